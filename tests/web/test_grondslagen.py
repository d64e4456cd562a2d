"""By which law trajecten are seen: a proposal until the privacy officer says that it was looked at."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein.toegang import VERLENINGEN, Doel
from sleutel.domein.velden import NIVEAUS, ROLLEN, Fase, Klasse
from sleutel.partijen.models import Account
from sleutel.partijen.queries import actor_for
from sleutel.trajecten.grondslagen import confirm
from sleutel.trajecten.models import Grondslag
from tests.web.lezen import tekst


def test_every_ground_is_a_proposal_until_it_is_confirmed(als, klok):
    klok(date(2026, 11, 23))
    client = als("privacy-officer")
    assert f"{Grondslag.objects.count()} gronden zijn nog niet getoetst." in tekst(
        client.get("/grondslagen")
    )
    grond = Grondslag.objects.get(regio="parkstad", doel="huisvesting")

    for _ in range(2):
        assert client.post("/grondslagen/bevestigen", {"grond": grond.pk}).url == "/grondslagen"

    wie = Account.objects.get(email__startswith="privacy-officer@").naam
    assert f"Op 23 november 2026, door {wie}" in tekst(
        als("functioneel-beheerder").get("/grondslagen")
    )
    assert Grondslag.objects.exclude(bevestigd_op=None).count() == 1


@pytest.mark.parametrize("grond", ["", "0", "onzin", "9" * 40])
def test_what_is_no_ground_confirms_nothing(grond, als):
    assert (
        als("privacy-officer").post("/grondslagen/bevestigen", {"grond": grond}).status_code == 302
    )
    assert not Grondslag.objects.exclude(bevestigd_op=None).exists()


def test_the_functioneel_beheerder_reads_and_does_not_confirm(als, cast):
    client = als("functioneel-beheerder")
    grond = Grondslag.objects.first()
    assert "Dit klopt" not in tekst(client.get("/grondslagen"))
    assert client.post("/grondslagen/bevestigen", {"grond": grond.pk}).status_code == 404
    actor = actor_for(Account.objects.get(email=cast["functioneel-beheerder"]), None)
    with pytest.raises(PermissionDenied):
        confirm(grond.pk, actor=actor, op=date(2026, 11, 23))


@pytest.mark.django_db
@pytest.mark.parametrize("doel", Doel)
def test_there_is_a_ground_for_just_the_kinds_of_data_that_are_seen_for_a_purpose(doel):
    gezien: set[Klasse] = set()
    for rij in (v for v in VERLENINGEN if v.doel == doel):
        for rol in rij.rollen:
            for fase in Fase:
                hoogstens = NIVEAUS[rij.niveau] | {Klasse.JUSTITIE}
                gezien |= ROLLEN[rol].klassen(fase) & hoogstens
    for grond in Grondslag.objects.filter(doel=doel):
        assert grond.grond
        assert bool(grond.bijzonder) == bool({Klasse.ZORG, Klasse.GEZONDHEID} & gezien), doel
        assert bool(grond.strafrechtelijk) == (Klasse.JUSTITIE in gezien), doel

"""The kandidaat lets a care party speak: recorded by the procesregisseur, beside who sees the traject."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein.toegang import Doel
from sleutel.inzage.models import Inzageregel
from sleutel.kandidaten.models import Toestemming
from sleutel.partijen.models import Account, Organisatie
from sleutel.partijen.queries import actor_for
from sleutel.trajecten.toestemmen import note_consent
from tests.web.lezen import tekst
from tests.web.rolbezetting import LOPEND


@pytest.fixture
def uuid(klok, dossier):
    klok(date(2026, 11, 23))
    return dossier("PS-1", LOPEND)


def keuze(wat="gegeven", **anders) -> dict[str, str]:
    organisaties = {o.naam: str(o.uuid) for o in Organisatie.objects.all()}
    return {
        "wat": wat,
        "zorgpartij": organisaties["LEVANTOgroep"],
        "aan": organisaties["Loket Housing Zuid-Limburg"],
        "doel": "procesregie",
        "op": "2026-09-10",
        **anders,
    }


def test_consent_is_given_and_taken_back_and_stands_on_the_page(als, uuid):
    client = als("procesregisseur")
    adres = f"/trajecten/{uuid}/toegang"
    assert "Er is nog geen toestemming vastgelegd." in tekst(client.get(adres))

    assert client.post(f"{adres}/toestemming", keuze()).url == adres
    rij = "LEVANTOgroep Loket Housing Zuid-Limburg Procesregie"
    assert f"{rij} Gegeven op 10 september 2026" in tekst(client.get(adres))

    weg = keuze("ingetrokken", op="2026-10-01")
    assert client.post(f"{adres}/toestemming", weg).url == adres
    assert f"{rij} Ingetrokken op 1 oktober 2026" in tekst(client.get(adres))
    assert Toestemming.objects.count() == 2


def test_twice_is_once_and_is_told(als, uuid):
    client = als("procesregisseur")
    adres = f"/trajecten/{uuid}/toegang/toestemming"
    client.post(adres, keuze())

    antwoord = client.post(adres, keuze())

    assert antwoord.status_code == 400
    assert "Deze toestemming staat er al" in tekst(antwoord)
    assert Toestemming.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"wat": ""}, "Kies wat de kandidaat zei."),
        ({"wat": "ingetrokken"}, "Er is geen toestemming om in te trekken"),
        ({"zorgpartij": ""}, "Kies de organisatie die iets mag vertellen."),
        ({"op": "2027-01-01"}, "Kies een dag tot en met vandaag"),
        ({"op": "gisteren"}, "Vul een datum in, bijvoorbeeld 31-12-2025."),
    ],
)
def test_what_misses_or_cannot_be_is_asked_again(anders, fout, als, uuid):
    antwoord = als("procesregisseur").post(
        f"/trajecten/{uuid}/toegang/toestemming", keuze(**anders)
    )

    assert antwoord.status_code == 400
    assert fout in tekst(antwoord)
    assert not Toestemming.objects.exists()


def test_a_care_party_speaks_to_another(als, uuid):
    adres = f"/trajecten/{uuid}/toegang/toestemming"
    zelf = keuze(aan=keuze()["zorgpartij"])
    buiten = keuze(zorgpartij=str(Organisatie.objects.get(naam="StandBy").uuid))

    assert "Kies een andere organisatie" in tekst(als("procesregisseur").post(adres, zelf))
    assert als("procesregisseur").post(adres, buiten).status_code == 400
    assert not Toestemming.objects.exists()


@pytest.mark.parametrize("wie", ["loket-financien", "aanmelder", "corporatie", "kandidaat"])
def test_for_others_the_page_does_not_exist_and_the_service_refuses(wie, als, cast, uuid):
    adres = f"/trajecten/{uuid}/toegang/toestemming"
    assert als(wie).get(adres).status_code == 404
    assert als(wie).post(adres, keuze()).status_code == 404

    partij = Organisatie.objects.get(naam="LEVANTOgroep").uuid
    with pytest.raises(PermissionDenied):
        note_consent(
            uuid,
            gegeven=True,
            zorgpartij=partij,
            aan=partij,
            doel=Doel.PROCESREGIE,
            actor=actor_for(Account.objects.get(email=cast[wie]), None),
            op=date(2026, 9, 10),
        )


def test_an_unknown_traject_has_no_such_page(als, cast):
    leeg = "/trajecten/00000000-0000-4000-8000-000000000000/toegang/toestemming"

    assert als("procesregisseur").get(leeg).status_code == 404


def test_who_opens_it_is_in_the_inzagelog(als, uuid):
    als("procesregisseur").get(f"/trajecten/{uuid}/toegang/toestemming")

    assert Inzageregel.objects.get().pagina == "toestemming"

"""Who looked at which traject: recorded once per look, never changed, told to who may know."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.inzage.models import Inzageregel
from sleutel.inzage.queries import (
    Zoekvraag,
    accounts_that_looked,
    looked_at,
    looks,
    organisations_that_looked,
)
from sleutel.inzage.services import record_inzage
from sleutel.partijen.actor import Actor
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.queries import as_actor
from sleutel.trajecten.models import Traject
from sleutel.trajecten.queries import numbers_of, with_number
from tests.web.rolbezetting import maak_cast, maak_dossier

VANDAAG = date(2026, 11, 23)


@pytest.fixture
def cast(db: None, klok) -> dict[str, Actor]:
    klok(VANDAAG)
    return {
        wie: as_actor(Lidmaatschap.objects.get(account__email=adres))
        for wie, adres in maak_cast().items()
        if wie != "buitenstaander"
    }


def traject(nummer: str) -> int:
    return Traject.objects.get(uuid=maak_dossier(nummer)).pk


def look(actor: Actor, *trajecten: int, pagina: str = "trajecten") -> None:
    record_inzage(actor=actor, op=VANDAAG, pagina=pagina, trajecten=trajecten)


def test_a_look_names_who_for_whom_in_which_role_at_what_and_for_what(cast):
    een = traject("PS-1")
    look(cast["procesregisseur"], een, pagina="traject")

    regel = Inzageregel.objects.get()
    actor = cast["procesregisseur"]
    assert (regel.account_id, regel.organisatie_id) == (actor.account_id, actor.organisatie_id)
    assert (regel.rol, regel.doel, regel.pagina) == ("procesregisseur", "procesregie", "traject")
    assert (regel.trajecten, regel.aantal) == ([een], 1)


def test_a_list_is_one_look_that_names_every_traject(cast):
    ids = [traject(f"PS-{n}") for n in range(3)]
    look(cast["procesregisseur"], *ids)

    assert Inzageregel.objects.get().trajecten == ids
    assert all(looked_at(een).count() == 1 for een in ids)


def test_a_list_costs_two_questions_however_long_it_is(cast):
    ids = [traject(f"PS-{n}") for n in range(12)]
    kosten = []
    for lijst in (ids[:2], ids):
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            look(cast["procesregisseur"], *lijst)
        kosten.append(len([v for v in vragen if "SAVEPOINT" not in v["sql"]]))
    assert kosten == [2, 2]


def test_the_looks_of_a_list_are_told_apart_by_the_doel_of_each_traject(cast):
    met, zonder = traject("PS-1"), traject("PS-2")
    Traject.objects.get(pk=zonder).toegang.update(tot=VANDAAG - timedelta(days=1))
    look(cast["procesregisseur"], met, zonder)

    assert {(r.doel, *r.trajecten) for r in Inzageregel.objects.all()} == {
        ("procesregie", met),
        ("", zonder),
    }


def test_who_is_shown_nobody_leaves_no_trace(cast):
    look(cast["procesregisseur"])
    assert not Inzageregel.objects.exists()


def test_refused_rows_show_persons_that_the_record_does_not_know(cast):
    record_inzage(
        actor=cast["procesregisseur"],
        op=VANDAAG,
        pagina="geweigerd",
        trajecten=[],
        zonder_traject=7,
    )
    regel = Inzageregel.objects.get()
    assert (regel.trajecten, regel.aantal) == ([], 7)


def test_the_log_holds_ids_and_codes_only(cast):
    """No column could hold the name of a person."""
    look(cast["procesregisseur"], traject("PS-MERK"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT l::text FROM inzagelog l")
        (tekst,) = cursor.fetchone()
    assert "MERK" not in tekst
    assert cast["procesregisseur"].account_naam not in tekst


def test_only_a_privacy_officer_reads_the_log(cast):
    look(cast["procesregisseur"], traject("PS-1"))
    leest = {wie for wie, actor in cast.items() if looks(actor, Zoekvraag()).exists()}
    assert leest == {"privacy-officer"}


def test_a_privacy_officer_reads_of_the_own_people_and_of_the_trajecten_of_the_own_loket(cast):
    een = traject("PS-1")
    look(cast["procesregisseur"], een)
    look(cast["aanmelder"], een)
    ander_loket = Organisatie.objects.create(
        code="ander-loket", naam="Ander loket", sorteernaam="ander loket", soort="loket"
    )
    van_aanmelder = replace(cast["aanmelder"], rol=Rol.PRIVACY_OFFICER)
    van_ander = replace(cast["privacy-officer"], organisatie_id=ander_loket.pk)

    assert [r.rol for r in looks(van_aanmelder, Zoekvraag())] == ["aanmelder"]
    assert looks(cast["privacy-officer"], Zoekvraag()).count() == 2
    assert not looks(van_ander, Zoekvraag()).exists()
    assert not accounts_that_looked(van_ander).exists()
    assert numbers_of([een], actor=van_ander) == with_number("PS-1", actor=van_ander) == {}
    assert numbers_of([een], actor=van_aanmelder) == {een: "PS-1"}


def test_only_who_looked_can_be_asked_for(cast):
    look(cast["aanmelder"], traject("PS-1"))
    fg = cast["privacy-officer"]
    assert [a.naam for a in accounts_that_looked(fg)] == ["Anouk Lemmens"]
    assert [o.naam for o in organisations_that_looked(fg)] == ["LEVANTOgroep"]


def test_looks_are_found_by_period_organisation_account_and_traject(cast):
    een, twee = traject("PS-1"), traject("PS-2")
    look(cast["procesregisseur"], een, twee)
    look(cast["aanmelder"], een)
    fg, vandaag_ = cast["privacy-officer"], Inzageregel.objects.first().vastgelegd_op.date()
    levanto = Organisatie.objects.get(pk=cast["aanmelder"].organisatie_id).uuid
    carla = Account.objects.get(pk=cast["procesregisseur"].account_id).uuid

    def gevonden(**vraag) -> list[str]:
        return [r.rol for r in looks(fg, Zoekvraag(**vraag))]

    assert gevonden() == ["aanmelder", "procesregisseur"]
    assert gevonden(organisatie=levanto) == ["aanmelder"]
    assert gevonden(account=carla) == ["procesregisseur"]
    assert gevonden(trajecten=(twee,)) == ["procesregisseur"]
    assert gevonden(van=vandaag_ + timedelta(days=2)) == []
    assert gevonden(tot=vandaag_ - timedelta(days=2)) == []
    assert len(gevonden(van=vandaag_ - timedelta(days=1), tot=vandaag_ + timedelta(days=1))) == 2


def test_a_day_ends_at_midnight_in_amsterdam(cast, eigenaar_regels):
    """23:30 UTC on the 22nd is half past midnight on the 23rd."""
    eigenaar_regels("2026-11-22 23:30+00", "2026-11-22 22:30+00")
    fg = cast["privacy-officer"]
    assert looks(fg, Zoekvraag(van=date(2026, 11, 23), tot=date(2026, 11, 23))).count() == 1
    assert looks(fg, Zoekvraag(tot=date(2026, 11, 22))).count() == 1


@pytest.fixture
def eigenaar_regels(cast):
    """Record looks at moments of our own choosing: the app leaves the moment to the database."""

    def leg_vast(*momenten: str) -> None:
        actor = cast["procesregisseur"]
        with connection.cursor() as cursor:
            for moment in momenten:
                cursor.execute(
                    "INSERT INTO inzagelog (vastgelegd_op, account_id, organisatie_id, rol, doel,"
                    " pagina, trajecten, aantal) VALUES (%s, %s, %s, 'procesregisseur', '', 'x',"
                    " '{}', 1)",
                    [moment, actor.account_id, actor.organisatie_id],
                )

    return leg_vast


def test_looked_at_tells_every_look_at_one_traject_and_no_other_the_latest_first(cast):
    een, twee = traject("PS-1"), traject("PS-2")
    look(cast["procesregisseur"], een, twee)
    look(cast["aanmelder"], een, pagina="traject")
    look(cast["procesregisseur"], twee)

    gezien = [(r.organisatie.naam, r.rol, r.doel, r.pagina) for r in looked_at(een)]
    assert gezien == [
        ("LEVANTOgroep", "aanmelder", "aanmelding", "traject"),
        ("Loket Housing Zuid-Limburg", "procesregisseur", "procesregie", "trajecten"),
    ]


def test_the_index_answers_who_looked_at_one_traject(cast):
    look(cast["procesregisseur"], traject("PS-1"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT * FROM inzagelog WHERE trajecten @> ARRAY[1::bigint]")
        plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert "inzagelog_traject" in plan
    assert vandaag() == VANDAAG

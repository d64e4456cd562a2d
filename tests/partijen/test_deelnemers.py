"""Organisations and convenanten: dated, logged, and apart where one is the legal home of the other."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import Bezwaar
from sleutel.partijen import deelnemers
from sleutel.partijen.actor import Actor
from sleutel.partijen.beheerlog import changes
from sleutel.partijen.deelnemers import Deelname
from sleutel.partijen.models import Convenant, Lidmaatschap, Organisatie
from sleutel.partijen.partijplannen import (
    plan_convenant,
    plan_einde,
    plan_naam,
    plan_organisatie,
)
from sleutel.partijen.queries import as_actor, memberships_of
from sleutel.partijen.services import make_demo_accounts
from sleutel.partijen.wijziging import MEANWHILE, Plan, Wijziging, preview, record
from tests.domein.register.hulp import goed_register
from tests.kast import Kast

VANDAAG = date(2026, 11, 23)
NIEUWJAAR = date(2027, 1, 1)
D = Deelname


@pytest.fixture
def beheerder(db, klok) -> Actor:
    klok(VANDAAG)
    make_demo_accounts()
    return lid_van("functioneel-beheerder")


def lid_van(wie: str) -> Actor:
    lid = Lidmaatschap.objects.select_related("account", "organisatie")
    return as_actor(lid.get(account__email=f"{wie}@demo.sleutel.invalid"))


def doe(plan: Plan, actor: Actor) -> list[Bezwaar]:
    """Look at what a plan does, and record that; why not, where it cannot be."""
    gezien = preview(plan, actor=actor)
    if not isinstance(gezien, Wijziging):
        return list(gezien)
    return list(record(plan, seen=gezien.gezien, toelichting="Besluit", actor=actor))


def voeg_toe(naam: str, actor: Actor, soort: str = "zorgpartij") -> list[Bezwaar]:
    return doe(partial(plan_organisatie, naam=naam, soort=soort), actor)


def hernoem(code: str, naam: str, actor: Actor) -> list[Bezwaar]:
    return doe(partial(plan_naam, code, naam=naam), actor)


def beeindig(code: str, tot: date | None, actor: Actor, op: date = VANDAAG) -> list[Bezwaar]:
    return doe(partial(plan_einde, code, tot=tot, actor=actor, op=op), actor)


def convenant(
    code: str, deelname: D, vanaf: date, actor: Actor, op: date = VANDAAG
) -> list[Bezwaar]:
    parkstad = {"regio": zl.PARKSTAD, "deelname": deelname, "vanaf": vanaf}
    return doe(partial(plan_convenant, code, **parkstad, op=op), actor)


def perioden(code: str, actor: Actor) -> list[tuple]:
    partij = deelnemers.find_deelnemer(code, actor=actor)
    return [(p.deelname, p.vanaf, p.tot) for p in partij.perioden]


def test_an_organisation_is_added_once_whatever_its_spelling(beheerder):
    assert voeg_toe("Moveoo", beheerder) == []
    [bezwaar] = voeg_toe("MO-VEOO", beheerder)

    assert bezwaar.veld == "naam"
    assert Organisatie.objects.get(code="moveoo").soort == "zorgpartij"
    assert (changes(beheerder)[0].was, changes(beheerder)[0].wordt) == ("", "Moveoo, zorgpartij")


def test_another_name_keeps_the_code_and_the_log_keeps_the_old_name(beheerder):
    oud = Organisatie.objects.get(code="weller")
    assert hernoem("weller", "Weller Wonen", beheerder) == []

    nieuw = Organisatie.objects.get(pk=oud.pk)
    assert (nieuw.code, nieuw.naam, nieuw.sorteernaam) == ("weller", "Weller Wonen", "weller wonen")
    assert (changes(beheerder)[0].was, changes(beheerder)[0].wordt) == ("Weller", "Weller Wonen")


@pytest.mark.parametrize("naam", ["Weller", "levanto groep"])
def test_a_name_that_is_its_own_or_of_another_is_refused(naam, beheerder):
    [bezwaar] = hernoem("weller", naam, beheerder)
    assert bezwaar.veld == "naam"


def test_a_register_that_keeps_the_old_name_finds_the_organisation_under_its_new_one(kast: Kast):
    make_demo_accounts()
    kast.neem_op(goed_register())
    corporatie = Organisatie.objects.filter(soort="corporatie", convenanten__isnull=False).first()
    assert hernoem(corporatie.code, "Heel andere naam", lid_van("functioneel-beheerder")) == []
    voor = Organisatie.objects.count()

    uitslag = kast.neem_op(goed_register())

    assert Organisatie.objects.count() == voor
    assert Organisatie.objects.get(pk=corporatie.pk).naam == "Heel andere naam"
    assert any("heet in Sleutel" in opmerking.reden for opmerking in uitslag.opmerkingen)


def test_from_its_end_on_nobody_works_for_an_organisation(beheerder, klok):
    corporatie = Lidmaatschap.objects.get(account__email="corporatie@demo.sleutel.invalid")
    assert beeindig("weller", NIEUWJAAR, beheerder) == []
    assert memberships_of(corporatie.account) != []

    klok(NIEUWJAAR)

    assert memberships_of(corporatie.account) == []
    assert beeindig("weller", None, beheerder, NIEUWJAAR) == []
    assert memberships_of(corporatie.account) != []


@pytest.mark.parametrize(
    ("code", "tot", "uitleg"),
    [
        ("loket-housing", NIEUWJAAR, "uw eigen loket"),
        ("weller", date(2026, 11, 22), "is geweest"),
        ("weller", None, "al zo vastgelegd"),
    ],
)
def test_an_end_that_cannot_be_is_refused(code, tot, uitleg, beheerder):
    [bezwaar] = beeindig(code, tot, beheerder)
    assert uitleg in bezwaar.uitleg


def test_a_convenant_holds_from_its_day_and_ends_what_held(beheerder):
    assert convenant("levantogroep", D.DEELNEMER, date(2024, 1, 1), beheerder) == []
    assert convenant("levantogroep", D.PARTNER, NIEUWJAAR, beheerder) == []

    assert perioden("levantogroep", beheerder) == [
        (D.DEELNEMER, date(2024, 1, 1), NIEUWJAAR),
        (D.PARTNER, NIEUWJAAR, None),
    ]
    regel = changes(beheerder)[0]
    assert regel.wat == "LEVANTOgroep in Parkstad, vanaf 1 januari 2027"
    assert (regel.was, regel.wordt) == (D.DEELNEMER.label, D.PARTNER.label)


def test_a_planned_convenant_can_be_replaced_and_one_can_stop(beheerder):
    convenant("levantogroep", D.DEELNEMER, date(2024, 1, 1), beheerder)
    convenant("levantogroep", D.PARTNER, date(2027, 6, 1), beheerder)
    assert convenant("levantogroep", D.NIET, NIEUWJAAR, beheerder) == []

    assert perioden("levantogroep", beheerder) == [(D.DEELNEMER, date(2024, 1, 1), NIEUWJAAR)]


def test_days_that_were_reported_are_closed_and_the_same_again_is_no_change(beheerder):
    convenant("levantogroep", D.DEELNEMER, date(2024, 1, 1), beheerder)

    [geweest] = convenant("levantogroep", D.PARTNER, date(2026, 11, 22), beheerder)
    [zelfde] = convenant("levantogroep", D.DEELNEMER, NIEUWJAAR, beheerder)

    assert (geweest.veld, zelfde.veld) == ("vanaf", "deelname")


def test_a_register_leaves_dates_that_were_set_in_sleutel_alone(kast: Kast):
    make_demo_accounts()
    actor = lid_van("functioneel-beheerder")
    register = goed_register()
    kast.neem_op(register)
    rij = Convenant.objects.filter(convenantpartner=True).select_related("organisatie").first()
    assert convenant(rij.organisatie.code, D.DEELNEMER, NIEUWJAAR, actor) == []
    voor = perioden(rij.organisatie.code, actor)

    kast.neem_op(register)

    assert perioden(rij.organisatie.code, actor) == voor
    assert [p[0] for p in voor] == [D.PARTNER, D.DEELNEMER]


@pytest.mark.parametrize("wie", ["procesregisseur", "aanmelder"])
def test_nobody_else_may_change_a_party(wie, beheerder):
    ander = lid_van(wie)
    for poging in (
        lambda: voeg_toe("Moveoo", ander),
        lambda: convenant("levantogroep", D.PARTNER, NIEUWJAAR, ander),
        lambda: deelnemers.deelnemers(ander),
        lambda: hernoem("weller", "X", ander),
        lambda: beeindig("weller", NIEUWJAAR, ander),
        lambda: record(
            partial(plan_naam, "weller", naam="X"), seen="", toelichting="", actor=ander
        ),
    ):
        with pytest.raises(PermissionDenied):
            poging()


def test_levantogroep_and_the_loket_that_it_is_the_legal_home_of_are_two(beheerder):
    loket = deelnemers.find_deelnemer("loket-housing", actor=beheerder)
    zorg = deelnemers.find_deelnemer("levantogroep", actor=beheerder)

    assert (loket.soort, zorg.soort) == ("loket", "zorgpartij")


def test_a_preview_writes_nothing(beheerder):
    voor = changes(beheerder).count()

    gezien = preview(partial(plan_naam, "weller", naam="Weller Wonen"), actor=beheerder)

    assert (gezien.was, gezien.wordt) == ("Weller", "Weller Wonen")
    assert Organisatie.objects.get(code="weller").naam == "Weller"
    assert changes(beheerder).count() == voor


def test_what_is_recorded_is_what_was_seen(beheerder):
    """Between looking and confirming a colleague gave another name: the first one looks again."""
    plan = partial(plan_naam, "weller", naam="Weller Wonen")
    gezien = preview(plan, actor=beheerder).gezien
    assert hernoem("weller", "Weller Groep", beheerder) == []

    confirmed = {"toelichting": "Fusie", "actor": beheerder}
    assert list(record(plan, seen=gezien, **confirmed)) == [MEANWHILE]
    assert list(record(plan, seen="", **confirmed)) == [MEANWHILE]
    assert Organisatie.objects.get(code="weller").naam == "Weller Groep"

    opnieuw = preview(plan, actor=beheerder)
    assert (opnieuw.was, list(record(plan, seen=opnieuw.gezien, **confirmed))) == (
        "Weller Groep",
        [],
    )


def test_what_was_planned_and_falls_away_is_told(beheerder):
    convenant("levantogroep", D.DEELNEMER, date(2024, 1, 1), beheerder)
    convenant("levantogroep", D.PARTNER, date(2027, 6, 1), beheerder)
    stop = {"regio": zl.PARKSTAD, "deelname": D.NIET, "vanaf": NIEUWJAAR}

    gezien = preview(partial(plan_convenant, "levantogroep", **stop, op=VANDAAG), actor=beheerder)

    assert gezien.waarschuwingen == (
        "Wat gepland stond vanaf 1 juni 2027 vervalt: convenantpartner: betaalt een vast bedrag per jaar.",
    )

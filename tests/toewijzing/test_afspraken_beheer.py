"""The agreements of a year as the functioneel beheerder sets them: known since now, and logged."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.keuzelijst import TariefSoort
from sleutel.financien.queries import tarieven_known_on
from sleutel.financien.tarieven import plan_tarief
from sleutel.partijen.actor import Actor
from sleutel.partijen.beheerlog import changes
from sleutel.partijen.services import make_demo_accounts
from sleutel.toewijzing.afspraken import plan_spreiding, plan_taakstelling
from sleutel.toewijzing.queries import spreiding_known_on, taakstellingen_known_on
from tests.partijen.test_deelnemers import doe, lid_van

VANDAAG, GISTEREN = date(2026, 11, 23), date(2026, 11, 22)
HIER = {"jaar": 2026, "regio": zl.PARKSTAD, "op": VANDAAG}


@pytest.fixture
def beheerder(db) -> Actor:
    make_demo_accounts()
    return lid_van("functioneel-beheerder")


def prijs(bedrag: str | None, actor: Actor, op: date = VANDAAG) -> list:
    plan = partial(
        plan_tarief,
        jaar=2026,
        regio=zl.MAASTRICHT,
        soort=TariefSoort.TRAJECTPRIJS,
        bedrag=bedrag and Decimal(bedrag),
        op=op,
    )
    return doe(plan, actor)


def bekende_prijs(op: date = VANDAAG) -> Decimal | None:
    return tarieven_known_on(op, regios=["maastricht"]).get(("maastricht", 2026, "trajectprijs"))


def test_a_price_is_known_since_now_and_the_log_says_what_it_was(beheerder):
    assert prijs("675", beheerder, GISTEREN) == []
    assert prijs("700.50", beheerder) == []

    assert (bekende_prijs(GISTEREN), bekende_prijs()) == (Decimal(675), Decimal("700.50"))
    regel = changes(beheerder)[0]
    assert regel.wat == "Trajectprijs 2026, Maastricht"
    assert (regel.was, regel.wordt) == ("€\N{NO-BREAK SPACE}675,00", "€\N{NO-BREAK SPACE}700,50")


def test_an_agreement_can_end_and_come_back(beheerder):
    prijs("675", beheerder)
    assert prijs(None, beheerder) == []
    assert bekende_prijs() is None

    assert prijs("675", beheerder) == []
    assert bekende_prijs() == Decimal(675)


def test_the_same_again_or_nothing_to_end_is_no_change(beheerder):
    prijs("675", beheerder)
    [zelfde] = prijs("675", beheerder)
    [leeg] = doe(partial(plan_spreiding, **HIER, gemeente="GM0917", maximum=None), beheerder)

    assert (zelfde.veld, leeg.veld) == ("bedrag", "maximum")


def test_a_change_is_never_known_before_what_it_replaces(beheerder):
    prijs("675", beheerder)

    [bezwaar] = prijs("700", beheerder, GISTEREN)

    assert "eerder bekend" in bezwaar.uitleg


def test_taakstelling_and_spreiding_are_read_by_the_figures(beheerder):
    taak = {"woonproces": None, "corporatie": "weller", "aantal": 20}
    doe(partial(plan_taakstelling, **HIER, **taak), beheerder)
    doe(partial(plan_spreiding, **HIER, gemeente="GM0917", maximum=74), beheerder)

    [taak] = taakstellingen_known_on(VANDAAG, jaar=2026, regios=["parkstad"])
    [maximum] = spreiding_known_on(VANDAAG, jaar=2026, regios=["parkstad"])
    assert (taak.corporatie, taak.woonproces, taak.aantal) == ("weller", None, 20)
    assert (maximum.gemeente, maximum.maximum) == ("GM0917", 74)
    assert taakstellingen_known_on(GISTEREN, jaar=2026, regios=["parkstad"]) == []
    assert [regel.wat for regel in changes(beheerder)[:2]] == [
        "Spreiding 2026, Heerlen",
        "Taakstelling 2026, Parkstad, Weller",
    ]


def test_nobody_else_may_set_a_price(beheerder):
    with pytest.raises(PermissionDenied):
        prijs("1", lid_van("loket-financien"))

"""Prices with both clocks; invoices and claims as pages read them."""

from datetime import date
from decimal import Decimal

from sleutel.financien.models import Declaratie, Factuur, Tarief
from tests.domein.register.hulp import HUUR, goed_register
from tests.kast import Kast, alleen_trajecten, inhoud, veranderd

LATER = date(2026, 12, 1)


def test_a_price_is_first_known_on_1_january_of_its_year_and_corrected_later(kast: Kast):
    kast.neem_op(goed_register())
    register = goed_register()
    register["tarieven"][0]["bedrag"] = "700"
    assert kast.neem_op(register, LATER).correcties == 1
    bekend = {
        dag: Tarief.objects.known_on(dag).values_list("bedrag", flat=True).get()
        for dag in (date(2021, 1, 1), LATER)
    }
    assert bekend == {date(2021, 1, 1): Decimal(675), LATER: Decimal(700)}
    assert not Tarief.objects.known_on(date(2020, 12, 31))


def test_a_price_written_otherwise_is_the_same_price(kast: Kast):
    kast.neem_op(goed_register())
    voor = inhoud()
    register = goed_register()
    register["tarieven"][0]["bedrag"] = "675.0"
    assert kast.neem_op(register, LATER).correcties == 0
    assert veranderd(voor) == {}


def test_a_price_with_parts_of_a_cent_never_keeps_being_corrected(kast: Kast):
    register = goed_register()
    register["tarieven"][0]["bedrag"] = "675.005"
    if kast.breng(register).ingevoerd:
        assert kast.neem_op(register, LATER).correcties == 0


def test_invoice_and_claim_follow_the_log(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    factuur, declaratie = Factuur.objects.get(), Declaratie.objects.get()
    assert (factuur.factuur_op, factuur.betaald_op) == (date(2021, 2, 2), date(2021, 3, 2))
    assert declaratie.gedeclareerd_op == date(2022, 4, 2)
    assert declaratie.uitbetaald_op == date(2022, 5, 2)
    leeg = {"factuur_op": "", "factuur_betaald_op": "", "begeleiding_uitbetaald_op": ""}
    kast.neem_op(alleen_trajecten(HUUR | leeg), LATER)
    assert not Factuur.objects.exists()
    assert Declaratie.objects.get().uitbetaald_op is None

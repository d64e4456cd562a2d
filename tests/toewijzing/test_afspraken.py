"""Taakstelling and spreiding: both clocks, and corrections like those of a traject."""

from datetime import date

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.toewijzing.models import Spreidingsafspraak, Taakstelling
from tests.domein.register.hulp import goed_register
from tests.kast import INLEESDAG, OUDEJAAR, Kast, inhoud, veranderd

LATER = date(2026, 12, 1)


@pytest.fixture
def afgesproken(kast: Kast) -> Kast:
    kast.neem_op(goed_register())
    return kast


def test_an_agreement_is_first_known_on_1_january_of_its_year(afgesproken: Kast):
    assert Taakstelling.objects.get().bekend_op == date(2021, 1, 1)
    assert Spreidingsafspraak.objects.get().bekend_op == date(2021, 1, 1)
    assert afgesproken.cijfers(peildatum=date(2020, 12, 31))["taakstelling"] is None
    assert afgesproken.cijfers(peildatum=date(2021, 1, 1))["taakstelling"] == 20


def test_an_agreement_for_a_later_year_is_known_from_the_day_of_import(kast: Kast):
    register = goed_register()
    register["taakstelling"][0]["jaar"] = "2030"
    kast.neem_op(register)
    assert Taakstelling.objects.get().bekend_op == INLEESDAG


def test_another_number_of_homes_is_a_correction(afgesproken: Kast):
    register = goed_register()
    register["taakstelling"][0]["aantal"] = "25"
    register["spreiding"][0]["maximum"] = "31"
    assert afgesproken.neem_op(register, LATER).correcties == 2
    for peildatum, homes, maximum in ((OUDEJAAR, 20, 30), (LATER, 25, 31)):
        cijfers = afgesproken.cijfers(peildatum=peildatum)
        assert cijfers["taakstelling"] == homes
        assert cijfers["taakstelling_per_corporatie"]["Weller"]["afgesproken"] == homes
        assert cijfers["spreiding_per_gemeente"]["Heerlen"]["maximum"] == maximum


def test_the_same_agreements_again_add_nothing(afgesproken: Kast):
    voor = inhoud()
    assert afgesproken.neem_op(goed_register(), LATER).correcties == 0
    assert veranderd(voor) == {}


def test_an_agreement_that_is_missing_from_a_later_file_stays(afgesproken: Kast):
    register = goed_register()
    del register["taakstelling"]
    register["spreiding"][0]["gemeente"] = "Kerkrade"
    afgesproken.neem_op(register, LATER)
    cijfers = afgesproken.cijfers(peildatum=LATER)
    assert cijfers["taakstelling"] == 20
    assert set(cijfers["spreiding_per_gemeente"]) == {"Heerlen", "Kerkrade"}


def test_a_correction_known_before_the_agreement_is_refused(afgesproken: Kast):
    register = goed_register()
    register["taakstelling"][0]["aantal"] = "25"
    voor = inhoud(behalve=())
    [melding] = [
        m
        for m in afgesproken.breng(register, date(2020, 6, 1)).afgewezen
        if m.tabel == "taakstelling"
    ]
    assert (melding.rij, melding.kolom, melding.waarde) == (2, "aantal", "25")
    assert veranderd(voor) == {}


def test_homes_for_all_woonprocessen_together_count_only_when_none_is_asked(kast: Kast):
    register = goed_register()
    register["taakstelling"][0]["woonproces"] = ""
    kast.neem_op(register)
    assert kast.cijfers()["taakstelling"] == 20
    assert kast.cijfers(woonproces=Woonproces.HOUSING)["taakstelling"] is None


def test_the_spreiding_is_of_all_woonprocessen_together(afgesproken: Kast):
    cijfers = afgesproken.cijfers(woonproces=Woonproces.HOUSING)
    assert cijfers["spreiding_per_gemeente"] is None


def test_a_register_without_the_column_gemeente_speaks_of_the_agreement_that_is_known(kast: Kast):
    register = goed_register()
    register["taakstelling"][0]["gemeente"] = "Heerlen"
    kast.neem_op(register)
    del register["taakstelling"][0]["gemeente"]
    register["taakstelling"][0]["aantal"] = "25"
    assert kast.neem_op(register, LATER).correcties == 1
    assert kast.cijfers(peildatum=LATER)["taakstelling"] == 25
    assert Taakstelling.objects.latest_links().get().gemeente == "GM0917"

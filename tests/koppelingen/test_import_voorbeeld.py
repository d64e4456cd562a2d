"""The example register through the whole of Sleutel: in, and out as the figures of the report of 2021."""

import json
from datetime import date

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.koppelingen.models import Invoer
from sleutel.trajecten.models import Gebeurtenis, Traject
from tests.kast import HERHAALD, OUDEJAAR, PARKSTAD, Kast, inhoud, lees_register, veranderd

VERWACHT = json.loads((PARKSTAD / "verwacht.json").read_text(encoding="utf-8"))


def test_every_row_of_the_example_is_taken_in(kast: Kast):
    uitslag = kast.neem_op(PARKSTAD)
    rijen = {naam: len(tabel) for naam, tabel in lees_register().items()}
    assert uitslag.aangenomen == rijen
    assert uitslag.aangenomen["trajecten"] == 538
    assert Traject.objects.count() == 538
    assert uitslag.nieuwe_gebeurtenissen == Gebeurtenis.objects.count() > 2000
    assert uitslag.correcties == 0


@pytest.mark.parametrize("woonproces", [Woonproces.HOUSING, Woonproces.HOUSING_PLUS])
def test_every_figure_of_the_report_of_2021_comes_out(parkstad: Kast, woonproces: Woonproces):
    verwacht = VERWACHT["cijfers"]["Parkstad"][woonproces.label]
    cijfers = parkstad.cijfers(woonproces=woonproces)
    assert {code: cijfers[code] for code in verwacht} == verwacht


def test_duurzaam_wonen_comes_out_by_year_of_closing(parkstad: Kast):
    verwacht = VERWACHT["duurzaamheid_naar_jaar_van_afsluiting"]
    assert parkstad.cijfers()["duurzaamheid_naar_jaar_van_afsluiting"] == verwacht


def test_53_housing_tenancies_started_in_2020(parkstad: Kast):
    assert parkstad.cijfers(2020, woonproces=Woonproces.HOUSING)["gestart_met_huren"] == 53


def test_four_quarters_make_the_year(parkstad: Kast):
    kwartalen = [parkstad.cijfers(kwartaal=kwartaal) for kwartaal in (1, 2, 3, 4)]
    jaar = parkstad.cijfers()
    for code in ("aanmeldingen", "intakes", "gestart_met_huren", "gefactureerd"):
        assert sum(cijfers[code] for cijfers in kwartalen) == jaar[code]


def test_the_same_register_a_second_time_adds_not_one_row(parkstad: Kast):
    voor = inhoud(behalve=HERHAALD)
    uitslag = parkstad.neem_op(PARKSTAD, date(2026, 12, 1))
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (0, 0)
    assert uitslag.aangenomen["trajecten"] == 538
    assert veranderd(voor) == {}


def test_each_import_is_remembered_with_who_did_it_and_what_came_of_it(parkstad: Kast):
    parkstad.neem_op(PARKSTAD, date(2026, 12, 1))
    eerste, tweede = Invoer.objects.order_by("id")
    assert eerste.nieuwe_gebeurtenissen == Gebeurtenis.objects.count()
    assert (tweede.nieuwe_gebeurtenissen, tweede.correcties, tweede.afgewezen) == (0, 0, 0)
    assert eerste.aangenomen == tweede.aangenomen
    assert eerste.bekend_op == date(2026, 11, 23)
    assert eerste.account_id == parkstad.actor.account_id


def test_a_register_of_today_was_already_known_on_its_own_dates(parkstad: Kast):
    assert not Gebeurtenis.objects.exclude(bekend_op__lte=date(2021, 12, 31)).filter(
        op__lte=OUDEJAAR
    )
    assert parkstad.cijfers(2021, peildatum=date(2020, 12, 31))["aanmeldingen"] == 0


def test_every_gebeurtenis_says_who_recorded_it_and_where_it_came_from(parkstad: Kast):
    actor = parkstad.actor
    assert list(
        Gebeurtenis.objects.values_list("bron", "account", "organisatie", "rol", "versie")
        .order_by()
        .distinct()
    ) == [("register", actor.account_id, actor.organisatie_id, "procesregisseur", 1)]

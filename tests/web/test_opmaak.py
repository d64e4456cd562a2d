"""Numbers, dates and money are written as ui.md says."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.web.templatetags import opmaak
from sleutel.web.woorden import KOPPEN, VELDEN


def test_a_date_is_written_out():
    assert opmaak.datum(date(2026, 3, 3)) == "3 maart 2026"
    assert [opmaak.datum(date(2026, maand, 1)).split()[1] for maand in (1, 8, 12)] == [
        "januari",
        "augustus",
        "december",
    ]


@pytest.mark.parametrize(
    ("euros", "tekst"),
    [
        (Decimal("5531.24"), "€ 5.531,24"),
        (0, "€ 0,00"),
        (675, "€ 675,00"),
        (Decimal("-3.5"), "€ −3,50"),
    ],
)
def test_an_amount_has_cents_and_a_point_by_the_thousand(euros, tekst):
    assert opmaak.bedrag(euros).replace("\N{NO-BREAK SPACE}", " ") == tekst


@pytest.mark.parametrize(
    ("getal", "tekst"), [(0, "0"), (999, "999"), (1234, "1.234"), (1234567, "1.234.567")]
)
def test_a_count_has_a_point_by_the_thousand(getal, tekst):
    assert opmaak.aantal(getal) == tekst


@pytest.mark.parametrize(
    ("getal", "tekst"),
    [
        (79.4, "79,4%"),
        (Fraction(147, 2), "73,5%"),
        (100.0, "100,0%"),
        (0.05, "0,1%"),
        (0.04, "0,0%"),
    ],
)
def test_a_percentage_has_one_decimal_and_half_goes_up(getal, tekst):
    assert opmaak.procent(getal) == tekst


def test_months_and_days_have_their_decimals():
    assert opmaak.maanden(3.87).replace("\N{NO-BREAK SPACE}", " ") == "3,87 maanden"
    assert opmaak.dagen(45.5).replace("\N{NO-BREAK SPACE}", " ") == "45,5 dagen"


@pytest.mark.parametrize(
    ("dagen", "tekst"),
    [
        (64, "2 maanden en 4 dagen"),
        (30, "1 maand"),
        (1, "1 dag"),
        (31, "1 maand en 1 dag"),
        (0, "0 dagen"),
    ],
)
def test_a_period_is_written_in_months_and_days(dagen, tekst):
    assert opmaak.periode(dagen) == tekst


@pytest.mark.parametrize(
    "filter_",
    [
        opmaak.datum,
        opmaak.aantal,
        opmaak.bedrag,
        opmaak.procent,
        opmaak.maanden,
        opmaak.dagen,
        opmaak.periode,
    ],
)
def test_what_is_not_known_says_so(filter_):
    assert filter_(None) == "niet bekend"


def test_every_gebeurtenis_and_everything_that_it_carries_has_a_name_for_people():
    assert set(KOPPEN) == set(Soort)
    assert set(VELDEN) == set().union(*(vorm.attributen for vorm in VORMEN.values()))

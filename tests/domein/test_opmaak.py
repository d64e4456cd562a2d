"""Numbers, dates and money as ui.md says."""

from datetime import date
from fractions import Fraction

import pytest

from sleutel.domein import opmaak


@pytest.mark.parametrize(
    ("geschreven", "verwacht"),
    [
        (opmaak.datum(date(2026, 3, 3)), "3 maart 2026"),
        (opmaak.datum(None), "niet bekend"),
        (opmaak.aantal(1234), "1.234"),
        (opmaak.aantal(-22), "−22"),
        (opmaak.aantal(None), "niet bekend"),
        (opmaak.bedrag(5531.24), "€\N{NO-BREAK SPACE}5.531,24"),
        (opmaak.procent(79.4), "79,4%"),
        (opmaak.procent(Fraction(1, 8) * 100), "12,5%"),
        (opmaak.maanden(3.87), "3,87\N{NO-BREAK SPACE}maanden"),
        (opmaak.dagen(Fraction(91, 2)), "45,5\N{NO-BREAK SPACE}dagen"),
        (opmaak.periode(64), "2 maanden en 4 dagen"),
        (opmaak.periode(31), "1 maand en 1 dag"),
        (opmaak.periode(0), "0 dagen"),
        (opmaak.opgesomd(["Weller", "Vincio Wonen", "ZOwonen"]), "Weller, Vincio Wonen en ZOwonen"),
        (opmaak.opgesomd(["Weller"]), "Weller"),
        (opmaak.opgesomd([]), ""),
    ],
)
def test_it_is_written_as_a_dutch_reader_expects(geschreven, verwacht):
    assert geschreven == verwacht


@pytest.mark.parametrize(
    ("getal", "verwacht"), [(2.5, "3"), (-2.5, "−3"), (0.4, "0"), (-0.4, "0"), (999.5, "1.000")]
)
def test_a_half_goes_up_away_from_zero_and_nothing_is_minus_zero(getal, verwacht):
    assert opmaak.schrijf(getal, 0) == verwacht

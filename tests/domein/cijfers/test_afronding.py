from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleutel.domein.cijfers.afronding import round_half_up, round_off, tekst


@pytest.mark.parametrize(
    ("waarde", "decimalen", "afgerond"),
    [
        ("2.5", 0, 3),
        ("3.5", 0, 4),
        ("73.95", 1, 74),
        ("0.125", 2, "0.13"),
        ("0.1249999", 2, "0.12"),
        ("-2.5", 0, -3),
    ],
)
def test_exactly_half_goes_up(waarde: str, decimalen: int, afgerond: str | int) -> None:
    assert round_half_up(Fraction(waarde), decimalen) == Fraction(afgerond)


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_rounding_is_that_of_a_cash_register(duizendsten: int, decimalen: int) -> None:
    verwacht = (Decimal(duizendsten) / 1000).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    assert round_half_up(Fraction(duizendsten, 1000), decimalen) == Fraction(verwacht)


def test_counts_stay_whole_and_fractions_get_their_decimals_at_every_depth() -> None:
    waarde = {"a": 3, "b": {"c": Fraction(2, 3), "d": None}, "e": Fraction(4)}
    afgerond = round_off(waarde, 1)
    assert afgerond == {"a": 3, "b": {"c": 0.7, "d": None}, "e": 4.0}
    assert [type(deel) for deel in afgerond.values()] == [int, dict, float]


def test_a_number_is_written_as_a_dutch_reader_expects() -> None:
    assert [tekst(30, 1), tekst(Fraction(1574, 20), 1), tekst(Fraction(28), 0)] == [
        "30",
        "78,7",
        "28",
    ]

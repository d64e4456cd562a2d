"""The choices of regions are dated data: who runs what, where and since when."""

from datetime import date

import pytest

from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.procesgang import Regels, find_regels

HOUSING = frozenset({Woonproces.HOUSING})
MET_PLUS = HOUSING | {Woonproces.HOUSING_PLUS}
VAALS, MAASTRICHT, EIJSDEN_MARGRATEN = "GM0981", "GM0935", "GM1903"
HEUVELLAND = [
    Regels(regio=Regio.HEUVELLAND, woonprocessen=HOUSING),
    Regels(regio=Regio.HEUVELLAND, gemeente=VAALS, woonprocessen=MET_PLUS),
    Regels(regio=Regio.HEUVELLAND, gemeente=EIJSDEN_MARGRATEN, woonprocessen=frozenset()),
]
PARKSTAD = [
    Regels(regio=Regio.PARKSTAD, geldig_tot=date(2024, 1, 1), woonprocessen=MET_PLUS),
    Regels(regio=Regio.PARKSTAD, geldig_van=date(2024, 1, 1)),
]


@pytest.mark.parametrize(
    ("gemeente", "woonprocessen"),
    [
        (VAALS, MET_PLUS),
        (EIJSDEN_MARGRATEN, frozenset()),
        ("GM1729", HOUSING),
        (None, HOUSING),
    ],
)
def test_a_gemeente_may_differ_from_its_region(
    gemeente: str | None, woonprocessen: frozenset[Woonproces]
) -> None:
    regels = find_regels([*HEUVELLAND, *PARKSTAD], Regio.HEUVELLAND, gemeente, date(2024, 5, 1))
    assert regels.woonprocessen == woonprocessen


@pytest.mark.parametrize(
    ("op", "justitieel"), [(date(2023, 12, 31), False), (date(2024, 1, 1), True)]
)
def test_a_choice_holds_from_its_own_day(op: date, *, justitieel: bool) -> None:
    regels = find_regels(PARKSTAD, Regio.PARKSTAD, None, op)
    assert (Woonproces.HOUSING_JUSTITIEEL in regels.woonprocessen) == justitieel


@pytest.mark.parametrize("records", [[], PARKSTAD[:1], [PARKSTAD[1], PARKSTAD[1]]])
def test_no_record_or_two_of_them_is_an_error(records: list[Regels]) -> None:
    with pytest.raises(LookupError, match="records of rules"):
        find_regels(records, Regio.PARKSTAD, None, date(2024, 5, 1))

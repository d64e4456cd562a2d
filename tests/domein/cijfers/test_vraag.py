"""Which regions a text names."""

import pytest

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.vraag import parse_regios
from sleutel.domein.keuzelijst import Regio


@pytest.mark.parametrize(
    ("tekst", "regios"),
    [
        ("parkstad", (zl.PARKSTAD,)),
        ("Maastricht en Heuvelland", (zl.MAASTRICHT, zl.HEUVELLAND)),
        ("Heuvelland, Maastricht", (zl.HEUVELLAND, zl.MAASTRICHT)),
        ("Parkstad, Maastricht EN Parkstad", (zl.PARKSTAD, zl.MAASTRICHT)),
        ("", ()),
        ("  ", ()),
        ("Zuid-Limburg", ()),
        ("heel Zuid Limburg", ()),
    ],
)
def test_a_text_names_one_region_or_more_or_all(tekst: str, regios: tuple[Regio, ...]) -> None:
    assert parse_regios(tekst, zl.ZUID_LIMBURG) == regios


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("Parkstad en Twente", "De regio Twente bestaat niet. Kies uit: Parkstad, "),
        ("Zuid-Limburg en Twente", "De regio Twente bestaat niet"),
        (" en ", "staat geen regio"),
    ],
)
def test_a_name_that_is_no_region_is_refused_by_name(tekst: str, reden: str) -> None:
    with pytest.raises(ValueError, match=reden):
        parse_regios(tekst, zl.ZUID_LIMBURG)

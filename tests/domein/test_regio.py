"""A region is a value: known by its code, called by its name."""

import copy
import pickle
from pathlib import Path

import pytest

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.vraag import parse_regios
from sleutel.domein.keuzelijst import Regio, find_by_label
from sleutel.domein.register import Naslag

from .register.hulp import HUUR, WORTEL, gemeenten, keur

GOOI = Regio("gooi-en-vechtstreek", "Gooi en Vechtstreek")
BEKEND = (*zl.ZUID_LIMBURG, GOOI)


def test_a_region_is_the_same_under_another_name() -> None:
    anders = Regio("parkstad", "Stadsregio Parkstad")
    assert anders == zl.PARKSTAD == "parkstad"
    assert {zl.PARKSTAD: 1}[anders] == 1
    assert anders.label != zl.PARKSTAD.label


@pytest.mark.parametrize("kopie", [copy.deepcopy(GOOI), pickle.loads(pickle.dumps(GOOI))])
def test_a_copy_keeps_its_name(kopie: Regio) -> None:
    assert (kopie.value, kopie.label) == ("gooi-en-vechtstreek", "Gooi en Vechtstreek")


@pytest.mark.parametrize(
    "tekst", ["gooi en vechtstreek", "Gooi-en-Vechtstreek", "GOOI EN VECHTSTREEK"]
)
def test_a_region_is_found_however_its_name_is_spelled(tekst: str) -> None:
    assert find_by_label(BEKEND, tekst) is GOOI


@pytest.mark.parametrize(
    ("tekst", "regios"),
    [
        ("Gooi en Vechtstreek", (GOOI,)),
        ("Parkstad en Gooi en Vechtstreek", (zl.PARKSTAD, GOOI)),
        ("Gooi en Vechtstreek, Parkstad & Heuvelland", (GOOI, zl.PARKSTAD, zl.HEUVELLAND)),
    ],
)
def test_a_name_with_en_in_it_is_one_region(tekst: str, regios: tuple[Regio, ...]) -> None:
    assert parse_regios(tekst, BEKEND) == regios


def test_half_of_a_name_is_no_region() -> None:
    with pytest.raises(ValueError, match=r"De regio Gooi bestaat niet\. .*, Gooi en Vechtstreek\."):
        parse_regios("Gooi en Parkstad", BEKEND)


def test_a_register_may_speak_of_a_region_as_soon_as_it_is_known(tmp_path: Path) -> None:
    register = {"trajecten": [HUUR | {"regio": "Gooi en Vechtstreek"}]}
    naslag = Naslag.van(gemeenten(), regios=BEKEND, redenen=())
    assert keur(tmp_path / "bekend", register, naslag).trajecten[0].regio is GOOI
    (melding,) = keur(tmp_path / "onbekend", register).afgewezen
    assert (melding.kolom, melding.waarde) == ("regio", "Gooi en Vechtstreek")
    assert melding.reden == (
        "Deze waarde staat niet op de lijst. "
        "Kies uit: Parkstad, Westelijke Mijnstreek, Maastricht, Heuvelland."
    )


def test_no_rule_reads_which_regions_zuid_limburg_has() -> None:
    """Only what a new record starts with, and made-up registers."""
    bron = WORTEL / "src" / "sleutel"
    lezers = {
        str(pad.relative_to(bron))
        for pad in bron.rglob("*.py")
        if "zuid_limburg" in pad.read_text(encoding="utf-8")
    }
    assert lezers == {
        "domein/register/verzonnen.py",
        "partijen/migrations/0002_naslag.py",
        "partijen/migrations/0007_regios.py",
    }

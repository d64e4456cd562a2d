"""`sleutel jaarverslag`: three files, one JSON object, and an exit code that others script on."""

from collections.abc import Callable

import pytest

from sleutel.rapportage.models import Jaarverslag


@pytest.fixture
def ingelezen(in_parkstad: None, sleutel: Callable) -> Callable:
    return sleutel


def test_jaarverslag_writes_the_three_files_and_says_which(ingelezen, tmp_path):
    map_ = tmp_path / "uit"
    opdracht = ("jaarverslag", "--jaar", "2021", "--regio", "Parkstad", "--uit", map_)
    afloop = ingelezen(*opdracht, "--json")
    assert afloop.code == 0
    namen = [f"jaarverslag-parkstad-2021.{vorm}" for vorm in ("html", "pdf", "xlsx")]
    assert afloop.json == {
        "verslag": str(Jaarverslag.objects.get().uuid),
        "jaar": 2021,
        "regio": "Parkstad",
        "peildatum": "2021-12-31",
        "klopt": True,
        "bestanden": [str(map_ / naam) for naam in namen],
    }
    toen = {naam: (map_ / naam).read_bytes() for naam in namen}
    assert toen["jaarverslag-parkstad-2021.pdf"].startswith(b"%PDF-")
    afloop = ingelezen(*opdracht)
    assert afloop.code == 0
    assert all(naam in afloop.uit for naam in namen)
    assert {naam: (map_ / naam).read_bytes() for naam in namen} == toen


@pytest.mark.parametrize(
    ("woorden", "reden"),
    [
        (("--jaar", "2031"), "niets bekend"),
        (("--jaar", "3021"), "geen jaar"),
        (("--jaar", "2021", "--regio", "Twente"), "bestaat niet"),
    ],
)
def test_jaarverslag_says_what_is_wrong_and_writes_nothing(sleutel, tmp_path, woorden, reden):
    afloop = sleutel("jaarverslag", *woorden, "--uit", tmp_path / "uit")
    assert afloop.code == 2
    assert reden in afloop.fout
    assert not (tmp_path / "uit").exists()


def test_jaarverslag_needs_a_folder_to_write_in(sleutel, tmp_path):
    (tmp_path / "uit").write_text("een bestand")
    afloop = sleutel("jaarverslag", "--jaar", "2021", "--uit", tmp_path / "uit")
    assert afloop.code == 2
    assert "geen map" in afloop.fout.replace("\n", " ")

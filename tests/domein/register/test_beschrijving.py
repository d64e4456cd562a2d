"""docs/register.md says what tabellen.py does."""

import re

import pytest

from sleutel.domein.keuzelijst import (
    Herkomst,
    Huurachterstand,
    OrganisatieSoort,
    Overlast,
    Resultaat,
    TariefSoort,
    Toeleiding,
    Uitspraak,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.register.tabellen import TABELLEN

from .hulp import WORTEL

TEKST = (WORTEL / "docs" / "register.md").read_text(encoding="utf-8")
LIJSTEN = [
    Herkomst,
    Huurachterstand,
    OrganisatieSoort,
    Overlast,
    Resultaat,
    TariefSoort,
    Toeleiding,
    Uitspraak,
    Woonproces,
    Woonsituatie,
]


def cel_van(tabel: str) -> str:
    if tabel == "trajecten":
        deel = TEKST.split("### `trajecten`")[1].split("###")[0]
        return "; ".join(re.findall(r"^\| (\S[^|]*) \|", deel, flags=re.MULTILINE))
    gevonden = re.search(rf"^\| `{tabel}` \| ([^|]*) \|", TEKST, flags=re.MULTILINE)
    assert gevonden, tabel
    return gevonden.group(1)


@pytest.mark.parametrize("tabel", TABELLEN)
def test_the_page_names_every_column_and_which_are_required(tabel: str) -> None:
    vorm = TABELLEN[tabel]
    cel = re.sub(r"\([^)]*\)", "", cel_van(tabel))
    woorden = re.findall(r"\*{0,2}[a-z_]+\*{0,2}", cel)
    assert [kolom for kolom in vorm.kolommen if f"**{kolom}**" in woorden] == [
        kolom for kolom in vorm.kolommen if kolom in vorm.verplicht
    ]
    assert set(vorm.kolommen) <= {woord.strip("*") for woord in woorden}


@pytest.mark.parametrize("lijst", LIJSTEN, ids=lambda lijst: lijst.__name__)
def test_the_page_names_every_value_of_a_closed_list_in_its_order(lijst: type) -> None:
    labels = [lid.label for lid in lijst]
    assert ", ".join(labels) in TEKST

"""The figures of the yearly report of 2021, out of the register that it was made from."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import CODES, Uitkomst, Vraag, compute
from sleutel.domein.keuzelijst import Woonproces

VERWACHT = json.loads(
    (Path(__file__).parents[3] / "voorbeelden" / "parkstad-2021" / "verwacht.json").read_text(
        encoding="utf-8"
    )
)
OUDEJAARSDAG = date(2021, 12, 31)


def _bereken(voorbeeld: Any, woonproces: Woonproces | None, jaar: int = 2021) -> Uitkomst:
    vraag = Vraag(jaar, None, (zl.PARKSTAD,), woonproces, OUDEJAARSDAG)
    return compute(vraag, voorbeeld.gegevens(OUDEJAARSDAG))


@pytest.mark.parametrize("woonproces", [Woonproces.HOUSING, Woonproces.HOUSING_PLUS])
def test_every_figure_of_the_report_comes_out_to_the_last_decimal(
    voorbeeld: Any, woonproces: Woonproces
) -> None:
    verwacht = VERWACHT["cijfers"]["Parkstad"][woonproces.label]
    cijfers = _bereken(voorbeeld, woonproces).afgerond()
    assert {code: cijfers[code] for code in verwacht} == verwacht
    assert set(cijfers) == set(CODES)


@pytest.mark.parametrize("woonproces", [Woonproces.HOUSING, None])
def test_duurzaam_wonen_comes_out_by_year_of_closing(
    voorbeeld: Any, woonproces: Woonproces | None
) -> None:
    verwacht = VERWACHT["duurzaamheid_naar_jaar_van_afsluiting"]
    cijfers = _bereken(voorbeeld, woonproces).afgerond()
    assert cijfers["duurzaamheid_naar_jaar_van_afsluiting"] == verwacht
    assert cijfers["percentage_duurzaam_wonen"] == {
        jaar: inhoud["percentage_duurzaam_wonen"] for jaar, inhoud in verwacht.items()
    }


def test_53_housing_tenancies_started_in_2020(voorbeeld: Any) -> None:
    assert _bereken(voorbeeld, Woonproces.HOUSING, 2020).waarden["gestart_met_huren"] == 53


@pytest.mark.parametrize("woonproces", [None, *Woonproces])
def test_every_closing_check_holds_on_the_register(
    voorbeeld: Any, woonproces: Woonproces | None
) -> None:
    controles = _bereken(voorbeeld, woonproces).controles
    assert len(controles) > 20
    assert [controle for controle in controles if not controle.klopt] == []


def test_the_taakstelling_is_that_of_the_report_and_zero_is_shown(voorbeeld: Any) -> None:
    cijfers = _bereken(voorbeeld, Woonproces.HOUSING_PLUS).afgerond()
    per_corporatie = cijfers["taakstelling_per_corporatie"]
    assert cijfers["taakstelling"] == 36
    assert isinstance(per_corporatie, dict)
    assert per_corporatie["ZOwonen"] == {"afgesproken": 0, "gestart": 1}


def test_the_quarters_of_the_report_year_add_up(voorbeeld: Any) -> None:
    def gestart(kwartaal: int | None) -> Any:
        vraag = Vraag(2021, kwartaal, (), None, OUDEJAARSDAG)
        return compute(vraag, voorbeeld.gegevens(OUDEJAARSDAG)).waarden["gestart_met_huren"]

    assert sum(gestart(kwartaal) for kwartaal in (1, 2, 3, 4)) == gestart(None) == 112

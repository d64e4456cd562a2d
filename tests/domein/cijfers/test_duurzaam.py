"""Duurzaam wonen in its two versions."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from sleutel.domein.cijfers import Gegevens, Uitkomst, Vraag, compute
from sleutel.domein.cijfers.duurzaam import vijf_jaar_na

GOED = {"woonsituatie": "woonachtig", "overlast": "geen_of_minimaal", "huurachterstand": "geen"}


def _bereken(jaar: int, *standen: Any) -> Uitkomst:
    return compute(Vraag(jaar, None, (), None, date(jaar, 12, 31)), Gegevens(standen))


@pytest.fixture
def gesloten(maak_stand: Any) -> Any:
    """`gesloten(1, "2019-03-01", ("2021-05-01", {"overlast": "structureel"}))`: else all good."""

    def maak(nummer: int, op: str, *metingen: tuple[str, dict[str, str]], goed: bool = True) -> Any:
        return maak_stand(
            nummer,
            metingen=[(dag, GOED | anders) for dag, anders in metingen],
            start_huren="2015-01-01",
            afgesloten=(op, {"resultaat": "positief" if goed else "negatief"}),
        )

    return maak


def test_version_2021_is_the_mean_of_two_shares_over_the_known_answers(gesloten: Any) -> None:
    uitkomst = _bereken(
        2021,
        gesloten(1, "2020-01-01", ("2021-05-01", {})),
        gesloten(2, "2020-02-01", ("2021-05-01", {"overlast": "structureel"})),
        gesloten(
            3, "2020-03-01", ("2021-05-01", {"overlast": "onbekend", "huurachterstand": "opgelost"})
        ),
        gesloten(4, "2020-03-01"),
        gesloten(5, "2021-03-01", ("2021-05-01", {})),
        gesloten(6, "2020-03-01", ("2021-05-01", {}), goed=False),
    )
    assert uitkomst.waarden["duurzaamheid_naar_jaar_van_afsluiting"] == {
        "2020": {
            "positief_afgesloten": 3,
            "woonsituatie": {"woonachtig": 3},
            "overlast": {"geen of minimaal": 1, "structureel": 1, "onbekend": 1},
            "huurachterstand": {"geen": 2, "opgelost": 1},
            "percentage_geen_overlast": 50,
            "percentage_geen_huurachterstand": Fraction(200, 3),
            "percentage_duurzaam_wonen": Fraction(175, 3),
        }
    }
    assert uitkomst.waarden["percentage_duurzaam_wonen"] == {"2020": Fraction(175, 3)}
    assert uitkomst.waarden["duurzaam_wonen_vijf_jaar"] is None
    assert uitkomst.achter("duurzaam_wonen_vijf_jaar") == ()
    assert uitkomst.achter("percentage_duurzaam_wonen", "2020") == (1, 2, 3)
    assert len(uitkomst.bewijs("percentage_duurzaam_wonen").gebeurtenissen) == 6


def test_the_latest_measurement_counts_and_of_one_day_the_last_recorded(gesloten: Any) -> None:
    slecht = {"overlast": "structureel"}
    stand = gesloten(1, "2020-01-01", ("2021-06-01", {}), ("2021-05-01", slecht))
    assert _bereken(2021, stand).waarden["percentage_duurzaam_wonen"] == {"2020": 100}
    stand = gesloten(1, "2020-01-01", ("2021-06-01", {}), ("2021-06-01", slecht))
    assert _bereken(2021, stand).waarden["percentage_duurzaam_wonen"] == {"2020": 50}


def test_without_any_known_answer_there_is_no_percentage(gesloten: Any) -> None:
    stand = gesloten(1, "2020-01-01", ("2021-06-01", {"overlast": "onbekend"}))
    uitkomst = _bereken(2021, stand)
    assert uitkomst.waarden["percentage_duurzaam_wonen"] == {"2020": None}
    assert all(controle.klopt for controle in uitkomst.controles)


def test_version_2024_counts_persons_over_the_whole_of_five_years(gesloten: Any) -> None:
    uitkomst = _bereken(
        2024,
        gesloten(1, "2019-12-31", ("2024-05-01", {})),
        gesloten(2, "2019-01-01", ("2020-05-01", {"overlast": "structureel"}), ("2023-05-01", {})),
        gesloten(3, "2019-01-01", ("2020-05-01", {"overlast": "onbekend"}), ("2023-05-01", {})),
        gesloten(4, "2019-01-01", ("2020-05-01", {}), ("2023-05-01", {"overlast": "onbekend"})),
        gesloten(5, "2019-01-01"),
        gesloten(6, "2019-01-01", ("2023-05-01", {"woonsituatie": "verhuisd_op_eigen_initiatief"})),
        gesloten(7, "2019-01-01", ("2023-05-01", {"woonsituatie": "initiatief_corporatie"})),
        gesloten(8, "2020-01-01", ("2023-05-01", {})),
        gesloten(9, "2018-01-01", ("2024-05-01", {"huurachterstand": "problematisch"})),
        gesloten(10, "2018-01-01", ("2022-05-01", {}), ("2024-05-01", {"overlast": "structureel"})),
    )
    assert uitkomst.waarden["duurzaam_wonen_vijf_jaar"] == {
        "afgesloten": 9,
        "bekend": 6,
        "duurzaam": 3,
        "percentage": 50,
        "onbekend": 2,
    }
    assert uitkomst.achter("duurzaam_wonen_vijf_jaar", "duurzaam") == (1, 3, 10)
    assert uitkomst.achter("duurzaam_wonen_vijf_jaar", "onbekend") == (4, 5)
    assert uitkomst.waarden["percentage_duurzaam_wonen"] == 50
    assert uitkomst.achter("percentage_duurzaam_wonen") == (1, 2, 3, 7, 9, 10)
    assert all(controle.klopt for controle in uitkomst.controles)


def test_version_2024_shows_the_years_of_closing_without_the_old_percentage(gesloten: Any) -> None:
    uitkomst = _bereken(2024, gesloten(1, "2023-01-01", ("2024-05-01", {})))
    jaren = uitkomst.afgerond()["duurzaamheid_naar_jaar_van_afsluiting"]
    assert isinstance(jaren, dict)
    assert jaren["2023"] == {
        "positief_afgesloten": 1,
        "woonsituatie": {"woonachtig": 1},
        "overlast": {"geen of minimaal": 1},
        "huurachterstand": {"geen": 1},
        "percentage_geen_overlast": 100.0,
        "percentage_geen_huurachterstand": 100.0,
        "percentage_duurzaam_wonen": None,
    }
    assert uitkomst.waarden["percentage_duurzaam_wonen"] is None


def test_five_years_after_a_leap_day_is_the_28th() -> None:
    assert vijf_jaar_na(date(2020, 2, 29)) == date(2025, 2, 28)
    assert vijf_jaar_na(date(2019, 12, 31)) == date(2024, 12, 31)

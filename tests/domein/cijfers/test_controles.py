"""Every closing check can fail: each is shown a fault that only it has to find."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from sleutel.domein.cijfers import (
    CIJFERS,
    Controle,
    Gegevens,
    Klacht,
    Spreiding,
    Taakstelling,
    Vraag,
    compute,
    definitie,
)
from sleutel.domein.cijfers.emmers import Emmers

POSITIEF = {"resultaat": "positief"}
GOED = {"woonsituatie": "woonachtig", "overlast": "geen_of_minimaal", "huurachterstand": "geen"}


@pytest.fixture
def bekend(maak_stand: Any) -> Gegevens:
    """Small, sound, and with something in every figure."""
    start = {"corporatie": "weller", "gemeente": "heerlen", "woonplaats": "heerlen"}
    return Gegevens(
        [
            maak_stand(
                1,
                op_wachtlijst="2024-01-01",
                start_huren=("2024-02-01", start),
                gefactureerd="2024-02-01",
                factuur_betaald="2024-03-01",
            ),
            maak_stand(2, start_huren="2024-02-01", afgesloten=("2024-05-01", POSITIEF)),
            maak_stand(
                3,
                metingen=[("2023-05-01", GOED)],
                start_huren="2018-02-01",
                afgesloten=("2019-05-01", POSITIEF),
            ),
            maak_stand(4, aangemeld="2024-05-01", afgevallen="2024-05-02"),
        ],
        [Taakstelling("parkstad", 2024, "housing", "weller", 3)],
        [Spreiding("parkstad", 2024, "heerlen", 3)],
        [Klacht(1, "parkstad", date(2024, 5, 1))],
    )


def _controles(bekend: Gegevens, jaar: int = 2024, **bedorven: Any) -> dict[str, Controle]:
    """All checks of a year, over figures of which some are replaced."""
    vraag = Vraag(jaar, None, (), None, date(jaar, 12, 31))
    waarden = compute(vraag, bekend).waarden | bedorven
    geldig = [cijfer for cijfer in CIJFERS if cijfer.geldt(jaar)]
    emmers = Emmers(vraag, bekend)
    uitslagen = [toets(waarden, emmers) for cijfer in geldig for toets in cijfer.controles]
    return {uitslag.code: uitslag for uitslag in uitslagen if uitslag is not None}


def _fout(controles: dict[str, Controle]) -> set[str]:
    return {code for code, controle in controles.items() if not controle.klopt}


@pytest.mark.parametrize("jaar", [2021, 2024])
def test_a_sound_register_fails_no_check_and_no_two_checks_share_a_code(
    bekend: Gegevens, jaar: int
) -> None:
    assert _fout(_controles(bekend, jaar)) == set()
    uitkomst = compute(Vraag(jaar, None, (), None, date(jaar, 12, 31)), bekend)
    codes = [controle.code for controle in uitkomst.controles]
    assert len(codes) == len(set(codes))


SPLITSINGEN = [
    cijfer.code
    for cijfer in CIJFERS
    if cijfer.van and cijfer.code != "gemiddelde_wachttijd_maanden_per_corporatie"
]


@pytest.mark.parametrize("code", SPLITSINGEN)
def test_a_part_too_many_is_found(bekend: Gegevens, code: str) -> None:
    veld = definitie(code, 2024).veld
    bedorven = {"verzonnen": {veld: 1234, "gestart": 0} if veld else 1234}
    controles = _controles(bekend, **{code: bedorven})
    assert _fout(controles) == {f"{code}_telt_op"}
    assert "maken samen 1.234." in controles[f"{code}_telt_op"].uitleg


@pytest.mark.parametrize("code", SPLITSINGEN)
def test_a_total_without_its_parts_is_found(bekend: Gegevens, code: str) -> None:
    totaal = definitie(code, 2024).van[0]
    assert f"{code}_telt_op" in _fout(_controles(bekend, **{totaal: 7, code: {}}))


@pytest.mark.parametrize(
    ("code", "bedorven"),
    [
        (
            "taakstelling_per_corporatie_past_in_totaal",
            {"taakstelling_per_corporatie": {"weller": {"afgesproken": 3, "gestart": 9}}},
        ),
        (
            "spreiding_per_gemeente_past_in_totaal",
            {"spreiding_per_gemeente": {"heerlen": {"maximum": 3, "gestart": 9}}},
        ),
        ("facturen_betaald_past_in_totaal", {"facturen_betaald": 2}),
        ("wonend_klopt", {"wonend": 2}),
        ("gemiddelde_wachttijd_past_bij_delen", {"gemiddelde_wachttijd_maanden": Fraction(9)}),
        ("gemiddelde_wachttijd_past_bij_delen", {"gemiddelde_wachttijd_maanden": None}),
        (
            "verkorte_toeleiding_past_in_totaal",
            {
                "verkorte_toeleiding": {
                    "aangemeld": 0,
                    "bemiddeld_verkort": 2,
                    "bemiddeld_regulier": 1,
                    "afgewezen": 0,
                    "gemiddelde_wachttijd_dagen": None,
                }
            },
        ),
        (
            "duurzaamheid_telt_op",
            {
                "duurzaamheid_naar_jaar_van_afsluiting": {
                    "2019": {
                        "positief_afgesloten": 2,
                        "woonsituatie": {"woonachtig": 2},
                        "overlast": {"onbekend": 1},
                        "huurachterstand": {"geen": 2},
                    }
                }
            },
        ),
        (
            "duurzaam_wonen_vijf_jaar_telt_op",
            {
                "duurzaam_wonen_vijf_jaar": {
                    "afgesloten": 3,
                    "bekend": 1,
                    "duurzaam": 1,
                    "percentage": Fraction(100),
                    "onbekend": 1,
                }
            },
        ),
        (
            "duurzaam_wonen_vijf_jaar_telt_op",
            {
                "duurzaam_wonen_vijf_jaar": {
                    "afgesloten": 1,
                    "bekend": 1,
                    "duurzaam": 2,
                    "percentage": Fraction(200),
                    "onbekend": 0,
                }
            },
        ),
    ],
)
def test_a_figure_that_does_not_fit_another_is_found(
    bekend: Gegevens, code: str, bedorven: dict[str, Any]
) -> None:
    assert _fout(_controles(bekend, **bedorven)) == {code}


@pytest.mark.parametrize("percentage", [{"2019": Fraction(99)}, {}])
def test_a_percentage_that_is_not_the_mean_of_its_two_shares_is_found(
    bekend: Gegevens, percentage: dict[str, Any]
) -> None:
    meting = Gegevens([bekend.standen[2]])
    assert _fout(_controles(meting, 2023, percentage_duurzaam_wonen=percentage)) == {
        "percentage_is_gemiddelde_van_twee"
    }


@pytest.mark.parametrize(
    ("code", "eerst", "dan"),
    [
        ("afgevallen_niet_voor_aanmelding", "aangemeld", "afgevallen"),
        ("intake_niet_voor_aanmelding", "aangemeld", "intake_gehouden"),
        ("negatief_na_intake_niet_voor_intake", "intake_gehouden", "negatief_na_intake"),
        ("wachtlijst_niet_voor_aanmelding", "aangemeld", "op_wachtlijst"),
        ("wachtlijst_niet_voor_intake", "intake_gehouden", "op_wachtlijst"),
        ("beeindigd_niet_voor_wachtlijst", "op_wachtlijst", "beeindigd_voor_huren"),
        ("start_huren_niet_voor_aanmelding", "aangemeld", "start_huren"),
        ("start_huren_niet_voor_wachtlijst", "op_wachtlijst", "start_huren"),
        ("afsluiting_niet_voor_start_huren", "start_huren", "afgesloten"),
        ("betaling_niet_voor_factuur", "gefactureerd", "factuur_betaald"),
        ("declaratie_niet_voor_start_huren", "start_huren", "begeleiding_gedeclareerd"),
        (
            "uitbetaling_niet_voor_declaratie",
            "begeleiding_gedeclareerd",
            "begeleiding_uitbetaald",
        ),
    ],
)
def test_dates_in_an_impossible_order_are_found(
    maak_stand: Any, code: str, eerst: str, dan: str
) -> None:
    def met_dagen(eerste: str, tweede: str) -> Gegevens:
        gegevens = {"afgesloten": POSITIEF}
        feiten = {
            eerst: (eerste, gegevens.get(eerst, {})),
            dan: (tweede, gegevens.get(dan, {})),
        }
        return Gegevens([maak_stand(1, **feiten)])

    assert _controles(met_dagen("2024-05-02", "2024-05-02"))[code].klopt
    controle = _controles(met_dagen("2024-05-02", "2024-05-01"))[code]
    assert not controle.klopt
    assert controle.uitleg.startswith("Bij 1 van de 1 trajecten")


def test_a_close_without_a_start_of_rent_is_found(maak_stand: Any) -> None:
    gegevens = Gegevens([maak_stand(1, afgesloten=("2024-05-01", POSITIEF))])
    assert _fout(_controles(gegevens)) == {"wonend_klopt"}


def test_a_close_without_a_result_is_found(maak_stand: Any) -> None:
    gegevens = Gegevens([maak_stand(1, start_huren="2024-01-01", afgesloten="2024-05-01")])
    assert _fout(_controles(gegevens)) == {"afgesloten_naar_reden_telt_op"}

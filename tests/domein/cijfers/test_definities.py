"""What each figure counts, on standen small enough to count by hand."""

from datetime import date
from typing import Any

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import (
    CIJFERS,
    CODES,
    Gegevens,
    Klacht,
    Spreiding,
    Taakstelling,
    Uitkomst,
    Vraag,
    compute,
    definitie,
)
from sleutel.domein.instellingen import Doel
from sleutel.domein.keuzelijst import Woonproces


def _bereken(gegevens: Gegevens, **vraag: Any) -> Uitkomst:
    velden = {
        "jaar": 2021,
        "kwartaal": None,
        "regios": (),
        "woonproces": None,
        "peildatum": date(2021, 12, 31),
    }
    return compute(Vraag(**(velden | vraag)), gegevens)


def test_a_record_without_anything_gives_zero_empty_or_null_for_every_code() -> None:
    cijfers = _bereken(Gegevens([])).afgerond()
    assert set(cijfers) == set(CODES)
    assert {waarde for waarde in cijfers.values() if not isinstance(waarde, dict)} == {0, None}
    assert cijfers["start_huren_per_corporatie"] == {}
    assert cijfers["gemiddelde_wachttijd_maanden"] is None
    assert cijfers["taakstelling"] is None
    assert cijfers["taakstelling_per_corporatie"] == {}
    assert cijfers["verkorte_toeleiding"] == {
        "aangemeld": 0,
        "bemiddeld_verkort": 0,
        "bemiddeld_regulier": 0,
        "afgewezen": 0,
        "gemiddelde_wachttijd_dagen": None,
    }


def test_a_date_counts_on_the_first_and_the_last_day_of_the_period(maak_stand: Any) -> None:
    dagen = ["2020-12-31", "2021-01-01", "2021-03-31", "2021-04-01", "2021-12-31", "2022-01-01"]
    gegevens = Gegevens([maak_stand(n, intake_gehouden=dag) for n, dag in enumerate(dagen)])
    assert _bereken(gegevens).waarden["intakes"] == 4
    assert _bereken(gegevens, kwartaal=1).achter("intakes") == (1, 2)
    assert _bereken(gegevens, kwartaal=4).achter("intakes") == (4,)


def test_a_quarter_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="Kwartaal 5 bestaat niet"):
        Vraag(2021, 5, (), None, date(2021, 12, 31))


def test_a_traject_belongs_to_the_woonproces_of_its_aanmelding_and_needs_one(
    maak_stand: Any,
) -> None:
    plus = maak_stand(
        1, aangemeld=("2021-01-01", {"woonproces": "housing_plus"}), intake_gehouden="2021-02-01"
    )
    zonder = maak_stand(2, intake_gehouden="2021-02-01")
    del zonder.feiten["aangemeld"]
    gegevens = Gegevens([plus, zonder])
    assert _bereken(gegevens).achter("intakes") == (1,)
    assert _bereken(gegevens, woonproces=Woonproces.HOUSING_PLUS).waarden["intakes"] == 1
    assert _bereken(gegevens, woonproces=Woonproces.HOUSING).waarden["intakes"] == 0


def test_two_regions_can_be_reported_together(maak_stand: Any) -> None:
    gegevens = Gegevens(
        [
            maak_stand(n, regio=regio, intake_gehouden="2021-02-01")
            for n, regio in enumerate(["maastricht", "heuvelland", "parkstad"])
        ]
    )
    samen = _bereken(gegevens, regios=(zl.MAASTRICHT, zl.HEUVELLAND))
    assert samen.achter("intakes") == (0, 1)


def test_the_kind_of_aanmelder_is_asked_for_the_day_of_the_aanmelding(maak_stand: Any) -> None:
    def soort(slug: str, regio: str, op: date) -> str:
        return "convenantpartner" if op.month > 6 else "deelnemer"

    gegevens = Gegevens(
        [
            maak_stand(1, aangemeld=("2021-06-30", {"aanmelder": "radar"})),
            maak_stand(2, aangemeld=("2021-07-01", {"aanmelder": "radar"})),
            maak_stand(3, aangemeld=("2021-07-01", {})),
        ],
        soort_aanmelder=soort,
        namen={"radar": "Radar"},
    )
    uitkomst = _bereken(gegevens)
    assert uitkomst.waarden["aanmeldingen_per_soort_aanmelder"] == {
        "convenantpartner": 1,
        "deelnemer": 1,
        "onbekend": 1,
    }
    assert uitkomst.waarden["aanmeldingen_per_aanmelder"] == {"Radar": 2, "onbekend": 1}
    assert uitkomst.achter("aanmeldingen_per_soort_aanmelder", "deelnemer") == (1,)


def test_reasons_and_places_are_shown_by_label_and_what_is_missing_as_onbekend(
    maak_stand: Any,
) -> None:
    gegevens = Gegevens(
        [
            maak_stand(1, afgevallen=("2021-02-01", {"reden": "geen_contact"})),
            maak_stand(2, afgevallen="2021-02-01"),
            maak_stand(3, start_huren=("2021-02-01", {"gemeente": "GM0917"})),
            maak_stand(4, start_huren=("2021-02-01", {"gemeente": "onbekend"})),
        ],
        namen={"GM0917": "Heerlen"},
        redenen=redenen.BEGIN,
    )
    waarden = _bereken(gegevens).waarden
    assert waarden["afgevallen_naar_reden"] == {"geen contact": 1, "onbekend": 1}
    assert waarden["start_huren_per_gemeente"] == {"Heerlen": 1, "onbekend": 1}
    assert waarden["start_huren_per_corporatie"] == {"onbekend": 2}


def test_the_waiting_time_leaves_out_who_never_stood_on_a_list(maak_stand: Any) -> None:
    weller = {"corporatie": "weller"}
    gegevens = Gegevens(
        [
            maak_stand(1, op_wachtlijst="2021-01-01", start_huren=("2021-01-31", weller)),
            maak_stand(2, op_wachtlijst="2021-01-01", start_huren="2021-03-02"),
            maak_stand(3, start_huren=("2021-05-01", weller)),
        ]
    )
    cijfers = _bereken(gegevens).afgerond()
    assert cijfers["gemiddelde_wachttijd_maanden"] == 1.48  # 45 days / 30.4375
    assert cijfers["gemiddelde_wachttijd_maanden_per_corporatie"] == {
        "weller": 0.99,
        "onbekend": 1.97,
    }


def test_who_lives_there_is_counted_on_the_peildatum_whatever_the_period(maak_stand: Any) -> None:
    dicht = ("2021-02-01", {"resultaat": "positief"})
    gegevens = Gegevens(
        [
            maak_stand(1, start_huren="2018-02-01"),
            maak_stand(2, start_huren="2021-11-01"),
            maak_stand(3, start_huren="2019-01-01", afgesloten=dicht),
        ]
    )
    assert _bereken(gegevens, kwartaal=1).achter("wonend") == (1, 2)


def test_an_invoice_counts_as_paid_when_it_was_paid_by_the_peildatum(maak_stand: Any) -> None:
    gegevens = Gegevens(
        [
            maak_stand(1, gefactureerd="2021-02-01", factuur_betaald="2021-08-01"),
            maak_stand(2, gefactureerd="2021-02-01"),
            maak_stand(3, gefactureerd="2020-02-01", factuur_betaald="2021-02-01"),
        ]
    )
    uitkomst = _bereken(gegevens, kwartaal=1)
    assert uitkomst.achter("gefactureerd") == (1, 2)
    assert uitkomst.achter("facturen_betaald") == (1,)


def test_the_short_route_counts_who_asked_and_how_they_were_housed(maak_stand: Any) -> None:
    gevraagd = ("2021-01-01", {"verkort_aangevraagd": True})
    verkort = ("2021-02-01", {"toeleiding": "verkort"})
    regulier = ("2021-02-01", {"toeleiding": "regulier"})
    gegevens = Gegevens(
        [
            maak_stand(1, aangemeld=gevraagd, op_wachtlijst="2021-01-11", start_huren=verkort),
            maak_stand(2, aangemeld=gevraagd, op_wachtlijst="2021-01-10", start_huren=verkort),
            maak_stand(3, aangemeld=gevraagd, start_huren=regulier),
            maak_stand(4, start_huren=regulier),
            maak_stand(5, aangemeld=gevraagd, afgevallen="2021-01-08"),
            maak_stand(6, aangemeld=gevraagd, negatief_na_intake="2021-01-08"),
            maak_stand(
                7, aangemeld=gevraagd, afgevallen="2021-01-08", negatief_na_intake="2021-01-09"
            ),
            maak_stand(8, afgevallen="2021-01-08"),
        ]
    )
    uitkomst = _bereken(gegevens)
    assert uitkomst.afgerond()["verkorte_toeleiding"] == {
        "aangemeld": 6,
        "bemiddeld_verkort": 2,
        "bemiddeld_regulier": 1,
        "afgewezen": 3,
        "gemiddelde_wachttijd_dagen": 21.5,
    }
    assert uitkomst.achter("verkorte_toeleiding", "gemiddelde_wachttijd_dagen") == (1, 2)
    assert uitkomst.achter("verkorte_toeleiding", "bestaat niet") == ()
    assert sorted(uitkomst.achter("verkorte_toeleiding")) == [1, 2, 3, 5, 6, 7]


@pytest.fixture
def afspraken(maak_stand: Any) -> Gegevens:
    """Agreements with Weller (Housing, and all together) and with Woonpunt, and one maximum."""
    start = {"corporatie": "weller", "gemeente": "GM0917"}
    plus = ("2021-01-01", {"woonproces": "housing_plus"})
    return Gegevens(
        [
            maak_stand(1, start_huren=("2021-02-01", start)),
            maak_stand(2, aangemeld=plus, start_huren=("2021-02-01", start)),
            maak_stand(3, start_huren=("2021-02-01", {"corporatie": "zowonen"})),
        ],
        taakstellingen=[
            Taakstelling("parkstad", 2021, "housing", "weller", 5),
            Taakstelling("parkstad", 2021, "housing", "weller", 2),
            Taakstelling("parkstad", 2021, "housing", "woonpunt", 0),
            Taakstelling("parkstad", 2021, None, "weller", 3),
            Taakstelling("parkstad", 2020, "housing", "weller", 100),
            Taakstelling("maastricht", 2021, "housing", "weller", 1000),
        ],
        spreiding=[
            Spreiding("parkstad", 2021, "GM0917", 40),
            Spreiding("parkstad", 2020, "GM0917", 30),
        ],
        klachten=[
            Klacht(1, "parkstad", date(2021, 2, 1), "gegrond"),
            Klacht(2, "parkstad", date(2021, 3, 1)),
            Klacht(3, "parkstad", date(2020, 3, 1), "gegrond"),
            Klacht(4, "maastricht", date(2021, 3, 1), "gegrond"),
        ],
        namen={"weller": "Weller", "woonpunt": "Woonpunt", "GM0917": "Heerlen"},
    )


def test_an_agreement_for_all_woonprocessen_counts_only_when_none_is_asked(
    afspraken: Gegevens,
) -> None:
    alles = _bereken(afspraken, regios=(zl.PARKSTAD,))
    assert alles.waarden["taakstelling"] == 10
    assert alles.waarden["taakstelling_per_corporatie"] == {
        "Weller": {"afgesproken": 10, "gestart": 2},
        "Woonpunt": {"afgesproken": 0, "gestart": 0},
    }
    housing = _bereken(afspraken, regios=(zl.PARKSTAD,), woonproces=Woonproces.HOUSING)
    assert housing.waarden["taakstelling"] == 7
    assert housing.achter("taakstelling_per_corporatie", "Weller") == (1,)
    first = _bereken(afspraken, regios=(zl.PARKSTAD,), woonproces=Woonproces.HOUSING_FIRST)
    assert first.waarden["taakstelling"] is None


def test_the_taakstelling_is_of_the_year_and_the_starts_of_the_quarter(
    afspraken: Gegevens,
) -> None:
    waarden = _bereken(afspraken, regios=(zl.PARKSTAD,), kwartaal=2).waarden
    assert waarden["taakstelling"] == 10
    assert waarden["taakstelling_per_corporatie"] == {
        "Weller": {"afgesproken": 10, "gestart": 0},
        "Woonpunt": {"afgesproken": 0, "gestart": 0},
    }


def test_spreiding_and_complaints_are_of_all_woonprocessen_together(afspraken: Gegevens) -> None:
    alles = _bereken(afspraken, regios=(zl.PARKSTAD,))
    assert alles.waarden["spreiding_per_gemeente"] == {"Heerlen": {"maximum": 40, "gestart": 2}}
    assert alles.waarden["klachten_ontvangen"] == 2
    assert alles.waarden["klachten_naar_uitspraak"] == {"gegrond": 1, "onbekend": 1}
    assert alles.bewijs("klachten_naar_uitspraak", "gegrond").klachten == (1,)
    housing = _bereken(afspraken, regios=(zl.PARKSTAD,), woonproces=Woonproces.HOUSING)
    for code in ("spreiding_per_gemeente", "klachten_ontvangen", "klachten_naar_uitspraak"):
        assert housing.waarden[code] is None
        assert housing.achter(code) == ()


def test_a_complaint_after_the_peildatum_is_not_yet_known(afspraken: Gegevens) -> None:
    uitkomst = _bereken(afspraken, regios=(zl.PARKSTAD,), peildatum=date(2021, 2, 15))
    assert uitkomst.bewijs("klachten_ontvangen").klachten == (1,)


@pytest.mark.parametrize(
    ("vraag", "doel"),
    [
        ({}, 170),
        ({"regios": (zl.PARKSTAD,)}, 150),
        ({"regios": (zl.PARKSTAD,), "woonproces": Woonproces.HOUSING_PLUS}, 30),
        ({"regios": (zl.PARKSTAD,), "woonproces": Woonproces.HOUSING_FIRST}, None),
        ({"regios": (zl.HEUVELLAND,)}, None),
        ({"kwartaal": 1}, None),
    ],
)
def test_the_goal_for_intakes_is_that_of_the_year_regions_and_woonproces(
    vraag: dict[str, Any], doel: int | None
) -> None:
    doelen = [
        Doel(zl.PARKSTAD, None, 100),
        Doel(zl.PARKSTAD, Woonproces.HOUSING, 20),
        Doel(zl.PARKSTAD, Woonproces.HOUSING_PLUS, 30),
        Doel(zl.MAASTRICHT, None, 20),
    ]
    assert _bereken(Gegevens([], intakes_doelen=doelen), **vraag).waarden["intakes_doel"] == doel


@pytest.mark.parametrize("jaar", [2015, 2021, 2023, 2024, 2030])
def test_no_figure_has_two_definitions_in_one_report_year(jaar: int) -> None:
    for code in CODES:
        geldig = [c for c in CIJFERS if c.code == code and c.geldt(jaar)]
        assert len(geldig) == (0 if code == "duurzaam_wonen_vijf_jaar" and jaar < 2024 else 1)


def test_a_code_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        definitie("aantal_sleutels", 2021)

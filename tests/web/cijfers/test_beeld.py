"""The pictures say what the numbers say."""

from datetime import date

import pytest

from sleutel.domein.cijfers import (
    Feit,
    Gegevens,
    Spreiding,
    Stand,
    Taakstelling,
    Uitkomst,
    Vraag,
    compute,
)
from sleutel.web.cijfers.beeld import beeld_bij, plaats, trechter

VRAAG = Vraag(2021, None, (), None, date(2021, 12, 31))
NAMEN = {"weller": "Weller", "vincio": "Vincio Wonen", "GM0917": "Heerlen"}


def huurder(nummer: int, corporatie: str, lijst: date) -> Stand:
    feiten = {
        "aangemeld": Feit(nummer * 10, "aangemeld", date(2021, 1, 1), {"woonproces": "housing"}),
        "op_wachtlijst": Feit(nummer * 10 + 1, "op_wachtlijst", lijst, {"corporatie": corporatie}),
        "start_huren": Feit(
            nummer * 10 + 2,
            "start_huren",
            date(2021, 12, 1),
            {"corporatie": corporatie, "gemeente": "GM0917"},
        ),
    }
    return Stand(nummer, "parkstad", feiten)


def uitkomst(*standen: Stand, **afspraken) -> Uitkomst:
    return compute(VRAAG, Gegevens(list(standen), namen=NAMEN, **afspraken))


SNEL = huurder(1, "weller", date(2021, 9, 1))
TRAAG = huurder(2, "vincio", date(2021, 2, 1))


def test_the_funnel_stands_on_one_scale_from_the_left():
    beeld = trechter(uitkomst(SNEL, TRAAG))

    assert [(rij.naam, rij.tekst, rij.lengte) for rij in beeld.rijen] == [
        ("Aanmeldingen", "2", "100.00%"),
        ("Intakes", "0", "0.00%"),
        ("Op de wachtlijst geplaatst", "2", "100.00%"),
        ("Gestart met huren", "2", "100.00%"),
        ("Afgesloten", "0", "0.00%"),
    ]
    assert beeld.zin.startswith("Van 2 aanmeldingen tot 2 starts met huren.")


def test_one_is_written_in_the_singular():
    assert trechter(uitkomst(SNEL)).zin.startswith("Van 1 aanmelding tot 1 start met huren.")


def test_a_period_in_which_nothing_happened_has_no_funnel():
    assert trechter(uitkomst()) is None


def test_the_taakstelling_is_a_bar_with_a_mark_for_the_agreement():
    afspraken = [
        Taakstelling("parkstad", 2021, None, "weller", 4),
        Taakstelling("parkstad", 2021, None, "vincio", 1),
    ]

    beeld = beeld_bij(
        "taakstelling_per_corporatie", uitkomst(SNEL, TRAAG, taakstellingen=afspraken)
    )

    assert beeld.zin.startswith("2 van de 5 afgesproken woningen.")
    assert [(r.naam, r.tekst, r.lengte, r.merk) for r in beeld.rijen] == [
        ("Vincio Wonen", "1 van 1", "25.00%", "25.00%"),
        ("Weller", "1 van 4", "25.00%", "100.00%"),
    ]


def test_more_homes_than_the_maximum_of_a_gemeente_is_said_in_words_as_well():
    maximum = [Spreiding("parkstad", 2021, "GM0917", 1)]

    beeld = beeld_bij("spreiding_per_gemeente", uitkomst(SNEL, TRAAG, spreiding=maximum))

    assert beeld.rijen[0].tekst == "2 van 1, meer dan afgesproken"
    assert beeld.rijen[0].buiten_afspraak


def test_a_wait_longer_than_six_months_lies_past_the_line_and_is_named():
    beeld = beeld_bij("gemiddelde_wachttijd_maanden_per_corporatie", uitkomst(SNEL, TRAAG))

    traag, snel = beeld.rijen
    assert (traag.buiten_afspraak, snel.buiten_afspraak) == (True, False)
    assert float(snel.lengte[:-1]) < float(snel.merk[:-1]) < float(traag.lengte[:-1])
    assert "Langer duurde het bij Vincio Wonen." in beeld.zin
    assert traag.tekst.endswith("langer dan afgesproken")


def test_the_line_stands_where_the_settings_put_it():
    code = "gemiddelde_wachttijd_maanden_per_corporatie"
    strenger = beeld_bij(code, uitkomst(SNEL, TRAAG, afgesproken_maanden=1))

    assert "Afgesproken is hoogstens 1 maand." in strenger.zin
    assert [rij.buiten_afspraak for rij in strenger.rijen] == [True, True]


def test_regions_with_different_terms_have_no_line_together():
    code = "gemiddelde_wachttijd_maanden_per_corporatie"
    beeld = beeld_bij(code, uitkomst(SNEL, TRAAG, afgesproken_maanden=None))

    assert "verschilt per regio" in beeld.zin
    assert {(rij.merk, rij.buiten_afspraak) for rij in beeld.rijen} == {("", False)}


@pytest.mark.parametrize("code", ["gestart_met_huren", "start_huren_per_corporatie"])
def test_other_figures_have_no_picture(code):
    assert beeld_bij(code, uitkomst(SNEL)) is None


def test_a_place_across_is_written_with_a_point_whatever_the_language():
    assert plaats(1, 3) == "33.33%"
    assert plaats(0, 0) == "0.00%"


def afgesloten(nummer: int, op: date, **antwoorden: str) -> Stand:
    """A traject that was closed well; with answers it was measured a year later."""
    feiten = {
        "aangemeld": Feit(nummer * 10, "aangemeld", date(2010, 1, 1), {"woonproces": "housing"}),
        "start_huren": Feit(nummer * 10 + 1, "start_huren", date(2010, 6, 1), {}),
        "afgesloten": Feit(nummer * 10 + 2, "afgesloten", op, {"resultaat": "positief"}),
    }
    meting = Feit(nummer * 10 + 3, "duurzaamheid_gemeten", op.replace(year=op.year + 1), antwoorden)
    return Stand(nummer, "parkstad", feiten, (meting,) if antwoorden else ())


GOED = {"woonsituatie": "woonachtig", "overlast": "geen_of_minimaal", "huurachterstand": "geen"}


def test_duurzaam_wonen_of_the_2021_version_is_a_bar_out_of_a_hundred_by_year_of_closing():
    standen = [
        afgesloten(1, date(2018, 5, 1), **GOED),
        afgesloten(2, date(2018, 6, 1), **GOED | {"overlast": "structureel"}),
        afgesloten(3, date(2019, 6, 1), **GOED),
    ]

    beeld = beeld_bij("percentage_duurzaam_wonen", uitkomst(*standen))

    assert [(rij.naam, rij.tekst, rij.lengte) for rij in beeld.rijen] == [
        ("Afgesloten in 2018", "75,0%", "75.00%"),
        ("Afgesloten in 2019", "100,0%", "100.00%"),
    ]
    assert "in 2019 goed zijn afgesloten: 100,0%" in beeld.zin


def test_the_five_years_of_the_2024_version_keep_the_unknown_apart():
    standen = [
        afgesloten(1, date(2018, 5, 1), **GOED),
        afgesloten(2, date(2018, 6, 1), **GOED | {"overlast": "structureel"}),
        afgesloten(3, date(2018, 6, 1)),
        afgesloten(4, date(2018, 7, 1), **GOED | {"woonsituatie": "verhuisd_op_eigen_initiatief"}),
    ]
    vraag = Vraag(2024, None, (), None, date(2024, 12, 31))

    beeld = beeld_bij("duurzaam_wonen_vijf_jaar", compute(vraag, Gegevens(standen)))

    assert [(rij.naam, rij.tekst, rij.grijs) for rij in beeld.rijen] == [
        ("Woonde vijf jaar goed", "1", False),
        ("Woonde niet vijf jaar goed", "1", False),
        ("Niet bekend", "1", True),
        ("Zelf verhuisd", "1", True),
    ]
    assert "1 woonde vijf jaar goed (50,0%)" in beeld.zin
    assert "Van 1 is het niet bekend" in beeld.zin


def test_verkorte_toeleiding_is_told_with_its_wait():
    aangevraagd = {"woonproces": "housing", "verkort_aangevraagd": True}
    stand = huurder(1, "weller", date(2021, 11, 21))
    stand.feiten["aangemeld"] = Feit(10, "aangemeld", date(2021, 1, 1), aangevraagd)
    stand.feiten["start_huren"] = Feit(
        12, "start_huren", date(2021, 12, 1), {"corporatie": "weller", "toeleiding": "verkort"}
    )

    beeld = beeld_bij("verkorte_toeleiding", uitkomst(stand))

    assert beeld.zin.replace("\N{NO-BREAK SPACE}", " ") == (
        "1 aanmelding voor verkorte toeleiding; 1 mens kreeg zo een woning, na gemiddeld 10,0 dagen."
    )
    assert [(rij.naam, rij.tekst) for rij in beeld.rijen] == [
        ("Gevraagd", "1"),
        ("Kort bemiddeld", "1"),
        ("Toch gewoon bemiddeld", "0"),
        ("Afgewezen", "0"),
    ]


def test_without_verkorte_toeleiding_there_is_a_sentence_and_no_bars():
    beeld = beeld_bij("verkorte_toeleiding", uitkomst(SNEL))

    assert beeld.zin.startswith("Niemand vroeg of kreeg")
    assert beeld.rijen == ()

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
    bereken,
)
from sleutel.web.beeld import beeld_bij, plaats, trechter

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
    return bereken(VRAAG, Gegevens(list(standen), namen=NAMEN, **afspraken))


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


@pytest.mark.parametrize("code", ["gestart_met_huren", "start_huren_per_corporatie"])
def test_other_figures_have_no_picture(code):
    assert beeld_bij(code, uitkomst(SNEL)) is None


def test_a_place_across_is_written_with_a_point_whatever_the_language():
    assert plaats(1, 3) == "33.33%"
    assert plaats(0, 0) == "0.00%"

"""Each kind of spoilt row is refused on its own row and column, with a reason that helps."""

from pathlib import Path
from typing import NamedTuple

import pytest

from .hulp import AANMELDING, AFGEVALLEN, GOEDE_RIJ, HUUR, NA_INTAKE, WACHTEND, keur
from .hulp import goed_register as goed


class Geval(NamedTuple):
    """What is changed in a copy of a good row, and the column and words of the one refusal."""

    tabel: str
    anders: dict[str, str]
    kolom: str
    reden: str
    basis: dict[str, str] | None = None
    dubbel: bool = False


def traject(kolom: str, waarde: str, reden: str) -> Geval:
    return Geval("trajecten", {kolom: waarde}, kolom, reden)


T = "trajecten"
DATUMS = [kolom for kolom in HUUR if kolom.endswith("_op")]
LEEG = "Deze cel is leeg"
LIJST = "staat niet op de lijst"

VERPLICHT = [
    Geval(tabel, {kolom: ""}, kolom, LEEG)
    for tabel, kolommen in {
        "trajecten": ("traject", "kandidaat", "regio", "woonproces", "aangemeld_op"),
        "organisaties": ("naam", "soort", "regio"),
        "taakstelling": ("jaar", "regio", "corporatie", "aantal"),
        "spreiding": ("jaar", "regio", "gemeente", "maximum"),
        "tarieven": ("jaar", "regio", "soort", "bedrag"),
        "duurzaamheid": ("traject", "gemeten_op"),
        "klachten": ("nummer", "regio", "ontvangen_op"),
    }.items()
    for kolom in kolommen
]

LIJSTEN = [
    traject("regio", "Limburg", LIJST),
    traject("woonproces", "Housing Max", LIJST),
    traject("toeleiding", "snel", LIJST),
    traject("resultaat", "neutraal", LIJST),
    traject("verkort_aangevraagd", "misschien", "Kies ja of nee"),
    Geval("organisaties", {"soort": "bank"}, "soort", "zorgpartij, corporatie, gemeente"),
    Geval("organisaties", {"regio": "Brabant"}, "regio", LIJST),
    Geval("organisaties", {"convenantpartner": "soms"}, "convenantpartner", "Kies ja of nee"),
    Geval("taakstelling", {"regio": "Brabant"}, "regio", LIJST),
    Geval("taakstelling", {"woonproces": "alles"}, "woonproces", LIJST),
    Geval("spreiding", {"regio": "Brabant"}, "regio", LIJST),
    Geval("tarieven", {"regio": "Brabant"}, "regio", LIJST),
    Geval("tarieven", {"soort": "huur"}, "soort", LIJST),
    Geval("duurzaamheid", {"regio": "Brabant"}, "regio", LIJST),
    Geval("duurzaamheid", {"woonsituatie": "onbekend"}, "woonsituatie", LIJST),
    Geval("duurzaamheid", {"overlast": "soms"}, "overlast", LIJST),
    Geval("duurzaamheid", {"huurachterstand": "veel"}, "huurachterstand", LIJST),
    Geval("klachten", {"regio": "Brabant"}, "regio", LIJST),
]

ONMOGELIJKE_DATUMS = [
    *(traject(kolom, "2021-02-30", "bestaat niet") for kolom in DATUMS if HUUR[kolom]),
    traject("intake_op", "31-04-2021", "bestaat niet"),
    traject("intake_op", "29-02-2021", "bestaat niet"),
    traject("intake_op", "3/31/2021", "bestaat niet"),
    traject("intake_op", "00-01-2021", "bestaat niet"),
    traject("intake_op", "2021-13-01", "bestaat niet"),
    traject("intake_op", "0000-01-01", "bestaat niet"),
    traject("intake_op", "14-01-21", "vier cijfers"),
    traject("intake_op", "44210", "notatie Datum"),
    traject("intake_op", "44210,5", "notatie Datum"),
    traject("intake_op", "20210114", "notatie Datum"),
    traject("intake_op", "14 januari 2021", "geen datum"),
    traject("intake_op", "januari", "geen datum"),
    traject("intake_op", "2021-1-14", "geen datum"),
    traject("intake_op", "2021/01/14", "geen datum"),
    traject("intake_op", "14-01/2021", "geen datum"),
    traject("intake_op", "14.01.2021", "geen datum"),
    traject("intake_op", "n.v.t.", "geen datum"),
    traject("intake_op", "-", "geen datum"),
    traject("intake_op", "٢٠٢١-٠١-١٤", "geen datum"),
    traject("aangemeld_op", "1899-12-31", "voor 1900"),
    traject("factuur_betaald_op", "2101-01-01", "na 2100"),
    traject("begeleiding_uitbetaald_op", "9999-12-31", "na 2100"),
    Geval("duurzaamheid", {"gemeten_op": "2023-02-29"}, "gemeten_op", "bestaat niet"),
    Geval("klachten", {"ontvangen_op": "31-06-2021"}, "ontvangen_op", "bestaat niet"),
    Geval("klachten", {"uitspraak_op": "later"}, "uitspraak_op", "geen datum"),
]

GETALLEN = [
    Geval("taakstelling", {"aantal": "-1"}, "aantal", "niet kleiner"),
    Geval("taakstelling", {"aantal": "12,5"}, "aantal", "geen heel getal"),
    Geval("taakstelling", {"aantal": "1.000"}, "aantal", "geen heel getal"),
    Geval("taakstelling", {"aantal": "twaalf"}, "aantal", "geen getal"),
    Geval("taakstelling", {"aantal": "12 woningen"}, "aantal", "geen getal"),
    Geval("taakstelling", {"aantal": "1e3"}, "aantal", "geen getal"),
    Geval("taakstelling", {"aantal": "²"}, "aantal", "geen getal"),
    Geval("taakstelling", {"aantal": "99999999"}, "aantal", "te groot"),
    Geval("taakstelling", {"jaar": "21"}, "jaar", "1990"),
    Geval("taakstelling", {"jaar": "2021-2022"}, "jaar", "geen jaar"),
    Geval("taakstelling", {"jaar": "2021,5"}, "jaar", "geen jaar"),
    Geval("spreiding", {"maximum": "-3"}, "maximum", "niet kleiner"),
    Geval("spreiding", {"maximum": "veel"}, "maximum", "geen getal"),
    Geval("spreiding", {"jaar": "1989"}, "jaar", "1990"),
    Geval("tarieven", {"bedrag": "-675"}, "bedrag", "niet kleiner"),
    Geval("tarieven", {"bedrag": "€ 675,00"}, "bedrag", "geen bedrag"),
    Geval("tarieven", {"bedrag": "5.531,24"}, "bedrag", "geen bedrag"),
    Geval("tarieven", {"bedrag": "675,001"}, "bedrag", "geen bedrag"),
    Geval("tarieven", {"bedrag": "gratis"}, "bedrag", "geen bedrag"),
    Geval("tarieven", {"jaar": "2101"}, "jaar", "na 2100"),
]

VOLGORDE = [
    Geval(T, {"afgevallen_op": "2021-01-03"}, "afgevallen_op", "voor die van de aan", AFGEVALLEN),
    traject("intake_op", "2021-01-03", "voor die van de aanmelding (04-01-2021)"),
    Geval(
        T,
        {"na_intake_afgesloten_op": "2021-01-13"},
        "na_intake_afgesloten_op",
        "voor die van de intake",
        NA_INTAKE,
    ),
    traject("wachtlijst_op", "2021-01-13", "voor die van de intake"),
    Geval(
        T, {"intake_op": "", "wachtlijst_op": "2021-01-03"}, "wachtlijst_op", "van de aanmelding"
    ),
    traject("start_huren_op", "2021-01-31", "voor die van de plaatsing"),
    Geval(
        T,
        {"woonproces": "Housing First", "wachtlijst_op": "", "start_huren_op": "2021-01-13"},
        "start_huren_op",
        "voor die van de intake",
    ),
    traject("afgesloten_op", "2021-03-14", "voor die van de start van het huren"),
    Geval(
        T, {"afgesloten_op": "2021-01-31"}, "afgesloten_op", "voor die van de plaatsing", WACHTEND
    ),
    traject("begeleiding_gedeclareerd_op", "2021-03-14", "voor die van de start van het huren"),
    traject("begeleiding_uitbetaald_op", "2022-04-01", "voor die van de declaratie"),
    traject("factuur_betaald_op", "2021-02-01", "voor die van de factuur"),
    Geval("klachten", {"uitspraak_op": "2021-05-31"}, "uitspraak_op", "voor de ontvangst"),
]

TEGENSPRAAK = [
    Geval(T, {"intake_op": ""}, "na_intake_afgesloten_op", "intake_op", NA_INTAKE),
    traject("begeleiding_gedeclareerd_op", "", "begeleiding_gedeclareerd_op")._replace(
        kolom="begeleiding_uitbetaald_op"
    ),
    Geval(T, {"factuur_op": ""}, "factuur_betaald_op", "factuur_op"),
    Geval(
        T,
        {"begeleiding_gedeclareerd_op": "2022-01-01"},
        "begeleiding_gedeclareerd_op",
        "start_huren_op",
        AANMELDING,
    ),
    Geval(T, {"intake_op": "2021-01-14"}, "intake_op", "afgevallen_op", AFGEVALLEN),
    Geval(
        T,
        {"wachtlijst_op": "2021-02-01", "corporatie": "Weller"},
        "wachtlijst_op",
        "afgevallen_op",
        AFGEVALLEN,
    ),
    Geval(T, {"start_huren_op": "2021-02-01"}, "start_huren_op", "afgevallen_op", AFGEVALLEN),
    Geval(T, {"afgesloten_op": "2021-02-01"}, "afgesloten_op", "afgevallen_op", AFGEVALLEN),
    Geval(
        T, {"wachtlijst_op": "2021-02-01"}, "wachtlijst_op", "na_intake_afgesloten_op", NA_INTAKE
    ),
    Geval(
        T, {"start_huren_op": "2021-02-01"}, "start_huren_op", "na_intake_afgesloten_op", NA_INTAKE
    ),
    Geval(
        T, {"afgesloten_op": "2021-02-01"}, "afgesloten_op", "na_intake_afgesloten_op", NA_INTAKE
    ),
    Geval(T, {"afgesloten_op": "2021-02-01"}, "afgesloten_op", "geen datum op de", AANMELDING),
    Geval(T, {"resultaat": ""}, "resultaat", "hoort een resultaat"),
    Geval(T, {"resultaat": "positief"}, "resultaat", "geen datum van afsluiting", AANMELDING),
    Geval(
        T,
        {"afgesloten_op": "", "reden_afsluiting": ""},
        "resultaat",
        "geen datum van afsluiting",
    ),
]

VERBANDEN = [
    traject("corporatie", "Huisje BV", "geen corporatie van Parkstad"),
    traject("corporatie", "Radar", "zorgpartij, geen corporatie"),
    Geval("taakstelling", {"corporatie": "Huisje BV"}, "corporatie", "geen corporatie"),
    Geval("taakstelling", {"corporatie": "Radar"}, "corporatie", "geen corporatie"),
    Geval("duurzaamheid", {"traject": "T-99"}, "traject", "niet bekend in Parkstad"),
    Geval("duurzaamheid", {"traject": "T-99", "regio": ""}, "traject", "niet bekend"),
    Geval("duurzaamheid", {"regio": "Heuvelland"}, "traject", "niet bekend in Heuvelland"),
]

DUBBELE = [
    geval._replace(dubbel=True)
    for geval in (
        Geval("organisaties", {"regio": "Heuvelland", "soort": "corporatie"}, "soort", "Op rij 2"),
        Geval("trajecten", {"traject": "T-1"}, "traject", "al op rij 2"),
        Geval("organisaties", {"naam": "RADAR "}, "naam", "al op rij 2"),
        Geval("taakstelling", {"aantal": "3"}, "corporatie", "op rij 2"),
        Geval("spreiding", {"maximum": "3"}, "gemeente", "op rij 2"),
        Geval("spreiding", {"gemeente": "Hoensbroek"}, "gemeente", "op rij 2"),
        Geval("tarieven", {"bedrag": "3"}, "soort", "op rij 2"),
        Geval("duurzaamheid", {"overlast": "structureel"}, "gemeten_op", "op rij 2"),
        Geval("duurzaamheid", {"regio": ""}, "gemeten_op", "op rij 2"),
        Geval("klachten", {"onderwerp": "iets anders"}, "nummer", "op rij 2"),
    )
]

CELLEN = [
    traject("kandidaat", "=A1&B1", "formule"),
    traject("aangemeld_op", "=VANDAAG()", "formule"),
    traject("aanmelder", "'=1+1", "formule"),
    traject("corporatie", "#N/B", "foutmelding van Excel"),
    traject("intake_op", "#REF!", "foutmelding van Excel"),
    traject("herkomst", "#WAARDE!", "foutmelding van Excel"),
    traject("kandidaat", "K\x07", "onzichtbaar"),
    traject("kandidaat", "K\u200b2", "onzichtbaar"),
    traject("aanmelder", "Leger\ndes Heils", "onzichtbaar"),
    traject("aanmelder", "Ra\ufffddar", "onleesbaar"),
    traject("kandidaat", "K" * 201, "201 tekens"),
    traject("reden_afsluiting", "x" * 201, "Er passen er 200"),
    Geval("klachten", {"onderwerp": "x" * 2001}, "onderwerp", "Er passen er 2000"),
    Geval("klachten", {"opvolging": "=HYPERLINK(1)"}, "opvolging", "formule"),
]

GEVALLEN = [
    *VERPLICHT,
    *LIJSTEN,
    *ONMOGELIJKE_DATUMS,
    *GETALLEN,
    *VOLGORDE,
    *TEGENSPRAAK,
    *VERBANDEN,
    *DUBBELE,
    *CELLEN,
]
ANDERE_SLEUTEL = {
    "trajecten": {"traject": "T-2"},
    "organisaties": {"naam": "Koraal"},
    "taakstelling": {"jaar": "2022"},
    "spreiding": {"jaar": "2022"},
    "tarieven": {"jaar": "2022"},
    "duurzaamheid": {"gemeten_op": "2024-04-01"},
    "klachten": {"nummer": "K2"},
}
"""What makes the spoilt copy no duplicate of the good row."""


def test_there_are_at_least_a_hundred_kinds_of_spoilt_rows() -> None:
    assert len(GEVALLEN) >= 100


@pytest.mark.parametrize(
    "geval", GEVALLEN, ids=lambda g: f"{g.tabel}-{g.kolom}-{g.reden[:20]}-{list(g.anders)[:1]}"
)
def test_a_spoilt_row_is_refused_with_its_column_value_and_reason(
    geval: Geval, tmp_path: Path
) -> None:
    register = goed()
    goede = {naam: len(rijen) for naam, rijen in register.items()}
    sleutel = {} if geval.dubbel else ANDERE_SLEUTEL[geval.tabel]
    bedorven = (geval.basis or GOEDE_RIJ[geval.tabel]) | sleutel | geval.anders
    register[geval.tabel].append(bedorven)

    uitkomst = keur(tmp_path, register)

    gevonden = [(m.tabel, m.rij, m.kolom, m.waarde) for m in uitkomst.afgewezen]
    rij = len(register[geval.tabel]) + 1
    assert gevonden == [(geval.tabel, rij, geval.kolom, bedorven[geval.kolom])]
    assert geval.reden in uitkomst.afgewezen[0].reden
    assert uitkomst.aangenomen == goede


def test_the_register_to_spoil_is_good_itself(tmp_path: Path) -> None:
    register = goed()
    for nummer, basis in enumerate((AANMELDING, AFGEVALLEN, NA_INTAKE, WACHTEND), start=5):
        register["trajecten"].append(basis | {"traject": f"T-{nummer}"})
    uitkomst = keur(tmp_path, register)
    assert uitkomst.afgewezen == []
    assert uitkomst.opmerkingen == []


def test_everything_wrong_in_one_row_is_said_at_once(tmp_path: Path) -> None:
    register = goed()
    register["trajecten"].append(
        HUUR
        | {
            "traject": "T-1",
            "regio": "Parkstad",
            "kandidaat": "",
            "woonproces": "Housing Max",
            "intake_op": "2021-02-30",
            "corporatie": "Huisje BV",
            "afgesloten_op": "2021-03-01",
            "resultaat": "",
        }
    )
    uitkomst = keur(tmp_path, register)
    assert {(m.rij, m.kolom) for m in uitkomst.afgewezen} == {
        (3, "traject"),
        (3, "kandidaat"),
        (3, "woonproces"),
        (3, "intake_op"),
        (3, "corporatie"),
        (3, "afgesloten_op"),
        (3, "resultaat"),
    }


def test_errors_of_several_tables_come_together(tmp_path: Path) -> None:
    register = goed()
    register["spreiding"][0]["maximum"] = "veel"
    register["klachten"][0]["regio"] = "Mars"
    register["trajecten"][0]["aangemeld_op"] = "gisteren"
    uitkomst = keur(tmp_path, register)
    # The measurement belongs to a traject that is refused, and says so.
    assert [(m.tabel, m.kolom) for m in uitkomst.afgewezen] == [
        ("trajecten", "aangemeld_op"),
        ("spreiding", "maximum"),
        ("duurzaamheid", "traject"),
        ("klachten", "regio"),
    ]
    assert "rij 2 van de tabel trajecten" in uitkomst.afgewezen[2].reden

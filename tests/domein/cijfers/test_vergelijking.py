"""A published table against the record, and against itself."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import Gegevens, Spreiding, Taakstelling, Uitkomst, Vraag, compute
from sleutel.domein.cijfers.vergelijking import Rij, Vergelijking, vergelijk
from sleutel.domein.keuzelijst import Regio, Woonproces

VOORBEELDEN = Path(__file__).parents[3] / "voorbeelden"


TEGENSPRAAK = (
    "In de tabel staat 95. In rij 4 staat 93 voor hetzelfde cijfer. Een van de twee klopt niet."
)


def _lees(naam: str) -> list[Rij]:
    with (VOORBEELDEN / naam).open(encoding="utf-8-sig", newline="") as bestand:
        return [
            Rij(nummer, **rij)
            for nummer, rij in enumerate(csv.DictReader(bestand, delimiter=";"), start=2)
        ]


def _tabel(*regels: str) -> list[Rij]:
    """Rows as "jaar;regio;woonproces;cijfer;uitsplitsing;waarde"."""
    return [Rij(nummer, *regel.split(";")) for nummer, regel in enumerate(regels, start=2)]


def _niets(jaar: int, regios: tuple[Regio, ...], woonproces: Woonproces | None) -> None:
    """A record without events."""


def _tegen_zichzelf(*regels: str) -> list[tuple[int, Any]]:
    uitslag = vergelijk(_tabel(*regels), _niets, zl.ZUID_LIMBURG)
    assert uitslag.gelijk == 0
    assert len(uitslag.afwijkingen) + len(uitslag.niet_te_berekenen) == len(regels)
    return [(bevinding.rij, bevinding.berekend) for bevinding in uitslag.afwijkingen]


@pytest.fixture
def tegen_voorbeeld(voorbeeld: Any) -> Any:
    """Hold rows against the register of Parkstad as known at the end of each row's year."""

    def uitkomst(
        jaar: int, regios: tuple[Regio, ...], woonproces: Woonproces | None
    ) -> Uitkomst | None:
        if zl.PARKSTAD not in (regios or zl.ZUID_LIMBURG) or jaar > 2021:
            return None
        peildatum = date(jaar, 12, 31)
        vraag = Vraag(jaar, None, regios, woonproces, peildatum)
        return compute(vraag, voorbeeld.gegevens(peildatum))

    def houd_tegen(*regels: str) -> Vergelijking:
        return vergelijk(
            _tabel(*regels) if regels else _lees("gepubliceerd-2021.csv"), uitkomst, zl.ZUID_LIMBURG
        )

    return houd_tegen


def test_the_table_of_2021_holds_exactly_two_errors(tegen_voorbeeld: Any) -> None:
    uitslag = tegen_voorbeeld()
    assert uitslag.gelijk == 22
    assert uitslag.niet_te_berekenen == []
    assert [bevinding.als_dict() for bevinding in uitslag.afwijkingen] == [
        {
            "rij": 20,
            "cijfer": "gestart_met_huren",
            "uitsplitsing": "totaal per corporatie",
            "gepubliceerd": 28,
            "berekend": 30,
            "uitleg": "In de tabel staat 28. De delen per corporatie maken samen 30.",
        },
        {
            "rij": 24,
            "cijfer": "percentage_duurzaam_wonen",
            "uitsplitsing": "2019",
            "gepubliceerd": 78,
            "berekend": 78.7,
            "uitleg": "In de tabel staat 78. Sleutel berekent 78,7 voor 2019.",
        },
    ]


def test_the_table_of_2024_contradicts_itself_twice() -> None:
    uitslag = vergelijk(_lees("gepubliceerd-2024.csv"), _niets, zl.ZUID_LIMBURG)
    assert uitslag.gelijk == 0
    assert [(b.rij, b.gepubliceerd, b.berekend, b.uitleg) for b in uitslag.afwijkingen] == [
        (
            5,
            95,
            None,
            TEGENSPRAAK,
        ),
        (9, 149, 152, "In de tabel staat 149. De delen per woonproces maken samen 152."),
    ]
    assert len(uitslag.niet_te_berekenen) == 21


@pytest.mark.parametrize(
    "regel",
    [
        "2021;Parkstad;Housing;gestart_met_huren;HEEMwonen;19",
        "2021;parkstad;housing;Gestart met huren;heem wonen;19",
        "2021;Parkstad;Housing;gestart_met_huren;Heerlen;45",
        "2021;Parkstad;Housing;gestart_met_huren;Nuth;1",
        "2021;Parkstad;Housing;gestart_met_huren;Maastricht;0",
        "2021;Parkstad;Housing;gestart_met_huren;totaal;82",
        "2021;Parkstad;;gestart_met_huren;totaal per woonproces;112",
        "2021;;Housing;gestart_met_huren;totaal per regio;82",
        "2021;Parkstad;Housing;start_huren_per_corporatie;Weller;19",
        "2021;Parkstad;Housing;start_huren_per_gemeente;totaal;82",
        "2021;Parkstad;Housing;start_huren_per_gemeente;;82",
        "2021;Parkstad;Housing;aanmeldingen;deelnemer;61",
        "2021;Parkstad;Housing;aanmeldingen;totaal per soort aanmelder;162",
        "2021;Parkstad;Housing;afgevallen_na_aanmelding;totaal naar reden;48",
        "2021;Parkstad;Housing;taakstelling;Van hier wonen;2",
        "2021;Parkstad;;taakstelling;;120",
        "2021;Parkstad;Housing;gemiddelde_wachttijd_maanden;;3,9",
        "2021;Parkstad;Housing;gemiddelde_wachttijd_maanden;ZOwonen;8.02",
        "2021;Parkstad;Housing;percentage_duurzaam_wonen;2018;74",
        "2021;Parkstad;Housing;percentage_duurzaam_wonen;2018;74%",
        "2021;Parkstad;Housing;duurzaamheid_naar_jaar_van_afsluiting;2019;78.7",
        "2021;Parkstad;Housing;duurzaamheid_naar_jaar_van_afsluiting;2019 positief_afgesloten;72",
        "2021;Parkstad;Housing;verkorte_toeleiding;aangemeld;0",
    ],
)
def test_a_figure_or_part_that_the_record_confirms_is_equal(
    tegen_voorbeeld: Any, regel: str
) -> None:
    uitslag = tegen_voorbeeld(regel)
    assert (uitslag.gelijk, uitslag.afwijkingen, uitslag.niet_te_berekenen) == (1, [], [])


@pytest.mark.parametrize(
    ("regel", "berekend"),
    [
        ("2021;Parkstad;Housing;gestart_met_huren;;81", 82),
        ("2021;Parkstad;Housing;gestart_met_huren;;82.5", 82),
        ("2021;Parkstad;Housing;gestart_met_huren;Maastricht;3", 0),
        ("2021;Parkstad;Housing;taakstelling;totaal;85", 84),
        ("2021;Parkstad;Housing;gemiddelde_wachttijd_maanden;;3", 3.87),
    ],
)
def test_a_figure_that_the_record_contradicts_is_a_deviation(
    tegen_voorbeeld: Any, regel: str, berekend: float
) -> None:
    uitslag = tegen_voorbeeld(regel)
    assert (uitslag.gelijk, uitslag.niet_te_berekenen) == (0, [])
    assert uitslag.afwijkingen[0].berekend == berekend
    assert uitslag.afwijkingen[0].uitleg.startswith("In de tabel staat ")


@pytest.mark.parametrize(
    ("regel", "waarom"),
    [
        ("2021;Parkstad;Housing;gevonden_sleutels;;3", "gevonden_sleutels"),
        ("2021;Limburg;Housing;intakes;;3", "Limburg"),
        ("2021;Parkstad;Wonen;intakes;;3", "Wonen"),
        ("2021;Parkstad;Housing;intakes;;veel", "veel"),
        ("2021;Parkstad;Housing;intakes;;", "geen getal"),
        ("vorig jaar;Parkstad;Housing;intakes;;3", "vorig jaar"),
        ("2022;Parkstad;Housing;intakes;;3", "geen gebeurtenissen van Parkstad in 2022"),
        ("2021;Maastricht;Housing;intakes;;3", "geen gebeurtenissen van Maastricht"),
        ("2021;Parkstad;Housing;intakes;HEEMwonen;3", "geen delen"),
        ("2021;Parkstad;Housing;intakes;totaal per gemeente;3", "geen delen per gemeente"),
        ("2021;Parkstad;Housing;intakes_doel;;100", "geen waarde"),
        ("2021;Parkstad;Housing;klachten_ontvangen;;1", "geen waarde"),
        ("2021;Parkstad;Housing;percentage_duurzaam_wonen;;78", "welk deel"),
        ("2021;Parkstad;Housing;percentage_duurzaam_wonen;2011;78", "geen deel 2011"),
        ("2021;Parkstad;Housing;gemiddelde_wachttijd_maanden;totaal;4", "niet optellen"),
        ("2021;Parkstad;Housing First;taakstelling;totaal per regio;4", "geen waarde"),
    ],
)
def test_what_cannot_be_computed_says_why(tegen_voorbeeld: Any, regel: str, waarom: str) -> None:
    uitslag = tegen_voorbeeld(regel)
    assert (uitslag.gelijk, uitslag.afwijkingen) == (0, [])
    assert waarom in uitslag.niet_te_berekenen[0].uitleg
    assert uitslag.niet_te_berekenen[0].berekend is None


def test_a_row_that_equals_the_record_stays_equal_whatever_another_row_claims(
    tegen_voorbeeld: Any,
) -> None:
    uitslag = tegen_voorbeeld(
        "2021;Parkstad;Housing;intakes;;99", "2021;Parkstad;Housing;intakes;;108"
    )
    assert uitslag.gelijk == 1
    assert [b.rij for b in uitslag.afwijkingen] == [2]


def test_the_spreiding_and_agreed_figures_are_read_by_the_right_number(maak_stand: Any) -> None:
    start = ("2021-05-01", {"gemeente": "GM0917", "corporatie": "weller"})
    gegevens = Gegevens(
        standen=[maak_stand(1, start_huren=start)],
        taakstellingen=[Taakstelling("parkstad", 2021, None, "weller", 7)],
        spreiding=[Spreiding("parkstad", 2021, "GM0917", 40)],
        namen={"GM0917": "Heerlen", "weller": "Weller"},
    )

    def uitkomst(jaar: int, regio: Any, woonproces: Any) -> Uitkomst:
        return compute(Vraag(jaar, None, (), woonproces, date(jaar, 12, 31)), gegevens)

    uitslag = vergelijk(
        _tabel(
            "2021;;;spreiding_per_gemeente;Heerlen;1",
            "2021;;;spreiding_per_gemeente;totaal;1",
            "2021;;;taakstelling_per_corporatie;Weller;7",
            "2021;;;taakstelling_per_corporatie;;7",
            "2021;;;taakstelling;totaal per corporatie;7",
        ),
        uitkomst,
        zl.ZUID_LIMBURG,
    )
    assert (uitslag.gelijk, uitslag.afwijkingen, uitslag.niet_te_berekenen) == (5, [], [])


def test_two_claims_of_one_figure_deviate_unless_one_rounds_to_the_other() -> None:
    assert (
        _tegen_zichzelf(
            "2024;Parkstad;Housing;percentage_duurzaam_wonen;;74",
            "2024;Parkstad;Housing;percentage_duurzaam_wonen;;73,95",
        )
        == []
    )
    assert _tegen_zichzelf(
        "2024;Parkstad;Housing;percentage_duurzaam_wonen;;78",
        "2024;Parkstad;Housing;percentage_duurzaam_wonen;;78,7",
    ) == [(3, None)]


def test_a_claim_that_comes_back_after_a_contradiction_is_no_second_deviation() -> None:
    regel = "2024;Parkstad;Housing;intakes;;"
    assert _tegen_zichzelf(regel + "93", regel + "95", regel + "93") == [(3, None)]


def test_one_figure_under_two_names_is_one_figure() -> None:
    assert _tegen_zichzelf(
        "2024;Parkstad;Housing;gestart_met_huren;;30",
        "2024;Parkstad;Housing;start_huren_per_corporatie;totaal;28",
    ) == [(3, None)]


def test_all_four_woonprocessen_must_make_the_total_and_three_only_must_not_exceed_it() -> None:
    delen = [f"2024;Parkstad;{woonproces.label};intakes;;10" for woonproces in Woonproces]
    totaal = "2024;Parkstad;;intakes;;"
    assert _tegen_zichzelf(*delen, totaal + "40") == []
    assert _tegen_zichzelf(*delen, totaal + "41") == [(6, 40)]
    assert _tegen_zichzelf(*delen[:3], totaal + "41") == []
    assert _tegen_zichzelf(totaal + "29", *delen[:3]) == [(2, 30)]


def test_all_four_regions_must_make_the_total_without_a_region() -> None:
    delen = [f"2024;{regio.label};Housing;intakes;;10" for regio in zl.ZUID_LIMBURG]
    assert _tegen_zichzelf(*delen, "2024;;Housing;intakes;;41") == [(6, 40)]
    assert _tegen_zichzelf(*delen[:2], "2024;;Housing;intakes;totaal;41") == []


def test_convenantpartners_and_deelnemers_are_all_the_aanmeldingen() -> None:
    delen = [
        "2024;Parkstad;Housing;aanmeldingen_per_soort_aanmelder;deelnemer;133",
        "2024;Parkstad;Housing;aanmeldingen_per_soort_aanmelder;convenantpartner;171",
    ]
    assert _tegen_zichzelf(*delen, "2024;Parkstad;Housing;aanmeldingen;;304") == []
    assert _tegen_zichzelf(*delen, "2024;Parkstad;Housing;aanmeldingen;;305") == [(4, 304)]
    assert _tegen_zichzelf(delen[0], "2024;Parkstad;Housing;aanmeldingen;;305") == []


def test_parts_per_corporatie_must_not_exceed_their_total() -> None:
    kop = "2024;Parkstad;Housing Plus;gestart_met_huren;"
    delen = [kop + "Weller;20", kop + "Woonpunt;10"]
    assert _tegen_zichzelf(*delen, kop + "totaal per corporatie;28") == [(4, 30)]
    assert _tegen_zichzelf(*delen, kop + ";31") == []
    assert _tegen_zichzelf(*delen, kop + "Zuid;-1") == []


def test_the_same_figure_per_corporatie_and_per_gemeente_is_not_added_up_twice() -> None:
    kop = "2024;Parkstad;Housing Plus;gestart_met_huren;"
    delen = [kop + "Weller;20", kop + "Woonpunt;8", kop + "Heerlen;21", kop + "Kerkrade;7"]
    assert _tegen_zichzelf(*delen, kop + ";28") == []
    per = "2024;Parkstad;Housing Plus;start_huren_per_gemeente;"
    assert _tegen_zichzelf(*delen[:2], per + "Heerlen;28", kop + ";28") == []
    assert _tegen_zichzelf(*delen[:2], per + "Heerlen;29", kop + ";28") == [(5, 29)]


def test_an_agreement_for_all_woonprocessen_may_be_more_than_those_named() -> None:
    delen = [f"2024;Parkstad;{w.label};taakstelling;;10" for w in Woonproces]
    assert _tegen_zichzelf(*delen, "2024;Parkstad;;taakstelling;;45") == []
    assert _tegen_zichzelf(*delen, "2024;Parkstad;;taakstelling;;39") == [(6, 40)]


def test_means_are_never_added_up() -> None:
    delen = [f"2024;Parkstad;{w.label};gemiddelde_wachttijd_maanden;;5" for w in Woonproces]
    assert _tegen_zichzelf(*delen, "2024;Parkstad;;gemiddelde_wachttijd_maanden;;5") == []


def test_a_published_number_is_read_with_a_point_or_a_comma(tegen_voorbeeld: Any) -> None:
    assert Fraction("79.4") == Fraction(794, 10)
    for waarde in ("79.4", "79,4", " 79,4 % "):
        regel = f"2021;Parkstad;Housing;percentage_duurzaam_wonen;2020;{waarde}"
        assert tegen_voorbeeld(regel).gelijk == 1


def test_without_a_record_the_table_of_2021_still_shows_the_total_that_is_no_30() -> None:
    uitslag = vergelijk(_lees("gepubliceerd-2021.csv"), _niets, zl.ZUID_LIMBURG)
    assert [(b.rij, b.gepubliceerd, b.berekend) for b in uitslag.afwijkingen] == [(20, 28, None)]
    assert len(uitslag.niet_te_berekenen) == 23


GESTART = "2023;Parkstad;Housing;gestart_met_huren;"


def test_a_row_that_claims_to_be_the_sum_of_the_parts_in_the_table_must_be_that() -> None:
    delen = [GESTART + "Weller;10", GESTART + "ZOwonen;10"]
    for uitsplitsing in ("totaal", "totaal per corporatie"):
        assert _tegen_zichzelf(*delen, GESTART + uitsplitsing + ";25") == [(4, 20)]
        assert _tegen_zichzelf(GESTART + uitsplitsing + ";25", *delen) == [(2, 20)]
        assert _tegen_zichzelf(*delen, GESTART + uitsplitsing + ";20") == []
        assert _tegen_zichzelf(delen[0], GESTART + uitsplitsing + ";25") == []
    assert _tegen_zichzelf(*delen, GESTART + ";25") == []
    per = "2023;Parkstad;Housing;start_huren_per_corporatie;"
    assert _tegen_zichzelf(per + "Weller;10", per + "ZOwonen;10", per + "totaal;25") == [(4, 20)]


def test_a_sum_per_woonproces_or_per_regio_must_be_the_sum_of_those_named() -> None:
    delen = ["2023;Parkstad;Housing;intakes;;10", "2023;Parkstad;Housing Plus;intakes;;10"]
    assert _tegen_zichzelf(*delen, "2023;Parkstad;;intakes;totaal per woonproces;25") == [(4, 20)]
    assert _tegen_zichzelf(*delen, "2023;Parkstad;;intakes;totaal;25") == []
    delen = ["2023;Parkstad;;intakes;;10", "2023;Heuvelland;;intakes;;10"]
    assert _tegen_zichzelf(*delen, "2023;;;intakes;totaal per regio;25") == [(4, 20)]
    assert _tegen_zichzelf(*delen, "2023;;;intakes;totaal per regio;20") == []


def test_each_total_sums_the_list_that_stands_next_to_it() -> None:
    corporaties = [GESTART + "Weller;10", GESTART + "ZOwonen;10"]
    gemeenten = [GESTART + "Heerlen;15", GESTART + "Kerkrade;5"]
    per_corporatie, per_gemeente = (
        GESTART + "totaal per corporatie;",
        GESTART + "totaal per gemeente;",
    )
    goed = [*corporaties, per_corporatie + "20", *gemeenten, per_gemeente + "20"]
    assert _tegen_zichzelf(*goed) == []
    fout = [*corporaties, per_corporatie + "25", *gemeenten, per_gemeente + "20"]
    assert _tegen_zichzelf(*fout) == [(4, 20)]
    voorop = [per_corporatie + "20", *corporaties, per_gemeente + "21", *gemeenten]
    assert _tegen_zichzelf(*voorop) == [(5, 20)]


def test_a_sum_that_its_parts_refute_is_no_claim_against_another_row() -> None:
    delen = [GESTART + "Weller;20", GESTART + "Woonpunt;10"]
    rijen = [*delen, GESTART + "totaal per corporatie;28", GESTART + ";30"]
    assert _tegen_zichzelf(*rijen) == [(4, 30)]


AFGESLOTEN = "2023;Parkstad;Housing;"


def test_reasons_of_closing_must_not_exceed_what_is_closed_well_and_badly_together() -> None:
    redenen = [AFGESLOTEN + "afgesloten_naar_reden;overlast;5"]
    redenen += [AFGESLOTEN + "afgesloten_naar_reden;huurschuld;4"]
    positief = AFGESLOTEN + "positief_afgesloten;;"
    negatief = AFGESLOTEN + "negatief_afgesloten;;"
    assert _tegen_zichzelf(positief + "3", *redenen, negatief + "3") == [(5, None)]
    assert _tegen_zichzelf(negatief + "3", positief + "3", *redenen) == [(3, None)]
    assert _tegen_zichzelf(positief + "6", *redenen, negatief + "4") == []
    assert _tegen_zichzelf(positief + "3", *redenen) == []
    uitslag = vergelijk(_tabel(*redenen, positief + "3", negatief + "3"), _niets, zl.ZUID_LIMBURG)
    assert uitslag.afwijkingen[0].uitleg == (
        "In de tabel staat 3. De delen van afgesloten_naar_reden maken samen 9, "
        "maar positief_afgesloten en negatief_afgesloten zijn samen 6."
    )


def test_a_total_of_reasons_is_what_is_closed_well_and_badly_together() -> None:
    rijen = [AFGESLOTEN + "positief_afgesloten;;3", AFGESLOTEN + "negatief_afgesloten;;3"]
    assert _tegen_zichzelf(*rijen, AFGESLOTEN + "afgesloten_naar_reden;totaal;6") == []
    assert _tegen_zichzelf(*rijen, AFGESLOTEN + "afgesloten_naar_reden;totaal;5") == [(4, None)]


def test_regions_named_together_are_computed_together() -> None:
    gevraagd: list[tuple[Regio, ...]] = []

    def bereken_niets(jaar: int, regios: tuple[Regio, ...], woonproces: Woonproces | None) -> None:
        gevraagd.append(regios)

    teksten = ("Maastricht en Heuvelland", "Heuvelland, Maastricht", "Zuid-Limburg", "")
    uitslag = vergelijk(
        _tabel(*(f"2021;{tekst};Housing;intakes;;{n}" for n, tekst in enumerate(teksten))),
        bereken_niets,
        zl.ZUID_LIMBURG,
    )
    assert gevraagd == [(zl.MAASTRICHT, zl.HEUVELLAND), ()]
    assert [b.rij for b in uitslag.afwijkingen] == [3, 5]
    assert uitslag.niet_te_berekenen[0].uitleg == (
        "Sleutel kent geen gebeurtenissen van Maastricht en Heuvelland in 2021."
    )


def test_two_regions_together_are_the_total_of_each_and_a_part_of_all() -> None:
    delen = ["2024;Maastricht;Housing;intakes;;10", "2024;Heuvelland;Housing;intakes;;3"]
    samen = "2024;Maastricht en Heuvelland;Housing;intakes;;"
    assert _tegen_zichzelf(*delen, samen + "13") == []
    assert _tegen_zichzelf(*delen, samen + "14") == [(4, 13)]
    assert _tegen_zichzelf(delen[0], samen + "14") == []
    rest = ["2024;Parkstad;Housing;intakes;;10", "2024;Westelijke Mijnstreek;Housing;intakes;;10"]
    heel = "2024;Zuid-Limburg;Housing;intakes;;"
    assert _tegen_zichzelf(*rest, samen + "13", heel + "34") == [(5, 33)]
    assert _tegen_zichzelf(*delen, *rest, samen + "13", heel + "33") == []


def test_a_register_of_one_region_answers_for_two_together(tegen_voorbeeld: Any) -> None:
    assert tegen_voorbeeld("2021;Parkstad en Heuvelland;Housing;intakes;;108").gelijk == 1


def test_only_the_number_that_the_name_of_a_part_means_is_added_up() -> None:
    kop = "2023;Parkstad;Housing;taakstelling_per_corporatie;"
    delen = [kop + "Weller;20", kop + "Weller gestart;19", kop + "ZOwonen afgesproken;5"]
    totaal = "2023;Parkstad;Housing;taakstelling;"
    assert _tegen_zichzelf(*delen, totaal + ";25") == []
    assert _tegen_zichzelf(*delen, totaal + "totaal per corporatie;26") == [(5, 25)]
    assert _tegen_zichzelf(*delen, kop + "Weller afgesproken;21") == [(5, None)]

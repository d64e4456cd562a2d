"""The model of a jaarverslag: what it says, that it adds up, and that nothing is made up."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleutel.domein.cijfers import Gegevens, Klacht, Spreiding
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.opmaak import schrijf
from sleutel.domein.verslag import HOOFDSTUKKEN, Bron, Jaar, Verslag, maak
from sleutel.domein.verslag.bewaren import naar_tekst, uit_tekst
from sleutel.domein.verslag.document import Alinea, Grafiek, Kop
from tests.domein.cijfers.conftest import Voorbeeld
from tests.domein.cijfers.test_eigenschappen import gegevens
from tests.verslagen import GETAL, OUDEJAAR, bron, hoofdstuk, parkstad_2021, uitkomst, zinnen

PEILDATUM = date(2025, 12, 31)


def test_the_report_has_the_chapters_of_that_of_2021():
    assert [deel.sleutel for deel in parkstad_2021().hoofdstukken] == list(HOOFDSTUKKEN)
    assert parkstad_2021().titel == "Jaarverslag Loket Housing Parkstad 2021"


@pytest.mark.parametrize(
    ("sleutel", "zin"),
    [
        ("woonprocessen", "In 2021 werden 162 kandidaten aangemeld, 63 meer dan in 2020 (99)."),
        (
            "woonprocessen",
            "In 2021 startten 82 kandidaten met huren, 29 meer dan in 2020 (53).",
        ),
        ("woonprocessen", "Van de 84 afgesproken woningen zijn er 82 verhuurd."),
        ("woonprocessen", "Van de 36 afgesproken woningen zijn er 30 verhuurd."),
        ("woonprocessen", "In 2021 stopten 11 trajecten na de intake, 28 minder dan in 2020 (39)."),
        ("taakstelling", "Van de 84 afgesproken woningen zijn er 82 verhuurd."),
        ("wachttijd", "Het gemiddelde was langer dan afgesproken bij ZOwonen."),
        ("spreiding", "Voor 2021 is geen maximum per gemeente afgesproken."),
        ("geld", "Op 31 december 2021 waren 25 van de 28 facturen betaald."),
        ("klachten", "In 2021 kwamen er geen klachten binnen, net als in 2020."),
    ],
)
def test_the_report_of_parkstad_says_what_happened_in_2021(sleutel, zin):
    assert zin in zinnen(hoofdstuk(parkstad_2021(), sleutel))


def test_every_table_with_figures_has_a_check_and_every_check_holds():
    verslag = parkstad_2021()
    tabellen = [t for deel in verslag.hoofdstukken for t in deel.tabellen]
    assert [t.titel for t in tabellen if not t.controles] == ["Wat elk cijfer telt"]
    assert verslag.klopt


def test_every_row_is_as_long_as_its_head():
    for deel in parkstad_2021().hoofdstukken:
        for tabel in deel.tabellen:
            assert {len(rij) for rij in tabel.rijen} == {len(tabel.koppen)}, tabel.titel


def test_a_total_that_is_not_its_parts_is_said_under_the_table():
    bekend = Voorbeeld().gegevens(OUDEJAAR)
    goed = uitkomst(bekend, 2021, None, OUDEJAAR)
    fout = replace(goed, waarden=goed.waarden | {"aanmeldingen": 229})
    verslag = maak(replace(bron(bekend, 2021, peildatum=OUDEJAAR), nu=Jaar(fout)))
    assert not verslag.klopt
    slecht = [
        controle.tekst
        for deel in verslag.hoofdstukken
        for tabel in deel.tabellen
        for controle in tabel.controles
        if not controle.klopt
    ]
    assert "De rijen zijn samen 228. Aangemeld: 229." in slecht
    assert "Aangemeld: de woonprocessen zijn samen 228, het cijfer van alle samen is 229." in slecht


def test_no_check_says_how_many_ever_started_for_not_every_old_traject_is_read():
    alles = [tekst for deel in parkstad_2021().hoofdstukken for tekst in zinnen(deel)]
    assert "Wie startte en niet is afgesloten: 119. Wonend: 119." in alles
    assert not any("Ooit" in tekst for tekst in alles)


def test_without_a_year_before_nothing_is_compared():
    bekend = Voorbeeld().gegevens(OUDEJAAR)
    verslag = maak(bron(bekend, 2021, peildatum=OUDEJAAR, met_vorig=False))
    alles = " ".join(tekst for deel in verslag.hoofdstukken for tekst in zinnen(deel))
    assert "In 2021 startten 112 kandidaten met huren." in alles
    assert "dan in 2020" not in alles
    assert "Verschil" not in hoofdstuk(verslag, "oogopslag").tabellen[0].koppen


def test_a_year_in_which_nothing_happened_says_so_in_every_chapter():
    verslag = maak(bron(Gegevens([]), 2021, peildatum=OUDEJAAR, met_vorig=False))
    assert verslag.klopt
    assert all(deel.blokken for deel in verslag.hoofdstukken)
    assert (
        "Voor Housing, Housing Plus, Housing First en Housing Justitieel staat er over 2021 "
        "niets in het register."
    ) in zinnen(hoofdstuk(verslag, "woonprocessen"))
    assert "In 2021 startte niemand met huren." in zinnen(hoofdstuk(verslag, "spreiding"))


def test_a_gemeente_above_its_maximum_is_named():
    bekend = replace(
        Voorbeeld().gegevens(OUDEJAAR),
        spreiding=[
            Spreiding("parkstad", 2021, "heerlen", 60),
            Spreiding("parkstad", 2021, "kerkrade", 15),
        ],
    )
    deel = hoofdstuk(maak(bron(bekend, 2021, peildatum=OUDEJAAR)), "spreiding")
    assert "Boven het afgesproken maximum kwam: Heerlen (63, het maximum is 60)." in zinnen(deel)
    [grafiek] = [blok for blok in deel.blokken if isinstance(blok, Grafiek)]
    assert {p.naam: p.afspraak for p in grafiek.punten if p.afspraak} == {
        "Heerlen": 60,
        "Kerkrade": 15,
    }


def test_one_complaint_is_told_in_the_singular_with_its_ruling():
    klacht = Klacht(1, "parkstad", date(2021, 5, 1), "ongegrond")
    bekend = replace(Voorbeeld().gegevens(OUDEJAAR), klachten=[klacht])
    deel = hoofdstuk(maak(bron(bekend, 2021, peildatum=OUDEJAAR)), "klachten")
    assert zinnen(deel)[0] == "In 2021 kwam 1 klacht binnen; in 2020 was dat 0."
    [tabel] = deel.tabellen
    assert [[cel.tekst for cel in rij] for rij in tabel.rijen] == [
        ["Ongegrond", "1"],
        ["Totaal", "1"],
    ]


def test_the_text_of_the_loket_comes_first_in_its_chapter_by_paragraph():
    teksten = {"klachten": "Het was een rustig jaar.\r\n\r\n  Dank aan\nde commissie. \n\n\n"}
    bekend = Voorbeeld().gegevens(OUDEJAAR)
    deel = hoofdstuk(maak(bron(bekend, 2021, peildatum=OUDEJAAR, teksten=teksten)), "klachten")
    assert deel.blokken[:2] == (
        Alinea("Het was een rustig jaar.", eigen=True),
        Alinea("Dank aan de commissie.", eigen=True),
    )
    assert zinnen(deel)[2].startswith("In 2021 kwamen er geen klachten binnen")


def test_a_text_under_a_chapter_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="Dit hoofdstuk bestaat niet: kalchten"):
        maak(bron(Gegevens([]), 2021, peildatum=OUDEJAAR, teksten={"kalchten": "x"}))


def test_the_definitions_are_those_of_the_year_with_their_version():
    tabel = hoofdstuk(parkstad_2021(), "definities").tabellen[0]
    versies = {rij[0].tekst: rij[2].tekst for rij in tabel.rijen}
    assert versies["Duurzaam wonen"] == "2021"
    assert "Vijf jaar duurzaam wonen" not in versies
    nieuw = maak(bron(Gegevens([]), 2024, peildatum=PEILDATUM))
    versies = {r[0].tekst: r[2].tekst for r in hoofdstuk(nieuw, "definities").tabellen[0].rijen}
    assert versies["Duurzaam wonen"] == versies["Vijf jaar duurzaam wonen"] == "2024"


def test_a_kept_report_comes_back_as_it_was():
    tekst = naar_tekst(parkstad_2021())
    assert uit_tekst(tekst) == parkstad_2021()
    assert naar_tekst(uit_tekst(tekst)) == tekst


def test_a_report_kept_in_another_form_is_refused():
    tekst = naar_tekst(replace(parkstad_2021(), versie=2))
    with pytest.raises(ValueError, match="bewaard in vorm 2"):
        uit_tekst(tekst)


def getallen(waarde: Any) -> set[str]:
    """Every number in a figure as it may be written, and the years that its parts are named by."""
    if isinstance(waarde, dict):
        delen = set().union(*(getallen(deel) for deel in waarde.values()))
        return delen | {naam for naam in waarde if naam.isdigit()}
    if waarde is None:
        return set()
    return {schrijf(waarde, decimalen) for decimalen in (0, 1, 2)}


def verschillen(nu: dict[str, Any], vorig: dict[str, Any] | None) -> set[str]:
    """What a report may work out: beside the year before, beside the agreement, and sums shown."""
    paren = [(nu[c], vorig[c]) for c in nu if isinstance(nu[c], int)] if vorig else []
    afspraken = nu["taakstelling_per_corporatie"] or {}
    gestart = nu["gestart_met_huren"]
    paren += [(d["gestart"], d["afgesproken"]) for d in afspraken.values()]
    paren += [
        (gestart, nu["taakstelling"]),
        (gestart, sum(d["gestart"] for d in afspraken.values())),
    ]
    mag = {schrijf(abs(a - b), 0) for a, b in paren if a is not None and b is not None}
    return mag | {schrijf(nu["positief_afgesloten"] + nu["negatief_afgesloten"], 0)}


def toegestaan(deel: Bron) -> set[str]:
    mag = {str(deel.jaar), str(deel.jaar - 1), "6", "31", str(deel.peildatum.year), "0"}
    for nu, vorig in ((deel.nu, deel.vorig), *deel.per_woonproces.values()):
        cijfers, eerder = nu._cijfers, vorig._cijfers if vorig else None
        mag |= getallen(cijfers) | getallen(eerder) | verschillen(cijfers, eerder)
        mag |= {getal for c in nu.controles for getal in GETAL.findall(c.uitleg)}
    per_proces = [nu._cijfers for nu, _ in deel.per_woonproces.values()]
    tellingen = [c for c, getal in deel.nu._cijfers.items() if isinstance(getal, int)]
    # A check says what the woonprocessen are together; that differs where a log has none.
    mag |= {schrijf(sum(cijfers[c] or 0 for cijfers in per_proces), 0) for c in tellingen}
    for post in deel.posten:
        zelfde = [p for p in deel.posten if p.code == post.code]
        bekend = [p for p in zelfde if p.tarief is not None]
        mag |= {str(post.jaar), *(schrijf(g, 2) for g in (post.tarief, post.bedrag) if g)}
        mag |= {schrijf(sum(p.bedrag or 0 for p in bekend), 2)}
        mag |= {schrijf(sum(p.aantal for p in groep), 0) for groep in (zelfde, bekend)}
        mag |= {schrijf(sum(p.aantal for p in zelfde if p not in bekend), 0), str(post.aantal)}
    return mag


def verzonnen(verslag: Verslag, mag: set[str]) -> set[str]:
    """Numbers in the report that are in no figure; the definitions name numbers of their own."""
    gevonden = {
        getal
        for deel in verslag.hoofdstukken
        if deel.sleutel != "definities"
        for tekst in zinnen(deel)
        for getal in GETAL.findall(tekst)
    }
    return gevonden - mag


def test_every_number_in_the_report_of_parkstad_is_a_figure():
    deel = bron(Voorbeeld().gegevens(OUDEJAAR), 2021, peildatum=OUDEJAAR)
    assert verzonnen(maak(deel), toegestaan(deel)) == set()


def test_a_number_that_is_in_no_figure_is_found():
    deel = bron(Voorbeeld().gegevens(OUDEJAAR), 2021, peildatum=OUDEJAAR, teksten={"geld": "€ 675"})
    assert verzonnen(maak(deel), toegestaan(deel)) == {"675"}


ALLEEN_IN_WANORDE = ("voor de datum van", "Ooit gestart met huren", "de woonprocessen zijn samen")
"""What may fail in a log that the import would refuse: dates in disorder, no woonproces."""


@settings(max_examples=30)
@given(gegevens(), st.integers(2021, 2024), st.booleans())
def test_any_report_holds_only_figures_closes_its_tables_and_comes_back(bekend, jaar, met_vorig):
    deel = bron(bekend, jaar, peildatum=PEILDATUM, met_vorig=met_vorig)
    verslag = maak(deel)
    assert verzonnen(verslag, toegestaan(deel)) == set()
    assert uit_tekst(naar_tekst(verslag)) == verslag
    for hoofd in verslag.hoofdstukken:
        assert hoofd.blokken
        assert not isinstance(hoofd.blokken[-1], Kop)
        for blok, volgende in pairwise(hoofd.blokken):
            assert not (isinstance(blok, Kop) and isinstance(volgende, Kop))
        for tabel in hoofd.tabellen:
            assert {len(rij) for rij in tabel.rijen} == {len(tabel.koppen)}
            fout = [c.tekst for c in tabel.controles if not c.klopt]
            assert [t for t in fout if not any(wat in t for wat in ALLEEN_IN_WANORDE)] == []


def test_the_four_woonprocessen_each_have_a_place():
    deel = hoofdstuk(parkstad_2021(), "woonprocessen")
    koppen = [blok.tekst for blok in deel.blokken if isinstance(blok, Kop)]
    assert koppen == [Woonproces.HOUSING.label, Woonproces.HOUSING_PLUS.label]
    assert (
        "Voor Housing First en Housing Justitieel staat er over 2021 niets in het register."
        in zinnen(deel)
    )

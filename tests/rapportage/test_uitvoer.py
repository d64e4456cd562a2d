"""The three files of one report: the same numbers, the same bytes, and open to everyone."""

import re
import unicodedata
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from sleutel.domein.verslag import maak
from sleutel.domein.verslag.bewaren import naar_tekst, uit_tekst
from sleutel.domein.verslag.document import Grafiek, Tabel, Vorm
from sleutel.rapportage.uitvoer import VORMEN, bestandsnaam
from sleutel.rapportage.uitvoer.xlsx import bladnaam
from tests.domein.cijfers.conftest import Voorbeeld
from tests.verslagen import OUDEJAAR, bron, parkstad_2021, teksten, zinnen

GRAFIEKEN = [
    blok
    for deel in parkstad_2021().hoofdstukken
    for blok in deel.blokken
    if isinstance(blok, Grafiek)
]


@cache
def bestand(vorm: str) -> bytes:
    return VORMEN[vorm](parkstad_2021())


@cache
def pdf() -> PdfReader:
    return PdfReader(BytesIO(bestand("pdf")))


def plat(tekst: str) -> str:
    """Without white space, hyphens at line ends and ligatures, as a PDF may set it."""
    return re.sub(r"[\s\u00ad\u2060\u200b]", "", unicodedata.normalize("NFKC", tekst))


@cache
def pdf_tekst() -> str:
    zonder_voet = [
        re.sub(rf"{parkstad_2021().titel}\s*\d+\s*$", "", bladzijde.extract_text())
        for bladzijde in pdf().pages
    ]
    return plat("".join(zonder_voet))


class Bladlezer(HTMLParser):
    """Collects what the tests ask of the HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.koppen: list[int] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.adressen: list[str] = []
        self.tekst: list[str] = []
        self.kop_zonder_scope = 0

    def handle_starttag(self, tag, attrs):
        eigenschap = dict(attrs)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.koppen.append(int(tag[1]))
        if "id" in eigenschap:
            self.ids.append(eigenschap["id"])
        self.kop_zonder_scope += tag == "th" and "scope" not in eigenschap
        self.adressen += [v for k, v in attrs if k in ("src", "href", "action")]

    def handle_data(self, data):
        self.tekst.append(data)


@cache
def blad() -> Bladlezer:
    lezer = Bladlezer()
    lezer.feed(bestand("html").decode())
    return lezer


@cache
def html_tekst() -> str:
    return plat("".join(blad().tekst))


def tabellen() -> list[Tabel]:
    return [tabel for deel in parkstad_2021().hoofdstukken for tabel in deel.tabellen]


def test_every_row_of_every_table_stands_in_the_page_and_on_paper():
    rijen = [plat("".join(cel.tekst for cel in rij)) for tabel in tabellen() for rij in tabel.rijen]
    assert len(rijen) > 100
    assert [rij for rij in rijen if rij not in html_tekst()] == []
    assert [rij for rij in rijen if rij not in pdf_tekst()] == []


def test_every_sentence_and_check_stands_in_all_three():
    zinnen_ = [
        tekst
        for deel in parkstad_2021().hoofdstukken
        for blok in deel.blokken
        if not isinstance(blok, Grafiek)
        for tekst in teksten(blok)
        if tekst.endswith(".")
    ]
    assert len(zinnen_) > 60
    werkmap = openpyxl.load_workbook(BytesIO(bestand("xlsx")))
    cellen = plat(
        "|".join(str(v) for b in werkmap for r in b.iter_rows(values_only=True) for v in r)
    )
    for gevonden in (html_tekst(), pdf_tekst(), cellen):
        assert [zin for zin in zinnen_ if plat(zin) not in gevonden] == []


def test_the_workbook_has_a_sheet_for_each_chapter_with_the_same_numbers_as_numbers():
    werkmap = openpyxl.load_workbook(BytesIO(bestand("xlsx")))
    delen = parkstad_2021().hoofdstukken
    namen = [bladnaam(nummer, deel) for nummer, deel in enumerate(delen, start=1)]
    assert werkmap.sheetnames == ["Verslag", *namen]
    for naam, deel in zip(namen, delen, strict=True):
        rijen = [tuple(r) for r in werkmap[naam].iter_rows(values_only=True)]
        for tabel in deel.tabellen:
            for rij in tabel.rijen:
                waarden = tuple(cel.waarde for cel in rij)
                assert any(gevonden[: len(waarden)] == waarden for gevonden in rijen), waarden


def test_the_workbook_writes_numbers_and_days_as_a_dutch_reader_expects():
    werkmap = openpyxl.load_workbook(BytesIO(bestand("xlsx")))
    assert werkmap["Verslag"]["B4"].value == datetime(2021, 12, 31)
    assert werkmap["Verslag"]["B4"].is_date
    vormen = {
        c.number_format for b in werkmap for r in b.iter_rows() for c in r if c.value is not None
    }
    assert {"#,##0", "0.00", '0.0"%"', "d mmmm yyyy", '"€" #,##0.00'} <= vormen


def test_a_text_of_the_loket_is_never_a_formula_nor_markup():
    eigen = '=HYPERLINK("http://kwaad.invalid") <script>alert(1)</script> #pagebreak() *vet*'
    gegevens = Voorbeeld().gegevens(OUDEJAAR)
    verslag = maak(bron(gegevens, 2021, peildatum=OUDEJAAR, teksten={"klachten": eigen}))
    html, pdf_, xlsx = (VORMEN[vorm](verslag) for vorm in ("html", "pdf", "xlsx"))
    assert "<script>" not in html.decode()
    assert "&lt;script&gt;" in html.decode()
    assert plat(eigen) in plat("".join(p.extract_text() for p in PdfReader(BytesIO(pdf_)).pages))
    cellen = [c for b in openpyxl.load_workbook(BytesIO(xlsx)) for r in b.iter_rows() for c in r]
    assert [c.data_type for c in cellen if c.value == eigen] == ["s"]


@pytest.mark.parametrize("vorm", VORMEN)
def test_a_kept_report_gives_the_same_bytes_again(vorm):
    bewaard = uit_tekst(naar_tekst(parkstad_2021()))
    assert VORMEN[vorm](bewaard) == bestand(vorm)


def test_no_file_holds_the_moment_of_making():
    gemaakt = datetime(2021, 12, 31, tzinfo=UTC)
    assert pdf().metadata.creation_date == pdf().metadata.modification_date == gemaakt
    with ZipFile(BytesIO(bestand("xlsx"))) as zip_:
        assert {deel.date_time for deel in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        kern = zip_.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", kern)) == {"2021-12-31T00:00:00Z"}


def test_the_page_fetches_nothing_and_runs_nothing():
    assert not {"script", "link", "iframe", "img"} & set(blad().tags)
    assert all(adres.startswith("#") for adres in blad().adressen)
    buiten = re.findall(r"url\((.{8})", bestand("html").decode())
    assert set(buiten) == {'"data:fo'}


def test_headings_nest_on_the_page():
    koppen = blad().koppen
    assert koppen.count(1) == 1
    assert koppen[0] == 1
    assert all(dieper - kop <= 1 for kop, dieper in pairwise(koppen))


def test_the_page_can_be_heard_tables_have_captions_and_scopes_pictures_have_words():
    assert blad().tags.count("caption") == blad().tags.count("table") == len(tabellen())
    assert blad().kop_zonder_scope == 0
    assert len(blad().ids) == len(set(blad().ids))
    html = bestand("html").decode()
    assert html.count('role="img"') == len(GRAFIEKEN)
    assert all(f'aria-label="{grafiek.uitleg}"' in html for grafiek in GRAFIEKEN)
    assert '<html lang="nl">' in html


def structuur(knoop) -> list[tuple[str, DictionaryObject]]:
    """Every element of the tag tree under this one, in reading order."""
    knoop = knoop.get_object()
    if isinstance(knoop, ArrayObject):
        return [paar for deel in knoop for paar in structuur(deel)]
    if not isinstance(knoop, DictionaryObject):
        return []
    zelf = [(knoop["/S"], knoop)] if "/S" in knoop else []
    return zelf + (structuur(knoop["/K"]) if "/K" in knoop else [])


def test_the_pdf_is_tagged_in_dutch_and_says_that_it_was_made_for_ua_1():
    wortel = pdf().trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf().metadata.title == "Jaarverslag Loket Housing Parkstad 2021"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in wortel["/Metadata"].get_data()


def test_the_tags_of_the_pdf_nest_and_every_picture_has_words():
    elementen = structuur(pdf().trailer["/Root"]["/StructTreeRoot"]["/K"])
    soorten = [soort for soort, _ in elementen]
    koppen = [int(soort[2]) for soort in soorten if re.fullmatch("/H[1-6]", soort)]
    assert koppen[0] == 1
    assert all(dieper - kop <= 1 for kop, dieper in pairwise(koppen))
    assert soorten.count("/Table") == len(tabellen())
    assert "/TH" in soorten
    woorden = [str(knoop["/Alt"]) for _, knoop in elementen if "/Alt" in knoop]
    assert woorden == [grafiek.uitleg for grafiek in GRAFIEKEN]


def test_the_outline_of_the_pdf_is_that_of_the_chapters():
    delen = parkstad_2021().hoofdstukken
    assert [deel.title for deel in pdf().outline if not isinstance(deel, list)] == [
        f"{nummer} {deel.titel}" for nummer, deel in enumerate(delen, start=1)
    ]


def test_only_the_letters_that_we_ship_are_in_the_pdf():
    namen = {
        str(letter.get_object()["/BaseFont"])
        for bladzijde in pdf().pages
        for letter in bladzijde["/Resources"].get("/Font", {}).values()
    }
    assert namen
    assert all("SourceSans3" in naam for naam in namen)


@pytest.mark.parametrize(
    "fout",
    ["= Een\n=== Drie", "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg'/>\"))"],
    ids=["a skipped heading level", "a picture without words"],
)
def test_the_check_we_lean_on_refuses_a_document_that_is_not_open_to_all(fout, tmp_path: Path):
    bron_ = tmp_path / "fout.typ"
    bron_.write_text(f'#set document(title: "t")\n#set text(lang: "nl")\n{fout}\n')
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        typst.compile(bron_, format="pdf", pdf_standards="ua-1")


def test_every_picture_holds_its_names_and_numbers():
    html = html_tekst()
    for grafiek in GRAFIEKEN:
        for punt in grafiek.punten:
            assert plat(punt.naam + punt.waarde.tekst) in html


def test_the_file_is_named_after_region_and_year():
    assert bestandsnaam(parkstad_2021(), "pdf") == "jaarverslag-parkstad-2021.pdf"


def test_numbers_in_cells_keep_the_decimals_of_their_kind():
    getallen = [c for t in tabellen() for r in t.rijen for c in r if isinstance(c.waarde, float)]
    assert getallen
    for cel in getallen:
        decimalen = {Vorm.MAANDEN: 2, Vorm.PROCENT: 1, Vorm.EURO: 2}[cel.vorm]
        assert len(cel.tekst.rstrip("%").split(",")[1]) == decimalen


def test_all_that_is_said_is_said_in_words_without_codes():
    codes = re.compile(r"\b[a-z]+_[a-z]+")
    alles = [tekst for deel in parkstad_2021().hoofdstukken for tekst in zinnen(deel)]
    assert [tekst for tekst in alles if codes.search(tekst)] == []

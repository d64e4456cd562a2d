"""Reading one workbook: real dates and numbers, and the workbooks that are refused unopened."""

import datetime as dt
import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sleutel.domein.register import OnleesbareBron, controleer, read_bron
from sleutel.domein.register import werkmap as werkmapmodule

from .hulp import HUUR, NASLAG, VANDAAG, goed_register, keur

type Cellen = list[list[Any]]


def schrijf_werkmap(pad: Path, bladen: dict[str, Cellen]) -> Path:
    werkmap = openpyxl.Workbook(write_only=True)
    for naam, rijen in bladen.items():
        blad = werkmap.create_sheet(naam)
        for rij in rijen:
            blad.append(rij)
    werkmap.save(pad)
    return pad


def als_bladen(register: dict[str, list[dict[str, Any]]]) -> dict[str, Cellen]:
    return {
        naam: [list(rijen[0]), *([rij.get(kolom) for kolom in rijen[0]] for rij in rijen)]
        for naam, rijen in register.items()
    }


def echte_waarden(rij: dict[str, str]) -> dict[str, Any]:
    """Dates, numbers and yes or no as a spreadsheet holds them."""
    waarden: dict[str, Any] = {kolom: waarde or None for kolom, waarde in rij.items()}
    for kolom, waarde in rij.items():
        if kolom.endswith("_op") and waarde:
            waarden[kolom] = dt.datetime.fromisoformat(waarde)
        elif kolom in ("aantal", "maximum", "jaar"):
            waarden[kolom] = float(waarde)
        elif kolom == "bedrag":
            waarden[kolom] = float(waarde.replace(",", "."))
        elif waarde in ("ja", "nee"):
            waarden[kolom] = waarde == "ja"
    return waarden


def reden_van(pad: Path) -> str:
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(pad)
    return " ".join(melding.reden for melding in fout.value.meldingen)


def herschrijf(pad: Path, naar: Path, erbij: dict[str, bytes], weg: str = "") -> Path:
    """A copy of a workbook with parts added or left out."""
    with zipfile.ZipFile(pad) as bron, zipfile.ZipFile(naar, "w", zipfile.ZIP_DEFLATED) as doel:
        for deel in bron.namelist():
            if deel != weg and deel not in erbij:
                doel.writestr(deel, bron.read(deel))
        for deel, inhoud in erbij.items():
            doel.writestr(deel, inhoud)
    return naar


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    register = {
        naam: [echte_waarden(rij) for rij in rijen] for naam, rijen in goed_register().items()
    }
    return schrijf_werkmap(tmp_path / "register.xlsx", als_bladen(register))


def test_an_unreadable_sheet_does_not_hide_the_others(tmp_path: Path) -> None:
    bladen = als_bladen(goed_register()) | {"spreiding": [[f"kolom {n}" for n in range(61)]]}
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(schrijf_werkmap(tmp_path / "register.xlsx", bladen))
    assert [melding.tabel for melding in fout.value.meldingen] == ["spreiding"]
    assert fout.value.bron is not None
    uitkomst = controleer(fout.value.bron, NASLAG, VANDAAG)
    assert uitkomst.afgewezen == []
    assert set(uitkomst.aangenomen) == set(goed_register()) - {"spreiding"}


def test_real_dates_numbers_and_booleans_say_the_same_as_csv(werkmap: Path, tmp_path: Path) -> None:
    uitkomst = controleer(read_bron(werkmap), NASLAG, VANDAAG)
    assert uitkomst == keur(tmp_path / "csv", goed_register())
    assert uitkomst.afgewezen == []


def test_a_workbook_is_known_by_its_content(werkmap: Path) -> None:
    anders = werkmap.rename(werkmap.with_name("register.dat"))
    assert read_bron(anders).tabellen["trajecten"].rijen


def test_sheets_of_another_name_are_remarked_and_case_is_forgiven(tmp_path: Path) -> None:
    bladen = {"Toelichting": [["Lees mij"]], "TRAJECTEN": als_bladen({"t": [HUUR]})["t"]}
    bron = read_bron(schrijf_werkmap(tmp_path / "r.xlsx", bladen))
    assert [m.tabel for m in bron.opmerkingen] == ["Toelichting"]
    assert list(bron.tabellen) == ["trajecten"]


def test_a_formula_is_refused_on_its_cell(tmp_path: Path) -> None:
    rij = HUUR | {"aangemeld_op": "=TODAY()"}
    pad = schrijf_werkmap(tmp_path / "r.xlsx", als_bladen({"trajecten": [rij]}))
    (melding,) = controleer(read_bron(pad), NASLAG, VANDAAG).afgewezen
    assert (melding.rij, melding.kolom, melding.waarde) == (2, "aangemeld_op", "=TODAY()")
    assert "formule" in melding.reden


def test_an_error_cell_is_refused_on_its_cell(tmp_path: Path) -> None:
    pad = schrijf_werkmap(
        tmp_path / "r.xlsx", als_bladen({"trajecten": [HUUR | {"corporatie": "#N/A"}]})
    )
    (melding,) = controleer(read_bron(pad), NASLAG, VANDAAG).afgewezen
    assert (melding.kolom, melding.waarde) == ("corporatie", "#N/A")


def test_a_bare_number_is_no_date(tmp_path: Path) -> None:
    pad = schrijf_werkmap(
        tmp_path / "r.xlsx", als_bladen({"trajecten": [HUUR | {"aangemeld_op": 44200}]})
    )
    (melding,) = controleer(read_bron(pad), NASLAG, VANDAAG).afgewezen
    assert (melding.kolom, melding.waarde) == ("aangemeld_op", "44200")
    assert "notatie Datum" in melding.reden


def test_empty_rows_count_and_short_rows_are_filled_up(tmp_path: Path) -> None:
    kop = ["traject", "kandidaat", "regio", "woonproces", "aangemeld_op", "aanmelder"]
    rij = ["T-1", "K-1", "Parkstad", "Housing", dt.date(2021, 1, 4)]
    bladen = {"trajecten": [kop, [], [None, " "], rij, [*rij, None, "te veel"]]}
    uitkomst = controleer(read_bron(schrijf_werkmap(tmp_path / "r.xlsx", bladen)), NASLAG, VANDAAG)
    assert [traject.rij for traject in uitkomst.trajecten] == [4]
    assert [(m.rij, m.kolom) for m in uitkomst.afgewezen] == [(5, "")]
    assert "7 waarden en de kop heeft er 6" in uitkomst.afgewezen[0].reden


def test_a_sheet_of_200_columns_is_refused(tmp_path: Path) -> None:
    pad = schrijf_werkmap(tmp_path / "r.xlsx", {"trajecten": [[f"k{n}" for n in range(200)]]})
    assert "200 kolommen" in reden_van(pad)


def test_a_workbook_without_rows_or_without_known_sheets_is_refused(tmp_path: Path) -> None:
    kop = [list(HUUR)]
    assert "geen enkele rij" in reden_van(schrijf_werkmap(tmp_path / "a.xlsx", {"trajecten": kop}))
    assert "eerste rij is leeg" in reden_van(
        schrijf_werkmap(tmp_path / "b.xlsx", {"trajecten": []})
    )
    assert "geen tabel" in reden_van(schrijf_werkmap(tmp_path / "c.xlsx", {"Blad1": kop}))


def test_two_sheets_of_one_table_are_refused(tmp_path: Path) -> None:
    blad = als_bladen({"t": [HUUR]})["t"]
    pad = schrijf_werkmap(tmp_path / "r.xlsx", {"trajecten": blad, "Trajecten ": blad})
    assert "meer dan één keer" in reden_van(pad)


def test_a_macro_workbook_is_refused(werkmap: Path, tmp_path: Path) -> None:
    vba = herschrijf(werkmap, tmp_path / "m.xlsx", {"xl/vbaProject.bin": b"macro"})
    assert "macro" in reden_van(vba)
    blad = herschrijf(werkmap, tmp_path / "n.xlsx", {"xl/macrosheets/sheet1.xml": b"<x/>"})
    assert "macro" in reden_van(blad)
    assert "macro" in reden_van(werkmap.rename(tmp_path / "o.xlsm"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(werkmap: Path, tmp_path: Path) -> None:
    groot = herschrijf(werkmap, tmp_path / "groot.xlsx", {"xl/media/x.bin": bytes(30_000_000)})
    assert "uitpakken" in reden_van(groot)
    veel = herschrijf(
        werkmap, tmp_path / "veel.xlsx", {f"xl/media/{n}.bin": b"x" for n in range(2_500)}
    )
    assert "uitpakken" in reden_van(veel)


def test_a_workbook_that_unpacks_to_more_than_the_bound_is_refused(
    werkmap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grens = werkmap.stat().st_size + 50_000
    monkeypatch.setattr(werkmapmodule, "MAX_BYTES", grens)
    pad = herschrijf(werkmap, tmp_path / "groot.xlsx", {"xl/media/x.bin": bytes(grens)})
    assert pad.stat().st_size < grens
    assert "uitpakken" in reden_van(pad)


HOOFD = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main"><dimension ref="A1"/><sheetData>'
)


def blad_xml(*rijen: str) -> bytes:
    """A sheet that claims to be one cell large."""
    delen = [f'<row r="{n}">{cellen}</row>' for n, cellen in enumerate(rijen, start=1)]
    return f"{HOOFD}{''.join(delen)}</sheetData></worksheet>".encode()


def tekst_xml(*teksten: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{tekst}</t></is></c>' for tekst in teksten)


def test_a_sheet_may_lie_about_its_size(werkmap: Path, tmp_path: Path) -> None:
    rij = {kolom: HUUR[kolom] for kolom in ("traject", "kandidaat", "regio", "woonproces")}
    blad = blad_xml(tekst_xml(*rij, "aangemeld_op"), tekst_xml(*rij.values(), "2021-01-04"))
    pad = herschrijf(werkmap, tmp_path / "r.xlsx", {"xl/worksheets/sheet1.xml": blad})
    assert controleer(read_bron(pad), NASLAG, VANDAAG).aangenomen["trajecten"] == 1


@pytest.mark.parametrize(
    "formule",
    [
        '<f t="array" ref="B2">SOM(A1)</f><v>3</v>',
        '<f t="shared" si="7"/><v>3</v>',
        '<f t="dataTable" ref="B2" dt2D="0" dtr="0" r1="A1"/><v>3</v>',
        "<f>1+1</f><v>2</v>",
    ],
)
def test_each_kind_of_formula_is_refused(formule: str, werkmap: Path, tmp_path: Path) -> None:
    kop = tekst_xml("jaar", "maximum", "regio", "gemeente")
    rij = f'{tekst_xml("2021")}<c r="B2">{formule}</c>{tekst_xml("Parkstad", "Heerlen")}'
    blad = blad_xml(kop, rij)
    deel = f"xl/worksheets/sheet{[*goed_register()].index('spreiding') + 1}.xml"
    pad = herschrijf(werkmap, tmp_path / "r.xlsx", {deel: blad})
    (melding,) = controleer(read_bron(pad), NASLAG, VANDAAG).afgewezen
    assert (melding.tabel, melding.kolom) == ("spreiding", "maximum")
    assert "formule" in melding.reden


def test_entities_in_a_sheet_are_not_unfolded(werkmap: Path, tmp_path: Path) -> None:
    bom = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        b"<worksheet>&b;</worksheet>"
    )
    pad = herschrijf(werkmap, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": bom})
    assert "beschadigd" in reden_van(pad)


def test_a_sheet_that_claims_a_row_far_away_is_refused(werkmap: Path, tmp_path: Path) -> None:
    blad = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        b'2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>traject</t></is></c></row>'
        b'<row r="99999999"><c r="A99999999" t="inlineStr"><is><t>x</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    pad = herschrijf(werkmap, tmp_path / "r.xlsx", {"xl/worksheets/sheet1.xml": blad})
    assert "groter dan Excel" in reden_van(pad)


def test_old_encrypted_damaged_and_foreign_files_are_refused(werkmap: Path, tmp_path: Path) -> None:
    def geef(naam: str, inhoud: bytes) -> Path:
        (tmp_path / naam).write_bytes(inhoud)
        return tmp_path / naam

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert ".xls)" in reden_van(geef("oud.xlsx", ole))
    assert "leeg" in reden_van(geef("leeg.xlsx", b""))
    assert "geen Excelwerkmap" in reden_van(geef("tekst.xlsx", b"traject;kandidaat"))
    assert "geen Excelwerkmap" in reden_van(geef("rapport.pdf", b"%PDF-1.7"))
    assert "beschadigd" in reden_van(geef("half.xlsx", werkmap.read_bytes()[:2_000]))
    zonder = herschrijf(werkmap, tmp_path / "zip.xlsx", {}, weg="[Content_Types].xml")
    assert "geen Excelwerkmap" in reden_van(zonder)
    kapot = herschrijf(werkmap, tmp_path / "kapot.xlsx", {"xl/workbook.xml": b"<workbook"})
    assert "beschadigd" in reden_van(kapot)


def test_a_workbook_with_any_byte_changed_is_read_or_refused(werkmap: Path, tmp_path: Path) -> None:
    toeval = random.Random(2)
    inhoud = werkmap.read_bytes()
    pad = tmp_path / "gewijzigd.xlsx"
    for _ in range(60):
        bedorven = bytearray(inhoud)
        for _ in range(toeval.randrange(1, 20)):
            bedorven[toeval.randrange(len(bedorven))] = toeval.randrange(256)
        pad.write_bytes(bedorven)
        with suppress(OnleesbareBron):
            controleer(read_bron(pad), NASLAG, VANDAAG)


def test_a_workbook_with_spoilt_xml_is_read_or_refused(werkmap: Path, tmp_path: Path) -> None:
    toeval = random.Random(3)
    with zipfile.ZipFile(werkmap) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    for _ in range(60):
        naam = toeval.choice(sorted(delen))
        bedorven = bytearray(delen[naam])
        bedorven[toeval.randrange(len(bedorven))] = toeval.choice(b"<>&\"'=0A9")
        doel = io.BytesIO()
        with zipfile.ZipFile(doel, "w") as archief:
            for deel, inhoud in (delen | {naam: bytes(bedorven)}).items():
                archief.writestr(deel, inhoud)
        pad = tmp_path / "gewijzigd.xlsx"
        pad.write_bytes(doel.getvalue())
        with suppress(OnleesbareBron):
            controleer(read_bron(pad), NASLAG, VANDAAG)

"""The jaarverslag as a workbook: a sheet for each chapter, real numbers and dates.

A zip and its properties hold the time of writing; here that is the peildatum, so that the same
report gives the same bytes.
"""

import re
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from sleutel.domein.verslag import Verslag
from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Cel,
    Grafiek,
    Hoofdstuk,
    Kop,
    Opsomming,
    Tabel,
    Vorm,
)

GETALVORM = {
    Vorm.AANTAL: "#,##0",
    Vorm.MAANDEN: "0.00",
    Vorm.DAGEN: "0.0",
    Vorm.PROCENT: '0.0"%"',
    Vorm.EURO: '"€" #,##0.00',
}
DATUMVORM = "d mmmm yyyy"
VET, GROOT, WIT = (
    Font(bold=True),
    Font(bold=True, size=16),
    Alignment(vertical="top", wrap_text=True),
)
BREED, SMAL = 46, 16
ZIP_BEGIN = (1980, 1, 1, 0, 0, 0)
KERN = "docProps/core.xml"


def render(verslag: Verslag) -> bytes:
    """The file."""
    werkmap = Workbook()
    gemaakt = datetime.combine(verslag.peildatum, time(), UTC).replace(tzinfo=None)
    werkmap.properties.title = verslag.titel
    werkmap.properties.creator = f"Loket Housing {verslag.regio}"
    werkmap.properties.language = "nl"
    werkmap.properties.created = gemaakt
    assert isinstance(werkmap.active, Worksheet)
    _voorblad(werkmap.active, verslag)
    for nummer, hoofdstuk in enumerate(verslag.hoofdstukken, start=1):
        _hoofdstuk(werkmap.create_sheet(bladnaam(nummer, hoofdstuk)), hoofdstuk)
    vol = BytesIO()
    werkmap.save(vol)
    return _zonder_tijd(vol.getvalue(), gemaakt)


def bladnaam(nummer: int, hoofdstuk: Hoofdstuk) -> str:
    """At most the 31 characters that a workbook allows."""
    return f"{nummer} {hoofdstuk.titel}"[:31].strip()


def _voorblad(blad: Worksheet, verslag: Verslag) -> None:
    blad.title = "Verslag"
    for rij, (kop, waarde) in enumerate(
        (
            ("Jaarverslag", verslag.titel),
            ("Regio", verslag.regio),
            ("Jaar", verslag.jaar),
            ("Peildatum", verslag.peildatum),
            ("Vorm van het model", verslag.versie),
        ),
        start=1,
    ):
        _zet(blad, rij, 1, kop, VET)
        _zet(blad, rij, 2, waarde)
    blad["B4"].number_format = DATUMVORM
    for rij in range(1, 6):
        blad.cell(rij, 2).alignment = Alignment(horizontal="left")
    blad.column_dimensions["A"].width = 24
    blad.column_dimensions["B"].width = BREED + SMAL


def _hoofdstuk(blad: Worksheet, hoofdstuk: Hoofdstuk) -> None:
    _zet(blad, 1, 1, hoofdstuk.titel, GROOT)
    rij = 3
    for blok in hoofdstuk.blokken:
        rij = _blok(blad, rij, blok)
    breed = any(c.vorm == Vorm.TEKST for t in hoofdstuk.tabellen for r in t.rijen for c in r[1:])
    blad.column_dimensions["A"].width = BREED
    blad.column_dimensions["B"].width = 90 if breed else SMAL
    for letter in "CDEFGHI":
        blad.column_dimensions[letter].width = SMAL


def _blok(blad: Worksheet, rij: int, blok: Blok) -> int:
    """Write one block from this row on; gives the row after it."""
    match blok:
        case Kop(tekst):
            _zet(blad, rij, 1, tekst, Font(bold=True, size=13))
            return rij + 2
        case Alinea(tekst):
            _zet(blad, rij, 1, tekst)
            return rij + 2
        case Opsomming(punten):
            for plaats, punt in enumerate(punten):
                _zet(blad, rij + plaats, 1, punt)
            return rij + len(punten) + 1
        case Grafiek(titel=titel, uitleg=uitleg):
            _zet(blad, rij, 1, f"{titel}. {uitleg}")
            return rij + 2
        case Tabel():
            return _tabel(blad, rij, blok)


def _tabel(blad: Worksheet, rij: int, tabel: Tabel) -> int:
    _zet(blad, rij, 1, tabel.titel, VET)
    for kolom, kop in enumerate(tabel.koppen, start=1):
        _zet(blad, rij + 1, kolom, int(kop) if kop.isdigit() else kop, VET)
    rij += 2
    for cellen in tabel.rijen:
        lettertype = VET if tabel.totaal and cellen is tabel.rijen[-1] else None
        for kolom, cel in enumerate(cellen, start=1):
            _cel(blad, rij, kolom, cel, lettertype)
        rij += 1
    for controle in tabel.controles:
        _zet(blad, rij, 1, f"{'Klopt' if controle.klopt else 'Klopt niet'}. {controle.tekst}")
        rij += 1
    return rij + 1


def _cel(blad: Worksheet, rij: int, kolom: int, cel: Cel, lettertype: Font | None) -> None:
    if cel.waarde is None:
        return
    vak = _zet(blad, rij, kolom, cel.waarde, lettertype)
    if cel.vorm == Vorm.TEKST:
        vak.alignment = WIT
    else:
        vak.number_format = GETALVORM[cel.vorm]


def _zet(blad: Worksheet, rij: int, kolom: int, waarde: Any, lettertype: Font | None = None) -> Any:
    """Write a value; a text is never a formula, also when it begins with =."""
    vak = blad.cell(rij, kolom, waarde)
    if isinstance(waarde, str):
        vak.data_type = "s"
    if lettertype is not None:
        vak.font = lettertype
    return vak


def _zonder_tijd(werkmap: bytes, gemaakt: datetime) -> bytes:
    """The same workbook with one fixed time in the zip and in its properties."""
    vol = BytesIO()
    with ZipFile(BytesIO(werkmap)) as bron, ZipFile(vol, "w", ZIP_DEFLATED) as doel:
        for naam in sorted(bron.namelist()):
            inhoud = bron.read(naam)
            if naam == KERN:
                op = gemaakt.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                inhoud = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + op, inhoud)
            doel.writestr(ZipInfo(naam, ZIP_BEGIN), inhoud, ZIP_DEFLATED)
    return vol.getvalue()

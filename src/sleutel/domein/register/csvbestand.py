"""Reading one CSV file: `;` or `,`, UTF-8 or Windows-1252, and nothing that only looks like it."""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TextIO

from sleutel.domein.register.melding import OnleesbareBron, leesbare_naam
from sleutel.domein.register.tabel import MAX_BYTES, Tabel, build_tabel

_BLOK = 1 << 20
_MAX_REGEL = 1 << 20
_MEER_BYTES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NIET_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_ANDERE_SOORT: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "een zipbestand of een Excelwerkmap"),
    (b"PK\x05\x06", "een zipbestand"),
    (b"\xd0\xcf\x11\xe0", "een oude of beveiligde Excelwerkmap"),
    (b"%PDF", "een pdf"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"{\\rtf", "een tekstdocument"),
    (b"<", "een webpagina of een XML-bestand"),
    (b"{", "een JSON-bestand"),
    (b"[", "een JSON-bestand"),
)
_GEMENGD = (
    "In dit bestand staan vanaf deze rij twee soorten tekens door elkaar (UTF-8 en Windows-1252). "
    'Open het in Excel en sla het op als "CSV UTF-8".'
)


def read_csv(pad: Path, *, naam: str | None = None) -> Tabel:
    """The table in a CSV file, named after the file unless `naam` is given.

    The delimiter is the one that the header uses most. Rows are counted as a spreadsheet counts
    them, also where a quoted cell holds a line break.

    Raises OnleesbareBron where the file is no CSV, or mixes encodings.
    """
    naam = naam if naam is not None else leesbare_naam(pad.stem)
    with _reading(pad, naam) as regels:
        return build_tabel(naam, regels, vul_aan=False)


def first_rows_of_csv(pad: Path, einde: int) -> list[list[str]]:
    """The rows up to and with number `einde`, the header first. Raises as `read_csv` does."""
    with _reading(pad, leesbare_naam(pad.stem)) as regels:
        return list(islice(regels, einde))


@contextmanager
def _reading(pad: Path, naam: str) -> Iterator[Iterator[list[str]]]:
    """The rows of a file; what goes wrong while they are read raises OnleesbareBron."""
    try:
        codering = _codering(pad, naam)
        with pad.open(encoding=codering, newline="") as bestand:
            scheiding = _scheiding(_regels(bestand, naam))
            bestand.seek(0)
            lezer = csv.reader(_regels(bestand, naam), delimiter=scheiding, strict=True)
            try:
                yield iter(lezer)
            except csv.Error as fout:
                raise OnleesbareBron.om(
                    naam,
                    f"Vanaf regel {lezer.line_num} is dit bestand niet te lezen. Vaak staat er een "
                    'aanhalingsteken (") te veel of te weinig, of is een cel veel te lang.',
                    rij=lezer.line_num,
                ) from fout
    except (OSError, UnicodeError) as fout:
        raise OnleesbareBron.om(
            naam, "Dit bestand kan niet worden geopend. Kijk of het bestaat en of u het mag lezen."
        ) from fout


def _codering(pad: Path, naam: str) -> str:
    """Which encoding the whole file has; read in blocks, so that memory stays bounded."""
    if pad.stat().st_size > MAX_BYTES:
        raise OnleesbareBron.om(
            naam, "Dit bestand is groter dan 200 MB. Breng het register in delen."
        )
    utf8 = codecs.getincrementaldecoder("utf-8")()
    is_utf8, meer_bytes, buiten_cp1252, staart, regels = True, False, False, b"", 1
    with pad.open("rb") as bestand:
        begin = bestand.read(_BLOK)
        _refuse_other_kind(begin, naam)
        blok = begin
        while blok:
            if b"\0" in blok:
                raise OnleesbareBron.om(
                    naam,
                    "Dit is geen gewone tekst (het bestand bevat nultekens, zoals bij UTF-16). "
                    'Open het in Excel en sla het op als "CSV UTF-8".',
                )
            if is_utf8:
                try:
                    utf8.decode(blok)
                except UnicodeDecodeError as fout:
                    is_utf8 = False
                    regels += fout.object.count(b"\n", 0, fout.start)
                else:
                    regels += blok.count(b"\n")
            venster = staart + blok
            meer_bytes = meer_bytes or _MEER_BYTES.search(venster) is not None
            buiten_cp1252 = buiten_cp1252 or _NIET_IN_CP1252.search(blok) is not None
            staart = blok[-3:]
            blok = bestand.read(_BLOK)
    if is_utf8:
        try:
            utf8.decode(b"", final=True)
            return "utf-8-sig"
        except UnicodeDecodeError:
            pass
    if meer_bytes or buiten_cp1252 or begin.startswith(codecs.BOM_UTF8):
        raise OnleesbareBron.om(naam, _GEMENGD, rij=regels)
    return "cp1252"


def _refuse_other_kind(begin: bytes, naam: str) -> None:
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise OnleesbareBron.om(
            naam, 'Dit bestand is UTF-16. Open het in Excel en sla het op als "CSV UTF-8".'
        )
    inhoud = begin.removeprefix(codecs.BOM_UTF8).lstrip()
    if not inhoud:
        raise OnleesbareBron.om(
            naam, "Het bestand is leeg. Zet in de eerste rij de namen van de kolommen."
        )
    for kenmerk, soort in _ANDERE_SOORT:
        if inhoud.startswith(kenmerk):
            raise OnleesbareBron.om(
                naam, f"Dit is geen CSV-bestand, maar {soort}. Sla de tabel op als CSV."
            )


def _scheiding(regels: Iterator[str]) -> str:
    kop = re.sub(r'"[^"]*"', "", next(regels, ""))
    return "," if kop.count(",") > kop.count(";") else ";"


def _regels(bestand: TextIO, naam: str) -> Iterator[str]:
    """Lines of at most a million characters: a file without line breaks does not fill memory."""
    while regel := bestand.readline(_MAX_REGEL + 1):
        if len(regel) > _MAX_REGEL:
            raise OnleesbareBron.om(
                naam, "In dit bestand staat een regel die veel te lang is. Is het wel een tabel?"
            )
        yield regel

"""Markers: texts that say whose they are, so that any answer can be searched for what leaked into it."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from pypdf import PdfReader

from sleutel.domein.termijnen import MAANDNAMEN

PATROON = re.compile(r"zqx0([a-z]+)0([a-z]+)0([a-z_]+)0", re.IGNORECASE)


def merk(van: str, kenmerk: str, detail: str) -> str:
    """A marker: whose it is, what it is, and which one. It is a good slug, name and number."""
    return f"zqx0{van}0{kenmerk}0{detail}0"


MAANDEN = dict(zip(MAANDNAMEN, range(1, 13), strict=True))
DAG = re.compile(rf"(\d{{1,2}})\s?({'|'.join(MAANDEN)})\s?(\d{{4}})", re.IGNORECASE)
DAG_IN_CIJFERS = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")

GEWOON = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/xml",
    "image/svg+xml",
)
"""What is text as it is; so is what has no type: a header, a part of a zip, a mail."""

type Merk = tuple[str, str, str]
"""Whose it is, what it is, and which one."""


def vind(inhoud: bytes, soort: str, dagen: Mapping[date, Merk]) -> set[Merk]:
    """Every marker in an answer of this content type; `dagen`: what each day is a marker of."""
    gevonden: set[Merk] = set()
    for tekst in map(str.casefold, _teksten(inhoud, soort.partition(";")[0])):
        gevonden |= {tuple(merk) for merk in PATROON.findall(tekst)}
        gezien = [(int(j), MAANDEN[m], int(d)) for d, m, j in DAG.findall(tekst)]
        gezien += [tuple(map(int, dag)) for dag in DAG_IN_CIJFERS.findall(tekst)]
        gevonden |= {dagen[dag] for dag in _dagen(gezien) if dag in dagen}
    return gevonden


def _dagen(gezien: Iterable[tuple[int, int, int]]) -> Iterator[date]:
    for jaar, maand, dag in gezien:
        with suppress(ValueError):  # looks like a day and is none
            yield date(jaar, maand, dag)


def _teksten(inhoud: bytes, soort: str) -> Iterator[str]:
    """The texts that a reader of this answer can get out of it; an answer to HEAD holds none."""
    if not inhoud:
        return
    if soort == "application/pdf":
        for blad in PdfReader(io.BytesIO(inhoud)).pages:
            yield re.sub(r"\s|\u00ad", "", blad.extract_text())
    elif inhoud.startswith(b"PK\x03\x04"):  # zip, xlsx
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            yield " ".join(archief.namelist())
            for naam in archief.namelist():
                yield from _teksten(archief.read(naam), "")
    elif not soort or soort.startswith(GEWOON):
        yield inhoud.decode("utf-8", "replace")
    else:
        raise ValueError(f"Nobody here reads {soort}: leaks would go unseen.")

"""Markers: texts that say whose they are, so that any answer can be searched for what leaked into it."""

import io
import re
import zipfile
from collections.abc import Iterator

from pypdf import PdfReader

PATROON = re.compile(r"zqx0([a-z]+)0([a-z]+)0([a-z_]+)0", re.IGNORECASE)


def merk(van: str, kenmerk: str, detail: str) -> str:
    """A marker: whose it is, what it is, and which one. It is a good slug, name and number."""
    return f"zqx0{van}0{kenmerk}0{detail}0"


def vind(inhoud: bytes, soort: str) -> set[tuple[str, str, str]]:
    """Every marker in an answer of this content type: (whose, what, which one)."""
    return {
        (van, kenmerk, detail)
        for tekst in _teksten(inhoud, soort.partition(";")[0])
        for van, kenmerk, detail in PATROON.findall(tekst.casefold())
    }


def _teksten(inhoud: bytes, soort: str) -> Iterator[str]:
    """The texts that a reader of this answer can get out of it."""
    if soort == "application/pdf" and inhoud:
        for blad in PdfReader(io.BytesIO(inhoud)).pages:
            yield re.sub(r"\s|\u00ad", "", blad.extract_text())
    elif inhoud.startswith(b"PK\x03\x04"):  # zip, xlsx
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            yield " ".join(archief.namelist())
            for naam in archief.namelist():
                yield from _teksten(archief.read(naam), "")
    else:
        yield inhoud.decode("utf-8", "replace")

"""A jaarverslag to test with: that of Parkstad over 2021, made without a database."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import Gegevens, Uitkomst, Vraag, compute
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.verslag import Bron, Jaar, Verslag, maak
from sleutel.domein.verslag.bedragen import Tarieven, posten
from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Grafiek,
    Hoofdstuk,
    Kop,
    Opsomming,
    Tabel,
)
from tests.domein.cijfers.conftest import Voorbeeld

TARIEVEN: Tarieven = {
    ("parkstad", 2021, "trajectprijs"): Decimal(675),
    ("parkstad", 2021, "begeleiding"): Decimal(5200),
}
"""The prices of the example register."""

OUDEJAAR = date(2021, 12, 31)
GETAL = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def uitkomst(
    gegevens: Gegevens, jaar: int, proces: Woonproces | None, peildatum: date, *regios: Regio
) -> Uitkomst:
    return compute(Vraag(jaar, None, regios, proces, peildatum), gegevens)


def bron(
    gegevens: Gegevens,
    jaar: int,
    *,
    peildatum: date,
    met_vorig: bool = True,
    regio: str = "Parkstad",
    teksten: Mapping[str, str] | None = None,
    tarieven: Tarieven = TARIEVEN,
) -> Bron:
    """What a report is made from, out of these standen."""

    def cijfers(welk: int, proces: Woonproces | None) -> Jaar:
        return Jaar(uitkomst(gegevens, welk, proces, peildatum))

    return Bron(
        regio,
        cijfers(jaar, None),
        cijfers(jaar - 1, None) if met_vorig else None,
        {p: (cijfers(jaar, p), cijfers(jaar - 1, p) if met_vorig else None) for p in Woonproces},
        peildatum,
        teksten or {},
        posten(
            uitkomst(gegevens, jaar, None, peildatum), gegevens.standen, tarieven, zl.ZUID_LIMBURG
        ),
    )


@cache
def parkstad_2021() -> Verslag:
    return maak(bron(Voorbeeld().gegevens(OUDEJAAR), 2021, peildatum=OUDEJAAR))


def hoofdstuk(verslag: Verslag, sleutel: str) -> Hoofdstuk:
    return next(deel for deel in verslag.hoofdstukken if deel.sleutel == sleutel)


def teksten(blok: Blok) -> Iterator[str]:
    """Every text of one block as a reader sees it."""
    match blok:
        case Kop(tekst) | Alinea(tekst):
            yield tekst
        case Opsomming(punten):
            yield from punten
        case Grafiek():
            yield from (blok.titel, blok.uitleg, blok.grensnaam)
            yield from (f"{p.naam} {p.waarde.tekst} {p.afspraak or 0}" for p in blok.punten)
        case Tabel():
            yield from (blok.titel, *blok.koppen)
            yield from (cel.tekst for rij in blok.rijen for cel in rij)
            yield from (controle.tekst for controle in blok.controles)


def zinnen(deel: Hoofdstuk) -> list[str]:
    return [tekst for blok in deel.blokken for tekst in teksten(blok)]

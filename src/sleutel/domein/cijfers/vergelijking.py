"""A table that somebody brings against the record, and against itself.

First the record: a figure is equal when, rounded half up to the decimals published, it is the
published one. A row that the record cannot answer is held against the other rows of the table.
Each row ends in exactly one list.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from sleutel.domein.cijfers.aanwijzing import (
    DEFINITIE,
    SPLITSINGEN,
    Bewering,
    Rij,
    lees,
    splitsing_per,
    telt_op,
)
from sleutel.domein.cijfers.afronding import Afgerond, Waarde, round_half_up, round_off, tekst
from sleutel.domein.cijfers.controles import som
from sleutel.domein.cijfers.uitkomst import Uitkomst
from sleutel.domein.cijfers.zelfvergelijking import against_itself
from sleutel.domein.keuzelijst import Regio, Woonproces, sleutelvorm

__all__ = ["Bevinding", "Rij", "Vergelijking", "vergelijk"]

type Bereken = Callable[[int, tuple[Regio, ...], Woonproces | None], Uitkomst | None]
"""The figures of a year, regions together (none named: all) and woonproces.

None when nothing of it is in the record."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found about one row, with the numbers in a sentence in B1 Dutch."""

    rij: int
    cijfer: str
    uitsplitsing: str
    gepubliceerd: float | str
    berekend: Afgerond
    uitleg: str

    def als_dict(self) -> dict[str, Any]:
        return {naam: getattr(self, naam) for naam in self.__slots__}


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Which rows are equal, which deviate, and which cannot be computed."""

    gelijke: list[Bevinding]
    afwijkingen: list[Bevinding]
    niet_te_berekenen: list[Bevinding]

    @property
    def gelijk(self) -> int:
        """How many rows are equal."""
        return len(self.gelijke)


@dataclass(frozen=True, slots=True)
class _Gevonden:
    waarde: int | Fraction
    uitleg: str


def vergelijk(rijen: Iterable[Rij], compute: Bereken, regios: Sequence[Regio]) -> Vergelijking:
    """Hold every row against the record, and those that cannot be computed against the table.

    `regios`: all that there are.
    """
    onthouden = cache(compute)
    gelijke: list[Bevinding] = []
    afwijkingen: list[Bevinding] = []
    onberekend: dict[int, Bevinding] = {}
    beweringen: list[Bewering] = []
    for nummer, rij in enumerate(rijen):
        bewering = lees(rij, regios)
        if isinstance(bewering, str):
            onberekend[~nummer] = _bevinding(rij, rij.waarde, None, bewering)
            continue
        beweringen.append(bewering)
        gevonden = _search(bewering, onthouden, regios)
        if isinstance(gevonden, str):
            onberekend[len(beweringen) - 1] = _bevinding(rij, bewering.gepubliceerd, None, gevonden)
        elif round_half_up(gevonden.waarde, bewering.decimalen) == bewering.getal:
            afgerond = round_off(gevonden.waarde, _decimalen(bewering))
            gelijke.append(_bevinding(rij, bewering.gepubliceerd, afgerond, gevonden.uitleg))
        else:
            afgerond = round_off(gevonden.waarde, _decimalen(bewering))
            uitleg = f"In de tabel staat {_getal(bewering)}. {gevonden.uitleg}"
            afwijkingen.append(_bevinding(rij, bewering.gepubliceerd, afgerond, uitleg))
    te_toetsen = {plaats for plaats in onberekend if plaats >= 0}
    for plaats, (berekend, uitleg) in against_itself(beweringen, te_toetsen, regios).items():
        del onberekend[plaats]
        bewering = beweringen[plaats]
        afwijkingen.append(_bevinding(bewering.rij, bewering.gepubliceerd, berekend, uitleg))
    return Vergelijking(
        gelijke,
        sorted(afwijkingen, key=lambda bevinding: bevinding.rij),
        sorted(onberekend.values(), key=lambda bevinding: bevinding.rij),
    )


def _bevinding(rij: Rij, gepubliceerd: float | str, berekend: Afgerond, uitleg: str) -> Bevinding:
    return Bevinding(rij.rij, rij.cijfer, rij.uitsplitsing, gepubliceerd, berekend, uitleg)


def _decimalen(bewering: Bewering) -> int:
    return DEFINITIE[bewering.plek.code].eenheid.decimalen


def _getal(bewering: Bewering) -> str:
    return tekst(bewering.getal, bewering.decimalen)


def _search(bewering: Bewering, compute: Bereken, bekend: Sequence[Regio]) -> _Gevonden | str:
    """The figure that the record gives for a row, or why there is none."""
    plek = bewering.plek
    uitkomst = compute(plek.jaar, plek.regios, plek.woonproces)
    if uitkomst is None:
        namen = " en ".join(regio.label for regio in plek.regios)
        waar = f"van {namen} " if namen else ""
        return f"Sleutel kent geen gebeurtenissen {waar}in {plek.jaar}."
    if uitkomst.waarden[plek.code] is None:
        return f"Het cijfer {plek.code} heeft in Sleutel geen waarde voor deze vraag."
    if bewering.is_totaal:
        return _totaal(bewering, uitkomst, compute, bekend)
    if bewering.deel is not None:
        return _deel(bewering, uitkomst)
    return _geheel(bewering, uitkomst)


def _geheel(bewering: Bewering, uitkomst: Uitkomst) -> _Gevonden | str:
    code = bewering.plek.code
    waarde = uitkomst.waarden[code]
    if isinstance(waarde, dict):
        if not telt_op(code):
            return (
                f"Het cijfer {code} heeft delen. Zet in de kolom uitsplitsing welk deel u bedoelt."
            )
        waarde = som(waarde, DEFINITIE[code].veld)
    if waarde is None:
        return f"Het cijfer {code} heeft in Sleutel geen waarde voor deze vraag."
    return _Gevonden(waarde, f"Sleutel berekent {tekst(waarde, _decimalen(bewering))}.")


def _deel(bewering: Bewering, uitkomst: Uitkomst) -> _Gevonden | str:
    """A part of the figure itself, or of the figures that divide it; absent in a count is 0."""
    code, naam = bewering.plek.code, bewering.rij.uitsplitsing.strip()
    bronnen = (code, *SPLITSINGEN[code])
    verdelingen = [(b, w) for b in bronnen if isinstance(w := uitkomst.waarden[b], dict)]
    if not verdelingen:
        return f"Het cijfer {code} heeft geen delen. Laat de kolom uitsplitsing leeg."
    for bron, verdeling in verdelingen:
        delen = _platgeslagen(verdeling, DEFINITIE[bron].veld)
        deel = sleutelvorm(uitkomst.label_of(bron, naam))
        if deel in delen:
            waarde = delen[deel]
            if waarde is None:
                return f"Het deel {naam} van {code} heeft in Sleutel geen waarde."
            cijfers = tekst(waarde, _decimalen(bewering))
            return _Gevonden(waarde, f"Sleutel berekent {cijfers} voor {naam}.")
    if not telt_op(code):
        return f"Het cijfer {code} heeft in Sleutel geen deel {naam}."
    return _Gevonden(0, f"Sleutel telt 0 voor {naam}: dat deel komt niet voor.")


def _platgeslagen(
    verdeling: dict[str, Waarde], veld: str | None
) -> dict[str, int | Fraction | None]:
    """Each part by its name; of a part with several numbers its `veld`, and each by both names."""
    delen: dict[str, int | Fraction | None] = {}
    for naam, inhoud in verdeling.items():
        sleutel = sleutelvorm(naam)
        if not isinstance(inhoud, dict):
            delen[sleutel] = inhoud
            continue
        dieper = _platgeslagen(inhoud, None)
        delen |= {sleutel + deel: waarde for deel, waarde in dieper.items()}
        if veld is not None:
            delen[sleutel] = dieper[sleutelvorm(veld)]
    return delen


def _totaal(
    bewering: Bewering, uitkomst: Uitkomst, compute: Bereken, bekend: Sequence[Regio]
) -> _Gevonden | str:
    """The sum of the parts: per corporatie and the like, or per woonproces or regio."""
    code, per = bewering.plek.code, bewering.per
    soort = " ".join(bewering.rij.uitsplitsing.split()[1:])
    if not telt_op(code):
        return f"De delen van {code} kunt u niet optellen: het is een gemiddelde of percentage."
    if per in ("woonproces", "regio"):
        samen = _over_de_rest(bewering, compute, bekend)
    else:
        splitsing = splitsing_per(code, per)
        if splitsing is None:
            return f"Het cijfer {code} heeft geen delen {soort}."
        samen = som(uitkomst.waarden[splitsing], DEFINITIE[splitsing].veld)
    if samen is None:
        return f"Het cijfer {code} heeft in Sleutel geen waarde voor deze vraag."
    return _Gevonden(samen, f"De delen {soort} maken samen {tekst(samen, 0)}.".replace("  ", " "))


def _over_de_rest(bewering: Bewering, compute: Bereken, bekend: Sequence[Regio]) -> int | None:
    """The sum over all woonprocessen or regions of the figure of a row; None when none has it."""
    plek = bewering.plek
    regios = [plek.regios]
    if bewering.per == "regio":
        regios = [(regio,) for regio in plek.regios or bekend]
    processen: list[Woonproces | None] = [plek.woonproces]
    if bewering.per == "woonproces" and plek.woonproces is None:
        processen = list(Woonproces)
    uitkomsten = [compute(plek.jaar, samen, proces) for samen in regios for proces in processen]
    veld = DEFINITIE[plek.code].veld
    sommen = [som(u.waarden[plek.code], veld) for u in uitkomsten if u is not None]
    gevonden = [getal for getal in sommen if getal is not None]
    return sum(gevonden) if gevonden else None

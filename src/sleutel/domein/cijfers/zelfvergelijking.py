"""A published table against itself, for the rows that the record cannot answer.

Two rows that claim different values for one figure: the later one deviates. A total whose parts
are in the table: complete parts must make it, incomplete parts must not exceed it.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.cijfers.aanwijzing import (
    SPLITSINGEN,
    Bewering,
    Plek,
    splitsing_per,
    telt_op,
)
from sleutel.domein.cijfers.afronding import rond_half_op, tekst
from sleutel.domein.cijfers.definities import CIJFERS
from sleutel.domein.keuzelijst import Regio, Woonproces

_SOORTEN_AANMELDER = frozenset({"convenantpartner", "deelnemer"})
_PER_SOORT_AANMELDER = "aanmeldingen_per_soort_aanmelder"
_OM_AF_TE_SPREKEN = frozenset({"taakstelling", "intakes_doel"})
"""Agreed for one woonproces or for all together: the parts may lawfully be less than the whole."""

_GEHEEL_VAN = {cijfer.code: cijfer.van[0] for cijfer in CIJFERS if len(cijfer.van) == 1}

type Oordeel = tuple[float | None, str]
"""What the figure should be (None: cannot be said) and why, in B1 Dutch."""


@dataclass(frozen=True, slots=True)
class _Sleutel:
    """One figure, however it is written: `start_huren_per_corporatie` is a way to divide
    `gestart_met_huren`, and its total is that figure. No splitsing: not said and not known."""

    plek: Plek
    splitsing: str | None
    deel: str | None


def tegen_zichzelf(
    beweringen: Sequence[Bewering], te_toetsen: AbstractSet[int]
) -> dict[int, Oordeel]:
    """The deviations among the claims with these indexes; every claim may serve as a part."""
    sleutels = [_sleutel(bewering) for bewering in beweringen]
    oordelen = _tegenspraken(beweringen, sleutels, te_toetsen)
    laatste = dict(zip(sleutels, beweringen, strict=True))
    for plaats in sorted(te_toetsen - oordelen.keys()):
        oordeel = _totaal_klopt_niet(beweringen[plaats], sleutels[plaats], laatste)
        if oordeel is not None:
            oordelen[plaats] = oordeel
    return oordelen


def _sleutel(bewering: Bewering) -> _Sleutel:
    plek, deel = bewering.plek, bewering.deel
    geheel = _GEHEEL_VAN.get(plek.code, plek.code)
    basis = Plek(plek.jaar, plek.regio, plek.woonproces, geheel)
    if deel is None:
        return _Sleutel(basis, None, None)
    if geheel != plek.code or not SPLITSINGEN[geheel]:
        return _Sleutel(basis, plek.code, deel)
    if geheel == "aanmeldingen" and deel in _SOORTEN_AANMELDER:
        return _Sleutel(basis, _PER_SOORT_AANMELDER, deel)
    enige = SPLITSINGEN[geheel] if len(SPLITSINGEN[geheel]) == 1 else (None,)
    return _Sleutel(basis, enige[0], deel)


def _tegenspraken(
    beweringen: Sequence[Bewering], sleutels: Sequence[_Sleutel], te_toetsen: AbstractSet[int]
) -> dict[int, Oordeel]:
    """Claims that contradict an earlier one that was itself not contradicted."""
    oordelen: dict[int, Oordeel] = {}
    eerder: dict[_Sleutel, list[Bewering]] = {}
    for plaats, (bewering, sleutel) in enumerate(zip(beweringen, sleutels, strict=True)):
        bekend = eerder.setdefault(sleutel, [])
        ander = next((b for b in bekend if not _verenigbaar(b, bewering)), None)
        if ander is not None and plaats in te_toetsen:
            uitleg = (
                f"In de tabel staat {_getal(bewering)}. In rij {ander.rij.rij} staat "
                f"{_getal(ander)} voor hetzelfde cijfer. Een van de twee klopt niet."
            )
            oordelen[plaats] = None, uitleg
        else:
            bekend.append(bewering)
    return oordelen


def _verenigbaar(een: Bewering, ander: Bewering) -> bool:
    """Equal, or the one is the other with fewer decimals: 74 and 73.95."""
    grof = min(een.decimalen, ander.decimalen)
    return rond_half_op(een.getal, grof) == rond_half_op(ander.getal, grof)


def _getal(bewering: Bewering) -> str:
    return tekst(bewering.getal, bewering.decimalen)


def _totaal_klopt_niet(
    bewering: Bewering, sleutel: _Sleutel, laatste: dict[_Sleutel, Bewering]
) -> Oordeel | None:
    """The first group of parts that does not make this total."""
    if not telt_op(sleutel.plek.code):
        return None
    for naam, compleet, delen in _groepen(bewering, sleutel, laatste):
        samen = sum((deel.getal for deel in delen), Fraction(0))
        if samen > bewering.getal or (compleet and samen != bewering.getal):
            if naam == "" and _meer_dan_eens(delen, bewering.getal):
                continue
            decimalen = max(deel.decimalen for deel in delen)
            uitleg = f"In de tabel staat {_getal(bewering)}. De delen{naam} maken samen "
            berekend = int(samen) if samen.denominator == 1 else float(samen)
            return berekend, f"{uitleg}{tekst(samen, decimalen)}."
    return None


def _groepen(
    bewering: Bewering, sleutel: _Sleutel, laatste: dict[_Sleutel, Bewering]
) -> Iterator[tuple[str, bool, list[Bewering]]]:
    """Groups of parts of one total: what to call them, whether all are there, and the claims."""
    plek = sleutel.plek
    vrij = plek.code not in _OM_AF_TE_SPREKEN
    if sleutel.deel is None:
        yield from _per_splitsing(bewering, plek, laatste)
    if plek.woonproces is None:
        delen = _aanwezig(
            laatste,
            (
                _Sleutel(Plek(plek.jaar, plek.regio, w, plek.code), sleutel.splitsing, sleutel.deel)
                for w in Woonproces
            ),
        )
        if delen:
            yield " per woonproces", vrij and len(delen) == len(Woonproces), delen
    if plek.regio is None:
        delen = _aanwezig(
            laatste,
            (
                _Sleutel(
                    Plek(plek.jaar, r, plek.woonproces, plek.code), sleutel.splitsing, sleutel.deel
                )
                for r in Regio
            ),
        )
        if delen:
            yield " per regio", vrij and len(delen) == len(Regio), delen


def _aanwezig(laatste: dict[_Sleutel, Bewering], sleutels: Iterable[_Sleutel]) -> list[Bewering]:
    return [laatste[sleutel] for sleutel in sleutels if sleutel in laatste]


def _per_splitsing(
    bewering: Bewering, plek: Plek, laatste: dict[_Sleutel, Bewering]
) -> Iterator[tuple[str, bool, list[Bewering]]]:
    """The parts in the table by the way in which they divide the figure."""
    bedoeld = splitsing_per(plek.code, bewering.per) if bewering.per else None
    groepen: dict[str | None, dict[str, Bewering]] = {}
    for ander, deel in laatste.items():
        if ander.plek == plek and ander.deel is not None:
            groepen.setdefault(ander.splitsing, {})[ander.deel] = deel
    for splitsing, delen in groepen.items():
        if bedoeld is not None and splitsing not in (None, bedoeld):
            continue
        naam = "" if splitsing is None else f" van {splitsing}"
        compleet = splitsing == _PER_SOORT_AANMELDER and delen.keys() >= _SOORTEN_AANMELDER
        yield naam, compleet, list(delen.values())


def _meer_dan_eens(delen: list[Bewering], totaal: Fraction) -> bool:
    """Do the parts make the total twice or more, one list after the other?

    A table may give the same figure first per corporatie and then per gemeente without saying so.
    """
    lopend, keren = Fraction(0), 0
    for deel in delen:
        lopend += deel.getal
        if lopend == totaal:
            lopend, keren = Fraction(0), keren + 1
    return keren > 1 and lopend == 0

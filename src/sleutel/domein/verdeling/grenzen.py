"""The caps over homes that are let now: per gemeente, and per group of people in a place.

Per gemeente: gerealiseerd + gereserveerd + new ≤ maximum; several rows all hold; no row, no cap; a
gemeente already above its maximum takes nobody. Per groepsgrens: new ≤ maximum among people of that
woonproces in the gemeente, buurt or complex that it names (in all of them where it names more;
everywhere where it names none). Caps by type and block make the question NP-hard: N. Benabbou, M.
Chakraborty, X.-V. Ho, J. Sliwinski, Y. Zick, *Diversity Constraints in Public Housing Allocation*
(AAMAS 2018).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sleutel.domein.verdeling.gegevens import Groepsgrens, Vraag, Woning


@dataclass(frozen=True, slots=True)
class Groep:
    """A groepsgrens that counts here: its woonproces, its homes as bits, its maximum."""

    woonproces: str
    woningen: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Grenzen:
    """`gemeente[h]` is the number of the gemeente of home h; `ruimte[g]` what it may still take."""

    gemeente: list[int]
    ruimte: list[int]
    groepen: tuple[Groep, ...]


def ruimte_per_gemeente(vraag: Vraag) -> dict[str, int]:
    """What each gemeente with a maximum may still take; the strictest of its rows. May be negative."""
    ruimte: dict[str, int] = {}
    for rij in vraag.spreiding:
        if rij.maximum is not None:
            over = rij.maximum - rij.gerealiseerd - rij.gereserveerd
            ruimte[rij.gemeente] = min(over, ruimte.get(rij.gemeente, over))
    return ruimte


def in_plek(grens: Groepsgrens, woning: Woning) -> bool:
    """Whether the home lies in every place that the row names."""
    return (
        grens.gemeente in (None, woning.gemeente)
        and grens.buurt in (None, woning.buurt)
        and grens.complex in (None, woning.complex)
    )


def grenzen_van(vraag: Vraag, woningen: Sequence[Woning]) -> Grenzen:
    """The caps over `woningen`, in that order. A groepsgrens that can never be full is left out."""
    nummers: dict[str, int] = {}
    gemeente = [nummers.setdefault(w.gemeente, len(nummers)) for w in woningen]
    bekend = ruimte_per_gemeente(vraag)
    ruimte = [max(0, bekend.get(naam, len(woningen))) for naam in nummers]
    per_woonproces: dict[str, int] = {}
    for kandidaat in vraag.kandidaten:
        per_woonproces[kandidaat.woonproces] = per_woonproces.get(kandidaat.woonproces, 0) + 1
    groepen: dict[tuple[str, int], int] = {}
    for grens in vraag.groepsgrenzen:
        bits = sum(1 << h for h, w in enumerate(woningen) if in_plek(grens, w))
        hoogstens = min(bits.bit_count(), per_woonproces.get(grens.woonproces, 0))
        if grens.maximum is not None and grens.maximum < hoogstens:
            sleutel = (grens.woonproces, bits)
            groepen[sleutel] = min(grens.maximum, groepen.get(sleutel, grens.maximum))
    return Grenzen(
        gemeente,
        ruimte,
        tuple(
            Groep(woonproces, bits, maximum)
            for (woonproces, bits), maximum in sorted(groepen.items())
        ),
    )

"""The question as the algorithms see it: numbers and bits, people and homes in one fixed order.

People are numbered by priority, then loting, then id; homes by id. So the order of the input changes
nothing, and where equals compete the lower number is tried first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby

from sleutel.domein.verdeling.evenwicht import Vakken, vakken_van
from sleutel.domein.verdeling.gegevens import Kandidaat, Vraag, Woning
from sleutel.domein.verdeling.grenzen import Grenzen, grenzen_van
from sleutel.domein.verdeling.matroide import Plaatsing, als_bits
from sleutel.domein.verdeling.niveaus import Afspraken, afspraken_van, volgorde, voorrang
from sleutel.domein.verdeling.passen import BLOK, Passing, als_getal, blokken, passing
from sleutel.domein.verdeling.regels import kader_van

Woningen = Callable[[int], int]
"""The homes of a person, as bits."""


@dataclass(frozen=True, slots=True)
class Opgave:
    """People in klassen of equal priority, how many of each are placed, and the homes.

    `past(p)` and `wens(p)` are the homes that fit a person, and those of them that are wished; `ruimte[g]`
    is what a gemeente may take. Caps on groups are no part of it: see `groepen`.
    `vooraf` are people who start in a home of their own, which they may leave for another.
    """

    past: Woningen
    wens: Woningen
    klassen: list[list[int]]
    per_klasse: list[int]
    vakken: Vakken
    ruimte: list[int]
    afspraken: Afspraken
    vooraf: Mapping[int, int] = field(default_factory=dict)

    @property
    def geplaatst(self) -> int:
        return sum(self.per_klasse)

    def plaats(self, stop: Callable[[], bool] = lambda: False) -> dict[int, int]:
        """Levels 1 and 2: the largest set of people, and of those the one with the highest priority.

        After a `stop` those who had their turn have a place, and no more.
        """
        plaatsing = Plaatsing(self.past, self.vakken.gemeente_van, self.ruimte)
        for p, h in self.vooraf.items():
            plaatsing.neem(p, h)
        mensen = (p for klasse in self.klassen for p in klasse if p not in self.vooraf)
        plaatsing.place_all(mensen, stop)
        return plaatsing.woning

    def met_plaatsing(self, woning: dict[int, int]) -> "Opgave":
        """The same, with as many of each klasse as have a home."""
        return replace(self, per_klasse=self.per_klasse_van(woning))

    def per_klasse_van(self, woning: dict[int, int]) -> list[int]:
        return [sum(p in woning for p in klasse) for klasse in self.klassen]

    def wensen(self, woning: dict[int, int]) -> int:
        return sum(self.wens(p) >> h & 1 for p, h in woning.items())

    def per_vak(self, woning: dict[int, int]) -> list[int]:
        aantallen = [0] * len(self.vakken.corporatie)
        for h in woning.values():
            aantallen[self.vakken.van[h]] += 1
        return aantallen

    def ongelijkheid(self, woning: dict[int, int]) -> Fraction:
        return self.vakken.ongelijkheid(self.per_vak(woning), self.afspraken)


def beste_van(opgave: Opgave, een: dict[int, int], ander: dict[int, int]) -> dict[int, int]:
    """The better of two on levels 1 and 2; the first when they are equal."""
    if len(ander) != len(een):
        return ander if len(ander) > len(een) else een
    return ander if opgave.per_klasse_van(ander) > opgave.per_klasse_van(een) else een


@dataclass(slots=True)
class Bord:
    """People and homes in the fixed order, the rules between them, and the caps."""

    kandidaten: list[Kandidaat]
    woningen: list[Woning]
    passing: Passing
    grenzen: Grenzen
    afspraken: Afspraken
    vakken: Vakken
    per_gemeente: dict[str, int]
    _past: dict[int, int] = field(default_factory=dict)
    _wens: dict[int, int] = field(default_factory=dict)

    def past(self, p: int) -> int:
        """The homes that fit person `p`, as bits; worked out a block of people at a time."""
        if p not in self._past:
            blok = next(b for b in blokken(len(self.kandidaten)) if b[0] <= p < b[0] + BLOK)
            rijen = self.passing.past(blok)
            for q, rij in zip(blok.tolist(), rijen, strict=True):
                self._past[q] = als_getal(rij)
        return self._past[p]

    def wens(self, p: int) -> int:
        """The homes of `past` in a gemeente of the person's wishes."""
        if p not in self._wens:
            gewild = 0
            for gemeente in self.kandidaten[p].wensen:
                gewild |= self.per_gemeente.get(gemeente, 0)
            self._wens[p] = gewild and self.past(p) & gewild
        return self._wens[p]

    def opgave(self) -> Opgave:
        paren = groupby(range(len(self.kandidaten)), key=lambda p: voorrang(self.kandidaten[p]))
        klassen = [list(leden) for _, leden in paren]
        return Opgave(
            past=self.past,
            wens=self.wens,
            klassen=klassen,
            per_klasse=[0] * len(klassen),
            vakken=self.vakken,
            ruimte=self.grenzen.ruimte,
            afspraken=self.afspraken,
        )


def bord_van(vraag: Vraag) -> Bord:
    kandidaten = sorted(vraag.kandidaten, key=volgorde)
    woningen = sorted(vraag.woningen, key=lambda w: w.id)
    grenzen, afspraken = grenzen_van(vraag, woningen), afspraken_van(vraag)
    return Bord(
        kandidaten=kandidaten,
        woningen=woningen,
        passing=passing(kandidaten, woningen, kader_van(vraag)),
        grenzen=grenzen,
        afspraken=afspraken,
        vakken=vakken_van(woningen, grenzen, afspraken),
        per_gemeente=_bits_per_gemeente(woningen),
    )


def _bits_per_gemeente(woningen: Sequence[Woning]) -> dict[str, int]:
    nummers: dict[str, list[int]] = {}
    for h, woning in enumerate(woningen):
        nummers.setdefault(woning.gemeente, []).append(h)
    return {gemeente: als_bits(leden, len(woningen)) for gemeente, leden in nummers.items()}

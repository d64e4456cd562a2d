"""Levels 1 and 2, exactly, while no caps on groups bind: greedy by priority with augmenting paths.

The sets of people that can be placed form a matroid: a transversal matroid of people over homes (J.
Edmonds and D. R. Fulkerson, *Transversals and matroid partition*, 1965), and a gammoid once homes share
the room of their gemeente (H. Perfect, 1968). In a matroid the greedy set is the largest, and as a
sorted list the best, at once (R. Rado, 1957). A person is taken when an augmenting path exists; homes
that a failed search has reached are tight for good (P. Hall, 1935) and leave the graph.

Homes are bits of an int; a `vak` is what shares room: a gemeente, or a finer part.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


def laagste(bits: int) -> int:
    """The number of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1


@dataclass(slots=True)
class Plaatsing:
    """People to homes. `levend` holds the homes through which a further person may reach a free place."""

    past: Callable[[int], int]
    vak: list[int]
    ruimte: list[int]
    woning: dict[int, int] = field(default_factory=dict)
    bewoner: dict[int, int] = field(default_factory=dict)
    levend: int = 0
    vrij: int = 0
    bezet: list[int] = field(default_factory=list)
    van_vak: list[int] = field(default_factory=list)
    aantal: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        groepen: list[list[int]] = [[] for _ in self.ruimte]
        for woning, vak in enumerate(self.vak):
            groepen[vak].append(woning)
        self.van_vak = [als_bits(groep, len(self.vak)) for groep in groepen]
        self.bezet = [0] * len(self.ruimte)
        self.aantal = [0] * len(self.ruimte)
        for bits, ruimte in zip(self.van_vak, self.ruimte, strict=True):
            self.levend |= bits
            if ruimte > 0:
                self.vrij |= bits

    def place_all(
        self, kandidaten: Iterable[int], stop: Callable[[], bool] = lambda: False
    ) -> list[int]:
        """Places people in this order, each when the earlier ones keep a place; returns who got one.

        `stop` says that the time is up.
        """
        geplaatst = []
        for kandidaat in kandidaten:
            if not self.vrij or stop():
                break
            if self.plaats(kandidaat):
                geplaatst.append(kandidaat)
        return geplaatst

    def plaats(self, kandidaat: int) -> bool:
        """One person more, with everybody who has a place keeping one; False when that cannot be."""
        rij = self.past(kandidaat) & self.levend
        vrij = rij & self.vrij
        if vrij:
            self.neem(kandidaat, laagste(vrij))
            return True
        return bool(rij) and self._schuif(kandidaat, rij)

    def neem_over(self, woning: dict[int, int]) -> list[int]:
        """Takes over an answer; moves people where a vak has less room. Returns who got no home."""
        over = []
        for p, h in sorted(woning.items()):
            if self.vrij >> h & 1:
                self.neem(p, h)
            else:
                over.append(p)
        gelukt = set(self.place_all(over))
        return [p for p in over if p not in gelukt]

    def neem(self, kandidaat: int, woning: int) -> None:
        """Takes a free home in a vak with room."""
        vak = self.vak[woning]
        bit = 1 << woning
        self.woning[kandidaat] = woning
        self.bewoner[woning] = kandidaat
        self.bezet[vak] |= bit
        self.aantal[vak] += 1
        self.vrij ^= bit
        if self.aantal[vak] == self.ruimte[vak]:
            self.vrij &= ~self.van_vak[vak]

    def _schuif(self, kandidaat: int, rij: int) -> bool:
        """Breadth-first search for an augmenting path; a full vak with a free home frees all its homes.

        `wie[h] = (q, g)`: home h comes free because q takes g (g is h itself, or a free home in its vak).
        """
        wie: dict[int, tuple[int, int]] = {}
        gezien = 0
        rij_wachtend = [(kandidaat, rij)]
        for q, doelen in rij_wachtend:
            nieuw = doelen & ~gezien
            gezien |= nieuw
            while nieuw:
                bit = nieuw & -nieuw
                nieuw ^= bit
                doel = bit.bit_length() - 1
                komt_vrij = [doel]
                if doel not in self.bewoner:
                    anderen = self.bezet[self.vak[doel]] & ~gezien
                    gezien |= anderen
                    nieuw &= ~anderen
                    komt_vrij = list(bitnummers(anderen))
                for woning in komt_vrij:
                    if woning in wie:
                        continue
                    wie[woning] = (q, doel)
                    bewoner = self.bewoner[woning]
                    verder = self.past(bewoner) & self.levend
                    if verder & self.vrij:
                        self._verhuis(bewoner, laagste(verder & self.vrij), wie, kandidaat)
                        return True
                    rij_wachtend.append((bewoner, verder))
        self.levend &= ~gezien
        return False

    def _verhuis(
        self, wie: int, naar: int, vrijgemaakt: dict[int, tuple[int, int]], eerste: int
    ) -> None:
        """Walks the path back: everybody on it moves, and `eerste` comes in."""
        moet_nog = wie
        oud = self.woning.get(moet_nog)
        self.neem(moet_nog, naar)
        while moet_nog != eerste:
            assert oud is not None
            vak = self.vak[oud]
            self.bezet[vak] &= ~(1 << oud)
            del self.bewoner[oud]
            moet_nog, doel = vrijgemaakt[oud]
            oud = self.woning.get(moet_nog)
            self.woning[moet_nog] = doel
            self.bewoner[doel] = moet_nog
            self.bezet[self.vak[doel]] |= 1 << doel


def bitnummers(bits: int) -> Iterable[int]:
    """The numbers of the bits that are set, low to high."""
    while bits:
        bit = bits & -bits
        yield bit.bit_length() - 1
        bits ^= bit


def als_bits(nummers: Iterable[int], lengte: int) -> int:
    """The int with these bits set; `lengte` is one more than the highest number."""
    ruw = bytearray(lengte // 8 + 1)
    for nummer in nummers:
        ruw[nummer >> 3] |= 1 << (nummer & 7)
    return int.from_bytes(ruw, "little")

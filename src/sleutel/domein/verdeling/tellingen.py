"""Why somebody has no home, and why a home is not let: every pair counted once.

For a person without a home each home counts under the first rule that fails; else `spreiding`, then
`groepsgrens`, where adding this person after taking out the home's own placement would exceed that cap;
else `verdrongen`. For a home that is not let each person counts likewise, with that person's own
placement taken out; else `elders_geplaatst`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.grenzen import Groep
from sleutel.domein.verdeling.matroide import bitnummers
from sleutel.domein.verdeling.opgave import Bord
from sleutel.domein.verdeling.passen import BLOK, Bits, Passing, als_getal
from sleutel.domein.verdeling.regels import CODES

SPREIDING, GROEPSGRENS = "spreiding", "groepsgrens"
VERDRONGEN, ELDERS = "verdrongen", "elders_geplaatst"


@dataclass(frozen=True, slots=True)
class Telling:
    """How many fall under a code, and one of them (its number) as an example."""

    code: str
    aantal: int
    voorbeeld: int


class Tellingen:
    """The counts of reasons for an answer: `woning` maps people to homes."""

    def __init__(self, bord: Bord, woning: dict[int, int]) -> None:
        self.bord, self.woning = bord, woning
        self.bewoner = {h: p for p, h in woning.items()}
        self.per_gemeente = [0] * len(bord.grenzen.ruimte)
        self.in_gemeente = [0] * len(bord.grenzen.ruimte)
        for p, h in woning.items():
            self.per_gemeente[bord.grenzen.gemeente[h]] += 1
            self.in_gemeente[bord.grenzen.gemeente[h]] |= 1 << p
        groepen = bord.grenzen.groepen
        self.van_woonproces: dict[str, int] = {}
        if groepen:
            for p, kandidaat in enumerate(bord.kandidaten):
                al = self.van_woonproces.get(kandidaat.woonproces, 0)
                self.van_woonproces[kandidaat.woonproces] = al | 1 << p
        self.geplaatst: dict[str, list[tuple[int, int]]] = {}
        for p, h in woning.items() if groepen else ():
            self.geplaatst.setdefault(bord.kandidaten[p].woonproces, []).append((p, h))
        leden = [self._leden(groep) for groep in groepen]
        self.in_groep = [sum(1 << p for p, _ in binnen) for binnen in leden]
        self.huizen_van_groep = [sum(1 << h for _, h in binnen) for binnen in leden]

    def _leden(self, groep: Groep) -> list[tuple[int, int]]:
        """(person, home) of everybody who counts for this group."""
        samen = self.geplaatst.get(groep.woonproces, [])
        return [(p, h) for p, h in samen if groep.woningen >> h & 1]

    def _vol(self, i: int) -> bool:
        return self.in_groep[i].bit_count() >= self.bord.grenzen.groepen[i].maximum

    # --- for people ------------------------------------------------------------------------------

    def voor_kandidaten(self, kandidaten: Sequence[int]) -> Iterator[tuple[int, list[Telling]]]:
        """The counts of each of these people, who have no home."""
        vol = self._vrij_in_volle_gemeente()
        groepsvol: dict[str, int] = {}
        for p, tellingen, past in _per_rij(self.bord.passing, kandidaten):
            woonproces = self.bord.kandidaten[p].woonproces
            if woonproces not in groepsvol:
                groepsvol[woonproces] = self._groep_vol_voor(woonproces)
            groep = past & ~vol & groepsvol[woonproces]
            over = past & ~vol & ~groep
            delen = ((SPREIDING, past & vol), (GROEPSGRENS, groep), (VERDRONGEN, over))
            yield p, tellingen + [_telling(code, bits) for code, bits in delen if bits]

    def _vrij_in_volle_gemeente(self) -> int:
        """The free homes that no one more may have; of an occupied home the place comes free."""
        g = self.bord.grenzen
        return sum(
            1 << h
            for h, gemeente in enumerate(g.gemeente)
            if h not in self.bewoner and self.per_gemeente[gemeente] >= g.ruimte[gemeente]
        )

    def _groep_vol_voor(self, woonproces: str) -> int:
        """The homes in a full group, unless somebody of that woonproces would go out of it."""
        vol = 0
        for i, groep in enumerate(self.bord.grenzen.groepen):
            if groep.woonproces == woonproces and self._vol(i):
                vol |= groep.woningen & ~self.huizen_van_groep[i]
        return vol

    # --- for homes -------------------------------------------------------------------------------

    def voor_woningen(self, woningen: Sequence[int]) -> Iterator[tuple[int, list[Telling]]]:
        """The counts of each of these homes, which are not let."""
        for h, tellingen, past in _per_rij(self.bord.passing.omgekeerd(), woningen):
            vol, groep = self._vol_voor_woning(h)
            groep &= past & ~vol
            over = past & ~vol & ~groep
            delen = ((SPREIDING, past & vol), (GROEPSGRENS, groep), (ELDERS, over))
            yield h, tellingen + [_telling(code, bits) for code, bits in delen if bits]

    def _vol_voor_woning(self, h: int) -> tuple[int, int]:
        """(the people whom the room of the gemeente keeps out, those whom a group keeps out)."""
        grenzen, alle = self.bord.grenzen, (1 << len(self.bord.kandidaten)) - 1
        gemeente = grenzen.gemeente[h]
        vol = groep = 0
        if self.per_gemeente[gemeente] >= grenzen.ruimte[gemeente]:
            vol = alle & ~self.in_gemeente[gemeente]
        for i, rij in enumerate(grenzen.groepen):
            if rij.woningen >> h & 1 and self._vol(i):
                groep |= self.van_woonproces[rij.woonproces] & ~self.in_groep[i]
        return vol, groep

    def volgende(self) -> dict[int, int]:
        """For each home that is let: who is next, the first of those without a home who may have it."""
        nog = sum(1 << h for h in self.bewoner)
        dicht: dict[str, int] = {}
        uit: dict[int, int] = {}
        for p, kandidaat in enumerate(self.bord.kandidaten):
            if not nog:
                break
            if p in self.woning:
                continue
            if kandidaat.woonproces not in dicht:
                dicht[kandidaat.woonproces] = self._groep_vol_voor(kandidaat.woonproces)
            kan = self.bord.past(p) & nog & ~dicht[kandidaat.woonproces]
            nog ^= kan
            for h in bitnummers(kan):
                uit[h] = p
        return uit


def _telling(code: str, bits: int) -> Telling:
    return Telling(code, bits.bit_count(), (bits & -bits).bit_length() - 1)


def _per_rij(passing: Passing, rijen: Sequence[int]) -> Iterator[tuple[int, list[Telling], int]]:
    """Per row: the counts by first failing rule, and the columns that fit as bits."""
    for begin in range(0, len(rijen), BLOK):
        blok = np.array(rijen[begin : begin + BLOK], dtype=np.intp)
        *redenen, past = passing.eerste_redenen(blok)
        tellingen: list[list[Telling]] = [[] for _ in blok]
        for code, bits in zip(CODES, redenen, strict=True):
            aantallen = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
            met = np.flatnonzero(aantallen)
            voorbeelden = _laagste(bits[met]).tolist()
            for i, aantal, eerste in zip(
                met.tolist(), aantallen[met].tolist(), voorbeelden, strict=True
            ):
                tellingen[i].append(Telling(code, aantal, eerste))
        for i, rij in enumerate(blok.tolist()):
            yield rij, tellingen[i], als_getal(past[i])


def _laagste(bits: Bits) -> NDArray[np.int64]:
    """The first column that is set, of rows that have one."""
    woord = (bits != 0).argmax(axis=1)
    waarde = bits[np.arange(len(bits)), woord]
    eerste = waarde & (~waarde + np.uint64(1))
    onder = np.bitwise_count(eerste - np.uint64(1))
    return np.asarray(onder + 64 * woord, dtype=np.int64)

"""One person more in an answer with caps on groups: a chain of moves, or nothing.

With caps on groups a chain found step by step may break a cap as a whole, and a chain may be missed: so
this gives answers and no proof. Every chain is counted over before it is carried out.
"""

from collections.abc import Callable, Mapping

from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.matroide import bitnummers
from sleutel.domein.verdeling.opgave import Opgave

Zet = tuple[int, int]
"""(person, the home that this person goes to)."""


class Invoeger:
    """An answer within the caps that grows; `vak` and `ruimte` are what shares room, and how much."""

    def __init__(self, opgave: Opgave, plekken: Plekken, vak: list[int], ruimte: list[int]) -> None:
        self.opgave, self.plekken, self.vak, self.ruimte = opgave, plekken, vak, ruimte
        self.woning: dict[int, int] = {}
        self.bewoner: dict[int, int] = {}
        self.in_vak = [0] * len(ruimte)
        self.bezet_vak = [0] * len(ruimte)
        self.in_groep = [0] * len(plekken.groepen)
        self.bezet: dict[str, int] = {}
        self.alle = 0

    def soort(self, p: int) -> str:
        return self.plekken.bord.kandidaten[p].woonproces

    def zet(self, p: int, h: int) -> None:
        self.woning[p], self.bewoner[h] = h, p
        self._tel(p, h, 1)

    def haal_weg(self, p: int) -> int:
        h = self.woning.pop(p)
        del self.bewoner[h]
        self._tel(p, h, -1)
        return h

    def _tel(self, p: int, h: int, erbij: int) -> None:
        bit = 1 << h
        self.in_vak[self.vak[h]] += erbij
        self.bezet_vak[self.vak[h]] ^= bit
        self.alle ^= bit
        soort = self.soort(p)
        if soort in self.plekken.van_woonproces:
            self.bezet[soort] = self.bezet.get(soort, 0) ^ bit
            for g in self.plekken.van_woonproces[soort]:
                if self.plekken.groepen[g].woningen & bit:
                    self.in_groep[g] += erbij

    def begin(self, woning: Mapping[int, int]) -> list[int]:
        """Takes over an answer as far as the caps allow; returns who did not fit."""
        over = []
        for p, h in sorted(woning.items()):
            if self._vrij_voor(p, h):
                self.zet(p, h)
            else:
                over.append(p)
        return over

    def _vrij_voor(self, p: int, h: int) -> bool:
        """Whether the caps allow `p` in the free home `h`."""
        return self.in_vak[self.vak[h]] < self.ruimte[self.vak[h]] and not (self._vol(p) >> h & 1)

    def _vol(self, p: int, door: int | None = None) -> int:
        """The homes in groups of this person that are full.

        Who must leave a home of a group for somebody who does not count for it (`door`) takes the place
        in that group along.
        """
        vol, soort = 0, self.soort(p)
        mee = door is not None and self.soort(door) != soort
        for g in self.plekken.van_woonproces.get(soort, ()):
            groep = self.plekken.groepen[g]
            blijft = mee and groep.woningen >> self.woning[p] & 1
            if self.in_groep[g] >= groep.maximum and not blijft:
                vol |= groep.woningen
        return vol

    def bring_in(
        self, p: int, eruit: frozenset[int] = frozenset(), stop: Callable[[], bool] = lambda: False
    ) -> bool:
        """Gives `p` a home: a free one at the end of the chain, or that of somebody in `eruit`."""
        vanwaar: dict[int, tuple[int, int]] = {}
        gezien = {p}
        wachtend = [p]
        for x in wachtend:
            if stop():
                return False
            vol = self._vol(x, vanwaar[x][0] if x in vanwaar else None)
            eigen = self.bezet.get(self.soort(x), 0)
            rij = self.opgave.past(x) & (~vol | eigen | ~self.alle)
            for h in bitnummers(rij & ~self.alle):
                if self._carry_out(p, [*self._keten(p, x, vanwaar), (x, h)]):
                    return True
                for y in self._maakt_plaats(x, h, vol):
                    if self._bereik(p, x, h, y, eruit, gezien, vanwaar, wachtend):
                        return True
            for h in bitnummers(rij & self.alle):
                y = self.bewoner[h]
                if self._bereik(p, x, h, y, eruit, gezien, vanwaar, wachtend):
                    return True
        return False

    def _maakt_plaats(self, x: int, h: int, vol: int) -> list[int]:
        """Who may leave so that `x` can have the free home `h`: of the full group, or of the full vak."""
        v = self.vak[h]
        huizen = self.bezet_vak[v] if self.in_vak[v] >= self.ruimte[v] else self.alle
        if vol >> h & 1:
            for g in self.plekken.van_woonproces[self.soort(x)]:
                groep = self.plekken.groepen[g]
                if groep.woningen >> h & 1 and self.in_groep[g] >= groep.maximum:
                    huizen &= groep.woningen & self.bezet.get(self.soort(x), 0)
        elif huizen == self.alle:
            return []
        return [self.bewoner[b] for b in bitnummers(huizen)]

    def _bereik(
        self,
        p: int,
        x: int,
        h: int,
        y: int,
        eruit: frozenset[int],
        gezien: set[int],
        vanwaar: dict[int, tuple[int, int]],
        wachtend: list[int],
    ) -> bool:
        if y in gezien:
            return False
        gezien.add(y)
        vanwaar[y] = (x, h)
        if y in eruit and self._carry_out(p, self._keten(p, y, vanwaar), weg=y):
            return True
        wachtend.append(y)
        return False

    def _keten(self, p: int, tot: int, vanwaar: dict[int, tuple[int, int]]) -> list[Zet]:
        """The moves that make `tot` lose a home."""
        keten: list[Zet] = []
        while tot != p:
            tot, h = vanwaar[tot]
            keten.append((tot, h))
        return keten[::-1]

    def _carry_out(self, p: int, zetten: list[Zet], weg: int | None = None) -> bool:
        """Carries the moves out when the answer then keeps every cap; else changes nothing."""
        oud = {x: self.haal_weg(x) for x, _ in zetten if x in self.woning}
        if weg is not None:
            oud[weg] = self.haal_weg(weg)
        gedaan: list[int] = []
        for x, h in zetten:
            if h in self.bewoner or not self._vrij_voor(x, h):
                for y in gedaan:
                    self.haal_weg(y)
                for y, terug in oud.items():
                    self.zet(y, terug)
                return False
            self.zet(x, h)
            gedaan.append(x)
        return True

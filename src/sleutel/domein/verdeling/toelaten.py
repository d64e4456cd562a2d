"""The last look at an answer: nobody is left out for whom a free home is left within the caps."""

from sleutel.domein.verdeling.opgave import Bord


class Stand:
    """An answer with its caps counted: whether one person more may have a home."""

    def __init__(self, bord: Bord, woning: dict[int, int]) -> None:
        self.bord = bord
        self.woning = dict(woning)
        self.per_gemeente = [0] * len(bord.grenzen.ruimte)
        self.per_groep = [0] * len(bord.grenzen.groepen)
        for p, h in woning.items():
            self._tel(p, h, 1)

    def mag(self, p: int, h: int) -> bool:
        """Whether the caps allow person `p` in the free home `h`."""
        grenzen = self.bord.grenzen
        g = grenzen.gemeente[h]
        if self.per_gemeente[g] >= grenzen.ruimte[g]:
            return False
        return all(
            self.per_groep[i] < groep.maximum
            for i, groep in enumerate(grenzen.groepen)
            if self._telt(i, p, h)
        )

    def zet(self, p: int, h: int) -> None:
        self.woning[p] = h
        self._tel(p, h, 1)

    def haal_weg(self, p: int) -> int:
        h = self.woning.pop(p)
        self._tel(p, h, -1)
        return h

    def _telt(self, i: int, p: int, h: int) -> bool:
        groep = self.bord.grenzen.groepen[i]
        return self.bord.kandidaten[p].woonproces == groep.woonproces and bool(
            groep.woningen >> h & 1
        )

    def _tel(self, p: int, h: int, erbij: int) -> None:
        self.per_gemeente[self.bord.grenzen.gemeente[h]] += erbij
        for i in range(len(self.per_groep)):
            if self._telt(i, p, h):
                self.per_groep[i] += erbij


def vul_op(bord: Bord, woning: dict[int, int]) -> dict[int, int]:
    """Gives free homes to people without one, by priority, as far as the caps allow."""
    bezet = set(woning.values())
    ruimte = bord.grenzen.ruimte
    per_gemeente = [0] * len(ruimte)
    for h in bezet:
        per_gemeente[bord.grenzen.gemeente[h]] += 1
    vrij = [
        h
        for h, g in enumerate(bord.grenzen.gemeente)
        if h not in bezet and per_gemeente[g] < ruimte[g]
    ]
    if not vrij:
        return woning
    stand = Stand(bord, woning)
    vrije_bits = sum(1 << h for h in vrij)
    for p in range(len(bord.kandidaten)):
        if p in stand.woning or not bord.past(p) & vrije_bits:
            continue
        keuze = next((h for h in vrij if bord.past(p) >> h & 1 and stand.mag(p, h)), None)
        if keuze is not None:
            stand.zet(p, keuze)
            vrij.remove(keuze)
            vrije_bits ^= 1 << keuze
    return stand.woning

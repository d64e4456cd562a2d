"""The last look at an answer: nobody is left out for whom a free home is left within the caps."""

from sleutel.domein.verdeling.matroide import als_bits, laagste
from sleutel.domein.verdeling.opgave import Bord


class Stand:
    """An answer with its caps counted: whether one person more may have a home."""

    def __init__(self, bord: Bord, woning: dict[int, int]) -> None:
        self.bord = bord
        self.woning = dict(woning)
        self.per_gemeente = [0] * len(bord.grenzen.ruimte)
        self.per_groep = [0] * len(bord.grenzen.groepen)
        self.van_woonproces: dict[str, list[int]] = {}
        for i, groep in enumerate(bord.grenzen.groepen):
            self.van_woonproces.setdefault(groep.woonproces, []).append(i)
        for p, h in woning.items():
            self._tel(p, h, 1)

    def mag(self, p: int, h: int) -> bool:
        """Whether the caps allow person `p` in the free home `h`."""
        g = self.bord.grenzen.gemeente[h]
        vol = self.per_gemeente[g] >= self.bord.grenzen.ruimte[g]
        return not vol and not self.vol_voor(p) >> h & 1

    def vol_voor(self, p: int) -> int:
        """The homes in full groups of this person, as bits."""
        vol = 0
        for i in self._groepen(p):
            groep = self.bord.grenzen.groepen[i]
            if self.per_groep[i] >= groep.maximum:
                vol |= groep.woningen
        return vol

    def zet(self, p: int, h: int) -> None:
        self.woning[p] = h
        self._tel(p, h, 1)

    def haal_weg(self, p: int) -> int:
        h = self.woning.pop(p)
        self._tel(p, h, -1)
        return h

    def _groepen(self, p: int) -> list[int]:
        return self.van_woonproces.get(self.bord.kandidaten[p].woonproces, [])

    def _tel(self, p: int, h: int, erbij: int) -> None:
        self.per_gemeente[self.bord.grenzen.gemeente[h]] += erbij
        for i in self._groepen(p):
            if self.bord.grenzen.groepen[i].woningen >> h & 1:
                self.per_groep[i] += erbij


def vul_op(bord: Bord, woning: dict[int, int]) -> dict[int, int]:
    """Gives free homes to people without one, by priority, as far as the caps allow."""
    stand, bezet = Stand(bord, woning), set(woning.values())
    gemeente, ruimte = bord.grenzen.gemeente, bord.grenzen.ruimte
    plaats = (
        h for h, g in enumerate(gemeente) if h not in bezet and stand.per_gemeente[g] < ruimte[g]
    )
    vrij = als_bits(plaats, len(gemeente))
    for p in range(len(bord.kandidaten)):
        if not vrij:
            break
        if p in stand.woning:
            continue
        kan = bord.past(p) & vrij
        kan = kan and kan & ~stand.vol_voor(p)
        if kan:
            h = laagste(kan)
            stand.zet(p, h)
            vrij ^= 1 << h
            if stand.per_gemeente[gemeente[h]] >= ruimte[gemeente[h]]:
                vrij &= ~bord.per_gemeente[bord.woningen[h].gemeente]
    return stand.woning

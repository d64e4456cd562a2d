"""A bound for level 4 with caps on groups: what a place in a group is worth, in wishes.

The caps go out of the question, and whoever lives in a group pays for the place instead. At whatever price,
the most wishes less payments, and the places of all groups at that price on top, is no less than the wishes of
any answer that keeps the caps (A. Geoffrion, *Lagrangean relaxation for integer programming*, 1974). People only
take homes that suit them here, so the bound is never above that of `ruimer`, from whose flow the prices come.
"""

from dataclasses import replace

from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.stroom import Netwerk, Randen, Stroom


def prijzen_van(plekken: Plekken, boven: Stroom) -> list[int]:
    """For each group: how much dearer a home is to somebody of the group than to a place of it."""
    mensen, huizen = plekken.mensen, len(plekken.bord.woningen)
    uit = []
    for begin, groep in zip(plekken.begin, plekken.groepen, strict=True):
        plaatsen = range(begin, begin + groep.maximum)
        duurder = (boven.pot_p[mensen + i] - boven.pot_h[huizen + i] for i in plaatsen)
        uit.append(max(0, *duurder, 0))
    return uit


class MetPrijzen:
    """The question without its groups, at these prices."""

    def __init__(self, opgave: Opgave, plekken: Plekken, prijzen: list[int]) -> None:
        self.opgave, self.plekken, self.prijzen = opgave, plekken, prijzen

    def netwerk(self, per_gemeente: list[int]) -> Netwerk:
        o = self.opgave
        net = Netwerk(o.past, o.wens, o.klassen, o.per_klasse, o.vakken.gemeente_van, per_gemeente)
        return replace(net, randen=self._randen)

    def hoogstens(self, stroom: Stroom) -> int:
        """No answer within the caps has more wishes; `stroom` is the cheapest in `netwerk`."""
        kosten = sum(
            kost
            for p, h in stroom.woning.items()
            for kost, huizen in self._randen(p)
            if huizen >> h & 1
        )
        plaatsen = zip(self.prijzen, self.plekken.groepen, strict=True)
        return sum(prijs * groep.maximum for prijs, groep in plaatsen) - kosten

    def _randen(self, p: int) -> Randen:
        """Each home of a person costs the prices of the groups that it is in, less one for a wish."""
        wens = self.opgave.wens(p)
        gewoon = self.opgave.past(p) & ~wens
        delen = [(0, gewoon), (-1, wens)]
        soort = self.plekken.bord.kandidaten[p].woonproces
        for g in self.plekken.van_woonproces.get(soort, ()):
            prijs, binnen = self.prijzen[g], self.plekken.groepen[g].woningen
            if prijs:
                delen = [
                    deel
                    for kost, huizen in delen
                    for deel in ((kost + prijs, huizen & binnen), (kost, huizen & ~binnen))
                    if deel[1]
                ]
        per_kost: dict[int, int] = {}
        for kost, huizen in delen:
            per_kost[kost] = per_kost.get(kost, 0) | huizen
        return [(kost, huizen) for kost, huizen in per_kost.items() if huizen]

"""Equals by the fixed rule, exactly: of all answers that are best on the four levels, the first.

Answers compare by their people, in the order of priority, `loting` (low first, none last) and id: the
lexicographically first list wins. Person by person: who is in, stays in; who is out comes in where an
answer exists that is as good on every level and keeps all those before. A linear programme says whether.
"""

from collections.abc import Callable

from sleutel.domein.verdeling.kolommen import HEEL, Doel, Eis, Kolomzoeker, hoogstens
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.oplosser import ONEINDIG

Waarden = Callable[[dict[int, int]], tuple[object, ...]]


class Gelijken:
    """`zoeker` has the four levels in its rows; `waarden` gives an answer's worth on them."""

    def __init__(self, opgave: Opgave, zoeker: Kolomzoeker, waarden: Waarden) -> None:
        self.opgave, self.zoeker, self.waarden = opgave, zoeker, waarden
        self.rij = {p: i for i, p in enumerate(zoeker.paren.mensen)}

    def eerste(self, woning: dict[int, int]) -> dict[int, int]:
        """The first of all answers that are as good as this one."""
        self.woning, self.waarde = woning, self.waarden(woning)
        for klasse, aantal in zip(self.opgave.klassen, self.opgave.per_klasse, strict=True):
            if 0 < aantal < len(klasse):
                self._klasse([p for p in klasse if p in self.rij])
        return self.woning

    def _klasse(self, leden: list[int]) -> None:
        for i, p in enumerate(leden):
            if not any(q in self.woning for q in leden[i:]) or self.zoeker.klok.op():
                return
            if p not in self.woning:
                self._probeer(p)
            binnen = float(p in self.woning)
            self.zoeker.set_rij(self.rij[p], binnen, binnen)

    def _probeer(self, p: int) -> None:
        """Brings `p` in, in the place of somebody after it, where that can be."""
        doel = Doel(-(self.zoeker.paren.wie == self.rij[p]).astype(float))
        punt = self.zoeker.minimaliseer(doel, HEEL * 2 - 1)

        def neem(woning: dict[int, int]) -> bool:
            if p not in woning or self.waarden(woning) != self.waarde:
                return False
            self.woning = woning
            return True

        if not hoogstens(punt.grens) or (punt.woning is not None and neem(punt.woning)):
            return
        eis = Eis(self.rij[p], 1.0, ONEINDIG, -1 - punt.grens + HEEL)
        self.zoeker.geheel(doel, punt, self.woning, eis, neem)
        self.zoeker.begin(self.woning)

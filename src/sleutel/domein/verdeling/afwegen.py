"""Levels 3 and 4: from an answer that is best on levels 1 and 2 to one that is best on all four.

Each level is a linear programme over the same rows (`kolommen`), the earlier levels fixed. Its bound
proves; its point, when it is one of whole numbers, is the answer. Where it is not, the solver looks for
whole numbers among the pairs whose reduced cost leaves room for a better answer, and no others.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sleutel.domein.verdeling.evenwicht import kleinste_stap
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.kolommen import HEEL, Doel, Eis, Kolomzoeker, hoogstens
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.oplosser import ONEINDIG, REKENFOUT
from sleutel.domein.verdeling.paren import paren_van
from sleutel.domein.verdeling.programma import Programma
from sleutel.domein.verdeling.stroom import Netwerk, Stroom

MARGE = 1e-7
"""How far the deviation may be above its best in the model of level 4: for the solver's arithmetic."""


@dataclass(slots=True)
class Stand:
    """The best answer so far, and what is proven of levels 3 (from below) and 4 (from above)."""

    woning: dict[int, int]
    ongelijkheid: Fraction
    wensen: int
    grens_ongelijkheid: Fraction
    grens_wensen: int


class Afweging:
    """One search; `opgave.per_klasse` is fixed."""

    def __init__(self, opgave: Opgave, plekken: Plekken, klok: Klok) -> None:
        self.opgave, self.plekken, self.klok = opgave, plekken, klok
        self.stap = kleinste_stap(opgave.afspraken)

    def improve(self, woning: dict[int, int]) -> Stand:
        o = self.opgave
        self.stand = Stand(
            woning, o.ongelijkheid(woning), o.wensen(woning), Fraction(0), len(woning)
        )
        if not woning:
            self.stand.grens_ongelijkheid = self.stand.ongelijkheid
        if not woning or self.klok.op():
            return self.stand
        mensen = [p for k, n in enumerate(o.per_klasse) if n for p in o.klassen[k]]
        programma = Programma(o, self.plekken, paren_van(o, self.plekken, mensen))
        self.zoeker = Kolomzoeker(programma, self.klok)
        for k, rij in programma.rij_klasse.items():
            self.zoeker.set_rij(rij, o.per_klasse[k], o.per_klasse[k])
        self.wens = -self.zoeker.paren.wens.astype(float)
        self.zoeker.add_liefst(self.wens)
        self.zoeker.begin(woning)
        if self.stand.ongelijkheid > 0:
            self._niveau_3()
        if self.stand.ongelijkheid == self.stand.grens_ongelijkheid:
            self._niveau_4()
        return self.stand

    def _niveau_3(self) -> None:
        s, doel = self.stand, Doel(np.zeros(len(self.wens)), 1.0)
        punt = self.zoeker.minimaliseer(doel)
        if punt.woning is not None:
            self._neem(punt.woning)
        s.grens_ongelijkheid = max(s.grens_ongelijkheid, omhoog(punt.grens, self.stap))
        if s.ongelijkheid > s.grens_ongelijkheid:
            eis = self._eis(s.grens_ongelijkheid, float(s.ongelijkheid) - punt.grens)
            grens = self.zoeker.geheel(doel, punt, s.woning, eis, self._op_grens_3)
            beter = min(omhoog(grens, self.stap), s.ongelijkheid)
            s.grens_ongelijkheid = max(s.grens_ongelijkheid, beter)

    def _eis(self, ongelijkheid: Fraction, ruimte: float = 0) -> Eis:
        """The deviation is no more than this."""
        hoog = float(ongelijkheid) + min(float(self.stap) / 2, MARGE)
        return Eis(self.zoeker.programma.rij_afwijking, -ONEINDIG, hoog, ruimte)

    def _niveau_4(self) -> None:
        s, doel = self.stand, Doel(self.wens)
        best = self._eis(s.ongelijkheid)
        self.zoeker.set_rij(best.rij, best.laag, best.hoog)
        self._vervul()
        punt = self.zoeker.minimaliseer(doel, HEEL * 2 - s.wensen - 1)
        if punt.woning is not None:
            self._neem(punt.woning)
        s.grens_wensen = max(s.wensen, min(s.grens_wensen, hoogstens(punt.grens)))
        if s.wensen < s.grens_wensen:
            rij = self.zoeker.programma.rij_wens
            eis = Eis(rij, s.grens_wensen, ONEINDIG, -s.wensen - punt.grens - 1)
            grens = self.zoeker.geheel(doel, punt, s.woning, eis, self._op_grens_4)
            s.grens_wensen = max(s.wensen, min(s.grens_wensen, hoogstens(grens)))

    def _vervul(self) -> None:
        """A start for level 4: the most wishes for the same counts, as a flow."""
        o, s = self.opgave, self.stand
        binnen = self.plekken.vul_aan(self.plekken.bewoners(s.woning), sorted(s.woning))
        strenger = self.plekken.strenger(o, binnen)
        per_vak = o.per_vak(s.woning)
        net = Netwerk(strenger.past, strenger.wens, o.klassen, o.per_klasse, o.vakken.van, per_vak)
        stroom = Stroom(net)
        if stroom.los_op(self.klok.op):
            self._neem(stroom.woning)
            p = self.zoeker.paren
            per_mens = np.array([stroom.pot_p[m] for m in p.mensen])
            self.zoeker.add_liefst(self.wens + per_mens[p.wie] - np.array(stroom.pot_h)[p.huis])
            self.zoeker.begin(s.woning)

    def _neem(self, woning: dict[int, int]) -> None:
        """Keeps an answer that is better on level 3, or as good and better on level 4."""
        if self.opgave.per_klasse_van(woning) == self.opgave.per_klasse:
            s, waarde = self.stand, (self.opgave.ongelijkheid(woning), self.opgave.wensen(woning))
            if (waarde[0], -waarde[1]) < (s.ongelijkheid, -s.wensen):
                s.woning, s.ongelijkheid, s.wensen = woning, *waarde

    def _op_grens_3(self, woning: dict[int, int]) -> bool:
        self._neem(woning)
        return self.stand.ongelijkheid == self.stand.grens_ongelijkheid

    def _op_grens_4(self, woning: dict[int, int]) -> bool:
        self._neem(woning)
        return self.stand.wensen == self.stand.grens_wensen


def omhoog(grens: float, stap: Fraction) -> Fraction:
    """The least whole multiple of `stap` that a bound from below still allows."""
    if grens == -ONEINDIG:
        return Fraction(0)
    met_fout = Fraction(grens - REKENFOUT)
    return max(Fraction(0), -((-met_fout) // stap) * stap)

"""Levels 3 and 4: from an answer that is best on levels 1 and 2 to one that is best on all four.

Flows come first (`op_naam`). For what they leave open, each level is a linear programme over the same
rows (`kolommen`), the earlier levels fixed. Its bound proves; its point, when it is one of whole numbers,
is the answer. Where it is not, the solver looks for whole numbers among the pairs whose reduced cost leaves
room for a better answer, and no others.
"""

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sleutel.domein.verdeling.aantallen import MARGE as AANTAL_MARGE
from sleutel.domein.verdeling.evenwicht import kleinste_stap
from sleutel.domein.verdeling.gelijken import Gelijken
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok, TijdOp
from sleutel.domein.verdeling.kolommen import HEEL, PAREN_MAX, Doel, Eis, Kolomzoeker, hoogstens
from sleutel.domein.verdeling.op_naam import KEREN, KEREN_KLEIN, OpNaam
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
        self.mensen = [p for k, n in enumerate(opgave.per_klasse) if n for p in opgave.klassen[k]]
        self.klein = sum(opgave.past(p).bit_count() for p in self.mensen) <= PAREN_MAX

    def improve(self, woning: dict[int, int]) -> Stand:
        o = self.opgave
        self.stand = Stand(
            woning, o.ongelijkheid(woning), o.wensen(woning), Fraction(0), len(woning)
        )
        if not woning:
            self.stand.grens_ongelijkheid = self.stand.ongelijkheid
        if woning:
            # What was found stands, also when the time is up halfway a step.
            with suppress(TijdOp):
                self._met_stromen()
                self._weeg()
        return self.stand

    def _met_stromen(self) -> None:
        """Flows first: often they find the best, and a bound that proves it."""
        s = self.stand
        keren = KEREN if self.plekken.groepen and not self.klein else KEREN_KLEIN
        gevonden = OpNaam(self.opgave, self.plekken, self.klok).zoek(s.woning, keren)
        s.grens_ongelijkheid = max(s.grens_ongelijkheid, omhoog(gevonden.afwijking, self.stap))
        self.gestroomd = gevonden.gestroomd
        if gevonden.woning is not None:
            self._neem(gevonden.woning)
        # The bound of level 4 holds for the least deviation that the counts allow, and no other.
        raak = self._eerlijk() and s.ongelijkheid <= Fraction(gevonden.afwijking + AANTAL_MARGE / 2)
        if raak and gevonden.wensen is not None:
            s.grens_wensen = max(s.wensen, min(s.grens_wensen, gevonden.wensen))

    def _eerlijk(self) -> bool:
        return self.stand.ongelijkheid == self.stand.grens_ongelijkheid

    def _weeg(self) -> None:
        """What is not proven yet, by linear programmes over the pairs; and the fixed rule for equals."""
        o, s = self.opgave, self.stand
        if not self.klein and self._eerlijk() and s.wensen == s.grens_wensen:
            return
        programma = Programma(o, self.plekken, paren_van(o, self.plekken, self.mensen, self.klok))
        self.zoeker = Kolomzoeker(programma, self.klok)
        for k, rij in programma.rij_klasse.items():
            self.zoeker.set_rij(rij, o.per_klasse[k], o.per_klasse[k])
        self.wens = -self.zoeker.paren.wens.astype(float)
        if self.plekken.groepen and not self._eerlijk():
            self._alleen_op_naam(s.woning)
        self.zoeker.add_liefst(self.wens)
        self.zoeker.begin(s.woning)
        if not self._eerlijk():
            self._niveau_3()
        if self._eerlijk():
            self._niveau_4()

    def _alleen_op_naam(self, woning: dict[int, int]) -> None:
        """To start with: the groups' homes only for people admitted by name, so their rows do nothing.

        That is a flow but for level 3, and several times as fast on the way to a good answer.
        """
        zoeker = self.zoeker
        self._groepen_los()
        for g, namen in enumerate(
            self.plekken.vul_aan(self.plekken.bewoners(woning), sorted(woning))
        ):
            binnen = np.isin(np.array(zoeker.paren.mensen), np.array(namen))
            paren = zoeker.paren.groep[g]
            zoeker.mag[paren[~binnen[zoeker.paren.wie[paren]]]] = False

    def _groepen_los(self) -> None:
        for g in range(len(self.plekken.groepen)):
            self.zoeker.set_rij(self.zoeker.programma.van_groep + g, -ONEINDIG, ONEINDIG)

    def _iedereen(self) -> None:
        zoeker = self.zoeker
        zoeker.mag[:] = True
        for g, groep in enumerate(self.plekken.groepen):
            zoeker.set_rij(zoeker.programma.van_groep + g, 0, groep.maximum)

    def _niveau_3(self) -> None:
        s, doel = self.stand, Doel(np.zeros(len(self.wens)), 1.0)
        if self.plekken.groepen:
            punt = self.zoeker.minimaliseer(doel)
            if punt.woning is not None:
                self._neem(punt.woning)
            self._iedereen()
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
        if not self.gestroomd:
            if self.plekken.groepen and len(self.zoeker.paren) > PAREN_MAX:
                self._zonder_groepen()
            self._vervul()
        if s.wensen < s.grens_wensen:
            punt = self.zoeker.minimaliseer(doel, HEEL * 2 - s.wensen - 1)
            if punt.woning is not None:
                self._neem(punt.woning)
            s.grens_wensen = max(s.wensen, min(s.grens_wensen, hoogstens(punt.grens)))
        if s.wensen < s.grens_wensen:
            rij = self.zoeker.programma.rij_wens
            eis = Eis(rij, s.grens_wensen, ONEINDIG, -s.wensen - punt.grens - 1)
            grens = self.zoeker.geheel(doel, punt, s.woning, eis, self._op_grens_4)
            s.grens_wensen = max(s.wensen, min(s.grens_wensen, hoogstens(grens)))
        if s.wensen == s.grens_wensen and len(self.zoeker.paren) <= PAREN_MAX:
            self.zoeker.set_rij(self.zoeker.programma.rij_wens, s.wensen, ONEINDIG)
            self.zoeker.begin(s.woning)
            s.woning = Gelijken(self.opgave, self.zoeker, self._waarden).eerste(s.woning)

    def _vervul(self) -> None:
        """A start for level 4: the most wishes for the same counts, as a flow."""
        binnen = self.plekken.bewoners(self.stand.woning)
        stroom = self._stroom(self.plekken.vul_aan(binnen, sorted(self.stand.woning)))
        if stroom is not None:
            self._neem(stroom.woning)
            self._begin_met(stroom, self.stand.woning)

    def _zonder_groepen(self) -> None:
        """For a large question: a bound without caps on groups, and the people whom it puts in them."""
        stroom = self._stroom(None)
        if stroom is None:
            return
        self._groepen_los()
        self._begin_met(stroom, stroom.woning)
        punt = self.zoeker.minimaliseer(Doel(self.wens))
        self.stand.grens_wensen = min(self.stand.grens_wensen, hoogstens(punt.grens))
        self._iedereen()
        eerst = sorted(stroom.woning, key=lambda p: (not self._heeft_wens(stroom.woning, p), p))
        namen = self.plekken.vul_aan([[] for _ in self.plekken.groepen], eerst)
        op_naam = self._stroom(namen)
        if op_naam is not None:
            self._neem(op_naam.woning)

    def _heeft_wens(self, woning: dict[int, int], p: int) -> bool:
        return bool(self.opgave.wens(p) >> woning[p] & 1)

    def _stroom(self, namen: list[list[int]] | None) -> Stroom | None:
        """The most wishes for the counts of the answer so far; groups only for those admitted."""
        o = self.opgave
        wie = o if namen is None else self.plekken.strenger(o, namen)
        per_vak = o.per_vak(self.stand.woning)
        net = Netwerk(wie.past, wie.wens, o.klassen, o.per_klasse, o.vakken.van, per_vak)
        stroom = Stroom(net)
        return stroom if stroom.los_op(self.klok.op) else None

    def _begin_met(self, stroom: Stroom, woning: dict[int, int]) -> None:
        """Starts the programme with the pairs that the prices of the flow find cheap."""
        p = self.zoeker.paren
        per_mens = np.array([stroom.pot_p[m] for m in p.mensen])
        self.zoeker.add_liefst(self.wens + per_mens[p.wie] - np.array(stroom.pot_h)[p.huis])
        self.zoeker.begin(woning)

    def _waarden(self, woning: dict[int, int]) -> tuple[object, ...]:
        """Whether an answer keeps the caps on groups, and what it is worth on the four levels."""
        o = self.opgave
        mag = self.plekken.binnen_grenzen(woning)
        return mag, o.per_klasse_van(woning), o.ongelijkheid(woning), o.wensen(woning)

    def _neem(self, woning: dict[int, int]) -> None:
        """Keeps an answer that is better on level 3, or as good and better on level 4."""
        heel = self.opgave.per_klasse_van(woning) == self.opgave.per_klasse
        if heel and self.plekken.binnen_grenzen(woning):
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

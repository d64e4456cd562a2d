"""Levels 1 and 2 with caps on groups, klasse by klasse, for what `voorrang` leaves open.

For each klasse in the order of priority: can one more of it have a home, those before it as they are? A
linear programme says how many at most, and its prices say the same of many later klassen at once: their
people only fit homes that are as dear as one place. Where it says yes with parts of homes, the solver looks
for whole numbers.
"""

from contextlib import suppress
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok, TijdOp
from sleutel.domein.verdeling.kolommen import HEEL, Doel, Eis, Kolomzoeker, Punt, hoogstens
from sleutel.domein.verdeling.opgave import Opgave, beste_van
from sleutel.domein.verdeling.oplosser import ONEINDIG
from sleutel.domein.verdeling.paren import paren_van
from sleutel.domein.verdeling.programma import Programma

KLEIN = 400_000
"""Up to so many pairs everybody takes part; above it only who matters to the klassen that are open."""


class Rangorde:
    """`grens[k]`: how many of the first klassen together no answer can exceed. After `improve`:

    `hoogstens` people can be placed; `open` is the first klasse that is not proven (None: all are).
    """

    def __init__(self, opgave: Opgave, plekken: Plekken, klok: Klok, grens: list[int]) -> None:
        self.opgave, self.plekken, self.klok = opgave, plekken, klok
        self.hoogstens = sum(grens)
        self.samen = list(accumulate(grens))
        self.open: int | None = None
        self.alle = [p for klasse in opgave.klassen for p in klasse]
        aantal = sum(opgave.past(p).bit_count() for p in self.alle)
        self.klein = aantal <= KLEIN

    def improve(self, woning: dict[int, int]) -> dict[int, int]:
        """The best answer found on levels 1 and 2."""
        self.woning, self.open = woning, 0
        with suppress(TijdOp):
            self._prove()
        return self.woning

    def _prove(self) -> None:
        if self.klein and len(self.woning) < self.hoogstens:
            self._niveau_1()
        if len(self.woning) < self.hoogstens:
            return
        self._tel()
        k = 0
        while k < len(self.samen):
            if self.tot[k] == self.samen[k]:
                k += 1
                continue
            einde = self._einde(k)
            self.open = k
            self.klok.check()
            if not self._decide(k, einde):
                return
            k = einde
        self.open = None

    def _tel(self) -> None:
        self.aantal = self.opgave.per_klasse_van(self.woning)
        self.tot = list(accumulate(self.aantal))

    def _einde(self, begin: int) -> int:
        """The klasse after `begin` from where the bound and the answer place as many again."""
        if self.klein:
            return len(self.samen)
        gelijk = (k for k in range(begin, len(self.samen)) if self.tot[k] == self.samen[k])
        return next(gelijk, len(self.samen))

    def _start(self, mensen: list[int]) -> Kolomzoeker:
        programma = Programma(
            self.opgave, self.plekken, paren_van(self.opgave, self.plekken, mensen, self.klok)
        )
        zoeker = Kolomzoeker(programma, self.klok)
        zoeker.add_liefst(np.zeros(len(zoeker.paren)))
        zoeker.begin(self._deel(zoeker))
        return zoeker

    def _deel(self, zoeker: Kolomzoeker) -> dict[int, int]:
        return {p: self.woning[p] for p in zoeker.paren.mensen if p in self.woning}

    # --- level 1 -------------------------------------------------------------------------------------

    def _niveau_1(self) -> None:
        zoeker = self._start(self.alle)
        doel = Doel(-np.ones(len(zoeker.paren)))
        punt = zoeker.minimaliseer(doel)

        def neem(woning: dict[int, int]) -> bool:
            self.woning = beste_van(self.opgave, self.woning, woning)
            return len(self.woning) == self.hoogstens

        self.hoogstens = min(self.hoogstens, hoogstens(punt.grens))
        if punt.woning is not None:
            neem(punt.woning)
        if len(self.woning) < self.hoogstens:
            rij, ruimte = zoeker.programma.rij_totaal, -len(self.woning) - 1 - punt.grens
            eis = Eis(rij, self.hoogstens, ONEINDIG, ruimte)
            grens = zoeker.geheel(doel, punt, self._deel(zoeker), eis, neem)
            self.hoogstens = max(len(self.woning), min(self.hoogstens, hoogstens(grens)))

    # --- level 2 -------------------------------------------------------------------------------------

    def _decide(self, begin: int, einde: int) -> bool:
        """Proves the klassen from `begin` up to `einde`, those before it as they are; False: not all."""
        zoeker = self._start(self._wie(begin, einde))
        rijen = zoeker.programma.rij_klasse
        if self.klein:
            zoeker.set_rij(zoeker.programma.rij_totaal, self.hoogstens, self.hoogstens)
        for k in range(begin):
            self._vast(zoeker, k)
        gesloten: set[int] = set()
        k = begin
        while k < einde:
            vol = k not in rijen or self.aantal[k] == zoeker.hoog[rijen[k]]
            if not vol and k not in gesloten and self.tot[k] < self.samen[k]:
                zoeker.set_rij(rijen[k], self.aantal[k], zoeker.hoog[rijen[k]])
                beter = self._een_meer(zoeker, k)
                if beter is None:
                    return False
                if beter:
                    continue
                gesloten |= self._ook_gesloten(zoeker, k, einde)
            self._vast(zoeker, k)
            k += 1
            self.open = k
        return True

    def _wie(self, begin: int, einde: int) -> list[int]:
        if self.klein:
            return self.alle
        return [
            p
            for k, klasse in enumerate(self.opgave.klassen[:einde])
            if k >= begin or self.aantal[k]
            for p in klasse
        ]

    def _vast(self, zoeker: Kolomzoeker, k: int) -> None:
        rij = zoeker.programma.rij_klasse.get(k)
        if rij is not None:
            zoeker.set_rij(rij, self.aantal[k], self.aantal[k])

    def _een_meer(self, zoeker: Kolomzoeker, k: int) -> bool | None:
        """Whether an answer with more of klasse k was found (and kept); None: neither that nor a proof."""
        doel = Doel(-self._van_klasse(zoeker, k).astype(float))
        punt = self.punt = zoeker.minimaliseer(doel, HEEL * 2 - self.aantal[k] - 1)
        grens = punt.grens
        if hoogstens(grens) > self.aantal[k]:
            eerder = self.aantal[k]

            def neem(woning: dict[int, int]) -> bool:
                return self._neem(zoeker, woning, k) and self.aantal[k] > eerder

            if punt.woning is not None and neem(punt.woning):
                return True
            rij, ruimte = zoeker.programma.rij_klasse[k], -eerder - 1 - punt.grens
            eis = Eis(rij, eerder + 1, ONEINDIG, ruimte)
            grens = zoeker.geheel(doel, punt, self._deel(zoeker), eis, neem)
            if self.aantal[k] > eerder:
                return True
        return False if hoogstens(grens) <= self.aantal[k] else None

    def _neem(self, zoeker: Kolomzoeker, woning: dict[int, int], k: int) -> bool:
        """Keeps an answer that is better; who comes after klasse k is placed again, by priority."""
        voor = {p for klasse in self.opgave.klassen[: k + 1] for p in klasse}
        eerst = {p: h for p, h in woning.items() if p in voor}
        binnen = self.plekken.vul_aan(self.plekken.bewoners(eerst), self.alle)
        opnieuw = self.plekken.strenger(self.opgave, binnen).plaats()
        woning = beste_van(self.opgave, woning, opnieuw)
        if beste_van(self.opgave, self.woning, woning) is self.woning:
            return False
        self.woning = woning
        self._tel()
        zoeker.begin(self._deel(zoeker))
        return True

    def _van_klasse(self, zoeker: Kolomzoeker, k: int) -> NDArray[np.bool_]:
        leden = set(self.opgave.klassen[k])
        return np.array([p in leden for p in zoeker.paren.mensen])[zoeker.paren.wie]

    def _ook_gesloten(self, zoeker: Kolomzoeker, k: int, einde: int) -> set[int]:
        """The later klassen of which these prices prove that nobody more has a place."""
        punt: Punt = self.punt
        if not punt.y.any():
            return set()
        prijzen = punt.y.copy()
        prijzen[zoeker.programma.rij_klasse[k]] = 0
        vast, per_mens = zoeker.grens_met_een_plaats(prijzen)
        nummer = {p: i for i, p in enumerate(zoeker.paren.mensen)}
        uit = set()
        for j in range(k + 1, einde):
            leden = [nummer[p] for p in self.opgave.klassen[j] if p in nummer]
            if leden and hoogstens(vast + per_mens[leden].sum()) <= self.aantal[j]:
                uit.add(j)
        return uit

"""The question as a linear programme: its rows, and its columns but for the pairs.

Rows: people, homes, klassen, counts per corporatie and gemeente, groups, totals, deviations. Without caps
on groups that is a flow but for level 3, and the best point is nearly always one of whole numbers.
"""

from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.evenwicht import lijnen, tellers_van
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.oplosser import ONEINDIG, Kolommen
from sleutel.domein.verdeling.paren import Paren


class Programma:
    """Where each row and fixed column stands, and its bounds; the pairs come later, see `kolommen`."""

    def __init__(self, opgave: Opgave, plekken: Plekken, paren: Paren) -> None:
        self.opgave, self.paren, self.plekken = opgave, paren, plekken
        self.huizen = len(opgave.vakken.van)
        corporaties, gemeenten = tellers_van(opgave.vakken, opgave.ruimte, opgave.afspraken)
        self.tellers = [*corporaties, *gemeenten]
        self.kanten = [range(len(corporaties)), range(len(corporaties), len(self.tellers))]
        self._klassen()
        self._rijen()
        self.klasse_rij = np.where(self.klasse_van < 0, -1, self.van_klasse + self.klasse_van)
        self.corporatie_rij = self._teller_rij(self.kanten[0])
        self.gemeente_rij = self._teller_rij(self.kanten[1])
        self._vaste_kolommen()

    # --- rows and the columns that count -----------------------------------------------------------

    def _klassen(self) -> None:
        """A klasse of one person is the row of that person."""
        nummer = {p: i for i, p in enumerate(self.paren.mensen)}
        self.rij_klasse: dict[int, int] = {}
        self.klasse_van = np.full(len(nummer), -1, dtype=np.int64)
        self.meer: list[int] = []
        for k, klasse in enumerate(self.opgave.klassen):
            leden = [nummer[p] for p in klasse if p in nummer]
            if len(leden) == 1:
                self.rij_klasse[k] = leden[0]
            elif leden:
                self.klasse_van[leden] = len(self.meer)
                self.meer.append(k)

    def _rijen(self) -> None:
        groepen = self.plekken.groepen
        lengtes = [
            len(self.paren.mensen),
            self.huizen,
            len(self.meer),
            len(self.tellers),
            len(groepen),
            2,  # the sum per side: corporaties, gemeenten
            1,  # everybody placed
            1,  # wishes
            1,  # the total deviation
        ]
        begin = list(accumulate(lengtes, initial=0))
        self.van_huis, self.van_klasse, self.van_teller, self.van_groep = begin[1:5]
        self.van_kant, self.rij_totaal, self.rij_wens, self.rij_afwijking = begin[5:9]
        self.laag = [0.0] * begin[9]
        self.hoog = [1.0] * self.van_klasse + [0.0] * (begin[9] - self.van_klasse)
        for i, k in enumerate(self.meer):
            self.rij_klasse[k] = self.van_klasse + i
            self.hoog[self.van_klasse + i] = float(len(self.opgave.klassen[k]))
        for g, groep in enumerate(groepen):
            self.hoog[self.van_groep + g] = float(groep.maximum)
        for rij in (self.rij_totaal, self.rij_wens, self.rij_afwijking):
            self.laag[rij], self.hoog[rij] = -ONEINDIG, ONEINDIG

    def _teller_rij(self, kant: range) -> NDArray[np.int64]:
        """For each home the row of the corporatie or gemeente that counts it; -1: none."""
        uit = np.full(self.huizen, -1, dtype=np.int64)
        for t in kant:
            uit[self.tellers[t].huizen] = self.van_teller + t
        return uit

    def _vaste_kolommen(self) -> None:
        """Counts per corporatie and gemeente, their sum per side, and the deviation of each."""
        self.termen: list[tuple[int, int, float]] = []
        self.kolom_hoog: list[float] = []
        self.afwijkingen: list[int] = []
        self.strak: list[tuple[int, list[tuple[int, float, float, float]]]] = []
        nodig = self.opgave.geplaatst
        for t, teller in enumerate(self.tellers):
            self._kolom(float(teller.ruimte), [(self.van_teller + t, -1.0)])
        for kant, leden in enumerate(self.kanten):
            met = [(t, a) for t in leden if (a := self.tellers[t].aandeel) is not None]
            alle = sum(len(self.tellers[t].huizen) for t, _ in met) == self.huizen
            som = self._kolom(float(self.huizen), [(self.van_kant + kant, -1.0)])
            self.termen += [(self.van_kant + kant, t, 1.0) for t, _ in met]
            afgesproken = sum(a.afgesproken for _, a in met)
            gebruikt = sum(a.gebruikt for _, a in met)
            for t, aandeel in met if afgesproken else ():
                ruim = 2.0 * (gebruikt + self.huizen + 1)
                afwijking = self._kolom(ruim, [(self.rij_afwijking, 1.0)])
                strak = []
                for helling, samen, c in lijnen(
                    aandeel, afgesproken, gebruikt, nodig if alle else None
                ):
                    rij = len(self.laag)
                    self.laag.append(c)
                    self.hoog.append(ONEINDIG)
                    self.termen += [(rij, afwijking, 1.0), (rij, t, -helling)]
                    self.termen += [(rij, som, -samen)] if samen else []
                    strak.append((rij, helling, samen, c))
                self.afwijkingen.append(afwijking)
                self.strak.append((t, strak))
        self.termen += [(self.rij_totaal, t, 1.0) for t in self.kanten[1]]
        self.vast = len(self.kolom_hoog)
        rijen, kolommen, waarden = zip(*self.termen, strict=True)
        self.termen_reeks = (
            np.array(rijen, dtype=np.int64),
            np.array(kolommen, dtype=np.int64),
            np.array(waarden, dtype=np.float64),
        )

    def _kolom(self, hoog: float, termen: list[tuple[int, float]]) -> int:
        kolom = len(self.kolom_hoog)
        self.kolom_hoog.append(hoog)
        self.termen += [(rij, kolom, waarde) for rij, waarde in termen]
        return kolom

    def vaste_kolommen(self) -> Kolommen:
        termen = sorted(self.termen, key=lambda t: (t[1], t[0]))
        kolom = np.array([k for _, k, _ in termen], dtype=np.int64)
        return Kolommen(
            np.zeros(self.vast),
            np.array(self.kolom_hoog),
            np.searchsorted(kolom, np.arange(self.vast)).astype(np.int32),
            np.array([r for r, _, _ in termen], dtype=np.int32),
            np.array([w for _, _, w in termen]),
        )

    # --- the pairs -----------------------------------------------------------------------------------

    def kolommen(self, nummers: NDArray[np.intp], kosten: NDArray[np.float64]) -> Kolommen:
        """These pairs as columns: a 1 in the row of everything that counts them."""
        wie, huis = self.paren.wie[nummers], self.paren.huis[nummers]
        delen: list[NDArray[Any]] = [
            wie,
            huis + self.van_huis,
            self.klasse_rij[wie],
            self.corporatie_rij[huis],
            self.gemeente_rij[huis],
            np.where(self.paren.wens[nummers], self.rij_wens, -1),
        ]
        plek = [np.tile(np.arange(len(nummers)), len(delen))]
        for g, leden in enumerate(self.paren.groep):
            binnen = np.flatnonzero(np.isin(nummers, leden, assume_unique=True))
            delen.append(np.full(len(binnen), self.van_groep + g))
            plek.append(binnen)
        rij, kolom = np.concatenate(delen), np.concatenate(plek)
        rij, kolom = rij[rij >= 0], kolom[rij >= 0]
        orde = np.lexsort((rij, kolom))
        begin = np.searchsorted(kolom[orde], np.arange(len(nummers)))
        return Kolommen(
            kosten[nummers],
            np.full(len(nummers), ONEINDIG),
            begin.astype(np.int32),
            rij[orde].astype(np.int32),
            np.ones(len(rij)),
        )

    def prijs(self, y: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each pair pays to the rows that count it, at these prices."""
        p = self.paren
        ruim = np.append(y, 0.0)  # row -1: no row
        per_mens = y[: self.van_huis] + ruim[self.klasse_rij]
        per_huis = y[self.van_huis : self.van_klasse] + ruim[self.corporatie_rij]
        per_huis = per_huis + ruim[self.gemeente_rij]
        uit: NDArray[np.float64] = per_mens[p.wie] + per_huis[p.huis]
        if y[self.rij_wens]:
            uit[p.wens] += y[self.rij_wens]
        for g, leden in enumerate(p.groep):
            if y[self.van_groep + g]:
                uit[leden] += y[self.van_groep + g]
        return uit

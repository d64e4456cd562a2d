"""Level 3 seen from the counts only: how many homes of each corporatie in each gemeente are let.

Who fits which home is left out, so the least deviation of these counts is a bound for every answer; with
many people and homes it is nearly always reached. It takes a linear programme of some hundreds of columns.
"""

from collections.abc import Sequence

import numpy as np

from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.oplosser import ONEINDIG, Getallen, Kolommen, Oplosser
from sleutel.domein.verdeling.paren import Paren
from sleutel.domein.verdeling.programma import Programma

MARGE = 1e-7
"""How far the deviation may be above its best in what follows: for the solver's arithmetic."""

LIEVER_NIET = 10.0
"""In `dichtbij`, one home fewer than there are wishes met counts as so many others."""


class Aantallen:
    """The counts of answers that let `opgave.geplaatst` homes. All of it may raise `TijdOp`.

    `grens`: no answer has a smaller deviation.
    """

    def __init__(self, opgave: Opgave, plekken: Plekken, klok: Klok) -> None:
        leeg = np.zeros(0, dtype=np.int32)
        geen = Paren(
            [], leeg, leeg, leeg.astype(bool), [leeg.astype(np.intp)] * len(plekken.groepen)
        )
        self.programma, self.opgave, self.klok = Programma(opgave, plekken, geen), opgave, klok
        van = np.array(opgave.vakken.van)
        self.eerste, self.aantal = np.unique(van, return_index=True, return_counts=True)[1:]
        self.vakken = np.arange(len(self.aantal))
        self.grens = ONEINDIG
        self.oplosser = self._model()
        afwijking = np.zeros(self.programma.vast + len(self.vakken))
        afwijking[self.programma.afwijkingen] = 1.0
        self.grens = self._bewezen(self._minimum(self.oplosser, afwijking)[2])
        self._nooit_slechter(self.oplosser)

    def per_gemeente(self) -> list[int] | None:
        """How many each gemeente lets in every answer that is best on level 3; None: that may differ."""
        p = self.programma
        uit = [0] * len(self.opgave.ruimte)
        for t in p.kanten[1]:
            kosten = np.zeros(p.vast + len(self.vakken))
            kosten[t] = 1.0
            laagst, hoogst = (
                teken * self._minimum(self.oplosser, teken * kosten)[0] for teken in (1, -1)
            )
            if hoogst - laagst > 0.5:
                return None
            if p.tellers[t].huizen:
                uit[self.opgave.vakken.gemeente_van[p.tellers[t].huizen[0]]] = round(laagst)
        return uit

    def dichtbij(
        self, nu: Sequence[int], wensen: Sequence[int], minstens: Sequence[int]
    ) -> list[int] | None:
        """Counts per vak that are best on level 3, as near to those of now as can be; None: there are none.

        `wensen`: how many of them meet a wish, and stay if possible; `minstens`: at least so many.
        """
        laag = np.array(minstens)
        doel = np.maximum(nu, laag)
        vrij = doel - np.maximum(np.minimum(wensen, doel), laag)
        stappen = (
            (-1.0, self.aantal - doel, 1.0),
            (1.0, vrij, 1.0),
            (1.0, doel - laag - vrij, LIEVER_NIET),
        )
        model, kosten = self._model(), [np.zeros(self.programma.vast + len(self.vakken))]
        self._nooit_slechter(model)
        eigen = len(self.programma.laag) + self.vakken
        for rij, aantal in zip(eigen.tolist(), doel.tolist(), strict=True):
            model.set_rij(rij, aantal, aantal)
        for teken, hoog, kost in stappen:
            model.add(
                _kolommen(np.maximum(hoog, 0.0), self.vakken, eigen, np.full(len(eigen), teken))
            )
            kosten.append(np.full(len(eigen), kost))
        if (laag > self.aantal).any():
            return None
        x = self._minimum(model, np.concatenate(kosten))[1]
        if x is None:
            return None
        begin = self.programma.vast
        return [round(n) for n in x[begin : begin + len(self.vakken)].tolist()]

    def _model(self) -> Oplosser:
        """The rows and counts of `Programma`; a row and a column for how many each vak lets."""
        p = self.programma
        los = np.full(len(self.vakken), ONEINDIG)
        model = Oplosser(np.concatenate((p.laag, -los)), np.concatenate((p.hoog, los)), self.klok)
        model.add(p.vaste_kolommen())
        rijen = np.stack(
            (p.corporatie_rij[self.eerste], p.gemeente_rij[self.eerste], len(p.laag) + self.vakken),
            axis=1,
        )
        lengte = (rijen >= 0).sum(axis=1)
        rij = rijen[rijen >= 0]
        model.add(_kolommen(self.aantal, np.cumsum(lengte) - lengte, rij, np.ones(len(rij))))
        model.set_rij(p.rij_totaal, self.opgave.geplaatst, self.opgave.geplaatst)
        return model

    def _nooit_slechter(self, model: Oplosser) -> None:
        model.set_rij(self.programma.rij_afwijking, -ONEINDIG, self.grens + MARGE)

    def _minimum(
        self, model: Oplosser, kosten: Getallen
    ) -> tuple[float, Getallen | None, Getallen]:
        self.klok.check()
        model.set_kosten(kosten)
        uit = model.los_op()
        self.klok.check()
        return (-ONEINDIG if uit.x is None else float(kosten @ uit.x)), uit.x, uit.y

    def _bewezen(self, y: Getallen) -> float:
        """What these prices prove of the deviation, whatever the solver's tolerances (as in `kolommen`)."""
        p = self.programma
        laag, hoog = np.array(p.laag), np.array(p.hoog)
        laag[p.rij_totaal] = hoog[p.rij_totaal] = self.opgave.geplaatst
        y = y[: len(laag)].copy()
        y[((y > 0) & (laag == -ONEINDIG)) | ((y < 0) & (hoog == ONEINDIG))] = 0
        nut = y != 0
        uit = float((y[nut] * np.where(y[nut] > 0, laag[nut], hoog[nut])).sum())
        rest = np.zeros(p.vast)
        rest[p.afwijkingen] = 1.0
        rij, kolom, waarde = p.termen_reeks
        np.subtract.at(rest, kolom, y[rij] * waarde)
        ruim = np.append(y, 0.0)  # row -1: no row
        per_vak = -ruim[p.corporatie_rij[self.eerste]] - ruim[p.gemeente_rij[self.eerste]]
        uit += float((np.minimum(rest, 0) * np.array(p.kolom_hoog)).sum())
        return uit + float((np.minimum(per_vak, 0) * self.aantal).sum())


def _kolommen(hoog: np.ndarray, begin: np.ndarray, rij: np.ndarray, waarde: np.ndarray) -> Kolommen:
    return Kolommen(
        np.zeros(len(hoog)),
        hoog.astype(float),
        begin.astype(np.int32),
        rij.astype(np.int32),
        waarde,
    )

"""Linear programmes over all pairs, of which only the columns that pay are made; and their whole answers.

A few pairs of each person are enough to start. The duals of the rows are prices; they tell which other
pairs could improve the answer (L. Ford and D. Fulkerson, *A suggested computation for maximal
multi-commodity network flows*, 1958; P. Gilmore and R. Gomory, 1961). The same prices give a bound that holds
for all pairs, also those that never became a column, and also when the time is up (A. Geoffrion,
*Lagrangean relaxation for integer programming*, 1974): it is reckoned here, not taken from the solver.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.oplosser import ONEINDIG, Oplosser
from sleutel.domein.verdeling.programma import Programma

Getallen = NDArray[np.float64]
Masker = NDArray[np.bool_]
Paarnummers = NDArray[np.intp]
Neem = Callable[[dict[int, int]], bool]

EERST, ERBIJ = 4, 3
"""So many pairs of each person are columns from the start; so many more each time they could pay."""

NIETS = 1e-9
"""A pair that could improve the answer by less is not made a column."""

HEEL = 1e-6
"""A value nearer than this to a whole number is that number; the answer itself is always recounted."""

RAND = 1e-6
"""Pairs on the edge of what could be better are looked at as well."""

SCHUD = 4
"""So many times another corner is tried before whole numbers are searched for."""

PAREN_MAX = 150_000
"""More pairs than this are not given to the solver as whole numbers."""


@dataclass(frozen=True, slots=True)
class Doel:
    """What is minimised: the cost of each pair, and of the total deviation."""

    paren: Getallen
    ongelijkheid: float = 0.0


@dataclass(frozen=True, slots=True)
class Punt:
    """The best point. `grens`: no answer is below it; `woning`: where the point is one of whole numbers.

    `over`: how much more than nothing each pair costs at the prices. `deel`: the pairs in the point.
    `af`: the point itself is the best.
    """

    woning: dict[int, int] | None
    grens: float
    over: Getallen
    y: Getallen
    deel: Masker
    af: bool


@dataclass(frozen=True, slots=True)
class Eis:
    """What a better answer meets: bounds on a row. Its pairs cost no more than `ruimte` extra."""

    rij: int
    laag: float
    hoog: float
    ruimte: float


class Kolomzoeker:
    """A `Programma` with the pairs that are columns now. It always starts from an answer.

    `mag`: the pairs that may become columns.
    """

    def __init__(self, programma: Programma, klok: Klok) -> None:
        self.programma, self.paren, self.klok = programma, programma.paren, klok
        self.laag, self.hoog = np.array(programma.laag), np.array(programma.hoog)
        self.oplosser = Oplosser(self.laag, self.hoog, klok)
        self.oplosser.add(programma.vaste_kolommen())
        self.nummers: Paarnummers = np.zeros(0, dtype=np.intp)
        self.kolom = np.full(len(self.paren), -1, dtype=np.int64)
        self.mag = np.ones(len(self.paren), dtype=bool)
        self.begin_van = np.searchsorted(self.paren.wie, np.arange(len(self.paren.mensen)))

    def set_rij(self, rij: int, laag: float, hoog: float) -> None:
        self.laag[rij], self.hoog[rij] = laag, hoog
        self.oplosser.set_rij(rij, laag, hoog)

    # --- the columns -----------------------------------------------------------------------------------

    def add(self, nummers: Paarnummers) -> None:
        """Makes these pairs columns, as far as they are not. May raise `TijdOp`."""
        self.klok.check()
        nieuw = np.unique(nummers[self.kolom[nummers] < 0])
        if len(nieuw):
            self.kolom[nieuw] = np.arange(len(self.nummers), len(self.nummers) + len(nieuw))
            self.nummers = np.concatenate((self.nummers, nieuw))
            self.oplosser.add(self.programma.kolommen(nieuw, np.zeros(len(self.paren))))

    def add_liefst(self, voorkeur: Getallen, aantal: int = EERST) -> None:
        """Some pairs of each person: those with the lowest `voorkeur`, and among equals in a mixed order.

        `voorkeur` holds whole numbers, so that one number is sorted on: person, preference, mix.
        """
        mag = np.flatnonzero(self.mag)
        rang = np.minimum(voorkeur - voorkeur.min(initial=0), 2**10 - 1).astype(np.int64)
        gemengd = (mag * 2654435761) % 2**32
        sleutel = (self.paren.wie[mag].astype(np.int64) << 42) + (rang[mag] << 32) + gemengd
        self.add(self._eerste(mag[np.argsort(sleutel)], aantal))

    def _eerste(self, orde: Paarnummers, aantal: int) -> Paarnummers:
        """The first few of each person, of pairs that are sorted by person."""
        wie = self.paren.wie[orde]
        rang = np.arange(len(orde)) - np.searchsorted(wie, wie)
        return orde[rang < aantal]

    def begin(self, woning: dict[int, int]) -> None:
        """Starts from an answer: its pairs, all counts, the homes' slack, one line of each deviation."""
        p = self.programma
        gekozen = self.paren.nummers(woning, p.huizen)
        self.add(gekozen)
        kolommen = np.ones(p.vast + len(self.nummers), dtype=bool)
        kolommen[p.vast :] = False
        kolommen[p.vast + self.kolom[gekozen]] = True
        rijen = np.ones(len(self.laag), dtype=bool)
        boven = np.zeros(len(self.laag), dtype=bool)
        rijen[self.paren.wie[gekozen]] = False
        boven[self.paren.wie[gekozen]] = True
        rijen[p.van_teller : p.van_groep] = False
        rijen[p.van_kant : p.rij_totaal] = False
        geteld = [
            sum(h in bezet for h in t.huizen) for bezet in [set(woning.values())] for t in p.tellers
        ]
        for t, strak in p.strak:
            som = sum(geteld[u] for k in p.kanten if t in k for u in k if p.tellers[u].aandeel)
            hoogste = max(strak, key=lambda lijn: lijn[1] * geteld[t] + lijn[2] * som + lijn[3])
            rijen[hoogste[0]] = False
        self.oplosser.begin(kolommen, rijen, boven)

    # --- the best point --------------------------------------------------------------------------------

    def minimaliseer(self, doel: Doel, genoeg: float = ONEINDIG) -> Punt:
        """Adds columns until none could pay, the bound reaches `genoeg`, or the time is up."""
        p = self.programma
        grens, af, woning = -ONEINDIG, False, None
        over, y = np.zeros(len(self.paren)), np.zeros(len(self.laag))
        deel = np.zeros(len(self.paren), dtype=bool)
        while not self.klok.op():
            self.oplosser.set_kosten(self._kosten(doel))
            uit = self.oplosser.los_op()
            if uit.x is None:
                break
            # A price of the wrong sign proves nothing: there is no such bound on the row.
            y = np.where(uit.y > 0, np.where(self.laag == -ONEINDIG, 0, uit.y), uit.y)
            y = np.where(y < 0, np.where(self.hoog == ONEINDIG, 0, y), y)
            over = doel.paren - p.prijs(y)
            grens = max(grens, self._grens(doel, y, over))
            woning = self._woning(uit.x)
            deel[:] = False
            deel[self.nummers[uit.x[p.vast :] > HEEL]] = True
            erbij = np.flatnonzero((over < -NIETS) & (self.kolom < 0) & self.mag)
            if grens >= genoeg or not len(erbij):
                af = not len(erbij)
                break
            self.add(self._eerste(erbij[np.lexsort((over[erbij], self.paren.wie[erbij]))], ERBIJ))
        return Punt(woning, grens, over, y, deel, af)

    def _kosten(self, doel: Doel) -> Getallen:
        vast = np.zeros(self.programma.vast)
        vast[self.programma.afwijkingen] = doel.ongelijkheid
        return np.concatenate((vast, doel.paren[self.nummers]))

    def _grens(self, doel: Doel, y: Getallen, over: Getallen) -> float:
        """What these prices prove: Σ price × bound of the row, and of each person the cheapest pair."""
        p = self.programma
        nut = y != 0
        uit = float((y[nut] * np.where(y[nut] > 0, self.laag[nut], self.hoog[nut])).sum())
        rest = self._kosten(doel)[: p.vast].copy()
        rij, kolom, waarde = p.termen_reeks
        np.subtract.at(rest, kolom, y[rij] * waarde)
        uit += float((np.minimum(rest, 0) * np.array(p.kolom_hoog)).sum())
        if len(over):
            uit += float(np.minimum(np.minimum.reduceat(over, self.begin_van), 0).sum())
        return uit

    def grens_met_een_plaats(self, y: Getallen) -> tuple[float, Getallen]:
        """What these prices prove of -1 × the places of some people: a fixed part, and for each person."""
        niets = Doel(np.zeros(len(self.paren)))
        over = -self.programma.prijs(y)
        zonder = np.minimum(np.minimum.reduceat(over, self.begin_van), 0)
        met = np.minimum(np.minimum.reduceat(over - 1, self.begin_van), 0)
        return self._grens(niets, y, over), met - zonder

    def _woning(self, x: Getallen) -> dict[int, int] | None:
        """The answer of a point; None where a pair is in it for a part."""
        deel = x[self.programma.vast :]
        if ((deel > HEEL) & (deel < 1 - HEEL)).any():
            return None
        gekozen = self.nummers[deel > 0.5]
        wie, huis = self.paren.wie[gekozen].tolist(), self.paren.huis[gekozen].tolist()
        return {self.paren.mensen[i]: h for i, h in zip(wie, huis, strict=True)}

    # --- whole numbers ---------------------------------------------------------------------------------

    def geheel(self, doel: Doel, punt: Punt, begin: dict[int, int], eis: Eis, neem: Neem) -> float:
        """Whole answers that are better, each given to `neem`, which says whether it is enough.

        First what meets the `eis`: the pairs of the point and of `begin`, other points, all columns.
        At last the best among all pairs that leave room for it; returns a bound for all answers.
        """
        oud = self.laag[eis.rij], self.hoog[eis.rij]
        self.set_rij(eis.rij, max(oud[0], eis.laag), min(oud[1], eis.hoog))
        kan = punt.over <= eis.ruimte + RAND
        dichtbij = punt.deel.copy()
        dichtbij[self.paren.nummers(begin, self.programma.huizen)] = True
        gevonden = (
            self._haalt(dichtbij, neem)
            or self._schud(neem)
            or self._haalt(kan & (self.kolom >= 0), neem)
        )
        self.set_rij(eis.rij, *oud)
        if gevonden or kan.sum() > PAREN_MAX or self.klok.op():
            return punt.grens
        woning, grens = self._zoek(doel, kan, punt.grens)
        if woning is not None and neem(woning):
            return punt.grens
        return max(grens, punt.grens)

    def _schud(self, neem: Neem) -> bool:
        """Other corners of the same face, at costs that mean nothing: often one has whole numbers."""
        for keer in range(SCHUD):
            kosten = ((np.arange(len(self.paren)) * (2654435761 + 2 * keer)) % 2**16) / 2**16
            self.oplosser.set_kosten(self._kosten(Doel(kosten)))
            uit = self.oplosser.los_op()
            woning = None if uit.x is None else self._woning(uit.x)
            if woning is not None and neem(woning):
                return True
        return False

    def _haalt(self, mag: Masker, neem: Neem) -> bool:
        """Any answer with these pairs only that meets the rows as they are now."""
        if mag.sum() > PAREN_MAX or self.klok.op():
            return False
        woning, _ = self._zoek(Doel(np.zeros(len(self.paren))), mag, ONEINDIG)
        return woning is not None and neem(woning)

    def _zoek(self, doel: Doel, mag: Masker, genoeg: float) -> tuple[dict[int, int] | None, float]:
        """(the best answer with only the pairs of `mag`, a bound for all such answers)."""
        self.add(np.flatnonzero(mag))
        p = self.programma
        self.oplosser.set_kosten(self._kosten(doel))
        geheel = np.ones(p.vast + len(self.nummers), dtype=bool)
        geheel[: p.vast] = False
        dicht = ~geheel
        dicht[: p.vast] = False
        dicht[p.vast :] = ~mag[self.nummers]
        uit = self.oplosser.los_geheel_op(geheel, dicht, genoeg)
        return (None if uit.x is None else self._woning(np.round(uit.x))), uit.grens


def hoogstens(grens: float) -> int:
    """How much can be reached at most, where minus that is minimised and `grens` is the bound."""
    return int(min(-grens, 1e15) + HEEL)

"""The door to HiGHS: a linear programme whose columns come one lot after another, and its whole version.

Nothing else imports `highspy`, and it is loaded at the first call only (it cannot share a process with
ortools). One thread and no randomness: the same model gives the same answer unless the time ran out.
"""

import math
import threading
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.klok import Klok

ONEINDIG = math.inf
REKENFOUT = 2e-9
"""How far a bound may be off: the solver's tolerances for whole numbers and its gap are 1e-9."""

KLEIN_LINEAIR, KLEIN_GEHEEL = 10_000, 1_000
"""A model with fewer columns is done too soon to be stopped halfway."""

Getallen = NDArray[np.float64]
Nummers = NDArray[np.int32]
Masker = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Kolommen:
    """Columns in compressed form: column i has the rows and values from `begin[i]` on."""

    kosten: Getallen
    hoog: Getallen
    begin: Nummers
    rij: Nummers
    waarde: Getallen


@dataclass(frozen=True, slots=True)
class Oplossing:
    """A point `x` (None: none found), the duals `y` of the rows, a proven bound; `af` when it is optimal."""

    x: Getallen | None
    y: Getallen
    grens: float
    af: bool


class Oplosser:
    """Minimise kosten·x with 0 ≤ x ≤ hoog and laag ≤ rows ≤ hoog."""

    def __init__(self, laag: Getallen, hoog: Getallen, klok: Klok) -> None:
        self.klok = klok
        self.h = _nieuwe(_highspy())
        leeg = np.zeros(0, dtype=np.int32)
        begin = np.zeros(len(laag), dtype=np.int32)
        self.h.addRows(len(laag), laag, hoog, 0, begin, leeg, np.zeros(0))

    def add(self, k: Kolommen) -> None:
        aantal = len(k.kosten)
        nul = np.zeros(aantal)
        self.h.addCols(aantal, k.kosten, nul, k.hoog, len(k.rij), k.begin, k.rij, k.waarde)

    def set_rij(self, rij: int, laag: float, hoog: float) -> None:
        self.h.changeRowBounds(rij, laag, hoog)

    def set_kosten(self, kosten: Getallen) -> None:
        self.h.changeColsCost(len(kosten), np.arange(len(kosten), dtype=np.int32), kosten)

    def begin(self, kolommen: Masker, rijen: Masker, boven: Masker) -> None:
        """Starts from a basis: these columns and the slack of these rows; other rows at a bound."""
        status = _highspy().HighsBasisStatus
        basis = _highspy().HighsBasis()
        basis.col_status = [status.kBasic if k else status.kLower for k in kolommen.tolist()]
        basis.row_status = [
            status.kBasic if r else status.kUpper if b else status.kLower
            for r, b in zip(rijen.tolist(), boven.tolist(), strict=True)
        ]
        basis.valid = True
        self.h.setBasis(basis)

    def los_op(self) -> Oplossing:
        """The linear programme, from the last basis."""
        status = self._draai(self.h, KLEIN_LINEAIR)
        uit = self.h.getSolution()
        af = status == _highspy().HighsModelStatus.kOptimal
        x = np.array(uit.col_value) if af else None
        return Oplossing(x, np.array(uit.row_dual), -ONEINDIG, af)

    def los_geheel_op(self, geheel: Masker, dicht: Masker, doel: float) -> Oplossing:
        """The same with whole numbers in `geheel` and nothing in `dicht`.

        Stops at a point with value `doel`, or better.
        """
        highspy = _highspy()
        h = _nieuwe(highspy)
        for naam in ("mip", "primal", "dual"):
            h.setOptionValue(f"{naam}_feasibility_tolerance", 1e-9)
        h.setOptionValue("presolve", "choose")
        h.setOptionValue("objective_target", doel)
        lp = self.h.getLp()
        lp.col_upper_ = np.where(dicht, 0.0, np.array(lp.col_upper_))
        soort = highspy.HighsVarType
        lp.integrality_ = [soort.kInteger if g else soort.kContinuous for g in geheel.tolist()]
        h.passModel(lp)
        status = self._draai(h, KLEIN_GEHEEL)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Oplossing(None, np.zeros(0), ONEINDIG, af=True)
        info = h.getInfo()
        gevonden = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        af = status == highspy.HighsModelStatus.kOptimal
        x = np.array(h.getSolution().col_value) if gevonden else None
        return Oplossing(x, np.zeros(0), info.mip_dual_bound, af)

    def _draai(self, h: Any, klein: int) -> Any:
        """Runs beside this thread, so that a signal to stop is heard while HiGHS works."""
        seconden = self.klok.over()
        if seconden <= 0:
            return None
        h.setOptionValue("time_limit", float(h.getRunTime() + seconden))
        if h.getNumCol() < klein:
            h.run()
            return h.getModelStatus()
        h.HandleUserInterrupt = True
        draad = threading.Thread(target=h.run, daemon=True)
        draad.start()
        while draad.is_alive():
            draad.join(0.1)
            if self.klok.op():
                h.cancelSolve()
        return h.getModelStatus()


@cache
def _highspy() -> Any:
    import highspy  # noqa: PLC0415 - a tenth of a second, for what seldom needs it

    return highspy


PRIMAAL = 4
"""HiGHS's number of the primal simplex method: we always start from an answer."""


def _nieuwe(highspy: Any) -> Any:
    h = highspy.Highs()
    opties: dict[str, Any] = {
        "output_flag": False,
        "threads": 1,
        "presolve": "off",
        "solver": "simplex",
        "simplex_strategy": PRIMAAL,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1e-9,
    }
    for naam, waarde in opties.items():
        h.setOptionValue(naam, waarde)
    return h

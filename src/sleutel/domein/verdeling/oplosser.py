"""The door to HiGHS: a mixed-integer model in, the best point and an honest bound out.

Nothing else imports `highspy`, and it is loaded at the first call only (it cannot share a process with
ortools). One thread and no randomness: the same model gives the same answer unless the time ran out.
"""

import math
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sleutel.domein.verdeling.klok import Klok

ONEINDIG = math.inf
REKENFOUT = 2e-9
"""How far a bound by HiGHS may be off: its tolerances and its gap are set to 1e-9."""


KLEIN = 2000
"""A model with fewer columns is done too soon to be stopped halfway."""


@dataclass(slots=True)
class Model:
    """Minimise `kosten`·x with lo ≤ x ≤ hi and rows lo ≤ a·x ≤ hi; the columns marked are whole."""

    kosten: list[float] = field(default_factory=list)
    laag: list[float] = field(default_factory=list)
    hoog: list[float] = field(default_factory=list)
    geheel: list[bool] = field(default_factory=list)
    rij_laag: list[float] = field(default_factory=list)
    rij_hoog: list[float] = field(default_factory=list)
    begin: list[int] = field(default_factory=list)
    kolom: list[int] = field(default_factory=list)
    waarde: list[float] = field(default_factory=list)

    def variabele(
        self, laag: float = 0, hoog: float = ONEINDIG, kosten: float = 0, geheel: bool = False
    ) -> int:
        self.kosten.append(kosten)
        self.laag.append(laag)
        self.hoog.append(hoog)
        self.geheel.append(geheel)
        return len(self.kosten) - 1

    def rij(self, laag: float, hoog: float, termen: Iterable[tuple[int, float]]) -> None:
        self.begin.append(len(self.kolom))
        self.rij_laag.append(laag)
        self.rij_hoog.append(hoog)
        for kolom, waarde in termen:
            self.kolom.append(kolom)
            self.waarde.append(waarde)


@dataclass(frozen=True, slots=True)
class Oplossing:
    """`x` is None where no point was found; `grens` is proven from below; `af` when it is optimal."""

    x: list[float] | None
    grens: float
    af: bool
    onmogelijk: bool = False


def los_op(model: Model, klok: Klok) -> Oplossing:
    """Minimises. The bound holds also when the time ran out (-inf where nothing is known)."""
    seconden = klok.over()
    if seconden <= 0:
        return Oplossing(None, -ONEINDIG, af=False)
    if not model.kosten:
        return _zonder_variabelen(model)
    highspy = _highspy()
    h = _nieuwe(highspy, seconden)
    h.passModel(_lp(highspy, model))
    if len(model.kosten) < KLEIN:
        h.run()
    else:
        _draai(h, klok)
    status = h.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Oplossing(None, ONEINDIG, af=True, onmogelijk=True)
    info = h.getInfo()
    gevonden = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    af = status == highspy.HighsModelStatus.kOptimal
    grens = info.mip_dual_bound
    if not any(model.geheel):
        grens = info.objective_function_value if af else -ONEINDIG
    x = list(h.getSolution().col_value) if gevonden else None
    return Oplossing(x, grens, af=af)


def _zonder_variabelen(model: Model) -> Oplossing:
    """HiGHS calls an empty model empty, whatever its rows say."""
    kan = all(a <= 0 <= b for a, b in zip(model.rij_laag, model.rij_hoog, strict=True))
    return Oplossing([] if kan else None, 0.0 if kan else ONEINDIG, af=True, onmogelijk=not kan)


def _draai(h: Any, klok: Klok) -> None:
    """Runs beside this thread, so that a signal to stop is heard while HiGHS works."""
    h.HandleUserInterrupt = True
    draad = threading.Thread(target=h.run, daemon=True)
    draad.start()
    while draad.is_alive():
        draad.join(0.1)
        if klok.op():
            h.cancelSolve()


@cache
def _highspy() -> Any:
    import highspy  # noqa: PLC0415 - a tenth of a second, for what seldom needs it

    return highspy


def _nieuwe(highspy: Any, seconden: float) -> Any:
    h = highspy.Highs()
    opties: dict[str, Any] = {
        "output_flag": False,
        "threads": 1,
        "time_limit": float(seconden),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1e-9,
        "mip_feasibility_tolerance": 1e-9,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
    }
    for naam, waarde in opties.items():
        h.setOptionValue(naam, waarde)
    return h


def _lp(highspy: Any, model: Model) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.kosten), len(model.rij_laag)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.kosten, model.laag, model.hoog
    lp.row_lower_, lp.row_upper_ = model.rij_laag, model.rij_hoog
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = [*model.begin, len(model.kolom)]
    lp.a_matrix_.index_ = model.kolom
    lp.a_matrix_.value_ = model.waarde
    geheel, los = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    if any(model.geheel):
        lp.integrality_ = [geheel if g else los for g in model.geheel]
    return lp

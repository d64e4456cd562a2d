"""HiGHS alone on a question with caps: the plain model of whole numbers, one column for every pair.

It is told how many of each klasse are placed (levels 1 and 2), which is most of the work; it does levels 3
and 4, one after the other, with none of the engine's ideas.
"""

import highspy
import numpy as np
import scipy.sparse

from sleutel.domein.verdeling.gegevens import Vraag
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.opgave import bord_van
from sleutel.domein.verdeling.paren import paren_van
from sleutel.domein.verdeling.programma import Programma


def niveaus_3_en_4(
    vraag: Vraag, woning: dict[int, int], seconden: float
) -> tuple[float, int] | None:
    """(deviation, wishes), or None where the time was not enough for both."""
    bord = bord_van(vraag)
    opgave = bord.opgave().met_plaatsing(woning)
    mensen = [p for k, n in enumerate(opgave.per_klasse) if n for p in opgave.klassen[k]]
    programma = Programma(opgave, Plekken(bord), paren_van(opgave, Plekken(bord), mensen))
    h = _model(programma, seconden)
    vast, paren = programma.vast, len(programma.paren)
    kosten = np.zeros(vast + paren)
    kosten[programma.afwijkingen] = 1.0
    afwijking = _los_op(h, kosten)
    if afwijking is None:
        return None
    h.changeRowBounds(programma.rij_afwijking, -np.inf, afwijking + 1e-6)
    kosten[:vast], kosten[vast:] = 0.0, -programma.paren.wens.astype(float)
    wensen = _los_op(h, kosten)
    return None if wensen is None else (round(afwijking, 6), round(-wensen))


def _model(p: Programma, seconden: float) -> highspy.Highs:
    laag, hoog = np.array(p.laag), np.array(p.hoog)
    for k, rij in p.rij_klasse.items():
        laag[rij] = hoog[rij] = p.opgave.per_klasse[k]
    # Not the lines through whole numbers: they are the engine's idea.
    for _, lijnen in p.strak:
        if len(lijnen) == 3:
            laag[lijnen[1][0]] = -np.inf
    aantal, alle = len(p.paren), p.kolommen(np.arange(len(p.paren)), np.zeros(len(p.paren)))
    vast = p.vaste_kolommen()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = p.vast + aantal, len(laag)
    lp.col_cost_ = np.zeros(p.vast + aantal)
    lp.col_lower_ = np.zeros(p.vast + aantal)
    lp.col_upper_ = np.concatenate((vast.hoog, np.ones(aantal)))
    lp.row_lower_, lp.row_upper_ = laag, hoog
    delen = [
        scipy.sparse.csc_array(
            (k.waarde, k.rij, np.append(k.begin, len(k.rij))), shape=(len(laag), len(k.kosten))
        )
        for k in (vast, alle)
    ]
    matrix = scipy.sparse.hstack(delen, format="csc")
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
    lp.a_matrix_.value_ = matrix.data
    soort = highspy.HighsVarType
    lp.integrality_ = [soort.kContinuous] * p.vast + [soort.kInteger] * aantal
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.setOptionValue("threads", 1)
    h.setOptionValue("mip_rel_gap", 0.0)
    h.setOptionValue("time_limit", seconden)
    h.passModel(lp)
    return h


def _los_op(h: highspy.Highs, kosten: np.ndarray) -> float | None:
    h.changeColsCost(len(kosten), np.arange(len(kosten), dtype=np.int32), kosten)
    h.run()
    klaar = h.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return h.getInfo().objective_function_value if klaar else None

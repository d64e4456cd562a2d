"""The speed of the allocation engine: `python -m bench.verdeling [naam ...] [--lang]`.

Each comparison runs in one process, the methods in turn within each repeat, and prints medians and the
ratio of medians. Answers are asserted to be the same before a time counts.
"""

import gc
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import highspy
import numpy as np
import scipy.sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bench.gewoon_highs import niveaus_3_en_4
from bench.instanties import vraag
from sleutel.domein.verdeling.antwoord import beantwoord
from sleutel.domein.verdeling.gegevens import Vraag
from sleutel.domein.verdeling.invoer import read_vraag
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.matroide import Plaatsing
from sleutel.domein.verdeling.niveaus import waarde_van
from sleutel.domein.verdeling.regels import kader_van
from sleutel.domein.verdeling.verdeel import Uitkomst, verdeel
from sleutel.domein.verdeling.volgorde import Wachtrij

HERHAAL = 7
Methode = Callable[[], Any]


def om_beurten(methoden: dict[str, Methode], keren: int = HERHAAL) -> dict[str, float]:
    """Median seconds of each, run in turn; asserts that every run of every method answers the same."""
    tijden: dict[str, list[float]] = {naam: [] for naam in methoden}
    antwoorden = []
    for _ in range(keren):
        for naam, methode in methoden.items():
            gc.collect()
            begin = time.perf_counter()
            antwoord = methode()
            tijden[naam].append(time.perf_counter() - begin)
            antwoorden.append(antwoord)
    assert all(antwoord == antwoorden[0] for antwoord in antwoorden)
    return {naam: statistics.median(reeks) for naam, reeks in tijden.items()}


def toon(titel: str, tijden: dict[str, float]) -> None:
    print(f"\n{titel}")
    wij = tijden["sleutel"]
    for naam, tijd in tijden.items():
        print(f"  {naam:<8} {tijd * 1000:10.1f} ms   {tijd / wij:8.1f} ×")


# --- levels 1 and 2, with the edges given ---------------------------------------------------------


def eigen(randen: scipy.sparse.csr_array, blok: int = 256) -> list[int]:
    """The best set of people: greedy by priority. Rows become bits a block at a time, when needed."""
    mensen, huizen = randen.shape
    begin, kolommen = randen.indptr, randen.indices
    bytes_per_rij = -(-huizen // 8)
    rijen: dict[int, int] = {}

    def past(p: int) -> int:
        if p not in rijen:
            van = p - p % blok
            tot = min(van + blok, mensen)
            vol = np.zeros((tot - van) * bytes_per_rij * 8, dtype=bool)
            rij = np.repeat(np.arange(tot - van), np.diff(begin[van : tot + 1]))
            vol[rij * (bytes_per_rij * 8) + kolommen[begin[van] : begin[tot]]] = True
            ruw = np.packbits(vol, bitorder="little").tobytes()
            for i in range(tot - van):
                deel = ruw[i * bytes_per_rij : (i + 1) * bytes_per_rij]
                rijen[van + i] = int.from_bytes(deel, "little")
        return rijen[p]

    return Plaatsing(past, [0] * huizen, [huizen]).place_all(range(mensen))


def scipy_volledig(randen: scipy.sparse.csr_array) -> list[int]:
    """The full matching of homes with the least sum of ranks: in a matroid that is the best set."""
    rang = np.repeat(np.arange(1.0, randen.shape[0] + 1), np.diff(randen.indptr))
    gewogen = scipy.sparse.csr_array((rang, randen.indices, randen.indptr), shape=randen.shape)
    mensen, _ = min_weight_full_bipartite_matching(gewogen)
    return sorted(mensen.tolist())


def gewoon_highs(randen: scipy.sparse.csr_array) -> list[int]:
    """The same as a linear programme: every home let, least sum of ranks."""
    mensen, huizen = randen.shape
    rij = np.repeat(np.arange(mensen), np.diff(randen.indptr))
    n = len(rij)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = n, mensen + huizen
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = rij + 1.0, np.zeros(n), np.ones(n)
    lp.row_lower_ = np.concatenate((np.zeros(mensen), np.ones(huizen)))
    lp.row_upper_ = np.ones(mensen + huizen)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(0, 2 * n + 1, 2)
    lp.a_matrix_.index_ = np.stack((rij, mensen + randen.indices), axis=1).ravel()
    lp.a_matrix_.value_ = np.ones(2 * n)
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.passModel(lp)
    h.run()
    x = np.array(h.getSolution().col_value)
    return sorted(rij[x > 0.5].tolist())


def niveaus_1_en_2() -> None:
    """Aim: 100× the fastest at 20,000 × 5,000; faster at 2,000 × 500."""
    for mensen, huizen, methoden in (
        (2000, 500, (eigen, scipy_volledig, gewoon_highs)),
        (20000, 5000, (eigen, scipy_volledig)),
    ):
        # Every home gets a person of its own, so that scipy's full matching exists.
        ruw = scipy.sparse.random_array((mensen, huizen), density=0.01, rng=1, format="csr")
        zeker = scipy.sparse.csr_array(
            (np.ones(huizen), (np.arange(huizen) * (mensen // huizen), np.arange(huizen))),
            shape=(mensen, huizen),
        )
        randen = scipy.sparse.csr_array(ruw + zeker)
        namen = {"eigen": "sleutel", "scipy_volledig": "scipy", "gewoon_highs": "HiGHS"}
        tijden = om_beurten({namen[m.__name__]: partial(m, randen) for m in methoden})
        toon(f"Niveaus 1 en 2, randen gegeven, {mensen} × {huizen}, 1% past", tijden)


# --- all levels, with caps -------------------------------------------------------------------------


def lees(mensen: int, huizen: int, plaatsen: int, zaad: int, groepen: bool) -> Vraag:
    ruw = vraag(mensen, huizen, plaatsen, zaad)
    if not groepen:
        ruw["groepsgrenzen"] = []
    return read_vraag(json.dumps(ruw).encode())


def met_grenzen() -> None:
    """Aim: 2,000 × 500 proven in 1 s; 20,000 × 5,000 to a gap of 0.1% in 10 s; beside HiGHS alone.

    The methods in turn within each repeat; four questions, with and without caps on groups. HiGHS does
    levels 3 and 4 only, and stops after `HIGHS_SECONDEN`; 300 with `--lang`, for the large ones too.
    """
    print("\nAlle niveaus, met maxima per gemeente en taakstelling; `groepen`: ook groepsgrenzen")
    grens = LANG if "--lang" in sys.argv else HIGHS_SECONDEN
    for mensen, huizen, plaatsen, keren in ((2000, 500, 16, HERHAAL), (20000, 5000, 60, 1)):
        for groepen in (False, True):
            for zaad in (1, 2, 3, 4):
                gelezen = lees(mensen, huizen, plaatsen, zaad, groepen)
                wie = f"{mensen:>6} × {huizen:<5} {'groepen' if groepen else '-':<8} zaad {zaad}"
                _naast_elkaar(wie, gelezen, keren, grens, met_highs=mensen < 5000 or grens == LANG)


HIGHS_SECONDEN, LANG = 20, 300


def _naast_elkaar(wie: str, vraag: Vraag, keren: int, grens: float, *, met_highs: bool) -> None:
    """One question, the two in turn. HiGHS once only where it did not finish the first time."""
    wand, rekentijd, highs, antwoorden = [], [], [], []
    for keer in range(keren):
        begin, cpu = time.perf_counter(), time.process_time()
        uit = verdeel(vraag, Klok(10))
        wand.append(time.perf_counter() - begin)
        rekentijd.append(time.process_time() - cpu)
        antwoorden.append((uit.woning, uit.niveau))
        if met_highs and (keer == 0 or highs[-1] < math.inf):
            begin = time.process_time()
            ander = niveaus_3_en_4(vraag, uit.woning, grens)
            highs.append(math.inf if ander is None else time.process_time() - begin)
            assert ander is None or uit.niveau is not None or ander == _waarde(uit)
    assert keren == 1 or all(a == antwoorden[0] for a in antwoorden if a[1] is None)
    stand = "optimaal" if uit.niveau is None else f"niveau {uit.niveau}, kloof {uit.kloof:.4f}"
    tijd, cpu = statistics.median(wand), statistics.median(rekentijd)
    naast = "HiGHS niet gevraagd"
    if highs:
        ander = statistics.median(highs)
        naast = (
            f"HiGHS {ander:.2f} s ({ander / cpu:.0f}×)"
            if ander < math.inf
            else f"HiGHS > {grens} s"
        )
    print(f"  {wie}: {tijd:6.2f} s, rekentijd {cpu:6.2f} s  {stand:<26} {naast}", flush=True)


def _waarde(uit: Uitkomst) -> tuple[float, int]:
    """(deviation, wishes) of an answer."""
    paren = ((uit.bord.kandidaten[p], uit.bord.woningen[h]) for p, h in uit.woning.items())
    waarde = waarde_van(paren, uit.bord.afspraken)
    return round(float(waarde.ongelijkheid), 6), waarde.wensen


def heel_antwoord() -> None:
    """From question to explained answer, as the command gives it, without reading the file."""
    print("\nHeel antwoord met uitleg")
    for mensen, huizen, plaatsen in ((2000, 500, 16), (20000, 5000, 60)):
        gelezen = lees(mensen, huizen, plaatsen, 1, groepen=True)
        begin = time.perf_counter()
        kwaliteit = beantwoord(gelezen, Klok(10))["kwaliteit"]
        print(f"  {mensen} × {huizen}: {time.perf_counter() - begin:.2f} s van 10 s  {kwaliteit}")


# --- one home ---------------------------------------------------------------------------------------


def een_woning() -> None:
    """Aim: one home against 100,000 people, order and reason codes, under 100 ms."""
    gelezen = lees(100_000, 40, 60, 1, groepen=False)
    begin = time.perf_counter()
    rij = Wachtrij(gelezen.kandidaten, kader_van(gelezen))
    klaar = time.perf_counter() - begin
    tijden = []
    for woning in gelezen.woningen:
        begin = time.perf_counter()
        rij.voor(woning)
        tijden.append(time.perf_counter() - begin)
    print("\nEén woning tegen 100.000 kandidaten, volgorde en alle redenen")
    print(
        f"  mediaan {statistics.median(tijden) * 1000:.1f} ms, hoogste {max(tijden) * 1000:.1f} ms"
    )
    print(f"  de wachtrij klaarzetten, één keer: {klaar * 1000:.0f} ms")


METINGEN = (niveaus_1_en_2, een_woning, met_grenzen, heel_antwoord)


def main() -> None:
    gekozen = [a for a in sys.argv[1:] if a != "--lang"] or [meting.__name__ for meting in METINGEN]
    for meting in METINGEN:
        if meting.__name__ in gekozen:
            meting()


if __name__ == "__main__":
    main()

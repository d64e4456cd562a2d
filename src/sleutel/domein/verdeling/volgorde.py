"""One home and everybody who waits: the full order, with every reason for everyone.

First those for whom the home fits, by priority; then the others, by priority, each with all rules that
fail as bits. Sentences are made when somebody is shown. A `Wachtrij` is prepared once and asked often.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.gegevens import Kandidaat, Woning
from sleutel.domein.verdeling.niveaus import volgorde
from sleutel.domein.verdeling.passen import met_kader, profielen, vergelijk
from sleutel.domein.verdeling.regels import (
    CODES,
    REGELS,
    Kader,
    Regel,
    genoemd,
    niet_genoemd,
)


@dataclass(frozen=True, slots=True)
class Volgorde:
    """`rij[i]` is the i-th person (a number of the Wachtrij), `redenen[p]` the rules that fail for p."""

    rij: NDArray[np.intp]
    redenen: NDArray[np.uint32]
    passend: int

    def codes(self, p: int) -> list[str]:
        return [code for r, code in enumerate(CODES) if self.redenen[p] >> r & 1]


NIEMAND = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class _Noemers:
    """Lists of names differ from person to person: here is who names what, and who names anything."""

    van_naam: dict[str | None, NDArray[np.intp]]
    iets: NDArray[np.bool_]

    @classmethod
    def van(cls, waarden: list[tuple[str, ...]], index: NDArray[np.intp]) -> "_Noemers":
        rijen: dict[str | None, list[int]] = {}
        for p, i in enumerate(index.tolist()):
            for naam in set(waarden[i]):
                rijen.setdefault(naam, []).append(p)
        iets = np.array([bool(namen) for namen in waarden], dtype=bool)[index]
        return cls({naam: np.array(leden, dtype=np.intp) for naam, leden in rijen.items()}, iets)


class Wachtrij:
    """Everybody who waits, in the order of priority, ready to be held against any home."""

    def __init__(self, kandidaten: Sequence[Kandidaat], kader: Kader) -> None:
        self.kandidaten = sorted(kandidaten, key=volgorde)
        self.kader = kader
        self.toetsen = [(r, t) for r, regel in enumerate(REGELS) for t in regel.toetsen]
        self.profielen = profielen(
            self.kandidaten,
            [met_kader(t.kandidaat, kader) for _, t in self.toetsen],
        )
        self.noemers = [
            _Noemers.van(self.profielen.waarden[i], self.profielen.index[i])
            if toets.faalt in (genoemd, niet_genoemd)
            else None
            for i, (_, toets) in enumerate(self.toetsen)
        ]

    def voor(self, woning: Woning) -> Volgorde:
        """The order for this home. A person is a number: the place in `kandidaten`."""
        redenen = np.zeros(len(self.kandidaten), dtype=np.uint32)
        for i, (r, toets) in enumerate(self.toetsen):
            waarde = toets.woning(woning, self.kader)
            noemers, bit = self.noemers[i], np.uint32(1 << r)
            if noemers is None:
                faalt = vergelijk(toets, self.profielen.waarden[i], [waarde])[:, 0]
                if faalt.any():
                    redenen |= (faalt.astype(np.uint32) * bit)[self.profielen.index[i]]
            elif toets.faalt is genoemd:
                redenen[noemers.van_naam.get(waarde, NIEMAND)] |= bit
            else:
                faalt = noemers.iets.copy()
                faalt[noemers.van_naam.get(waarde, NIEMAND)] = False
                redenen |= faalt.astype(np.uint32) * bit
        past = redenen == 0
        rij = np.concatenate((np.flatnonzero(past), np.flatnonzero(~past)))
        return Volgorde(rij, redenen, int(past.sum()))

    def uitleg(self, volgorde: Volgorde, p: int, woning: Woning) -> list[str]:
        """The sentences for one person, with what would have to change."""
        regels: list[Regel] = [REGELS[CODES.index(code)] for code in volgorde.codes(p)]
        k = self.kandidaten[p]
        return [
            f"{regel.zin(k, woning, self.kader)} {regel.anders(k, woning, self.kader)}"
            for regel in regels
        ]

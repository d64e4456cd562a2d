"""The pairs of a person and a home that fit, as arrays: for work on all of them at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.matroide import bitnummers
from sleutel.domein.verdeling.opgave import Opgave, Woningen

Nummers = NDArray[np.int32]
Masker = NDArray[np.bool_]

RIJEN = 1024
"""People whose bits are unpacked at a time."""


@dataclass(frozen=True, slots=True)
class Paren:
    """Pair i is the person `mensen[wie[i]]` in home `huis[i]`; the pairs of one person stand together.

    `wens[i]`: a wish is met. `groep[g]`: the pairs that count for group g.
    """

    mensen: list[int]
    wie: Nummers
    huis: Nummers
    wens: Masker
    groep: list[NDArray[np.intp]]

    def __len__(self) -> int:
        return len(self.wie)

    def nummers(self, woning: dict[int, int], huizen: int) -> NDArray[np.intp]:
        """The pairs of an answer, as far as its people are here."""
        plek = {p: i for i, p in enumerate(self.mensen)}
        sleutels = sorted(plek[p] * huizen + h for p, h in woning.items() if p in plek)
        eigen = self.wie.astype(np.int64) * huizen + self.huis
        return np.searchsorted(eigen, np.array(sleutels, dtype=np.int64))


def paren_van(
    opgave: Opgave, plekken: Plekken, mensen: Sequence[int], klok: Klok | None = None
) -> Paren:
    """All pairs of these people. Someone without a home that fits is left out. May raise `TijdOp`."""
    check = klok.check if klok else _ga_door
    met = []
    for p in mensen:
        check()
        if opgave.past(p):
            met.append(p)
    huizen = len(opgave.vakken.van)
    wie, huis = _uitgepakt(opgave.past, met, huizen, check)
    gewild = [i * huizen + h for i, p in enumerate(met) for h in bitnummers(opgave.wens(p))]
    wens = np.zeros(len(wie), dtype=bool)
    sleutels = wie.astype(np.int64) * huizen + huis
    wens[np.searchsorted(sleutels, np.array(gewild, dtype=np.int64))] = True
    return Paren(met, wie, huis, wens, list(_groepen(plekken, met, wie, huis, check)))


def _groepen(
    plekken: Plekken, mensen: list[int], wie: Nummers, huis: Nummers, check: Callable[[], None]
) -> Iterator[NDArray[np.intp]]:
    """For each group the pairs that count for it."""
    van_woonproces: dict[str, NDArray[np.intp]] = {}
    nummer = {p: i for i, p in enumerate(mensen)}
    huizen = len(plekken.bord.woningen)
    for groep, leden in zip(plekken.groepen, plekken.leden, strict=True):
        check()
        if groep.woonproces not in van_woonproces:
            lid = np.zeros(len(mensen), dtype=bool)
            lid[[nummer[p] for p in leden if p in nummer]] = True
            van_woonproces[groep.woonproces] = np.flatnonzero(lid[wie])
        paren = van_woonproces[groep.woonproces]
        yield paren[als_masker(groep.woningen, huizen)[huis[paren]]]


def als_masker(bits: int, lengte: int) -> Masker:
    ruw = np.frombuffer(bits.to_bytes(lengte // 8 + 1, "little"), dtype=np.uint8)
    return np.unpackbits(ruw, bitorder="little")[:lengte].astype(bool)


def _ga_door() -> None:
    """No clock: nothing stops."""


def _uitgepakt(
    bits_van: Woningen, mensen: list[int], huizen: int, check: Callable[[], None]
) -> tuple[Nummers, Nummers]:
    """(person, home) of every bit, in that order."""
    breedte = huizen // 8 + 1
    wie = [np.zeros(0, dtype=np.int32)]
    huis = [np.zeros(0, dtype=np.int32)]
    for begin in range(0, len(mensen), RIJEN):
        check()
        deel = mensen[begin : begin + RIJEN]
        ruw = b"".join(bits_van(p).to_bytes(breedte, "little") for p in deel)
        vlak = np.frombuffer(ruw, dtype=np.uint8).reshape(len(deel), breedte)
        i, h = np.nonzero(np.unpackbits(vlak, axis=1, bitorder="little"))
        wie.append((i + begin).astype(np.int32))
        huis.append(h.astype(np.int32))
    return np.concatenate(wie), np.concatenate(huis)

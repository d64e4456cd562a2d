"""The rules for many people and homes at once, as bits.

Every rule compares one value of a person with one of a home, and different values are few: each pair
of different values is compared once, by the table of rules itself, and the outcome is spread over
the people and homes that have those values. Rows are packed 64 homes to a word.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sleutel.domein.verdeling.gegevens import Kandidaat, Woning
from sleutel.domein.verdeling.regels import REGELS, Kader, Regel, Toets, genoemd, niet_genoemd

Bits = NDArray[np.uint64]
Rijen = NDArray[np.intp]

BLOK = 2048
"""Rows that are worked out at a time, so that memory does not grow with the list."""


@dataclass(frozen=True, slots=True)
class Profielen:
    """For each toets: the different values of a list, and which of them each member has."""

    aantal: int
    waarden: list[list[Any]]
    index: list[Rijen]


def profielen[T](leden: Sequence[T], functies: Sequence[Callable[[T], Any]]) -> Profielen:
    waarden, index = [], []
    for functie in functies:
        nummers: dict[Any, int] = {}
        waarde_van = map(functie, leden)
        reeks = [nummers.setdefault(waarde, len(nummers)) for waarde in waarde_van]
        waarden.append(list(nummers))
        index.append(np.array(reeks, dtype=np.intp))
    return Profielen(len(leden), waarden, index)


def vergelijk(toets: Toets, kandidaat: list[Any], woning: list[Any]) -> NDArray[np.bool_]:
    """The table of a toets: different values of people down, of homes across; True where it fails."""
    if toets.faalt not in (genoemd, niet_genoemd):
        uitkomst = [[toets.faalt(k, w) for w in woning] for k in kandidaat]
        return np.array(uitkomst, dtype=bool).reshape(len(kandidaat), len(woning))
    plek = {naam: i for i, naam in enumerate(woning)}
    tabel = np.zeros((len(kandidaat), len(woning)), dtype=bool)
    for rij, namen in enumerate(kandidaat):
        for naam in namen:
            if naam in plek:
                tabel[rij, plek[naam]] = True
    if toets.faalt is niet_genoemd:
        tabel ^= np.array([bool(namen) for namen in kandidaat], dtype=bool)[:, None]
    return tabel


def woorden(kolommen: int) -> int:
    return max(1, -(-kolommen // 64))


def pak(tabel: NDArray[np.bool_]) -> Bits:
    """Booleans to bits, 64 columns a word, the first column lowest."""
    rijen, kolommen = tabel.shape
    bytes_ = np.zeros((rijen, woorden(kolommen) * 8), dtype=np.uint8)
    gepakt = np.packbits(tabel, axis=1, bitorder="little")
    bytes_[:, : gepakt.shape[1]] = gepakt
    return bytes_.view(np.uint64)


def als_getal(rij: Bits) -> int:
    """A row of bits as one int: bit i is column i."""
    return int.from_bytes(rij.tobytes(), "little")


class Passing:
    """Which rules fail between the members of two lists: rows are people, columns homes.

    `omgekeerd()` is the same with homes as rows.
    """

    def __init__(
        self, rijen: Profielen, kolommen: Profielen, regels: Sequence[Regel], gedraaid: bool = False
    ) -> None:
        self.rijen, self.kolommen, self.gedraaid = rijen, kolommen, gedraaid
        self.regels = regels
        self.toetsen = [toets for regel in regels for toets in regel.toetsen]
        tellers = np.cumsum([0] + [len(regel.toetsen) for regel in regels])
        self._van = [range(a, b) for a, b in pairwise(tellers)]
        self.woorden = woorden(kolommen.aantal)
        self.alles = pak(np.ones((1, kolommen.aantal), dtype=bool))[0]

    def omgekeerd(self) -> "Passing":
        return Passing(self.kolommen, self.rijen, self.regels, not self.gedraaid)

    def faalt(self, regel: int, rijen: Rijen) -> Bits:
        """A row of bits for each of `rijen`: the columns with which rule number `regel` fails."""
        uit = np.zeros((len(rijen), self.woorden), dtype=np.uint64)
        for t in self._van[regel]:
            verschillend, terug = np.unique(self.rijen.index[t][rijen], return_inverse=True)
            waarden = [self.rijen.waarden[t][i] for i in verschillend]
            tabel = self._tabel(t, waarden)
            if tabel.any():
                uit |= pak(tabel[:, self.kolommen.index[t]])[terug]
        return uit

    def _tabel(self, t: int, waarden: list[Any]) -> NDArray[np.bool_]:
        if self.gedraaid:
            return vergelijk(self.toetsen[t], self.kolommen.waarden[t], waarden).T
        return vergelijk(self.toetsen[t], waarden, self.kolommen.waarden[t])

    def eerste_redenen(self, rijen: Rijen) -> Iterator[Bits]:
        """For each rule in turn the columns for which it is the first to fail; at last those that fit."""
        over = np.repeat(self.alles[None, :], len(rijen), axis=0)
        for regel in range(len(self.regels)):
            faalt = self.faalt(regel, rijen)
            faalt &= over
            over ^= faalt
            yield faalt
        yield over

    def past(self, rijen: Rijen) -> Bits:
        """The columns that fit each row: no rule fails."""
        uit = np.repeat(self.alles[None, :], len(rijen), axis=0)
        for regel in range(len(self.regels)):
            uit &= ~self.faalt(regel, rijen)
        return uit


def passing(
    kandidaten: Sequence[Kandidaat],
    woningen: Sequence[Woning],
    kader: Kader,
    regels: Sequence[Regel] = REGELS,
) -> Passing:
    """The fit of people (rows) and homes (columns) by the table of rules."""
    toetsen = [toets for regel in regels for toets in regel.toetsen]
    return Passing(
        profielen(kandidaten, [met_kader(t.kandidaat, kader) for t in toetsen]),
        profielen(woningen, [met_kader(t.woning, kader) for t in toetsen]),
        regels,
    )


def met_kader[T](functie: Callable[[T, Kader], Any], kader: Kader) -> Callable[[T], Any]:
    """The value for one day: the same function with what holds for everybody filled in."""
    return lambda lid: functie(lid, kader)


def blokken(aantal: int) -> Iterator[Rijen]:
    """All row numbers, `BLOK` at a time."""
    for begin in range(0, aantal, BLOK):
        yield np.arange(begin, min(begin + BLOK, aantal), dtype=np.intp)

"""What the register answers about a cell, a row, a table or a whole file."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sleutel.domein.register.tabel import Bron

HEEL_BESTAND = 0
KOP = 1
"""The header is row 1, as a spreadsheet counts."""


@dataclass(frozen=True, slots=True)
class Melding:
    """A refusal or a remark: where it is, what stands there and why, in B1 Dutch.

    `rij` counts as a spreadsheet does: the header is 1; 0 is the whole file. `kolom` is the name that the
    format gives the column. `waarde` is the text as it stood, "" where nothing stood.
    """

    tabel: str
    rij: int
    kolom: str
    waarde: str
    reden: str

    def als_dict(self) -> dict[str, str | int]:
        """The five keys of the commands' JSON."""
        return {
            "tabel": self.tabel,
            "rij": self.rij,
            "kolom": self.kolom,
            "waarde": self.waarde,
            "reden": self.reden,
        }


def leesbare_naam(naam: str) -> str:
    """The name of a file as text that can be printed, also where it is no UTF-8 on disk."""
    return os.fsencode(naam).decode("utf-8", "replace")


class OnleesbareBron(Exception):
    """The source cannot be read as a register at all: nothing of it can be taken in.

    `meldingen` holds every reason, not only the first. `bron` holds the tables that can be read, if any:
    they can be checked, so that what is wrong in them is told at once, but never taken in.
    """

    def __init__(self, meldingen: Iterable[Melding], bron: "Bron | None" = None) -> None:
        self.meldingen = list(meldingen)
        self.bron = bron
        super().__init__("; ".join(melding.reden for melding in self.meldingen))

    @classmethod
    def om(cls, tabel: str, reden: str, *, rij: int = HEEL_BESTAND) -> "OnleesbareBron":
        """One reason about one table or file."""
        return cls([Melding(leesbare_naam(tabel), rij, "", "", reden)])

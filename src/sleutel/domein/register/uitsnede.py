"""A few rows of a table as it was brought, around the one that somebody wants to see."""

from dataclasses import dataclass
from pathlib import Path

from sleutel.domein.keuzelijst import sleutelvorm
from sleutel.domein.register.bronbestand import recognise_tabel
from sleutel.domein.register.csvbestand import first_rows_of_csv
from sleutel.domein.register.melding import KOP
from sleutel.domein.register.tabel import Rij
from sleutel.domein.register.werkmap import first_rows_of_sheet

RONDOM = 4
"""So many rows above and below."""


@dataclass(frozen=True, slots=True)
class Uitsnede:
    """The header as typed, and the rows around `rij`, empty ones included, as many as there are."""

    tabel: str
    rij: int
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]

    def place_of(self, kolom: str) -> int | None:
        """Which cell of a row stands under this column of the format; None where there is none."""
        namen = [sleutelvorm(kop) for kop in self.kolommen]
        return namen.index(kolom) if kolom in namen else None


def read_uitsnede(bron: Path, tabel: str, rij: int) -> Uitsnede | None:
    """Read no further than needed. None where the table or the row is not there.

    `bron` is a folder of CSV files or a workbook, `tabel` a table of the format. Raises OnleesbareBron
    where it cannot be read so far.
    """
    einde = rij + RONDOM
    if bron.is_dir():
        paden = [pad for pad in bron.glob("*.csv") if recognise_tabel(pad.stem) == tabel]
        regels = first_rows_of_csv(paden[0], einde) if paden else []
    else:
        regels = first_rows_of_sheet(bron, lambda blad: recognise_tabel(blad) == tabel, einde)
    if not KOP <= rij <= len(regels):
        return None
    kop, begin = regels[0], max(KOP + 1, rij - RONDOM)
    rijen = enumerate(regels[begin - KOP :], start=begin)
    return Uitsnede(
        tabel,
        rij,
        tuple(cel.strip() for cel in kop),
        tuple((nummer, tuple(regel)) for nummer, regel in rijen),
    )

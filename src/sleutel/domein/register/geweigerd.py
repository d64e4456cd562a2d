"""The refused rows as tables that can be mended and brought again."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sleutel.domein.keuzelijst import sleutelvorm
from sleutel.domein.register.melding import KOP, Melding
from sleutel.domein.register.tabel import Bron, Tabel
from sleutel.domein.register.tabellen import REDEN


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """One table of refused rows: a header and rows of texts, ready to be written as CSV."""

    naam: str
    kolommen: tuple[str, ...]
    rijen: list[tuple[str, ...]]

    def as_csv(self) -> bytes:
        """The table as a file that a spreadsheet opens and the reader takes back."""
        tekst = io.StringIO(newline="")
        schrijver = csv.writer(tekst, delimiter=";")
        schrijver.writerow(self.kolommen)
        schrijver.writerows(self.rijen)
        return tekst.getvalue().encode("utf-8-sig")


def write_geweigerd(bron: Bron, afgewezen: Iterable[Melding]) -> list[Geweigerd]:
    """For each table with refused rows: its columns and those rows as they stood, and `reden`.

    All reasons of a row stand in its `reden`, which the reader passes over. Where the header itself
    is wrong, every row of the table is refused. A cell that a spreadsheet would take for a formula
    gets an apostrophe in front, which the reader drops again. A short row is filled up.
    """
    redenen: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for melding in afgewezen:
        deel = f"{melding.kolom}: {melding.reden}" if melding.kolom else melding.reden
        redenen[melding.tabel][melding.rij].append(deel)
    return [
        _tabel(tabel, redenen[naam]) for naam, tabel in bron.tabellen.items() if redenen.get(naam)
    ]


def _tabel(tabel: Tabel, redenen: dict[int, list[str]]) -> Geweigerd:
    plaatsen = [p for p, kop in enumerate(tabel.kolommen) if sleutelvorm(kop) != REDEN]
    van_de_kop = redenen.get(KOP, [])
    rijen: list[tuple[str, ...]] = []
    for nummer, cellen in tabel.rijen:
        van_de_rij = [*van_de_kop, *redenen.get(nummer, [])]
        if not van_de_rij:
            continue
        eigen = [cellen[p] if p < len(cellen) else "" for p in plaatsen]
        teveel = cellen[len(tabel.kolommen) :]
        rijen.append(tuple(_veilig(cel) for cel in (*eigen, " ".join(van_de_rij), *teveel)))
    return Geweigerd(tabel.naam, (*(_veilig(tabel.kolommen[p]) for p in plaatsen), REDEN), rijen)


def _veilig(cel: str) -> str:
    if cel[:1] not in ("=", "+", "-", "@") or not cel:
        return cel
    getal = cel[1:].replace(",", "", 1).replace(".", "", 1)
    return cel if cel[0] in "+-" and getal.isascii() and getal.isdigit() else f"'{cel}"

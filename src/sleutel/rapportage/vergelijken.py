"""Holding a table that somebody brings against the record."""

from datetime import date
from functools import cache
from pathlib import Path

from sleutel.domein.cijfers.stand import Gegevens
from sleutel.domein.cijfers.uitkomst import Uitkomst, compute
from sleutel.domein.cijfers.vergelijking import Rij, Vergelijking, vergelijk
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Regio, Woonproces, sleutelvorm
from sleutel.domein.register.csvbestand import read_csv
from sleutel.domein.register.melding import KOP, OnleesbareBron
from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import known_regions

from . import queries

COLUMNS = ("jaar", "regio", "woonproces", "cijfer", "uitsplitsing", "waarde", "bron")
REQUIRED = ("jaar", "cijfer", "waarde")


def compare_file(pad: Path, *, peildatum: date | None, actor: Actor) -> Vergelijking:
    """Hold the table at `pad` against the record, as known on `peildatum`.

    Without a peildatum: as known on 31 December of the year of each row. Raises OnleesbareBron for a
    file that is no such table, PermissionDenied for an actor who may not see figures.
    """
    rijen = read_table(pad)

    @cache
    def known(jaar: int, regios: tuple[Regio, ...]) -> Gegevens | None:
        vraag = _vraag(jaar, regios, None, peildatum)
        if not queries.anything_happened(vraag, actor=actor):
            return None
        return queries.gegevens(vraag, actor=actor)

    def figures(
        jaar: int, regios: tuple[Regio, ...], woonproces: Woonproces | None
    ) -> Uitkomst | None:
        gegevens = known(jaar, regios)
        if gegevens is None:
            return None
        return compute(_vraag(jaar, regios, woonproces, peildatum), gegevens)

    return vergelijk(rijen, figures, known_regions())


def _vraag(
    jaar: int, regios: tuple[Regio, ...], woonproces: Woonproces | None, peildatum: date | None
) -> Vraag:
    return Vraag(jaar, None, regios, woonproces, peildatum or date(jaar, 12, 31))


def read_table(pad: Path) -> list[Rij]:
    """The rows of a published table. Raises OnleesbareBron, also where a column is missing."""
    tabel = read_csv(pad)
    places = {sleutelvorm(kop): place for place, kop in enumerate(tabel.kolommen)}
    missing = [kolom for kolom in REQUIRED if kolom not in places]
    if missing:
        raise OnleesbareBron.om(
            tabel.naam,
            f"In de kop ontbreekt: {', '.join(missing)}. De kop hoort te zijn: {';'.join(COLUMNS)}",
            rij=KOP,
        )

    def cell(cells: tuple[str, ...], kolom: str) -> str:
        place = places.get(kolom)
        return "" if place is None or place >= len(cells) else cells[place].strip()

    return [
        Rij(nummer, *(cell(cells, kolom) for kolom in COLUMNS)) for nummer, cells in tabel.rijen
    ]

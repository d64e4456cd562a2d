"""Reading what was agreed, as it was known."""

from collections.abc import Sequence
from datetime import date

from sleutel.domein.cijfers import stand

from .models import Spreidingsafspraak, Taakstelling


def taakstellingen_known_on(
    peildatum: date, *, jaar: int, regios: Sequence[str]
) -> list[stand.Taakstelling]:
    """The homes agreed for that year in these regions."""
    rows = (
        Taakstelling.objects.known_on(peildatum)
        .filter(jaar=jaar, regio__in=regios)
        .order_by("id")
        .values_list("regio_id", "jaar", "woonproces", "corporatie__code", "aantal")
    )
    return [
        stand.Taakstelling(regio, year, woonproces or None, corporatie, aantal)
        for regio, year, woonproces, corporatie, aantal in rows
    ]


def taakstelling_lines(
    peildatum: date, *, jaar: int, regio: str
) -> list[tuple[str, str, str, int]]:
    """(corporatie, woonproces, gemeente, homes) of each agreement; no woonproces or gemeente: ''."""
    rows = Taakstelling.objects.known_on(peildatum).filter(jaar=jaar, regio=regio)
    rows = rows.order_by("corporatie__sorteernaam", "woonproces", "gemeente")
    return list(rows.values_list("corporatie__code", "woonproces", "gemeente", "aantal"))


def spreiding_known_on(
    peildatum: date, *, jaar: int, regios: Sequence[str]
) -> list[stand.Spreiding]:
    """The maxima agreed for that year in these regions."""
    rows = (
        Spreidingsafspraak.objects.known_on(peildatum)
        .filter(jaar=jaar, regio__in=regios)
        .order_by("id")
        .values_list("regio_id", "jaar", "gemeente", "maximum")
    )
    return [stand.Spreiding(*row) for row in rows]

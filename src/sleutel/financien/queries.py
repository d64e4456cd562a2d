"""Reading prices, as they were known."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from .models import Tarief


def tarieven_known_on(
    peildatum: date, *, regios: Sequence[str]
) -> dict[tuple[str, int, str], Decimal]:
    """The price in euros by region, year and kind, of these regions."""
    rows = Tarief.objects.known_on(peildatum).filter(regio__in=regios)
    return {
        (regio, jaar, soort): bedrag
        for regio, jaar, soort, bedrag in rows.values_list("regio_id", "jaar", "soort", "bedrag")
    }

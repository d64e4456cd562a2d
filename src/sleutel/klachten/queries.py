"""Reading complaints as they were known."""

from collections.abc import Sequence
from datetime import date

from sleutel.domein.cijfers.stand import Klacht

from .models import KlachtGebeurtenis, KlachtSoort


def complaints_known_on(peildatum: date, *, regios: Sequence[str]) -> list[Klacht]:
    """The complaints received, and ruled upon, up to and on that day, as known by then."""
    rows = (
        KlachtGebeurtenis.objects.known_on(peildatum)
        .filter(op__lte=peildatum, klacht__regio__in=regios)
        .order_by("id")
        .values_list("klacht_id", "klacht__regio_id", "soort", "op", "uitspraak")
    )
    rulings = {klacht: uitspraak for klacht, _, soort, _, uitspraak in rows if soort != "ontvangen"}
    return [
        Klacht(klacht, regio, op, rulings.get(klacht) or None)
        for klacht, regio, soort, op, _ in rows
        if soort == KlachtSoort.ONTVANGEN
    ]

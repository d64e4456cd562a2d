"""Reading the pseudonyms of kandidaten."""

from django.db.models import QuerySet

from .models import Kandidaat


def numbers_by_traject() -> dict[int, str]:
    """The pseudonym of the kandidaat of every traject."""
    rows: QuerySet = Kandidaat.objects.filter(trajecten__isnull=False).order_by()
    return dict(rows.values_list("trajecten__id", "nummer").iterator(chunk_size=20_000))


def ids_by_number(keys: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """(region, pseudonym) -> id, of those that the record has."""
    rows = Kandidaat.objects.filter(nummer__in={nummer for _, nummer in keys}).order_by()
    return {
        (regio, nummer): id_ for id_, regio, nummer in rows.values_list("id", "regio", "nummer")
    }

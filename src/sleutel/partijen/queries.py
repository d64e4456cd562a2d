"""Reading the parties: names by code, and how organisations take part in regions."""

from django.db.backends.postgresql.psycopg_any import DateRange

from .models import Convenant, Gemeente, Kern, Organisatie


def names_by_code() -> dict[str, str]:
    """What people read for the code of a village, a municipality or an organisation."""
    return {
        code: naam
        for model in (Kern, Gemeente, Organisatie)
        for code, naam in model.objects.order_by().values_list("code", "naam")
    }


def organisation_ids() -> dict[str, int]:
    """The id of every organisation by its code."""
    return dict(Organisatie.objects.order_by().values_list("code", "id"))


def convenanten() -> list[tuple[str, str, DateRange, bool | None]]:
    """(organisation, region, when, convenantpartner) of everyone who takes part."""
    rows = Convenant.objects.order_by("id")
    return list(rows.values_list("organisatie__code", "regio_id", "geldig", "convenantpartner"))

"""Reading the pseudonyms of kandidaten."""

from django.db.models import QuerySet

from .models import Eigendossier, Kandidaat, Kandidaatuitnodiging, Toestemming


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


def own_kandidaten(account_id: int) -> QuerySet[Eigendossier, int]:
    """The id of the kandidaat who this account is (one at most), to narrow other rows by.

    It says who somebody is, not that he may still look: the membership in the role kandidaat does.
    """
    rows = Eigendossier.objects.filter(account=account_id).order_by()
    return rows.values_list("kandidaat_id", flat=True)


def invitations_of(kandidaat_id: int) -> QuerySet[Kandidaatuitnodiging, int]:
    """The ids of the invitations for this kandidaat."""
    rows = Kandidaatuitnodiging.objects.filter(kandidaat=kandidaat_id).order_by()
    return rows.values_list("uitnodiging_id", flat=True)


def account_of(kandidaat_id: int) -> int | None:
    """The account that this kandidaat is, if he has one."""
    rows = Eigendossier.objects.filter(kandidaat=kandidaat_id).order_by()
    return rows.values_list("account_id", flat=True).first()


def toestemmingen_of(kandidaat_id: int) -> QuerySet[Toestemming]:
    """What a kandidaat said last of each consent: that he gave it, or (`ingetrokken`) took it back."""
    rows = Toestemming.objects.latest_links().filter(kandidaat=kandidaat_id)
    return rows.select_related("zorgpartij", "aan").order_by("op", "id")

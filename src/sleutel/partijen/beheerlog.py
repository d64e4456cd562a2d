"""The log of everything that a functioneel beheerder changes."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from .actor import Actor
from .models import Account, Beheerwijziging, Onderwerp
from .scopes import may_manage


def note(
    *,
    actor: Actor,
    onderwerp: Onderwerp,
    wat: str,
    was: str,
    wordt: str,
    regio: str | None = None,
    betreft: Account | None = None,
    toelichting: str = "",
) -> Beheerwijziging:
    """Write one line of the log. Raises PermissionDenied for who may not manage."""
    if not may_manage(actor):
        raise PermissionDenied
    return Beheerwijziging.objects.create(
        account_id=actor.account_id,
        organisatie_id=actor.organisatie_id,
        rol=actor.rol.value,
        onderwerp=onderwerp,
        regio_id=regio,
        betreft=betreft,
        wat=wat,
        was=was,
        wordt=wordt,
        toelichting=toelichting,
    )


def changes(actor: Actor) -> QuerySet[Beheerwijziging]:
    """The log, the last change first. Raises PermissionDenied for who may not manage."""
    if not may_manage(actor):
        raise PermissionDenied
    return Beheerwijziging.objects.select_related("account", "organisatie", "regio", "betreft")

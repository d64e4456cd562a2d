"""Reading the history of imports."""

from django.db.models import QuerySet

from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import may_import  # noqa: F401 - pages ask it here

from .models import Invoer


def imports_of(actor: Actor) -> QuerySet[Invoer]:
    """What the actor's organisation took in, the last one first."""
    return Invoer.objects.filter(organisatie=actor.organisatie_id).select_related("account")

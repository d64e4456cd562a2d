"""What the kandidaat said of who may speak about him, kept by the procesregisseur (ADR 0014).

It is about the organisations that see or saw his traject: a care party of them may speak to another one.
It opens no traject; it lifts the professional secrecy of that care party.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Doel
from sleutel.kandidaten.services import record_toestemming, withdraw_toestemming
from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import every_organisation

from .models import Toegang, Traject

ZORGPARTIJ = "zorgpartij"


def may_record_consent(actor: Actor) -> bool:
    """A procesregisseur of the loket, for a traject of which he sees who else sees it."""
    return actor.rol == Rol.PROCESREGISSEUR


def parties_of(traject: UUID, *, actor: Actor) -> list[Any]:
    """The organisations that see or saw a traject that the actor sees, by name."""
    seen = Traject.objects.visible_to(actor).filter(uuid=traject)
    held = Toegang.objects.filter(traject__in=seen.values("pk")).order_by().values("organisatie")
    return list(every_organisation().filter(pk__in=held).order_by("sorteernaam"))


def note_consent(
    traject: UUID,
    *,
    gegeven: bool,
    zorgpartij: UUID,
    aan: UUID,
    doel: Doel,
    actor: Actor,
    op: date,
) -> bool:
    """Record that the kandidaat gave this consent on the day `op`, or took it back.

    False when there is nothing to change: it was given already, there is none to take back, or what is
    known of it is of a later day. Raises PermissionDenied for who may not record it; KeyError for an
    organisation that is not among `parties_of`, ValueError for one that is no care party or both.
    """
    if not may_record_consent(actor):
        raise PermissionDenied
    parties = {partij.uuid: partij for partij in parties_of(traject, actor=actor)}
    spreekt, hoort = parties[zorgpartij], parties[aan]
    if spreekt.soort != ZORGPARTIJ or spreekt == hoort:
        raise ValueError("a care party speaks to another organisation")
    note = record_toestemming if gegeven else withdraw_toestemming
    return note(
        Traject.objects.visible_to(actor).get(uuid=traject).kandidaat_id,
        doel=doel,
        zorgpartij_id=spreekt.pk,
        aan_id=hoort.pk,
        actor=actor,
        op=op,
    )

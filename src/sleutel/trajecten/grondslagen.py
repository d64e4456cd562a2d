"""By which law each region lets trajecten be seen, and who of the region confirmed that (ADR 0014).

What Sleutel starts with is a proposal: the articles were held beside the text of the law, but whether they
fit what a region agreed, only its privacy officer can say.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from sleutel.domein.rollen import Rol
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.queries import may_manage

from .models import Grondslag


def may_confirm_grounds(actor: Actor) -> bool:
    """A privacy officer: says that the law of a region was looked at."""
    return actor.rol == Rol.PRIVACY_OFFICER


def may_read_grounds(actor: Actor) -> bool:
    """The privacy officer and the functioneel beheerder: by which law trajecten are seen, of every region."""
    return may_confirm_grounds(actor) or may_manage(actor)


def grounds() -> QuerySet[Grondslag]:
    """Every ground that was ever recorded, by region and doel, the latest first."""
    return Grondslag.objects.select_related("regio", "bevestigd_door").order_by(
        "regio__naam", "doel", "-geldig"
    )


def confirm(grond: int, *, actor: Actor, op: date) -> bool:
    """Record that this ground was looked at, by whom and when; False when it was already or is not there.

    Raises PermissionDenied for who may not confirm.
    """
    if not may_confirm_grounds(actor):
        raise PermissionDenied
    with act_as(actor):
        return bool(
            Grondslag.objects.filter(pk=grond, bevestigd_op=None).update(
                bevestigd_op=op, bevestigd_door=actor.account_id
            )
        )

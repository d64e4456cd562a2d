"""Who may see which traject. Access is data: a row in `toegang`, and closed without one."""

from typing import Any, Self

from django.db import models

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.partijen.actor import Actor

LOKET_ROLES = frozenset({Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN})
"""Until the live chain exists only accounts of the loket see trajecten."""

FIGURE_ROLES = LOKET_ROLES | {Rol.BESTUUR}
"""Who sees figures, which count over trajecten without showing one."""


def may_see_trajecten(actor: Actor) -> bool:
    """An account that works for the loket, as procesregisseur or for its finances."""
    return actor.rol in LOKET_ROLES


def may_import(actor: Actor) -> bool:
    """A procesregisseur of the loket: the one who keeps the register."""
    return actor.rol == Rol.PROCESREGISSEUR


def may_see_figures(actor: Actor) -> bool:
    """The loket, and the bestuurders of the region."""
    return actor.rol in FIGURE_ROLES


class TrajectQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Trajecten to which the actor's organisation has toegang today."""
        if not may_see_trajecten(actor):
            return self.none()
        today = vandaag()
        return self.filter(
            pk__in=self.model.objects.filter(
                models.Q(toegang__tot__isnull=True) | models.Q(toegang__tot__gt=today),
                toegang__organisatie=actor.organisatie_id,
                toegang__sinds__lte=today,
            ).values("pk")
        )

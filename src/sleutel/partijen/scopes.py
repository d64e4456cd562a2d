"""What may be read of the parties, and how it is narrowed."""

from datetime import date
from typing import Self

from django.db import models

from sleutel.domein.rollen import Rol

from .actor import Actor

LOKET = "loket"
"""The kind of organisation that sets up the chain."""


def may_manage(actor: Actor) -> bool:
    """A functioneel beheerder of the loket: sets up regions and parties, and sees no traject."""
    return actor.rol == Rol.FUNCTIONEEL_BEHEERDER and actor.organisatie_soort == LOKET


class LidmaatschapQuerySet(models.QuerySet):
    def active_on(self, dag: date) -> Self:
        """Memberships that hold on that day, of accounts that may sign in, of organisations that go on."""
        return self.filter(
            models.Q(tot__isnull=True) | models.Q(tot__gt=dag),
            models.Q(organisatie__tot__isnull=True) | models.Q(organisatie__tot__gt=dag),
            sinds__lte=dag,
            account__is_active=True,
        )

"""What may be read of the parties, and how it is narrowed."""

from datetime import date, datetime
from typing import Self

from django.db import models

from sleutel.domein.rollen import Rol

from .actor import Actor

LOKET = "loket"
"""The kind of organisation that sets up the chain."""


def may_manage(actor: Actor) -> bool:
    """A functioneel beheerder of the loket: sets up regions and parties, and sees no traject."""
    return actor.rol == Rol.FUNCTIONEEL_BEHEERDER and actor.organisatie_soort == LOKET


def may_invite_kandidaten(actor: Actor) -> bool:
    """A procesregisseur of the loket: lets a kandidaat see his own file."""
    return actor.rol == Rol.PROCESREGISSEUR and actor.organisatie_soort == LOKET


class VanAnderenQuerySet(models.QuerySet):
    """Rows about what people are for an organisation: `rol` and `organisatie`."""

    def visible_to(self, actor: Actor) -> Self:
        """Who manages sees all but the kandidaten; a procesregisseur the kandidaten of his loket."""
        if may_manage(actor):
            return self.exclude(rol=Rol.KANDIDAAT.value)
        if may_invite_kandidaten(actor):
            return self.filter(rol=Rol.KANDIDAAT.value, organisatie=actor.organisatie_id)
        return self.none()


class UitnodigingQuerySet(VanAnderenQuerySet):
    def open_on(self, moment: datetime) -> Self:
        """Those that can be accepted then: not used, not withdrawn, in time, not guessed at too often."""
        return self.waiting().filter(geldig_tot__gt=moment, pogingen__lt=5)

    def waiting(self) -> Self:
        """Those that were not accepted and not withdrawn, also when it is too late for them."""
        return self.filter(aanvaard_op__isnull=True, ingetrokken_op__isnull=True)


class LidmaatschapQuerySet(VanAnderenQuerySet):
    def active_on(self, dag: date) -> Self:
        """Memberships that hold on that day, of accounts that may sign in, of organisations that go on."""
        return self.filter(
            models.Q(tot__isnull=True) | models.Q(tot__gt=dag),
            models.Q(organisatie__tot__isnull=True) | models.Q(organisatie__tot__gt=dag),
            sinds__lte=dag,
            account__is_active=True,
        )

"""Who may read the log of looks."""

from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db import models
from django.utils.timezone import make_aware

from sleutel.domein.rollen import Rol
from sleutel.partijen.actor import Actor

LOKET = "loket"
"""The kind of organisation that holds the record, and whose privacy officer watches over all of it."""


def may_read_inzagelog(actor: Actor) -> bool:
    """A privacy officer: sees who looked at which traject, and no traject."""
    return actor.rol == Rol.PRIVACY_OFFICER


class InzageQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """All looks for the privacy officer of the loket, those of the own people for another one's."""
        if not may_read_inzagelog(actor):
            return self.none()
        if actor.organisatie_soort == LOKET:
            return self.all()
        return self.filter(organisatie=actor.organisatie_id)

    def at(self, traject: int) -> Self:
        """The looks at one traject, also in a list."""
        return self.filter(trajecten__contains=[traject])

    def between(self, van: date | None, tot: date | None) -> Self:
        """Looks on the days from `van` to `tot`, both included, in Europe/Amsterdam."""
        begin = {"vastgelegd_op__gte": _midnight(van)} if van else {}
        einde = {"vastgelegd_op__lt": _midnight(tot + timedelta(days=1))} if tot else {}
        return self.filter(**begin, **einde)


def _midnight(dag: date) -> datetime:
    """The first moment of a day; a comparison with it can use the index."""
    return make_aware(datetime.combine(dag, time.min))

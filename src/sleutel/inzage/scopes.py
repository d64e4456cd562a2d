"""Who may read the log of looks."""

from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db import models
from django.utils.timezone import make_aware

from sleutel.domein.toegang import Genoemd, names_staff
from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import kept_by


def may_read_inzagelog(actor: Actor) -> bool:
    """A privacy officer: sees by name who looked at which traject, and no traject."""
    return names_staff(Genoemd.GEKEKEN, actor.rol)


class _IsOneOf(models.Func):
    """A number is one of an array, written so that the index on the number is used."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


class InzageQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Looks by people of the own organisation, and at trajecten of which it has the procesregie."""
        if not may_read_inzagelog(actor):
            return self.none()
        own = kept_by(actor).filter(_IsOneOf(models.F("traject_id"), models.OuterRef("trajecten")))
        return self.filter(models.Q(organisatie=actor.organisatie_id) | models.Exists(own))

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

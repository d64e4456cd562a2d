"""Invoices and claims, folded from the log of a traject."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sleutel.common.projectie import Fold, Projectie
from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.domein.procesgang.soorten import Soort

from .models import Declaratie, Factuur


def _two_days(first: Soort, then: Soort) -> Fold:
    """A fold to (traject, day of the first gebeurtenis, day of the second or None)."""

    def fold(
        traject: int, log: Sequence[Regel], codes: Mapping[str, int]
    ) -> Iterable[tuple[Any, ...]]:
        days = {regel.soort: regel.op for regel in valid(log)}
        if first in days:
            yield (traject, days[first], days.get(then))

    return fold


FACTUREN = Projectie(
    Factuur,
    ("traject", "factuur_op", "betaald_op"),
    _two_days(Soort.GEFACTUREERD, Soort.FACTUUR_BETAALD),
)
DECLARATIES = Projectie(
    Declaratie,
    ("traject", "gedeclareerd_op", "uitbetaald_op"),
    _two_days(Soort.BEGELEIDING_GEDECLAREERD, Soort.BEGELEIDING_UITBETAALD),
)

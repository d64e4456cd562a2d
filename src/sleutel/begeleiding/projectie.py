"""The guided year and the measurements after it, folded from the log of a traject."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sleutel.common.projectie import Projectie
from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.domein.procesgang.soorten import Soort

from .models import Begeleiding, DuurzaamheidsMeting


def begeleiding_rows(
    traject: int, log: Sequence[Regel], codes: Mapping[str, int]
) -> Iterable[tuple[Any, ...]]:
    """Guidance runs from the start of the tenancy to its close."""
    by_kind = {regel.soort: regel for regel in valid(log)}
    start, einde = by_kind.get(Soort.START_HUREN), by_kind.get(Soort.AFGESLOTEN)
    if start:
        door = codes.get(start.gegevens.get("begeleiding_door", ""))
        yield (traject, door, start.op, einde.op if einde else None)


def meting_rows(
    traject: int, log: Sequence[Regel], codes: Mapping[str, int]
) -> Iterable[tuple[Any, ...]]:
    """One row for each day on which was measured."""
    for regel in valid(log):
        if regel.soort == Soort.DUURZAAMHEID_GEMETEN:
            answers = (
                regel.gegevens.get(naam, "")
                for naam in ("woonsituatie", "overlast", "huurachterstand")
            )
            yield (traject, regel.op, *answers)


BEGELEIDING = Projectie(Begeleiding, ("traject", "organisatie", "sinds", "tot"), begeleiding_rows)
METINGEN = Projectie(
    DuurzaamheidsMeting,
    ("traject", "gemeten_op", "woonsituatie", "overlast", "huurachterstand"),
    meting_rows,
)

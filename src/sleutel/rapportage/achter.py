"""From a figure to the trajecten behind it: those of which the reader may know why they are there.

To find a traject behind Housing Justitieel, or behind one reason, is to learn that of it. So a traject is
named only to who sees, in that traject, all that the question asks (`Uitkomst.kenmerken`). The others are
counted: with them the list is as long as the figure says.
"""

from dataclasses import dataclass
from functools import cache

from sleutel.domein.cijfers.cijfer import Kenmerk
from sleutel.domein.cijfers.uitkomst import Uitkomst
from sleutel.domein.velden import Blik
from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import blikken_on


@dataclass(frozen=True, slots=True)
class Achter:
    """The ids of the trajecten that are named, in the order of the figure, and how many are not."""

    trajecten: tuple[int, ...]
    afgeschermd: int


def behind(uitkomst: Uitkomst, code: str, deel: str | None, *, actor: Actor) -> Achter:
    """What of the trajecten behind a figure or one of its parts is named to the actor."""
    gevonden = uitkomst.kenmerken(code, deel)
    blikken = blikken_on([traject for traject, _ in gevonden], actor=actor)
    shows = cache(_shows)
    genoemd = tuple(
        traject
        for traject, kenmerken in gevonden
        if (blik := blikken.get(traject)) and all(shows(blik, kenmerk) for kenmerk in kenmerken)
    )
    return Achter(genoemd, len(gevonden) - len(genoemd))


def _shows(blik: Blik, kenmerk: Kenmerk) -> bool:
    soort, veld, waarde = kenmerk
    if not blik.shows("gebeurtenis", "soort", soort):
        return False
    return veld is None or blik.shows(f"gebeurtenis.{soort}", veld, waarde)

"""From a figure to the trajecten behind it: those of which the reader may know why they are there.

To find a traject behind one woonproces, or behind one reason, is to learn that of it. So a traject is
named only to who sees, in that traject, all that the question asks (`Uitkomst.kenmerken`). The others are
counted: with them the list is as long as the figure says.

What is told as one outside the compartment of justice (`domein.velden.SAMEN`), stands here as one as well: behind
Housing also who is in Housing Justitieel, and the other way round. Else who is on the list of all
and behind no woonproces, would be the one (ADR 0014).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from sleutel.domein.cijfers import definitie
from sleutel.domein.cijfers.cijfer import Kenmerk
from sleutel.domein.cijfers.uitkomst import Uitkomst
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.velden import SAMEN, Blik
from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import blikken_on

from .queries import uitkomst as ask

type Kenmerken = list[tuple[int, set[Kenmerk]]]


@dataclass(frozen=True, slots=True)
class Achter:
    """The ids of the trajecten that are named, in the order of the figure; and how many are not.

    `erbij`: how many of those that are named count in another figure, with which this one is told as one.
    """

    trajecten: tuple[int, ...]
    afgeschermd: int
    erbij: int


def behind(uitkomst: Uitkomst, code: str, deel: str | None, *, actor: Actor) -> Achter:
    """What of the trajecten behind a figure or one of its parts is named to the actor."""
    gevonden = uitkomst.kenmerken(code, deel)
    buren = [paar for buur in _neighbours(uitkomst, code, deel, actor) for paar in buur]
    blikken = blikken_on([traject for traject, _ in (*gevonden, *buren)], actor=actor)
    seen = cache(_seen)

    def told(paren: Kenmerken, *, as_one: bool) -> list[int]:
        found = []
        for traject, kenmerken in paren:
            blik = blikken.get(traject)
            values = [seen(blik, kenmerk) for kenmerk in kenmerken] if blik else [0]
            if all(values) and (not as_one or max(values, default=1) > 1):
                found.append(traject)
        return found

    genoemd = told(gevonden, as_one=False)
    erbij = [traject for traject in told(buren, as_one=True) if traject not in set(genoemd)]
    return Achter((*genoemd, *erbij), len(gevonden) - len(genoemd), len(erbij))


def _seen(blik: Blik, kenmerk: Kenmerk) -> int:
    """As how many values this is seen: 0 not at all, 1 as it is, more as one with others."""
    soort, veld, waarde = kenmerk
    if not blik.shows("gebeurtenis", "soort", soort):
        return 0
    return 1 if veld is None else len(blik.shown_as(f"gebeurtenis.{soort}", veld, waarde))


def _neighbours(
    uitkomst: Uitkomst, code: str, deel: str | None, actor: Actor
) -> Iterator[Kenmerken]:
    """The same of the other questions that are told as one with this one."""
    vraag = uitkomst.vraag
    for woonproces, onderdeel in product(
        _processes(vraag.woonproces), _parts(uitkomst, code, deel)
    ):
        if (woonproces, onderdeel) == (vraag.woonproces, deel):
            continue
        andere = replace(vraag, woonproces=woonproces)
        antwoord = uitkomst if andere == vraag else ask(andere, actor=actor)
        yield antwoord.kenmerken(code, onderdeel)


def _parts(uitkomst: Uitkomst, code: str, deel: str | None) -> list[str | None]:
    kenmerk = definitie(code, uitkomst.vraag.jaar).kenmerk(deel)
    samen = SAMEN.get(kenmerk[1], ()) if kenmerk else ()
    return [lid.label for lid in samen] if deel in [lid.label for lid in samen] else [deel]


def _processes(gevraagd: Woonproces | None) -> list[Woonproces | None]:
    samen = [Woonproces(lid) for lid in SAMEN["woonproces"]]
    return [*samen] if gevraagd in samen else [gevraagd]

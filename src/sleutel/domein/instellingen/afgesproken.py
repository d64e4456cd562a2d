"""What the figures ask of the settings: the goal for intakes, and the agreed term up to rent."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, cast

from sleutel.domein.instellingen.soorten import VORMEN, Instelsoort
from sleutel.domein.instellingen.verzameling import Bereik, Instellingen
from sleutel.domein.keuzelijst import Regio, Woonproces

STANDARD_MONTHS = cast("int", VORMEN[Instelsoort.START_HUREN_MAANDEN].standaard)
"""The months up to rent where no region chose."""


class Doel(NamedTuple):
    """The intakes that a region wants to hold in a year; no woonproces: all together."""

    regio: Regio
    woonproces: Woonproces | None
    aantal: int


def goals_of(instellingen: Instellingen, jaar: int, regios: Iterable[Regio]) -> list[Doel]:
    """The goals of these regions for a year: those that hold on its first day."""
    begin = date(jaar, 1, 1)
    gevonden = []
    for regio in regios:
        for woonproces in (None, *Woonproces):
            bereik = Bereik(regio, None, woonproces)
            record = instellingen.own(Instelsoort.INTAKES_DOEL, bereik, begin)
            if record is not None and isinstance(record.waarde, int):
                gevonden.append(Doel(regio, woonproces, record.waarde))
    return gevonden


def agreed_months(instellingen: Instellingen, op: date, regios: Iterable[Regio]) -> int | None:
    """The months from list to start of rent that hold on that day; None where these regions differ.

    Without a region: the standard of Sleutel.
    """
    soort = Instelsoort.START_HUREN_MAANDEN
    gevonden = {instellingen.value(soort, Bereik(regio), op) for regio in regios}
    [eerste, *andere] = gevonden or {STANDARD_MONTHS}
    return eerste if isinstance(eerste, int) and not andere else None

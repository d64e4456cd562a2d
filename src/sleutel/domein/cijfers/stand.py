"""The input of the figures: what is known on the peildatum, handed in as plain values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sleutel.domein.instellingen import STANDARD_MONTHS, Doel
from sleutel.domein.keuzelijst import Reden


class Feit(NamedTuple):
    """A gebeurtenis as it is known on the peildatum, after every correction known by then.

    A tuple, because a report is made from a hundred thousand of them.
    """

    id: int
    soort: str
    op: date
    gegevens: Mapping[str, Any]


class Stand(NamedTuple):
    """One traject on the peildatum: its valid gebeurtenissen with `op` up to and on that day.

    `feiten` holds one Feit for each soort; the measurements of duurzaam wonen stand apart.
    """

    traject: int
    regio: str
    feiten: dict[str, Feit]
    metingen: tuple[Feit, ...] = ()


@dataclass(frozen=True, slots=True)
class Taakstelling:
    """Homes that one corporatie agreed to let; no woonproces means all of them together."""

    regio: str
    jaar: int
    woonproces: str | None
    corporatie: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The agreed maximum of placements in one gemeente in a year, all woonprocessen together."""

    regio: str
    jaar: int
    gemeente: str
    maximum: int


@dataclass(frozen=True, slots=True)
class Klacht:
    """A complaint as it is known on the peildatum; no uitspraak means no ruling yet."""

    id: int
    regio: str
    ontvangen_op: date
    uitspraak: str | None = None


def _aanmelder_onbekend(slug: str, regio: str, op: date) -> str:
    return "onbekend"


@dataclass(frozen=True, slots=True)
class Gegevens:
    """Everything the figures of one vraag are made from.

    `standen` holds at least every traject with a gebeurtenis in the period, that rents, or that
    has a measurement. `soort_aanmelder(slug, regio, op)` says convenantpartner, deelnemer or
    onbekend. `namen` gives the label of an organisatie (slug), a gemeente (CBS code) and a
    woonplaats (slug). `intakes_doelen`: the goals of the year. `afgesproken_maanden`: from the list to
    the start of rent, None where the regions asked differ. `redenen`: all that there are.
    """

    standen: Sequence[Stand]
    taakstellingen: Sequence[Taakstelling] = ()
    spreiding: Sequence[Spreiding] = ()
    klachten: Sequence[Klacht] = ()
    soort_aanmelder: Callable[[str, str, date], str] = _aanmelder_onbekend
    namen: Mapping[str, str] = field(default_factory=dict)
    intakes_doelen: Sequence[Doel] = ()
    afgesproken_maanden: int | None = STANDARD_MONTHS
    redenen: Sequence[Reden] = ()

"""The words of an allocation question (`docs/verdeling-format.md`): frozen values, no behaviour.

Rent is in euros a month, income in euros a year. `None` means unknown: it passes every rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

NAAMLOOS: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bereik:
    """From `min` to `max`, both included; None: no end on that side."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """The person who is to be housed. `urgentie` 1 is the most urgent; `loting` breaks ties, low first."""

    id: str
    woonproces: str
    urgentie: int
    op_lijst_sinds: date
    volwassenen: int
    kinderen: int
    leeftijd: int | None = None
    inkomen: float | None = None
    aow: bool = False
    kamers_minimaal: int | None = None
    toegankelijkheid: str | None = None
    gemeenten: tuple[str, ...] = NAAMLOOS
    uitgesloten_gemeenten: tuple[str, ...] = NAAMLOOS
    uitgesloten_buurten: tuple[str, ...] = NAAMLOOS
    uitgesloten_complexen: tuple[str, ...] = NAAMLOOS
    geblokkeerd_bij: tuple[str, ...] = NAAMLOOS
    wensen: tuple[str, ...] = NAAMLOOS
    loting: int | None = None

    @property
    def huishouden(self) -> int:
        return self.volwassenen + self.kinderen


@dataclass(frozen=True, slots=True)
class Woning:
    """A home that is let now. Its label says how accessible it is; none counts as `ZON`."""

    id: str
    corporatie: str
    gemeente: str
    buurt: str | None = None
    complex: str | None = None
    rekenhuur: float | None = None
    kamers: int | None = None
    toegankelijkheid: str | None = None
    personen: Bereik = Bereik()
    leeftijd: Bereik = Bereik()
    woonprocessen: tuple[str, ...] = NAAMLOOS


@dataclass(frozen=True, slots=True)
class Taakstelling:
    """Homes that a corporatie agreed to let in the year, and what is done of it."""

    corporatie: str
    aantal: int | None = None
    gerealiseerd: int = 0
    gereserveerd: int = 0


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The agreed maximum of placements in a gemeente in the year, and what is used of it."""

    gemeente: str
    maximum: int | None = None
    gerealiseerd: int = 0
    gereserveerd: int = 0


@dataclass(frozen=True, slots=True)
class Groepsgrens:
    """At most `maximum` new placements of one woonproces in a place; no place named: everywhere."""

    woonproces: str
    gemeente: str | None = None
    buurt: str | None = None
    complex: str | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Ontzien:
    """A complex or buurt that is spared: van ≤ datum < tot; an open end has no limit on that side."""

    complex: str | None = None
    buurt: str | None = None
    van: date | None = None
    tot: date | None = None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Normen:
    """The amounts of the year. A key that is absent is unknown, so that its rule passes."""

    passend_inkomen: Mapping[str, float] = field(default_factory=dict)
    aftoppingsgrens: Mapping[str, float] = field(default_factory=dict)
    daeb_inkomen: Mapping[str, float] = field(default_factory=dict)
    liberalisatiegrens: float | None = None


@dataclass(frozen=True, slots=True)
class Vraag:
    """One allocation question: who waits, what is free, and the agreements that hold."""

    datum: date
    kandidaten: tuple[Kandidaat, ...]
    woningen: tuple[Woning, ...]
    taakstelling: tuple[Taakstelling, ...] = ()
    spreiding: tuple[Spreiding, ...] = ()
    groepsgrenzen: tuple[Groepsgrens, ...] = ()
    ontzien: tuple[Ontzien, ...] = ()
    normen: Normen = field(default_factory=Normen)

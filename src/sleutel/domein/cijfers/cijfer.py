"""What a figure is: one object that can be read, computed, and led back to its trajecten."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import ONBEKEND, Keuzelijst
from sleutel.domein.procesgang.soorten import Soort


class Maateenheid(StrEnum):
    """The unit of a figure; months are shown in 2 decimals, days and percentages in 1."""

    AANTAL = "aantal"
    MAANDEN = "maanden"
    DAGEN = "dagen"
    PROCENT = "procent"

    @property
    def decimalen(self) -> int:
        return {"aantal": 0, "maanden": 2, "dagen": 1, "procent": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Controle:
    """The outcome of one closing check, with the numbers in a sentence that anyone can follow."""

    code: str
    klopt: bool
    uitleg: str


type Toets = Callable[[Mapping[str, Waarde], Emmers], Controle | None]
"""A closing check over the unrounded figures and the standen; None where it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfer(ABC):
    """One definition of one figure.

    `geldig_van` and `geldig_tot` are the first and the last report year of this version (None:
    open). A figure without meaning for one woonproces is null when one is asked. `bewijst` names
    the kinds of gebeurtenis that lie behind the figure. `van` names the figures that its parts are
    parts of; where a part holds several numbers, `veld` is the one meant by the name of the part.
    """

    code: str
    zin: str
    eenheid: Maateenheid = Maateenheid.AANTAL
    versie: int = 2021
    geldig_van: int | None = None
    geldig_tot: int | None = None
    per_woonproces: bool = True
    bewijst: tuple[Soort, ...] = ()
    van: tuple[str, ...] = ()
    veld: str | None = None
    controles: tuple[Toets, ...] = ()

    def geldt(self, jaar: int) -> bool:
        """Is this the version for a report on `jaar`?"""
        van, tot = self.geldig_van, self.geldig_tot
        return (van is None or van <= jaar) and (tot is None or jaar <= tot)

    def heeft_zin(self, vraag: Vraag) -> bool:
        """Does the figure say anything for this vraag? If not, it is null."""
        return self.geldt(vraag.jaar) and (self.per_woonproces or vraag.woonproces is None)

    @abstractmethod
    def compute(self, emmers: Emmers) -> Waarde:
        """The figure, unrounded."""

    @abstractmethod
    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        """The standen behind the figure or behind one part: as many as a count says."""

    def klachten(self, emmers: Emmers, deel: str | None = None) -> list[int]:
        """The complaints behind the figure; most figures have none."""
        return []

    def kenmerk(self, deel: str | None) -> tuple[Soort, str] | None:
        """The attribute by which a traject is in this part, where it says more than its kind does."""
        return None


@dataclass(frozen=True, slots=True)
class Bewijs:
    """What lies behind a figure: ids of trajecten, of their gebeurtenissen, and of complaints."""

    trajecten: tuple[int, ...] = ()
    gebeurtenissen: tuple[int, ...] = ()
    klachten: tuple[int, ...] = ()


def bewijs(cijfer: Cijfer, emmers: Emmers, deel: str | None) -> Bewijs:
    """The evidence of one figure or part; each traject and each gebeurtenis is named once."""
    standen = cijfer.standen(emmers, deel)
    feiten = [
        stand.feiten[soort].id
        for stand in standen
        for soort in cijfer.bewijst
        if soort in stand.feiten
    ]
    if Soort.DUURZAAMHEID_GEMETEN in cijfer.bewijst:
        feiten += [meting.id for stand in standen for meting in stand.metingen]
    return Bewijs(
        tuple(stand.traject for stand in standen),
        tuple(feiten),
        tuple(cijfer.klachten(emmers, deel)),
    )


class Kenmerk(NamedTuple):
    """What puts a traject behind a figure: that this happened, or what it says (`veld`)."""

    soort: Soort
    veld: str | None = None
    waarde: Any = None


def kenmerken(cijfer: Cijfer, emmers: Emmers, deel: str | None) -> list[tuple[int, set[Kenmerk]]]:
    """The trajecten of `bewijs`, each with all that one learns of it by finding it there."""
    gevraagd = cijfer.kenmerk(deel)
    velden = [gevraagd] if gevraagd else []
    if emmers.vraag.woonproces is not None:
        velden.append((Soort.AANGEMELD, "woonproces"))
    return [
        (
            stand.traject,
            {Kenmerk(soort) for soort in cijfer.bewijst if soort in stand.feiten}
            | {Kenmerk(s, veld, stand.feiten[s].gegevens.get(veld)) for s, veld in velden},
        )
        for stand in cijfer.standen(emmers, deel)
    ]


def tel(codes: Iterable[Hashable], label: Callable[[Any], str]) -> dict[str, Waarde]:
    """How often each part occurs, by label in alphabetical order with `onbekend` last.

    Codes with one label are one part.
    """
    aantallen: dict[str, int] = {}
    for code, aantal in Counter(codes).items():
        deel = label(code)
        aantallen[deel] = aantallen.get(deel, 0) + aantal
    return gesorteerd(aantallen)


def gesorteerd(delen: Mapping[str, Waarde]) -> dict[str, Waarde]:
    """The parts in the order in which they are shown."""
    volgorde = sorted(delen, key=lambda deel: (deel == ONBEKEND, deel.casefold(), deel))
    return {deel: delen[deel] for deel in volgorde}


@cache
def _labels(lijst: type[Keuzelijst]) -> Mapping[str, str]:
    return {lid.value: lid.label for lid in lijst}


def label_uit(lijst: type[Keuzelijst], code: str | None) -> str:
    """The label of a code of a closed list; no code is `onbekend`."""
    return _labels(lijst).get(code, code) if code else ONBEKEND

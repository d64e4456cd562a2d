"""The kinds of figure that return: a count, its parts, and the mean waiting time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Cijfer, gesorteerd, tel
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.keuzelijst import ONBEKEND
from sleutel.domein.procesgang.soorten import Soort

REDEN = "reden"

MAANDEN_PER_DAG = Fraction(10_000, 304_375)
"""A month is 30.4375 days: a year of 365.25 days divided by twelve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aantal(Cijfer):
    """Trajecten with one soort of gebeurtenis in the period, narrowed by `waar` if it is given."""

    soort: Soort
    waar: Callable[[Stand], bool] | None = None

    def compute(self, emmers: Emmers) -> Waarde:
        return len(self.standen(emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        geteld = emmers.in_periode(self.soort)
        return geteld if self.waar is None else [s for s in geteld if self.waar(s)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdeling(Cijfer):
    """The same trajecten by one attribute of the gebeurtenis, parts by label.

    The attribute is a reason, an organisatie, gemeente or woonplaats. No value counts under `onbekend`.
    """

    soort: Soort
    attribuut: str

    def compute(self, emmers: Emmers) -> Waarde:
        return tel(self.codes(emmers), partial(self.label, emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        geteld = emmers.in_periode(self.soort)
        if deel is None:
            return geteld
        paren = zip(geteld, self.codes(emmers), strict=True)
        return [stand for stand, code in paren if self.label(emmers, code) == deel]

    def codes(self, emmers: Emmers) -> Iterable[Any]:
        """What each counted stand says, in their order; None where it says nothing."""
        soort, attr = self.soort.value, self.attribuut
        return [s.feiten[soort].gegevens.get(attr) for s in emmers.in_periode(self.soort)]

    def kenmerk(self, deel: str | None) -> tuple[Soort, str] | None:
        return None if deel is None else (self.soort, self.attribuut)

    def label(self, emmers: Emmers, code: Any) -> str:
        """The part under which a code counts."""
        return emmers.reden(code) if self.attribuut == REDEN else emmers.naam(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerSoortAanmelder(Verdeling):
    """Convenantpartner or deelnemer, as the aanmelder was on the date of the aanmelding."""

    def codes(self, emmers: Emmers) -> Iterator[Any]:
        for stand in emmers.in_periode(self.soort):
            feit = stand.feiten["aangemeld"]
            yield feit.gegevens.get("aanmelder"), stand.regio, feit.op

    def label(self, emmers: Emmers, code: Any) -> str:
        slug, regio, op = code
        return emmers.gegevens.soort_aanmelder(slug, regio, op) if slug else ONBEKEND


@dataclass(frozen=True, slots=True, kw_only=True)
class Wonend(Cijfer):
    """Who rents and is not closed on the peildatum, whatever the period asked."""

    def compute(self, emmers: Emmers) -> Waarde:
        return len(self.standen(emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        return [
            stand
            for stand in emmers.standen
            if "start_huren" in stand.feiten and "afgesloten" not in stand.feiten
        ]


def met_lijst(standen: Iterable[Stand]) -> list[Stand]:
    """The tenancies that came from a list; without one there is no waiting time."""
    return [stand for stand in standen if "op_wachtlijst" in stand.feiten]


def wachtdagen(stand: Stand) -> int:
    """Days from the list to the start of rent."""
    return (stand.feiten["start_huren"].op - stand.feiten["op_wachtlijst"].op).days


def gemiddelde(getallen: list[int]) -> Fraction | None:
    """The exact mean; of nothing it is None."""
    return Fraction(sum(getallen), len(getallen)) if getallen else None


def _gewacht(emmers: Emmers) -> list[Stand]:
    return met_lijst(emmers.in_periode(Soort.START_HUREN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachttijd(Cijfer):
    """The mean time in months from the list to the start of rent, over the starts in the period."""

    def compute(self, emmers: Emmers) -> Waarde:
        return _in_maanden([wachtdagen(stand) for stand in emmers.eenmaal(_gewacht)])

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        return emmers.eenmaal(_gewacht)


@dataclass(frozen=True, slots=True, kw_only=True)
class WachttijdPerCorporatie(Cijfer):
    """The same by the corporatie of the start of rent."""

    def compute(self, emmers: Emmers) -> Waarde:
        groepen: dict[str, list[int]] = {}
        for stand in emmers.eenmaal(_gewacht):
            groepen.setdefault(_corporatie(emmers, stand), []).append(wachtdagen(stand))
        return gesorteerd({naam: _in_maanden(dagen) for naam, dagen in groepen.items()})

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        gestart = emmers.eenmaal(_gewacht)
        return [s for s in gestart if deel is None or _corporatie(emmers, s) == deel]


def _corporatie(emmers: Emmers, stand: Stand) -> str:
    return emmers.naam(stand.feiten["start_huren"].gegevens.get("corporatie"))


def _in_maanden(wachttijden: list[int]) -> Fraction | None:
    dagen = gemiddelde(wachttijden)
    return None if dagen is None else dagen * MAANDEN_PER_DAG

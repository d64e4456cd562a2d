"""The kinds of figure that return: a count, its parts, and the mean waiting time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Cijfer, attribuut, gesorteerd, labels, tel
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.keuzelijst import ONBEKEND, Keuzelijst
from sleutel.domein.procesgang.soorten import Soort

MAANDEN_PER_DAG = Fraction(10_000, 304_375)
"""A month is 30.4375 days: a year of 365.25 days divided by twelve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aantal(Cijfer):
    """Trajecten with one soort of gebeurtenis in the period, narrowed by `waar` if it is given."""

    soort: Soort
    waar: Callable[[Stand], bool] | None = None

    def bereken(self, emmers: Emmers) -> Waarde:
        return len(self.standen(emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        geteld = emmers.in_periode(self.soort)
        return geteld if self.waar is None else [s for s in geteld if self.waar(s)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdeling(Cijfer):
    """The same trajecten by one attribute of the gebeurtenis, parts by label.

    `lijst` is the closed list of the attribute;
    without one it is an organisatie, gemeente or woonplaats. No value counts under `onbekend`.
    """

    soort: Soort
    attribuut: str
    lijst: type[Keuzelijst] | None = None

    def bereken(self, emmers: Emmers) -> Waarde:
        return tel(self._delen(emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        geteld = emmers.in_periode(self.soort)
        if deel is None:
            return geteld
        paren = zip(geteld, self._delen(emmers), strict=True)
        return [stand for stand, eigen in paren if eigen == deel]

    def deel_van(self, emmers: Emmers, stand: Stand) -> str:
        """The part under which one stand counts."""
        code = stand.feiten[self.soort].gegevens.get(self.attribuut)
        if code and self.lijst is not None:
            return labels(self.lijst).get(code, code)
        return emmers.naam(code)

    def _delen(self, emmers: Emmers) -> Iterator[str]:
        return (self.deel_van(emmers, stand) for stand in emmers.in_periode(self.soort))


@dataclass(frozen=True, slots=True, kw_only=True)
class PerSoortAanmelder(Verdeling):
    """Convenantpartner or deelnemer, as the aanmelder was on the date of the aanmelding."""

    def deel_van(self, emmers: Emmers, stand: Stand) -> str:
        feit = stand.feiten[self.soort]
        slug = feit.gegevens.get(self.attribuut)
        if not slug:
            return ONBEKEND
        return emmers.gegevens.soort_aanmelder(slug, stand.regio, feit.op)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wonend(Cijfer):
    """Who rents and is not closed on the peildatum, whatever the period asked."""

    def bereken(self, emmers: Emmers) -> Waarde:
        return len(self.standen(emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        return [
            stand
            for stand in emmers.standen
            if "start_huren" in stand.feiten and "afgesloten" not in stand.feiten
        ]


def wachtdagen(stand: Stand) -> int | None:
    """Days from the list to the start of rent; None for a tenancy without a list."""
    lijst, start = stand.feiten.get("op_wachtlijst"), stand.feiten.get("start_huren")
    return None if lijst is None or start is None else (start.op - lijst.op).days


def gemiddelde(getallen: list[int]) -> Fraction | None:
    """The exact mean; of nothing it is None."""
    return Fraction(sum(getallen), len(getallen)) if getallen else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachttijd(Cijfer):
    """The mean time in months from the list to the start of rent, over the starts in the period."""

    def bereken(self, emmers: Emmers) -> Waarde:
        return _in_maanden(self.standen(emmers))

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        gestart = emmers.in_periode(Soort.START_HUREN)
        return [stand for stand in gestart if "op_wachtlijst" in stand.feiten]


@dataclass(frozen=True, slots=True, kw_only=True)
class WachttijdPerCorporatie(Wachttijd):
    """The same by the corporatie of the start of rent."""

    def bereken(self, emmers: Emmers) -> Waarde:
        groepen: dict[str, list[Stand]] = {}
        for stand in Wachttijd.standen(self, emmers):
            groepen.setdefault(_corporatie(emmers, stand), []).append(stand)
        return gesorteerd({naam: _in_maanden(groep) for naam, groep in groepen.items()})

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        gestart = Wachttijd.standen(self, emmers)
        return [s for s in gestart if deel is None or _corporatie(emmers, s) == deel]


def _corporatie(emmers: Emmers, stand: Stand) -> str:
    return emmers.naam(attribuut(stand, "start_huren", "corporatie"))


def _in_maanden(standen: list[Stand]) -> Fraction | None:
    dagen = gemiddelde([d for s in standen if (d := wachtdagen(s)) is not None])
    return None if dagen is None else dagen * MAANDEN_PER_DAG

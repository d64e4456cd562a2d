"""Duurzaam wonen: who still lived in the home after the traject, without nuisance or arrears.

Version 2021 (reports up to 2023) is the mean of two shares; version 2024 counts persons over the
whole of five years. design.md §5 holds both.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Cijfer, label_uit, tel
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Feit, Stand
from sleutel.domein.keuzelijst import (
    ONBEKEND,
    Huurachterstand,
    Keuzelijst,
    Overlast,
    Resultaat,
    Woonsituatie,
)

_VRAGEN: dict[str, tuple[type[Keuzelijst], Keuzelijst]] = {
    "woonsituatie": (Woonsituatie, Woonsituatie.WOONACHTIG),
    "overlast": (Overlast, Overlast.GEEN_OF_MINIMAAL),
    "huurachterstand": (Huurachterstand, Huurachterstand.GEEN),
}
"""The three questions of a measurement: the list of answers, and the good one."""


def laatste(stand: Stand) -> Feit | None:
    """The measurement that counts: the latest by date, then by id."""
    if len(stand.metingen) < 2:
        return stand.metingen[0] if stand.metingen else None
    return max(stand.metingen, key=lambda meting: (meting.op, meting.id))


def antwoord(meting: Feit, vraag: str) -> str:
    """The answer to one of the three questions, as its label; `onbekend` when it is not known."""
    return _label(vraag, meting.gegevens.get(vraag))


def _label(vraag: str, code: str | None) -> str:
    return label_uit(_VRAGEN[vraag][0], code)


def positief_afgesloten(emmers: Emmers) -> list[Stand]:
    """Every positive close that is known, of whatever year."""
    positief = Resultaat.POSITIEF.value
    return [
        stand
        for stand in emmers.standen
        if "afgesloten" in stand.feiten
        and stand.feiten["afgesloten"].gegevens.get("resultaat") == positief
    ]


def gemeten_naar_jaar(emmers: Emmers) -> dict[str, list[Stand]]:
    """Positive closes earlier than the year reported with a measurement, by year of closing."""
    jaren: dict[str, list[Stand]] = {}
    for stand in emmers.eenmaal(positief_afgesloten):
        jaar = stand.feiten["afgesloten"].op.year
        if jaar < emmers.vraag.jaar and stand.metingen:
            jaren.setdefault(str(jaar), []).append(stand)
    return dict(sorted(jaren.items()))


def _aandeel_goed(verdeling: dict[str, Waarde], vraag: str) -> Fraction | None:
    """The good answers as a percentage of the known ones; None when none is known."""
    bekend = sum(n for deel, n in verdeling.items() if deel != ONBEKEND and isinstance(n, int))
    goed = verdeling.get(_VRAGEN[vraag][1].label, 0)
    return Fraction(100 * goed, bekend) if bekend and isinstance(goed, int) else None


def _jaar(standen: list[Stand], *, met_percentage: bool) -> dict[str, Waarde]:
    metingen = [meting for stand in standen if (meting := laatste(stand)) is not None]
    delen = {
        vraag: tel((meting.gegevens.get(vraag) for meting in metingen), partial(_label, vraag))
        for vraag in _VRAGEN
    }
    overlast = _aandeel_goed(delen["overlast"], "overlast")
    achterstand = _aandeel_goed(delen["huurachterstand"], "huurachterstand")
    beide = overlast is not None and achterstand is not None and met_percentage
    return {
        "positief_afgesloten": len(standen),
        **delen,
        "percentage_geen_overlast": overlast,
        "percentage_geen_huurachterstand": achterstand,
        "percentage_duurzaam_wonen": ((overlast or 0) + (achterstand or 0)) / Fraction(2)
        if beide
        else None,
    }


def _jaren_2021(emmers: Emmers) -> dict[str, Waarde]:
    gemeten = emmers.eenmaal(gemeten_naar_jaar).items()
    return {jaar: _jaar(standen, met_percentage=True) for jaar, standen in gemeten}


def _jaren_2024(emmers: Emmers) -> dict[str, Waarde]:
    gemeten = emmers.eenmaal(gemeten_naar_jaar).items()
    return {jaar: _jaar(standen, met_percentage=False) for jaar, standen in gemeten}


@dataclass(frozen=True, slots=True, kw_only=True)
class NaarJaarVanAfsluiting(Cijfer):
    """The answers by year of closing, with the two shares and, in version 2021, their mean."""

    def compute(self, emmers: Emmers) -> Waarde:
        return emmers.eenmaal(_jaren_2021 if self.versie < 2024 else _jaren_2024)

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        jaren = emmers.eenmaal(gemeten_naar_jaar).items()
        return [s for jaar, standen in jaren if deel in (None, jaar) for s in standen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentage2021(NaarJaarVanAfsluiting):
    """The mean of the two shares, for each year of closing."""

    def compute(self, emmers: Emmers) -> Waarde:
        jaren = emmers.eenmaal(_jaren_2021).items()
        return {
            jaar: inhoud["percentage_duurzaam_wonen"]
            for jaar, inhoud in jaren
            if isinstance(inhoud, dict)
        }


@dataclass(frozen=True, slots=True)
class VijfJaar:
    """The positive closes of at least five years before the end of the period, in three groups."""

    afgesloten: list[Stand]
    bekend: list[Stand]
    onbekend: list[Stand]
    verhuisd: list[Stand]
    duurzaam: list[Stand]


def vijf_jaar_na(dag: date) -> date:
    """The same day five years later; 29 February becomes the 28th."""
    if (dag.month, dag.day) == (2, 29):
        return date(dag.year + 5, 2, 28)
    return dag.replace(year=dag.year + 5)


def vijf_jaar(emmers: Emmers) -> VijfJaar:
    """Divide the closes that are old enough. The latest measurement says whether all is known.

    A traject is duurzaam when no measurement within five years after closing holds a bad answer;
    where all measurements are later, the latest is judged.
    """
    groepen = VijfJaar([], [], [], [], [])
    einde = emmers.vraag.einde
    for stand in emmers.eenmaal(positief_afgesloten):
        grens = vijf_jaar_na(stand.feiten["afgesloten"].op)
        if grens > einde:
            continue
        groepen.afgesloten.append(stand)
        meting = laatste(stand)
        antwoorden = [antwoord(meting, vraag) for vraag in _VRAGEN] if meting else []
        if Woonsituatie.VERHUISD_OP_EIGEN_INITIATIEF.label in antwoorden:
            groepen.verhuisd.append(stand)
        elif meting is None or ONBEKEND in antwoorden:
            groepen.onbekend.append(stand)
        else:
            groepen.bekend.append(stand)
            binnen = [m for m in stand.metingen if m.op <= grens] or [meting]
            if all(_niets_slecht(m) for m in binnen):
                groepen.duurzaam.append(stand)
    return groepen


def _niets_slecht(meting: Feit) -> bool:
    return all(
        antwoord(meting, vraag) in (goed.label, ONBEKEND) for vraag, (_, goed) in _VRAGEN.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DuurzaamVijfJaar(Cijfer):
    """Version 2024: kept the home without rent debt or nuisance throughout five years."""

    def compute(self, emmers: Emmers) -> Waarde:
        groepen = emmers.eenmaal(vijf_jaar)
        duurzaam, bekend = len(groepen.duurzaam), len(groepen.bekend)
        return {
            "afgesloten": len(groepen.afgesloten),
            "bekend": bekend,
            "duurzaam": duurzaam,
            "percentage": Fraction(100 * duurzaam, bekend) if bekend else None,
            "onbekend": len(groepen.onbekend),
        }

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        groepen = emmers.eenmaal(vijf_jaar)
        delen = {
            None: groepen.afgesloten,
            "afgesloten": groepen.afgesloten,
            "bekend": groepen.bekend,
            "percentage": groepen.bekend,
            "duurzaam": groepen.duurzaam,
            "onbekend": groepen.onbekend,
        }
        return delen.get(deel, [])


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentage2024(DuurzaamVijfJaar):
    """The percentage of version 2024 alone."""

    def compute(self, emmers: Emmers) -> Waarde:
        delen = DuurzaamVijfJaar.compute(self, emmers)
        return delen["percentage"] if isinstance(delen, dict) else None

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        return DuurzaamVijfJaar.standen(self, emmers, "percentage")

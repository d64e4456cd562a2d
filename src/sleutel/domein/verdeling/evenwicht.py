"""Level 3 in a model: the deviation of corporaties and gemeenten as linear rows."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.verdeling.gegevens import Woning
from sleutel.domein.verdeling.grenzen import Grenzen
from sleutel.domein.verdeling.niveaus import Aandeel, Afspraken, afwijking


@dataclass(frozen=True, slots=True)
class Vakken:
    """The homes grouped by what level 3 and the maxima look at: corporatie and gemeente.

    A corporatie without a taakstelling is None. `van[h]` is the vak of home h.
    """

    corporatie: list[str | None]
    gemeente: list[int]
    naam_gemeente: list[str]
    van: list[int]
    gemeente_van: list[int]

    def ongelijkheid(self, aantallen: Sequence[int], afspraken: Afspraken) -> Fraction:
        """The deviation when so many homes of each vak are let."""
        per_corporatie: dict[str, int] = {}
        per_gemeente: dict[str, int] = {}
        for v, aantal in enumerate(aantallen):
            corporatie, gemeente = self.corporatie[v], self.naam_gemeente[v]
            if corporatie is not None:
                per_corporatie[corporatie] = per_corporatie.get(corporatie, 0) + aantal
            per_gemeente[gemeente] = per_gemeente.get(gemeente, 0) + aantal
        return afwijking(afspraken.corporaties, per_corporatie) + afwijking(
            afspraken.gemeenten, per_gemeente
        )


def vakken_van(woningen: Sequence[Woning], grenzen: Grenzen, afspraken: Afspraken) -> Vakken:
    nummers: dict[tuple[str | None, int], int] = {}
    van: list[int] = []
    for h, woning in enumerate(woningen):
        corporatie = woning.corporatie if woning.corporatie in afspraken.corporaties else None
        v = nummers.setdefault((corporatie, grenzen.gemeente[h]), len(nummers))
        van.append(v)
    naam = {g: w.gemeente for g, w in zip(grenzen.gemeente, woningen, strict=True)}
    return Vakken(
        corporatie=[corporatie for corporatie, _ in nummers],
        gemeente=[g for _, g in nummers],
        naam_gemeente=[naam[g] for _, g in nummers],
        van=van,
        gemeente_van=grenzen.gemeente,
    )


def kleinste_stap(afspraken: Afspraken) -> Fraction:
    """Two different deviations differ at least this much: both are whole multiples of it."""
    noemers = [_noemer(afspraken.corporaties), _noemer(afspraken.gemeenten)]
    return Fraction(1, math.lcm(*noemers))


def _noemer(aandelen: Mapping[str, Aandeel]) -> int:
    totaal = sum(a.afgesproken for a in aandelen.values())
    return totaal // (math.gcd(totaal, *(a.afgesproken for a in aandelen.values())) or 1) or 1


@dataclass(frozen=True, slots=True)
class Teller:
    """What one corporatie or gemeente lets: of which homes, at most how many, and what was agreed."""

    huizen: list[int]
    ruimte: int
    aandeel: Aandeel | None


def tellers_van(
    vakken: Vakken, ruimte: Sequence[int], afspraken: Afspraken
) -> tuple[list[Teller], list[Teller]]:
    """(the corporaties with a taakstelling, the gemeenten with homes or a maximum)."""
    per_corporatie: dict[str, list[int]] = {naam: [] for naam in afspraken.corporaties}
    per_gemeente: dict[str, list[int]] = {naam: [] for naam in afspraken.gemeenten}
    ruimte_van: dict[str, int] = {}
    for h, v in enumerate(vakken.van):
        corporatie, gemeente = vakken.corporatie[v], vakken.naam_gemeente[v]
        if corporatie is not None:
            per_corporatie[corporatie].append(h)
        per_gemeente.setdefault(gemeente, []).append(h)
        ruimte_van[gemeente] = ruimte[vakken.gemeente[v]]
    return (
        [
            Teller(leden, len(leden), afspraken.corporaties[c])
            for c, leden in per_corporatie.items()
        ],
        [
            Teller(leden, min(len(leden), ruimte_van.get(g, 0)), afspraken.gemeenten.get(g))
            for g, leden in per_gemeente.items()
        ],
    )


Lijn = tuple[float, float, float]
"""(a, b, c): the deviation of a row is at least a·r + b·R + c, with r and R what is new."""


def lijnen(aandeel: Aandeel, afgesproken: int, gebruikt: int, nieuw: int | None) -> list[Lijn]:
    """Lines below |r - t·R/T|, where T = `afgesproken` and R is `gebruikt` and what is new.

    Where it is known how many are new, r is a whole number near a fixed target: then the line through
    the whole numbers on both sides of it holds too, and the lines are exact at every whole number.
    """
    deel = Fraction(aandeel.afgesproken, afgesproken)
    if nieuw is None:
        vast = aandeel.gebruikt - deel * gebruikt
        return [(1.0, -float(deel), float(vast)), (-1.0, float(deel), -float(vast))]
    doel = deel * (gebruikt + nieuw) - aandeel.gebruikt
    onder = math.floor(doel)
    helling = 1 - 2 * (doel - onder)
    midden = doel - onder - helling * onder
    return [
        (-1.0, 0.0, float(doel)),
        (float(helling), 0.0, float(midden)),
        (1.0, 0.0, -float(doel)),
    ]

"""Level 3 in a model: the deviation of corporaties and gemeenten as linear rows."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.verdeling.gegevens import Woning
from sleutel.domein.verdeling.grenzen import Grenzen
from sleutel.domein.verdeling.niveaus import Aandeel, Afspraken, afwijking
from sleutel.domein.verdeling.oplosser import ONEINDIG, Model


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
    minstens: list[int]
    hoogstens: list[int]

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
    hoogstens: list[int] = []
    for h, woning in enumerate(woningen):
        corporatie = woning.corporatie if woning.corporatie in afspraken.corporaties else None
        v = nummers.setdefault((corporatie, grenzen.gemeente[h]), len(nummers))
        if v == len(hoogstens):
            hoogstens.append(0)
        hoogstens[v] += 1
        van.append(v)
    naam = {g: w.gemeente for g, w in zip(grenzen.gemeente, woningen, strict=True)}
    return Vakken(
        corporatie=[corporatie for corporatie, _ in nummers],
        gemeente=[g for _, g in nummers],
        naam_gemeente=[naam[g] for _, g in nummers],
        van=van,
        gemeente_van=grenzen.gemeente,
        minstens=[0] * len(nummers),
        hoogstens=[min(n, grenzen.ruimte[g]) for n, (_, g) in zip(hoogstens, nummers, strict=True)],
    )


def kleinste_stap(afspraken: Afspraken) -> Fraction:
    """Two different deviations differ at least this much: both are whole multiples of it."""
    noemers = [_noemer(afspraken.corporaties), _noemer(afspraken.gemeenten)]
    return Fraction(1, math.lcm(*noemers))


def _noemer(aandelen: Mapping[str, Aandeel]) -> int:
    totaal = sum(a.afgesproken for a in aandelen.values())
    return totaal // (math.gcd(totaal, *(a.afgesproken for a in aandelen.values())) or 1) or 1


def kosten_ongelijkheid(
    model: Model, afspraken: Afspraken, vakken: Vakken, kolommen: Sequence[int]
) -> list[tuple[int, float]]:
    """Adds the rows of |r - t·R/T| to the model; returns the terms whose sum is the deviation.

    `kolommen[v]` is the column that counts the homes let in vak v.
    """
    per_corporatie: dict[str, list[int]] = {}
    per_gemeente: dict[str, list[int]] = {}
    for v, kolom in enumerate(kolommen):
        corporatie, gemeente = vakken.corporatie[v], vakken.naam_gemeente[v]
        if corporatie is not None:
            per_corporatie.setdefault(corporatie, []).append(kolom)
        if gemeente in afspraken.gemeenten:
            per_gemeente.setdefault(gemeente, []).append(kolom)
    return [
        *_rijen(model, afspraken.corporaties, per_corporatie),
        *_rijen(model, afspraken.gemeenten, per_gemeente),
    ]


def _rijen(
    model: Model, aandelen: Mapping[str, Aandeel], kolommen: Mapping[str, list[int]]
) -> list[tuple[int, float]]:
    totaal = sum(a.afgesproken for a in aandelen.values())
    if totaal == 0:
        return []
    gebruikt = sum(a.gebruikt for a in aandelen.values())
    termen = []
    for naam, aandeel in aandelen.items():
        deel = aandeel.afgesproken / totaal
        afstand = model.variabele()
        termen.append((afstand, 1.0))
        vast = float(aandeel.gebruikt - Fraction(aandeel.afgesproken * gebruikt, totaal))
        rij = [(k, -deel) for ander in kolommen if ander != naam for k in kolommen[ander]]
        rij += [(k, 1.0 - deel) for k in kolommen.get(naam, [])]
        rij = [(k, w) for k, w in rij if w]
        model.rij(vast, ONEINDIG, [(afstand, 1.0), *((k, -w) for k, w in rij)])
        model.rij(-vast, ONEINDIG, [(afstand, 1.0), *rij])
    return termen

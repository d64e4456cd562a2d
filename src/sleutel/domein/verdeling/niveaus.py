"""What is best: four levels, in this order.

1. as many kandidaten housed as possible;
2. the highest priority: the placed kandidaten sorted by (urgentie, op_lijst_sinds), the
   lexicographically better list wins, equal keys are equal;
3. the smallest deviation of the corporaties from their share and of the gemeenten from theirs;
4. most wishes met.

Values are compared exactly: the deviation is a fraction.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sleutel.domein.verdeling.gegevens import Kandidaat, Vraag, Woning

Sleutel = tuple[int, date]
Paar = tuple[Kandidaat, Woning]


def voorrang(kandidaat: Kandidaat) -> Sleutel:
    """Level 2 looks at these two only; the smaller goes first."""
    return kandidaat.urgentie, kandidaat.op_lijst_sinds


def volgorde(kandidaat: Kandidaat) -> tuple[int, date, bool, int, str]:
    """Priority, and among equals the fixed rule: the lower `loting` (none goes last), then the id."""
    loting = kandidaat.loting
    return *voorrang(kandidaat), loting is None, loting or 0, kandidaat.id


def wens_vervuld(kandidaat: Kandidaat, woning: Woning) -> bool:
    return woning.gemeente in kandidaat.wensen


@dataclass(frozen=True, slots=True)
class Aandeel:
    """What was agreed with one corporatie or gemeente, and what is used of it before today."""

    afgesproken: int
    gebruikt: int


@dataclass(frozen=True, slots=True)
class Afspraken:
    """The corporaties with a taakstelling and the gemeenten with a maximum; others stay outside."""

    corporaties: Mapping[str, Aandeel]
    gemeenten: Mapping[str, Aandeel]

    def ongelijkheid(self, woningen: Iterable[Woning]) -> Fraction:
        """Level 3: Σ|rᶜ − tᶜ·R/T| + Σ|sᵍ − mᵍ·S/M| when these homes are let."""
        verhuurd = list(woningen)
        per_corporatie = Counter(w.corporatie for w in verhuurd)
        per_gemeente = Counter(w.gemeente for w in verhuurd)
        return afwijking(self.corporaties, per_corporatie) + afwijking(self.gemeenten, per_gemeente)


def afwijking(aandelen: Mapping[str, Aandeel], nieuw: Mapping[str, int]) -> Fraction:
    """Σ|r − t·R/T| over the rows, with R and T their sums; 0 where nothing was agreed (T = 0)."""
    totaal = sum(a.afgesproken for a in aandelen.values())
    if totaal == 0:
        return Fraction(0)
    gebruikt = {naam: a.gebruikt + nieuw.get(naam, 0) for naam, a in aandelen.items()}
    alles = sum(gebruikt.values())
    verschil = sum(abs(gebruikt[n] * totaal - a.afgesproken * alles) for n, a in aandelen.items())
    return Fraction(verschil, totaal)


def afspraken_van(vraag: Vraag) -> Afspraken:
    """Rows of one corporatie add up; of several rows of one gemeente the strictest counts.

    The strictest has the least room left (then the lowest maximum). A row without an amount stays outside.
    """
    corporaties: dict[str, Aandeel] = {}
    for t in vraag.taakstelling:
        if t.aantal is not None:
            eerder = corporaties.get(t.corporatie, Aandeel(0, 0))
            gebruikt = eerder.gebruikt + t.gerealiseerd + t.gereserveerd
            corporaties[t.corporatie] = Aandeel(eerder.afgesproken + t.aantal, gebruikt)
    gemeenten: dict[str, Aandeel] = {}
    for s in vraag.spreiding:
        if s.maximum is not None:
            rij = Aandeel(s.maximum, s.gerealiseerd + s.gereserveerd)
            gemeenten[s.gemeente] = min(rij, gemeenten.get(s.gemeente, rij), key=_ruimte)
    # In one order, whatever the order of the input: the search goes through them.
    return Afspraken(dict(sorted(corporaties.items())), dict(sorted(gemeenten.items())))


def _ruimte(aandeel: Aandeel) -> tuple[int, int]:
    return aandeel.afgesproken - aandeel.gebruikt, aandeel.afgesproken


@dataclass(frozen=True, slots=True)
class Waarde:
    """What an answer is worth on the four levels."""

    geplaatst: int
    lijst: tuple[Sleutel, ...]
    ongelijkheid: Fraction
    wensen: int


def waarde_van(paren: Iterable[Paar], afspraken: Afspraken) -> Waarde:
    lijst = list(paren)
    return Waarde(
        geplaatst=len(lijst),
        lijst=tuple(sorted(voorrang(k) for k, _ in lijst)),
        ongelijkheid=afspraken.ongelijkheid(w for _, w in lijst),
        wensen=sum(wens_vervuld(k, w) for k, w in lijst),
    )

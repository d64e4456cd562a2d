"""Levels 3 and 4 by flows only: for questions that are too large for a linear programme over all pairs.

The counts come first (`aantallen`): the least deviation, and how many homes each gemeente then lets. With
those fixed, the most wishes is a flow (`stroom`), but for caps on groups; there the two questions of
`groepen` hold the truth between them again. *Ruimer* gives a bound, and says who takes the places of each
group. *Strenger* admits those people by name. Where somebody then has no home, the search that failed has
reached people with too few homes between them (P. Hall, 1935); one of them is admitted elsewhere.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sleutel.domein.verdeling.aantallen import Aantallen
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok, TijdOp
from sleutel.domein.verdeling.matroide import bitnummers
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.stroom import Netwerk, Stroom

POGINGEN, RONDES = 10, 3
"""So many times people are admitted elsewhere; so many times homes and names take turns after that."""


@dataclass(slots=True)
class Gevonden:
    """An answer (None: none was found), and bounds for all: `afwijking` from below, `wensen` from above."""

    woning: dict[int, int] | None = None
    afwijking: float = 0.0
    wensen: int | None = None


class Tekort(NamedTuple):
    """People who have too few homes between them, and the homes that they cannot reach (`over`)."""

    mensen: Collection[int]
    over: int


def tekort_van(opgave: Opgave, woning: dict[int, int], zonder: Iterable[int]) -> Tekort:
    """From people without a home: everybody whom they could make move, and still nothing comes free."""
    gemeente = opgave.vakken.gemeente_van
    bewoner = {h: p for p, h in woning.items()}
    bezet = [0] * len(opgave.ruimte)
    for h in bewoner:
        bezet[gemeente[h]] |= 1 << h
    mensen = dict.fromkeys(zonder)
    wachtend, over = list(mensen), (1 << len(gemeente)) - 1
    for p in wachtend:
        doelen = opgave.past(p) & over
        over &= ~doelen
        for h in bitnummers(doelen):
            vrij = h not in bewoner
            erbij = bezet[gemeente[h]] & over if vrij else 1 << h
            over &= ~erbij
            for q in (bewoner[a] for a in bitnummers(erbij)):
                if q not in mensen:
                    mensen[q] = None
                    wachtend.append(q)
    return Tekort(mensen, over)


@dataclass(slots=True)
class Toelating:
    """Who may have a place in which group: everybody but those in `niet` (person -> place homes)."""

    plekken: Plekken
    ruimer: Opgave
    niet: dict[int, int] = field(default_factory=dict)

    def past(self, p: int) -> int:
        return self.ruimer.past(p) & ~self.niet.get(p, 0)

    def wens(self, p: int) -> int:
        return self.ruimer.wens(p) & ~self.niet.get(p, 0)

    def opgave(self) -> Opgave:
        return replace(self.ruimer, past=self.past, wens=self.wens)

    def elders(self, opgave: Opgave, tekort: Tekort, namen: list[list[int]], aantal: int) -> bool:
        """Of the people with too few homes between them, admits `aantal` elsewhere; False: nobody can be.

        First those with the most homes elsewhere that the failed search did not reach.
        """
        van_groep = {p: g for g, leden in enumerate(namen) for p in leden}
        keuzes = []
        for p in tekort.mensen:
            if p in van_groep:
                elders = opgave.past(p) & tekort.over & ~self.plekken.groepen[van_groep[p]].woningen
                if elders:
                    keuzes.append((-elders.bit_count(), p))
        for _, p in sorted(keuzes)[:aantal]:
            self.niet[p] = self.niet.get(p, 0) | self.plekken.plek_bits(van_groep[p])
        return bool(keuzes)


class OpNaam:
    """One search; `opgave.per_klasse` is fixed."""

    def __init__(self, opgave: Opgave, plekken: Plekken, klok: Klok) -> None:
        self.opgave, self.plekken, self.klok = opgave, plekken, klok
        self.uit = Gevonden()

    def zoek(self) -> Gevonden:
        """What was found in time."""
        with suppress(TijdOp):
            self._zoek()
        return self.uit

    def _zoek(self) -> None:
        o = self.opgave
        self.aantallen = Aantallen(o, self.plekken, self.klok)
        self.uit.afwijking = self.aantallen.grens
        per_gemeente = self.aantallen.per_gemeente()
        if per_gemeente is None:
            return
        ruimer = self.plekken.ruimer(o, self.klok)
        toelating = Toelating(self.plekken, ruimer)
        boven = self._los_op(
            ruimer, ruimer.vakken.gemeente_van, [*per_gemeente, self.plekken.totaal]
        )
        if len(boven.woning) < boven.nodig:
            return
        self.uit.wensen = boven.wensen
        self.minstens = [0] * len(self.aantallen.aantal)
        self.per_vak = self._dichtbij(boven)
        woning = self._op_naam(toelating)
        if woning is not None:
            self.uit.woning = self._om_beurten(woning)

    def _los_op(self, opgave: Opgave, vak: list[int], per_vak: list[int]) -> Stroom:
        net = Netwerk(opgave.past, opgave.wens, opgave.klassen, opgave.per_klasse, vak, per_vak)
        stroom = Stroom(net)
        stroom.los_op(self.klok.op)
        self.klok.check()
        return stroom

    def _dichtbij(self, stroom: Stroom) -> list[int] | None:
        """Counts per vak that are best on level 3, near to those of a flow."""
        vakken, huizen = self.opgave.vakken.van, len(self.opgave.vakken.van)
        nu, wensen = [0] * len(self.minstens), [0] * len(self.minstens)
        for p, h in stroom.woning.items():
            if h < huizen:
                nu[vakken[h]] += 1
                wensen[vakken[h]] += stroom.net.wens(p) >> h & 1
        return self.aantallen.dichtbij(nu, wensen, self.minstens)

    def _op_naam(self, toelating: Toelating) -> dict[int, int] | None:
        """An answer with everybody in; people and counts are moved where a search found too few homes."""
        o, plekken = self.opgave, self.plekken
        for _ in range(POGINGEN):
            if self.per_vak is None:
                return None
            stroom = self._met_plekken(toelating)
            if len(stroom.woning) == stroom.nodig:
                namen = plekken.in_groep(stroom.woning)
                wie = plekken.strenger(o, plekken.vul_aan(namen, ()))
                stroom = self._los_op(wie, o.vakken.van, self.per_vak)
                tekort = stroom.nodig - len(stroom.woning)
                if not tekort:
                    return stroom.woning
                verder = stroom.vast is not None and toelating.elders(
                    o, Tekort(stroom.vast.mensen, stroom.vast.over), namen, tekort
                )
            else:
                verder = False
            if not self._meer_in(stroom) and not verder:
                return None
        return None

    def _met_plekken(self, toelating: Toelating) -> Stroom:
        assert self.per_vak is not None
        opgave = toelating.opgave()
        return self._los_op(opgave, opgave.vakken.van, [*self.per_vak, self.plekken.totaal])

    def _meer_in(self, stroom: Stroom) -> bool:
        """One home more in every vak that kept somebody out; False: there is none."""
        vol = [v for v in (stroom.vast.vakken if stroom.vast else ()) if v < len(self.minstens)]
        for v in vol:
            assert self.per_vak is not None
            self.minstens[v] = self.per_vak[v] + 1
        if vol:
            self.per_vak = self._dichtbij(stroom)
        return bool(vol)

    def _om_beurten(self, woning: dict[int, int]) -> dict[int, int]:
        """More wishes: who is admitted to the homes of the groups, then which homes for those admitted."""
        o, plekken = self.opgave, self.plekken
        per_vak = o.per_vak(woning)
        beste, wensen = woning, o.wensen(woning)
        for _ in range(RONDES if plekken.groepen else 0):
            self.uit.woning = beste
            if wensen == self.uit.wensen:
                break
            met_huizen = plekken.met_huizen(o, beste)
            stroom = self._los_op(met_huizen, o.vakken.van, per_vak)
            op_naam = plekken.strenger(o, plekken.vul_aan(plekken.bewoners(stroom.woning), ()))
            stroom = self._los_op(op_naam, o.vakken.van, per_vak)
            if len(stroom.woning) < stroom.nodig or stroom.wensen <= wensen:
                break
            beste, wensen = stroom.woning, stroom.wensen
        return beste

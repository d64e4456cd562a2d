"""Levels 3 and 4 by flows only: for questions that are too large for a linear programme over all pairs.

The counts come first (`aantallen`): the least deviation, and how many homes each gemeente then lets. With
those fixed, the most wishes is a flow (`stroom`), but for caps on groups; there the two questions of
`groepen` hold the truth between them again. *Ruimer* gives a bound, and says who takes the places of each
group. *Strenger* admits those people by name. Where somebody then has no home, the search that failed has
reached people with too few homes between them (P. Hall, 1935); one of them is admitted elsewhere.

*Ruimer* has very many best answers, and they differ in how many wishes their names allow. So it is asked
again, with equals in another order, until the names allow as many as the bound.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sleutel.domein.verdeling.aantallen import Aantallen
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok, TijdOp
from sleutel.domein.verdeling.matroide import Plaatsing, bitnummers
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.plaatsprijs import MetPrijzen, prijzen_van
from sleutel.domein.verdeling.stroom import Netwerk, Stroom

POGINGEN = 4
"""So many times counts are moved for the same people."""

KEREN, KEREN_KLEIN = 32, 1
"""So many orders in which names are looked for; the second where there are none, or a programme is quick."""

EERLIJK = 0.5
"""Seconds for the fairest counts when the time is up: a tenth is enough for most questions."""


@dataclass(slots=True)
class Gevonden:
    """An answer (None: none was found), and bounds for all: `afwijking` from below, `wensen` from above.

    `gestroomd`: the answer comes from a flow of wishes.
    """

    woning: dict[int, int] | None = None
    gestroomd: bool = False
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
    """One search from an answer; `opgave.per_klasse` is fixed."""

    def __init__(self, opgave: Opgave, plekken: Plekken, klok: Klok) -> None:
        self.opgave, self.plekken, self.klok = opgave, plekken, klok
        self.uit = Gevonden()

    def zoek(self, woning: dict[int, int], keren: int) -> Gevonden:
        """What was found in time; the fairest counts also when the clock runs out on the way."""
        with suppress(TijdOp):
            self.aantallen = Aantallen(self.opgave, self.plekken, self._kort())
            self.uit.afwijking = self.aantallen.grens
            self.uit.woning = self._eerlijk(woning)
            self.aantallen.klok = self.klok
            self._zoek(keren)
        return self.uit

    def _kort(self) -> Klok:
        """Time for the counts, once begun: they are few and soon known."""
        self.klok.check()
        return Klok(max(self.klok.over(), EERLIJK))

    def _eerlijk(self, woning: dict[int, int]) -> dict[int, int] | None:
        """The same people at counts that are best on level 3, or near to it, whatever they wish."""
        o, plekken = self.opgave, self.plekken
        per_vak = o.per_vak(woning)
        minstens = [0] * len(per_vak)
        op_naam = plekken.strenger(o, plekken.vul_aan(plekken.bewoners(woning), ()))
        beste, afwijking = None, o.ongelijkheid(woning)
        for _ in range(POGINGEN):
            doel = self.aantallen.dichtbij(per_vak, minstens, minstens)
            if doel is None:
                break
            plaatsing = Plaatsing(op_naam.past, o.vakken.van, doel)
            over = plaatsing.neem_over(woning)
            if not over:
                return plaatsing.woning
            gevonden = self._ruim(op_naam, plaatsing.woning, over)
            if gevonden is not None and o.ongelijkheid(gevonden) < afwijking:
                beste, afwijking = gevonden, o.ongelijkheid(gevonden)
            vol = [v for v, bits in enumerate(plaatsing.van_vak) if bits & ~plaatsing.levend]
            for v in vol:
                minstens[v] = min(doel[v] + 1, int(self.aantallen.aantal[v]))
        return beste

    def _ruim(
        self, op_naam: Opgave, woning: dict[int, int], over: list[int]
    ) -> dict[int, int] | None:
        """Those for whom the counts were too narrow have a home as well, as far as each gemeente allows."""
        plaatsing = Plaatsing(op_naam.past, op_naam.vakken.gemeente_van, op_naam.ruimte)
        plaatsing.neem_over(woning)
        return plaatsing.woning if len(plaatsing.place_all(over)) == len(over) else None

    def _zoek(self, keren: int) -> None:
        per_gemeente = self.aantallen.per_gemeente()
        if per_gemeente is None:
            return
        self.per_gemeente = per_gemeente
        toelating = Toelating(self.plekken, self.plekken.ruimer(self.opgave, self.klok))
        boven = self._met_plekken(toelating, 0)
        if len(boven.woning) < boven.nodig:
            return
        self.uit.wensen, self.beste = boven.wensen, -1
        self._probeer(toelating, 0, boven)
        if keren > 1 and self.plekken.groepen and self.beste < self.uit.wensen:
            self._met_prijzen(boven)
        for keer in range(1, keren):
            if self.beste == self.uit.wensen:
                break
            self._probeer(toelating, keer, self._met_plekken(toelating, keer))

    def _met_prijzen(self, boven: Stroom) -> None:
        """The bound again, by the prices of the places."""
        vraag = MetPrijzen(self.opgave, self.plekken, prijzen_van(self.plekken, boven))
        stroom = self._vul(vraag.netwerk(self.per_gemeente))
        if len(stroom.woning) == stroom.nodig and self.uit.wensen is not None:
            self.uit.wensen = min(self.uit.wensen, vraag.hoogstens(stroom))

    def _los_op(self, opgave: Opgave, vak: list[int], per_vak: list[int]) -> Stroom:
        return self._vul(
            Netwerk(opgave.past, opgave.wens, opgave.klassen, opgave.per_klasse, vak, per_vak)
        )

    def _vul(self, net: Netwerk) -> Stroom:
        stroom = Stroom(net)
        stroom.los_op(self.klok.op)
        self.klok.check()
        return stroom

    def _met_plekken(self, toelating: Toelating, keer: int) -> Stroom:
        opgave = in_andere_orde(toelating.opgave(), keer)
        per_gemeente = [*self.per_gemeente, self.plekken.totaal]
        return self._los_op(opgave, opgave.vakken.gemeente_van, per_gemeente)

    def _probeer(self, toelating: Toelating, keer: int, boven: Stroom) -> None:
        """An answer by the names of `boven`, where it can have more wishes than the best so far.

        Where homes fall short, people are admitted elsewhere from then on.
        """
        o, plekken = self.opgave, self.plekken
        for _ in range(POGINGEN):
            if len(boven.woning) < boven.nodig or boven.wensen <= self.beste:
                break
            namen = plekken.in_groep(boven.woning)
            op_naam = plekken.strenger(o, plekken.vul_aan(namen, ()))
            stroom = boven
            if plekken.groepen:
                stroom = self._los_op(op_naam, o.vakken.gemeente_van, self.per_gemeente)
            mist = stroom.nodig - len(stroom.woning)
            if not mist:
                if stroom.wensen > self.beste:
                    self._met_aantallen(op_naam, stroom)
                return
            tekort = stroom.vast and Tekort(stroom.vast.mensen, stroom.vast.over)
            if not tekort or not toelating.elders(o, tekort, namen, mist):
                break
            boven = self._met_plekken(toelating, keer)
        toelating.niet.clear()

    def _met_aantallen(self, op_naam: Opgave, stroom: Stroom) -> None:
        """The same names at counts per vak that are best on level 3, near to those of `stroom`.

        One home more in every vak that kept somebody out.
        """
        minstens = [0] * len(self.aantallen.aantal)
        for _ in range(POGINGEN):
            per_vak = self._dichtbij(stroom, minstens)
            if per_vak is None:
                return
            stroom = self._los_op(op_naam, self.opgave.vakken.van, per_vak)
            if len(stroom.woning) == stroom.nodig:
                if self._neem(stroom):
                    self._om_beurten(stroom)
                return
            for v in stroom.vast.vakken if stroom.vast else ():
                minstens[v] = per_vak[v] + 1

    def _neem(self, stroom: Stroom) -> bool:
        """Keeps an answer with more wishes than the best so far."""
        if len(stroom.woning) < stroom.nodig or stroom.wensen <= self.beste:
            return False
        self.uit.woning, self.uit.gestroomd, self.beste = stroom.woning, True, stroom.wensen
        return True

    def _om_beurten(self, stroom: Stroom) -> None:
        """More wishes: who is admitted to the homes of the groups, then which homes for those admitted."""
        o, plekken, per_vak = self.opgave, self.plekken, stroom.net.per_vak
        while plekken.groepen and self.uit.wensen != self.beste:
            met_huizen = plekken.met_huizen(o, stroom.woning)
            stroom = self._los_op(met_huizen, o.vakken.van, per_vak)
            beter = self._neem(stroom)
            op_naam = plekken.strenger(o, plekken.vul_aan(plekken.bewoners(stroom.woning), ()))
            stroom = self._los_op(op_naam, o.vakken.van, per_vak)
            if not self._neem(stroom) and not beter:
                return

    def _dichtbij(self, stroom: Stroom, minstens: list[int]) -> list[int] | None:
        """Counts per vak that are best on level 3, near to those of a flow."""
        vakken, huizen = self.opgave.vakken.van, len(self.opgave.vakken.van)
        nu, wensen = [0] * len(minstens), [0] * len(minstens)
        for p, h in stroom.woning.items():
            if h < huizen:
                nu[vakken[h]] += 1
                wensen[vakken[h]] += stroom.net.wens(p) >> h & 1
        return self.aantallen.dichtbij(nu, wensen, minstens)


def in_andere_orde(opgave: Opgave, keer: int) -> Opgave:
    """The same question, with klassen and the people in them mixed; as it is where `keer` is 0."""
    if keer == 0:
        return opgave

    def mix(nummer: int) -> int:
        return (nummer + 1) * (2654435761 + 2 * keer) * 40503 % 2**32 // 2**8

    orde = sorted(range(len(opgave.klassen)), key=mix)
    return replace(
        opgave,
        klassen=[sorted(opgave.klassen[k], key=mix) for k in orde],
        per_klasse=[opgave.per_klasse[k] for k in orde],
    )

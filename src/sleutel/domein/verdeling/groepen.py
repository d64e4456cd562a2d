"""Caps on groups of people in places, on top of the matroid: from two sides, until the sides meet.

With such caps the question is NP-hard (Benabbou et al. 2018, see `grenzen`). Two questions without them
hold the answer between them:

* *ruimer* (a bound): a person of a capped group takes one of its `maximum` places, and the place may
  take any home that suits anybody of the group. Places are a layer between people and homes; a layer is
  again a matching, with for each place a person and a home of its own. Whatever is best there is at
  least as good as the truth.
* *strenger* (an answer): for each group at most `maximum` people are admitted to its homes, by name.
  Whatever is placed there keeps the caps.

Where both have the same value, that value is proven. See also N. Arnosti and P. Shi, *Design of
Lotteries and Wait-Lists for Affordable Housing Allocation* (2020), and J. Leshno, *Dynamic Matching in
Overloaded Waiting Lists* (2022), on what rules of order do to who ends up where.
"""

from collections.abc import Iterable
from dataclasses import replace

from sleutel.domein.verdeling.grenzen import Groep
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.matroide import als_bits
from sleutel.domein.verdeling.opgave import Bord, Opgave


class Plekken:
    """The places of the capped groups. Every home counts in one group of its woonproces."""

    def __init__(self, bord: Bord) -> None:
        self.bord, self.mensen = bord, len(bord.kandidaten)
        self.groepen = bord.grenzen.groepen
        self.leden = _leden(bord, self.groepen)
        self.eigen = _zonder_overlap(self.groepen)
        self.van_woonproces: dict[str, list[int]] = {}
        for g, groep in enumerate(self.groepen):
            self.van_woonproces.setdefault(groep.woonproces, []).append(g)
        self.samen: list[int] = []
        self.begin: list[int] = []
        self.totaal = 0
        for groep in self.groepen:
            self.begin.append(self.totaal)
            self.totaal += groep.maximum

    def ruimer(self, opgave: Opgave, klok: Klok | None = None) -> Opgave:
        """The bound: people and homes, and for each place one of both (numbered after the real ones).

        May raise `TijdOp`.
        """
        mensen, woningen = len(self.bord.kandidaten), len(self.bord.woningen)
        if len(self.samen) < len(self.groepen):
            self.samen = [self._van_iemand(g, klok) for g in range(len(self.groepen))]
        samen = self.samen
        plek_bits = [self.plek_bits(g) for g in range(len(self.groepen))]
        groep_van = [g for g, groep in enumerate(self.groepen) for _ in range(groep.maximum)]
        onthouden: dict[int, int] = {}

        def via_plekken(p: int, rij: int) -> int:
            """The homes outside the groups as they are, and the places of each group with a home."""
            uit = rij
            for g in self.van_woonproces.get(self.bord.kandidaten[p].woonproces, ()):
                if uit & self.eigen[g]:
                    uit = (uit & ~self.eigen[g]) | plek_bits[g]
            return uit

        def past(p: int) -> int:
            if p not in onthouden:
                if p < mensen:
                    onthouden[p] = via_plekken(p, opgave.past(p))
                else:
                    onthouden[p] = samen[groep_van[p - mensen]] | 1 << (woningen + p - mensen)
            return onthouden[p]

        def wens(p: int) -> int:
            return via_plekken(p, opgave.wens(p)) if p < mensen else 0

        v, g = opgave.vakken, len(opgave.ruimte)
        return replace(
            opgave,
            past=past,
            wens=wens,
            klassen=[list(range(mensen, mensen + self.totaal)), *opgave.klassen],
            per_klasse=[self.totaal, *opgave.per_klasse],
            ruimte=[*opgave.ruimte, self.totaal],
            vooraf={mensen + i: woningen + i for i in range(self.totaal)},
            vakken=replace(
                v,
                corporatie=[*v.corporatie, None],
                gemeente=[*v.gemeente, g],
                naam_gemeente=[*v.naam_gemeente, ""],
                van=[*v.van, *[len(v.corporatie)] * self.totaal],
                gemeente_van=[*v.gemeente_van, *[g] * self.totaal],
            ),
        )

    def plek_bits(self, g: int) -> int:
        """The places of group g, numbered after the homes."""
        eerste = len(self.bord.woningen) + self.begin[g]
        return als_bits(
            range(eerste, eerste + self.groepen[g].maximum), len(self.bord.woningen) + self.totaal
        )

    def in_groep(self, ruimer: dict[int, int]) -> list[list[int]]:
        """Of an answer to the bound: for each group the people who have one of its places."""
        woningen = len(self.bord.woningen)
        toegelaten: list[list[int]] = [[] for _ in self.groepen]
        groep_van = [g for g, groep in enumerate(self.groepen) for _ in range(groep.maximum)]
        for p, h in sorted(ruimer.items()):
            if p < len(self.bord.kandidaten) and h >= woningen:
                toegelaten[groep_van[h - woningen]].append(p)
        return toegelaten

    def strenger(self, opgave: Opgave, toegelaten: list[list[int]]) -> Opgave:
        """The answer: only the admitted may have a home of a group, at most its maximum of them."""
        binnen = [set(leden) for leden in toegelaten]
        onthouden: dict[int, int] = {}

        def past(p: int) -> int:
            if p not in onthouden:
                rij = opgave.past(p)
                for g in self.van_woonproces.get(self.bord.kandidaten[p].woonproces, ()):
                    if p not in binnen[g]:
                        rij &= ~self.groepen[g].woningen
                onthouden[p] = rij
            return onthouden[p]

        return replace(opgave, past=past, wens=lambda p: opgave.wens(p) & past(p))

    def met_huizen(self, opgave: Opgave, woning: dict[int, int]) -> Opgave:
        """The answer again, by homes in place of names: a group has the homes that it has in `woning`.

        So at most as many as now, whoever has them.
        """
        mag: dict[str, int] = {}
        for woonproces, groepen in self.van_woonproces.items():
            buiten = ~0
            for g in groepen:
                buiten &= ~self.groepen[g].woningen
            mag[woonproces] = buiten
        for p, h in woning.items():
            if self.bord.kandidaten[p].woonproces in mag:
                mag[self.bord.kandidaten[p].woonproces] |= 1 << h

        def past(p: int) -> int:
            return opgave.past(p) & mag.get(self.bord.kandidaten[p].woonproces, ~0)

        return replace(opgave, past=past, wens=lambda p: opgave.wens(p) & past(p))

    def vul_aan(self, toegelaten: list[list[int]], liefst: Iterable[int]) -> list[list[int]]:
        """Admits more people, in the order of `liefst`, as far as each maximum allows.

        A home may lie in several groups of one woonproces: a person is admitted to all of them or none.
        """
        uit: list[dict[int, None]] = [{} for _ in self.groepen]
        bedoeld: dict[int, set[int]] = {}
        for g, leden in enumerate(toegelaten):
            for p in leden:
                bedoeld.setdefault(p, set()).add(g)
        for p in [*sorted(bedoeld), *liefst]:
            eigen = self.van_woonproces.get(self.bord.kandidaten[p].woonproces)
            if not eigen:
                continue
            rij = self.bord.past(p)
            for g in eigen:
                wil = g in bedoeld[p] if p in bedoeld else bool(rij & self.groepen[g].woningen)
                if not wil or p in uit[g]:
                    continue
                erbij = [
                    a for a in eigen if a == g or rij & self.eigen[g] & self.groepen[a].woningen
                ]
                erbij = [a for a in erbij if p not in uit[a]]
                if all(len(uit[a]) < self.groepen[a].maximum for a in erbij):
                    for a in erbij:
                        uit[a][p] = None
        return [list(leden) for leden in uit]

    def bewoners(self, woning: dict[int, int]) -> list[list[int]]:
        """For each group the people who have a home in it."""
        return [
            [p for p in sorted(leden & woning.keys()) if groep.woningen >> woning[p] & 1]
            for groep, leden in zip(self.groepen, self.leden, strict=True)
        ]

    def binnen_grenzen(self, woning: dict[int, int]) -> bool:
        """Whether an answer keeps every cap on a group."""
        return all(
            len(leden) <= groep.maximum
            for leden, groep in zip(self.bewoners(woning), self.groepen, strict=True)
        )

    def _van_iemand(self, g: int, klok: Klok | None) -> int:
        """The homes of the group that suit at least one person of it."""
        samen = 0
        for p in self.leden[g]:
            if klok:
                klok.check()
            samen |= self.bord.past(p)
            if not self.eigen[g] & ~samen:
                break
        return samen & self.eigen[g]


def _leden(bord: Bord, groepen: tuple[Groep, ...]) -> list[set[int]]:
    per_woonproces: dict[str, set[int]] = {}
    for p, kandidaat in enumerate(bord.kandidaten):
        per_woonproces.setdefault(kandidaat.woonproces, set()).add(p)
    return [per_woonproces.get(groep.woonproces, set()) for groep in groepen]


def _zonder_overlap(groepen: tuple[Groep, ...]) -> list[int]:
    """Each home in one group of its woonproces: the one that leaves the least room for a home."""
    uit = [0] * len(groepen)
    gehad: dict[str, int] = {}
    strengste = sorted(
        range(len(groepen)),
        key=lambda g: (groepen[g].maximum / groepen[g].woningen.bit_count(), g),
    )
    for g in strengste:
        groep = groepen[g]
        uit[g] = groep.woningen & ~gehad.get(groep.woonproces, 0)
        gehad[groep.woonproces] = gehad.get(groep.woonproces, 0) | groep.woningen
    return uit

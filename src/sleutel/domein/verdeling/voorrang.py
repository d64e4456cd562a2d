"""Levels 1 and 2 with caps on groups: a bound and an answer that close in on each other.

The bound is the `ruimer` question of `groepen`: how many people of each klasse the best answer could place.
The answer comes from people admitted by name, and chains of moves (`invoegen`). Where they differ, a
linear programme decides person by person: it finds the missing place, or proves that there is none.
"""

from collections import Counter
from typing import NamedTuple

from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.invoegen import Invoeger
from sleutel.domein.verdeling.klok import Klok, TijdOp
from sleutel.domein.verdeling.op_naam import Toelating, tekort_van
from sleutel.domein.verdeling.opgave import Opgave, beste_van
from sleutel.domein.verdeling.rangorde import Rangorde

POGINGEN, RONDES, KETENS = 8, 5, 40
"""So many times somebody is admitted elsewhere, so many times whoever fits, so many chains are tried."""


class Bewijs(NamedTuple):
    """The first level that is not proven, and the gap of its bound; for level 1 that bound itself."""

    niveau: int
    kloof: float
    hoogstens: int = 0


def plaats(opgave: Opgave, plekken: Plekken, klok: Klok) -> tuple[dict[int, int], Bewijs | None]:
    """The best answer on levels 1 and 2, and what is not proven of it."""
    if not plekken.groepen:
        woning = opgave.plaats(klok.op)
        return woning, _afgebroken(opgave) if klok.op() else None
    return Voorrang(opgave, plekken, klok).plaats()


def _afgebroken(opgave: Opgave) -> Bewijs:
    """The time was up before everybody had a turn: no more people than homes with room."""
    per_gemeente = Counter(opgave.vakken.gemeente_van)
    plaatsen = sum(min(n, opgave.ruimte[g]) for g, n in per_gemeente.items())
    mensen = sum(len(klasse) for klasse in opgave.klassen)
    return Bewijs(1, 0.0, min(plaatsen, mensen))


class Voorrang:
    def __init__(self, opgave: Opgave, plekken: Plekken, klok: Klok) -> None:
        self.opgave, self.plekken, self.klok = opgave, plekken, klok
        self.in_de_weg: dict[int, list[int]] = {}
        self.klasse_van = {p: k for k, leden in enumerate(opgave.klassen) for p in leden}

    def plaats(self) -> tuple[dict[int, int], Bewijs | None]:
        try:
            ruimer = self.plekken.ruimer(self.opgave, self.klok)
        except TijdOp:
            return {}, _afgebroken(self.opgave)
        boven = ruimer.plaats(self.klok.op)
        if self.klok.op():
            return {}, _afgebroken(self.opgave)
        grens = ruimer.per_klasse_van(boven)[1:]
        woning, zeker = self._op_naam(Toelating(self.plekken, ruimer), boven, grens)
        # Who is certainly out, is so by priority; the number of people goes before that.
        if len(woning) == sum(grens) and self.opgave.per_klasse_van(woning) == zeker:
            return woning, None
        woning = self._toegelaten(woning, grens)
        rang = Rangorde(self.opgave, self.plekken, self.klok, grens)
        if self.opgave.per_klasse_van(woning) != grens:
            woning = rang.improve(woning)
        if len(woning) < rang.hoogstens:
            return woning, Bewijs(1, 0.0, rang.hoogstens)
        if rang.open is not None and (rest := sum(self.opgave.per_klasse_van(woning)[rang.open :])):
            return woning, Bewijs(2, rest / len(woning))
        return woning, None

    def _op_naam(
        self, toelating: Toelating, boven: dict[int, int], grens: list[int]
    ) -> tuple[dict[int, int], list[int]]:
        """Admits those who have a place in the bound; where homes fall short, somebody elsewhere.

        Where nobody can be elsewhere, the one who comes last is out, if that is certain. Returns the best
        answer, and the bound without those: where the answer reaches it, no other has a better list.
        """
        opgave, plekken = self.opgave, self.plekken
        zonder, begin = Toelating(plekken, toelating.ruimer), grens
        beste: dict[int, int] = {}
        for _ in range(POGINGEN):
            namen = plekken.in_groep(boven)
            streng = plekken.strenger(opgave, plekken.vul_aan(namen, ()))
            woning = streng.plaats(self.klok.op)
            beste = beste_van(opgave, beste, woning)
            mist = [p for p in sorted(boven) if p < plekken.mensen and p not in woning]
            if self.klok.op() or opgave.per_klasse_van(beste) == grens:
                break
            tekort = tekort_van(streng, woning, mist)
            if not toelating.elders(opgave, tekort, namen, len(mist)):
                uit = [p for p in mist if self._zeker_uit(streng, woning, p, zonder, grens)]
                for p in uit:
                    toelating.niet[p] = zonder.niet[p] = -1
                if not uit:
                    break
                grens = opgave.per_klasse_van(zonder.opgave().plaats(self.klok.op))
            boven = toelating.opgave().plaats(self.klok.op)
        # Looked at again: somebody who was in the way may be out by now.
        blijft = all(self._moeten_erin(p, zonder, grens) for p in zonder.niet)
        return beste, grens if blijft else begin

    def _zeker_uit(
        self, streng: Opgave, woning: dict[int, int], p: int, zonder: Toelating, grens: list[int]
    ) -> bool:
        """Whether no answer that reaches `grens` before the klasse of `p` has room for `p`.

        So it is where `p` and others have too few homes between them, wherever each is admitted, and those
        others are all of an earlier klasse of which everybody must be in.
        """
        tekort = tekort_van(streng, woning, [p])
        if any(self.opgave.past(q) & tekort.over for q in tekort.mensen):
            return False
        self.in_de_weg[p] = [q for q in tekort.mensen if q != p]
        return self._moeten_erin(p, zonder, grens)

    def _moeten_erin(self, p: int, zonder: Toelating, grens: list[int]) -> bool:
        """Whether everybody who is in the way of `p` is in, in every answer with these counts."""
        opgave = self.opgave
        for q in self.in_de_weg[p]:
            k = self.klasse_van[q]
            leden = [r for r in opgave.klassen[k] if r not in zonder.niet and opgave.past(r)]
            if q in zonder.niet or k >= self.klasse_van[p] or grens[k] != len(leden):
                return False
        return True

    def _toegelaten(self, beste: dict[int, int], grens: list[int]) -> dict[int, int]:
        """Admits, a few times, whoever still fits."""
        opgave, plekken = self.opgave, self.plekken
        toegelaten = plekken.bewoners(beste)
        for _ in range(RONDES):
            if self.klok.op():
                break
            niet = [p for klasse in opgave.klassen for p in klasse if p not in beste]
            volgende = plekken.vul_aan(plekken.bewoners(beste), [*niet, *sorted(beste)])
            if volgende == toegelaten:
                break
            toegelaten = volgende
            woning = plekken.strenger(opgave, toegelaten).plaats(self.klok.op)
            if beste_van(opgave, beste, woning) is beste:
                break
            beste = woning
            if opgave.per_klasse_van(beste) == grens:
                return beste
        return self._naar_grens(beste, grens)

    def _naar_grens(self, woning: dict[int, int], grens: list[int]) -> dict[int, int]:
        """Brings in who is missing by the bound, for somebody whom the bound leaves out, by chains."""
        opgave = self.opgave
        invoeger = Invoeger(opgave, self.plekken, opgave.vakken.gemeente_van, opgave.ruimte)
        invoeger.begin(woning)
        pogingen = 0
        for k, leden in enumerate(opgave.klassen):
            tekort = grens[k] - sum(p in invoeger.woning for p in leden)
            for p in leden:
                if pogingen == KETENS or self.klok.op():
                    return beste_van(opgave, woning, invoeger.woning)
                if tekort > 0 and p not in invoeger.woning:
                    pogingen += 1
                    over = opgave.per_klasse_van(invoeger.woning)
                    eruit = frozenset(
                        q
                        for j in range(k + 1, len(grens))
                        if over[j] > grens[j]
                        for q in opgave.klassen[j]
                        if q in invoeger.woning
                    )
                    tekort -= invoeger.bring_in(p, eruit, self.klok.op)
        return beste_van(opgave, woning, invoeger.woning)

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
from sleutel.domein.verdeling.opgave import Opgave, beste_van
from sleutel.domein.verdeling.rangorde import Rangorde

POGINGEN = 40
"""So many chains are tried to reach the bound of levels 1 and 2."""


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

    def plaats(self) -> tuple[dict[int, int], Bewijs | None]:
        try:
            ruimer = self.plekken.ruimer(self.opgave, self.klok)
        except TijdOp:
            return {}, _afgebroken(self.opgave)
        boven = ruimer.plaats(self.klok.op)
        if self.klok.op():
            return {}, _afgebroken(self.opgave)
        grens = ruimer.per_klasse_van(boven)[1:]
        woning = self._toegelaten(boven, grens)
        rang = Rangorde(self.opgave, self.plekken, self.klok, grens)
        if self.opgave.per_klasse_van(woning) != grens:
            woning = rang.improve(woning)
        if len(woning) < rang.hoogstens:
            return woning, Bewijs(1, 0.0, rang.hoogstens)
        if rang.open is not None and (rest := sum(self.opgave.per_klasse_van(woning)[rang.open :])):
            return woning, Bewijs(2, rest / len(woning))
        return woning, None

    def _toegelaten(self, boven: dict[int, int], grens: list[int]) -> dict[int, int]:
        """Admits those who have a place in the bound; then, a few times, whoever still fits."""
        opgave, plekken = self.opgave, self.plekken
        toegelaten = plekken.vul_aan(plekken.in_groep(boven), ())
        beste: dict[int, int] = {}
        for _ in range(6):
            if beste and self.klok.op():
                break
            woning = plekken.strenger(opgave, toegelaten).plaats(self.klok.op)
            beste = beste_van(opgave, beste, woning)
            if opgave.per_klasse_van(beste) == grens:
                return beste
            niet = [p for klasse in opgave.klassen for p in klasse if p not in woning]
            volgende = plekken.vul_aan(plekken.bewoners(woning), [*niet, *sorted(woning)])
            if volgende == toegelaten:
                break
            toegelaten = volgende
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
                if pogingen == POGINGEN or self.klok.op():
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
                    tekort -= invoeger.insert_voorstel(p, eruit, self.klok.op)
        return beste_van(opgave, woning, invoeger.woning)

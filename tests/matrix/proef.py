"""Asking the matrix of a mutant: only the questions that what was taken out has a say in, until one goes red."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager

from django.test import Client

from .mutanten import Mutant
from .oordeel import beoordeel, ongedaan
from .verwachting import Antwoord, antwoord, wie_zijn_er
from .vragen import Geval, alle_gevallen, vraag
from .wachters import Wachter
from .wereld import Wereld


class Proef:
    """The matrix over one world."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.clients: dict[str, Client] = {wie: wereld.client(wie) for wie in wie_zijn_er()}
        self.per_pagina: dict[str, list[Geval]] = defaultdict(list)
        for geval in alle_gevallen(wereld):
            self.per_pagina[geval.pagina].append(geval)

    def fout(self, geval: Geval) -> str:
        """What is wrong first, as the table has it, with the answer to this question; empty for nothing."""
        gekregen = vraag(self.clients[geval.wie], geval, self.wereld)
        return next(iter(beoordeel(geval, gekregen, None)), "")

    def doodt(self, mutant: Mutant) -> str:
        """The first sentence with which the matrix notices a door taken out; empty if it never does."""
        gevallen = (g for g in self.per_pagina[mutant.pagina] if _zegt(mutant, g))
        return self._merkt(gevallen, mutant.ingreep())

    def merkt(self, wachter: Wachter) -> str:
        """The same of a rule behind the doors."""
        return self._merkt(self.vragen(wachter), wachter.ingreep(self.wereld))

    def _merkt(self, gevallen: Iterable[Geval], ingreep: AbstractContextManager[None]) -> str:
        """A question that is answered wrongly with the mutant; without it the same one must be right."""
        with ongedaan(), ingreep:
            fouten = ((geval, self.fout(geval)) for geval in gevallen)
            geval, fout = next(((g, fout) for g, fout in fouten if fout), (None, ""))
        if geval:
            with ongedaan():
                assert not self.fout(geval), f"zonder mutant: {geval}"
        return fout

    def vragen(self, wachter: Wachter) -> list[Geval]:
        """What is asked of this mutant: by GET, the things of those owners in those toestanden."""
        return [
            geval
            for geval in self.per_pagina[wachter.pagina]
            if geval.methode == "GET"
            and geval.wie in wachter.wie
            and (not geval.ding or geval.ding.van in wachter.van)
            and (not geval.ding or geval.ding.toestand in ("", *wachter.toestanden))
        ]


def _zegt(mutant: Mutant, geval: Geval) -> bool:
    """Whether the answer to this question is up to this door."""
    verwacht = antwoord(geval.pagina, geval.wie, geval.methode, geval.ding)
    return verwacht == Antwoord(*mutant.dicht)

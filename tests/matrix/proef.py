"""Asking the matrix of a mutant: only the questions that its guard has a say in, until one goes red."""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import CodeType

from django.db import transaction
from django.test import Client

from .mutanten import Mutant, lagen, vul
from .oordeel import beoordeel
from .verwachting import ONBEKEND, Antwoord, antwoord
from .vragen import Gekregen, Geval, alle_gevallen, patronen, vraag
from .wereld import Wereld

GEWEIGERD = (403, 404)
TOESTANDEN = ("gescreend", "in_doorstroomwoning", "op_wachtlijst", "huurt", "afgesloten")
"""One toestand of each phase, and the one with justice data: a guard knows no others."""

GEREEDSCHAP = 4
"""The number under which Python knows who listens to what runs (PEP 669); 4 is free for anyone."""


class Proef:
    """The matrix over one world, with what each question ran of the guards."""

    def __init__(self, wereld: Wereld, alle: Sequence[Mutant]) -> None:
        self.wereld = wereld
        self.alle = alle
        self.clients: dict[str, Client] = {}
        self.codes = {m.functie for m in alle if m.functie}
        self.liep: dict[Geval, frozenset[CodeType]] = {}
        self.onbekend: dict[Geval, Gekregen] = {}
        self.zonder_slot: dict[Geval, tuple[frozenset[CodeType], Gekregen]] = {}
        alles = list(alle_gevallen(wereld))
        random.Random(4).shuffle(alles)
        self.gevallen = [g for g in alles if g.methode in ("GET", "POST") and _steekproef(g)]
        self.per_pagina: dict[str, list[Geval]] = defaultdict(list)
        for geval in alles:
            self.per_pagina[geval.pagina].append(geval)

    def vraag(self, geval: Geval) -> Gekregen:
        if geval.wie not in self.clients:
            self.clients[geval.wie] = self.wereld.client(geval.wie)
        return vraag(self.clients[geval.wie], geval, self.wereld)

    def meet(self) -> list[str]:
        """Ask everything of the program as it is; gives what is wrong, which must be nothing."""
        fouten = []
        for geval in sorted(self.gevallen, key=lambda g: bool(g.ding) and g.ding.van != ONBEKEND):
            with self.luister() as liep:
                gekregen = self.vraag(geval)
            self.liep[geval] = frozenset(liep)
            if geval.ding and geval.ding.van == ONBEKEND:
                self.onbekend.setdefault(_zonder_ding(geval), gekregen)
            fouten += self.oordeel(geval, gekregen)
        with self.zonder_sloten():
            for geval in self.gevallen:
                verwacht = antwoord(geval.pagina, geval.wie, geval.methode, geval.ding)
                if verwacht.status in GEWEIGERD and _een_ding(geval):
                    with self.luister() as liep:
                        gekregen = self.vraag(geval)
                    self.zonder_slot[geval] = frozenset(liep), gekregen
        return fouten

    def oordeel(self, geval: Geval, gekregen: Gekregen) -> list[str]:
        return beoordeel(geval, gekregen, self.onbekend.get(_zonder_ding(geval)))

    @contextmanager
    def luister(self) -> Iterator[set[CodeType]]:
        """Which guards ran in the meantime."""
        liep: set[CodeType] = set()
        volg = sys.monitoring
        volg.use_tool_id(GEREEDSCHAP, "matrix")
        volg.register_callback(
            GEREEDSCHAP, volg.events.PY_START, lambda code, plaats: liep.add(code)
        )
        for code in self.codes:
            volg.set_local_events(GEREEDSCHAP, code, volg.events.PY_START)
        try:
            yield liep
        finally:
            volg.free_tool_id(GEREEDSCHAP)

    def doodt(self, mutant: Mutant) -> str:
        """The first sentence with which the matrix notices this mutant; empty if it never does."""
        with _ongedaan(), mutant.ingreep(), self._verse_middleware():
            for geval in self._voor(mutant):
                if fouten := self.oordeel(geval, self.vraag(geval)):
                    return fouten[0]
        return self._houdt_alleen(mutant) if mutant.soort == "slot" else ""

    def _houdt_alleen(self, mutant: Mutant) -> str:
        """A lock behind another one: with all locks but this one open, it closes what was open."""
        with _ongedaan(), self.zonder_sloten(behalve=mutant):
            for geval, (liep, open_) in self.zonder_slot.items():
                if mutant.functie in liep:
                    gekregen = self.vraag(geval)
                    if gekregen.antwoord != open_.antwoord:
                        return (
                            f"als enige slot: {geval}: {gekregen.antwoord}, zonder {open_.antwoord}"
                        )
        return ""

    @contextmanager
    def zonder_sloten(self, behalve: Mutant | None = None) -> Iterator[None]:
        """Every page open to every member and no function refusing, or all but one."""
        sloten = {m.functie: m for m in reversed(self.alle) if m.soort == "slot"}
        with ExitStack() as stapel:
            stapel.enter_context(open_deuren())
            for slot in sloten.values():
                if behalve is None or slot.functie is not behalve.functie:
                    stapel.enter_context(slot.ingreep())
            yield

    def _voor(self, mutant: Mutant) -> Iterator[Geval]:
        """The questions that can tell."""
        if mutant.pagina:
            yield from (g for g in self.per_pagina[mutant.pagina] if _zegt(mutant, g))
        else:
            yield from (g for g in self.gevallen if mutant.functie in self.liep[g])

    def raakt(self, mutant: Mutant) -> bool:
        """Whether any question has something to do with it."""
        if mutant.pagina:
            return True
        alles = [*self.liep.values(), *(liep for liep, _ in self.zonder_slot.values())]
        return any(mutant.functie in liep for liep in alles)

    @contextmanager
    def _verse_middleware(self) -> Iterator[None]:
        """Middleware is made at the first question: make it anew, now and afterwards."""
        self._vergeet_middleware()
        yield
        self._vergeet_middleware()

    def _vergeet_middleware(self) -> None:
        for client in self.clients.values():
            client.handler._middleware_chain = None


@contextmanager
def _ongedaan() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def open_deuren() -> Iterator[None]:
    """Every page open to everyone who works for an organisation: what stands behind its door shows."""
    with ExitStack() as stapel:
        for patroon in patronen().values():
            for functie in lagen(patroon.callback):
                namen = functie.__code__.co_freevars
                if "predicate" in namen:
                    cel = functie.__closure__[namen.index("predicate")]
                    stapel.enter_context(vul(cel, lambda actor: True)())
        yield


def _steekproef(geval: Geval) -> bool:
    return not geval.ding or geval.ding.toestand in ("", *TOESTANDEN)


def _een_ding(geval: Geval) -> bool:
    """Of each kind one thing: a lock says no to somebody, whatever the thing."""
    return not geval.ding or (geval.ding.van, geval.ding.toestand) in (
        ("eigen", "huurt"),
        ("eigen", ""),
        ("partner", ""),
    )


def _zegt(mutant: Mutant, geval: Geval) -> bool:
    """Whether the answer to this question is up to this door."""
    verwacht = antwoord(geval.pagina, geval.wie, geval.methode, geval.ding)
    return verwacht == Antwoord(*mutant.dicht)


def _zonder_ding(geval: Geval) -> Geval:
    return Geval(geval.wie, geval.pagina, None, geval.methode, geval.vast)

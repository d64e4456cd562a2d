"""Mutants: the program with one door of one page taken out, found by walking the URLconf.

A door is the predicate, the sign-in or the methods of a page. The object that is changed is the one
that a request uses: nothing is replaced by a copy. The rules behind the doors: `wachters`.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import FunctionType

from .verwachting import METHODEN
from .vragen import patronen


@dataclass(frozen=True, slots=True)
class Mutant:
    """One door of `pagina` taken out. `dicht`: the answer of who it keeps out."""

    naam: str
    ingreep: Callable[[], AbstractContextManager[None]]
    pagina: str
    dicht: tuple[int, str] | tuple[int] = (404,)


DEUREN = (
    ("predicate", lambda actor: True, "open voor elk lid", (404,)),
    ("request_method_list", METHODEN, "met elke methode", (405,)),
)
"""The cells of the marks: what is put in, what that means, and what the door answers."""


def deuren() -> Iterator[Mutant]:
    """Every mark of every page taken out, one at a time."""
    for naam, patroon in patronen().items():
        if getattr(patroon.callback, "login_required", True):
            wat, dicht = "zonder inloggen", (302, "/inloggen")
            yield Mutant(f"{naam}: {wat}", zet_uit(patroon.callback), naam, dicht)
        for functie in lagen(patroon.callback):
            cellen = dict(zip(functie.__code__.co_freevars, functie.__closure__ or (), strict=True))
            for cel, waarde, wat, dicht in DEUREN:
                if (
                    cel in cellen
                    and getattr(cellen[cel].cell_contents, "__name__", "") != "a_member"
                ):
                    ingreep = vul(cellen[cel], waarde)
                    yield Mutant(f"{naam}: {wat}", ingreep, naam, dicht)


def lagen(view: object) -> Iterator[FunctionType]:
    """A view and everything that it wraps, from the outside in."""
    while isinstance(view, FunctionType):
        yield view
        view = getattr(view, "__wrapped__", None)


def zet_uit(view: object) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def ingreep() -> Iterator[None]:
        eerder = getattr(view, "login_required", None)
        view.login_required = False
        try:
            yield
        finally:
            if eerder is None:
                del view.login_required
            else:
                view.login_required = eerder

    return ingreep


def vul(cel: object, waarde: object) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def ingreep() -> Iterator[None]:
        eerder, cel.cell_contents = cel.cell_contents, waarde
        try:
            yield
        finally:
            cel.cell_contents = eerder

    return ingreep

"""Which rules `make proof` takes out: of each app those that keep people out, found in the source."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import sleutel

from .grendels import ACHTER_GEEN_PAGINA, grendels, modules
from .mutanten import deuren
from .wachters import scopes

NIETS_ERVOOR = {
    "begeleiding": "its rows are shown by trajecten only, which says who sees them",
    "financien": "the same; who sets a tarief is asked by partijen.wijziging",
    "klachten": "no page shows a complaint: they are counted in the figures",
    "toewijzing": "what was agreed is in figures, and changed through partijen.wijziging",
}
"""The apps with tables that have no scope, door or bolt of their own, each with what stands before them."""


def scopes_van_het_programma() -> Iterator[FunctionType]:
    """Every method that narrows by who asks: it has a parameter `actor`."""
    for module in modules():
        for klasse in vars(module).values():
            if inspect.isclass(klasse) and klasse.__module__ == module.__name__:
                for naam, functie in vars(klasse).items():
                    wie = inspect.isfunction(functie) and inspect.signature(functie).parameters
                    if wie and "actor" in wie and naam != "__init__":
                        yield functie


def app_van(functie: FunctionType) -> str:
    return functie.__module__.split(".")[1]


def test_every_scope_of_the_program_has_a_mutant():
    veranderd = {functie for wachter in scopes() for functie in wachter.functies}

    zonder = {f.__qualname__ for f in scopes_van_het_programma() if f not in veranderd}

    assert not zonder


def test_every_app_with_tables_has_a_mutant_or_says_what_stands_before_it():
    apps = {pad.parent.name for pad in Path(sleutel.__file__).parent.glob("*/models*")}
    bewezen = {app_van(functie) for wachter in scopes() for functie in wachter.functies}
    bewezen |= {grendel.app for grendel in grendels() if grendel.naam not in ACHTER_GEEN_PAGINA}

    assert apps - {"common"} == (bewezen & apps) | NIETS_ERVOOR.keys()
    assert not bewezen & NIETS_ERVOOR.keys()
    assert any(mutant.naam for mutant in deuren())  # the doors are those of web


def test_a_bolt_that_no_page_reaches_exists():
    assert ACHTER_GEEN_PAGINA.keys() <= {grendel.naam for grendel in grendels()}

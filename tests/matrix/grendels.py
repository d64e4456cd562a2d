"""Bolts: what a service asks of its actor itself, behind the door of the page that calls it.

`if not may_...(actor): raise PermissionDenied` is found in the source. With the doors open and all bolts
out a question goes through; with one bolt in, and no other, it is refused: that bolt holds.
"""

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product
from types import CodeType, FunctionType, ModuleType
from uuid import UUID

import sleutel
from sleutel.partijen.instellingen import last_change
from sleutel.trajecten.models import Grondslag

from .mutanten import lagen, vul
from .oordeel import ongedaan
from .verwachting import Ding, ding_van
from .vragen import FORMULIEREN, VASTE_DELEN, Gekregen, Geval, patronen, vraag
from .wereld import VANDAAG, Wereld

ACHTER_GEEN_PAGINA = {
    "sleutel.koppelingen.services._bring_in": "the worker asks it again, for who brought the register",
}
"""Bolts that no question of somebody else reaches, each with the reason. Their own tests hold them."""

VRAGERS = ("procesregisseur", "loket_financien", "bestuur", "functioneel_beheerder", "kandidaat")
"""Who asks: none of them is let through by every bolt, and the kandidaat sees the whole of his own file."""


@dataclass(frozen=True, slots=True)
class Grendel:
    """A function that asks who its actor is, and its code without that question."""

    functie: FunctionType
    zonder: CodeType

    @property
    def naam(self) -> str:
        return f"{self.functie.__module__}.{self.functie.__qualname__}"

    @property
    def app(self) -> str:
        return self.functie.__module__.split(".")[1]


def grendels() -> list[Grendel]:
    """Every bolt of the program."""
    gevonden = {
        grendel.naam: grendel
        for module in modules()
        for functie in vars(module).values()
        if (grendel := _als_grendel(inspect.unwrap(functie), module)) is not None
    }
    return [*gevonden.values()]


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(sleutel.__path__, "sleutel."):
        if not {"migrations", "__main__", "config"} & {*info.name.split(".")}:
            yield importlib.import_module(info.name)


def _als_grendel(functie: object, module: ModuleType) -> Grendel | None:
    if not isinstance(functie, FunctionType) or functie.__module__ != module.__name__:
        return None
    if "actor" not in inspect.signature(functie).parameters:
        return None
    boom = ast.parse(textwrap.dedent(inspect.getsource(functie)))
    knip = _Knip()
    [kaal] = knip.visit(boom).body
    if not knip.geknipt:
        return None
    kaal.decorator_list = []
    ruimte: dict[str, FunctionType] = {}
    bron = compile(ast.fix_missing_locations(boom), module.__file__ or "", "exec")
    exec(bron, functie.__globals__, ruimte)
    return Grendel(functie, ruimte[functie.__name__].__code__)


class _Knip(ast.NodeTransformer):
    """Takes out each `if` that asks `may_...` and raises PermissionDenied."""

    geknipt = 0

    def visit_If(self, node: ast.If) -> ast.AST:
        match node.body:
            case [ast.Raise(exc=ast.Name(id="PermissionDenied"))] if _vraagt_may(node.test):
                self.geknipt += 1
                return ast.Pass()
        return self.generic_visit(node)


def _vraagt_may(test: ast.expr) -> bool:
    return any(isinstance(n, ast.Name) and n.id.startswith("may_") for n in ast.walk(test))


@contextmanager
def zonder(weg: Iterable[Grendel]) -> Iterator[None]:
    """The program without these bolts."""
    weg = list(weg)
    eerder = [grendel.functie.__code__ for grendel in weg]
    for grendel in weg:
        grendel.functie.__code__ = grendel.zonder
    try:
        yield
    finally:
        for grendel, code in zip(weg, eerder, strict=True):
            grendel.functie.__code__ = code


@contextmanager
def deuren_open() -> Iterator[None]:
    """The doors of all pages open to everyone who works for an organisation."""
    with ExitStack() as stapel:
        for patroon in patronen().values():
            for cel in _predicates(patroon.callback):
                stapel.enter_context(vul(cel, lambda actor: True)())
        yield


def _predicates(view: object) -> Iterator[object]:
    for functie in lagen(view):
        cellen = dict(zip(functie.__code__.co_freevars, functie.__closure__ or (), strict=True))
        if "predicate" in cellen:
            yield cellen["predicate"]


def vragen_aan_grendels(wereld: Wereld) -> Iterator[Geval]:
    """People of different kinds ask every page that has a door, of one thing of their own or of a partner."""
    for pagina, patroon in patronen().items():
        if not any(_predicates(patroon.callback)):
            continue
        soort = ding_van(pagina)
        dingen = {ding.van: ding for ding in wereld.dingen if _past(ding, soort)}
        ding = dingen.get("eigen", dingen.get("partner"))
        vast = tuple((deel, waarden[0]) for deel, waarden in VASTE_DELEN.get(pagina, {}).items())
        for wie, methode in product(VRAGERS, ("GET", "POST")):
            yield Geval(wie, pagina, ding, methode, vast)


def _past(ding: Ding, soort: str) -> bool:
    return ding.soort == soort and ding.toestand in ("", "in_doorstroomwoning")


def _toestemming(wereld: Wereld) -> dict[str, object]:
    zorg, aan = (wereld.organisaties[wie] for wie in ("aanmelder", "gemeente"))
    wat = {"wat": "gegeven", "zorgpartij": zorg, "aan": aan, "doel": "huisvesting"}
    return wat | {"op": VANDAAG.isoformat()}


def formulier(geval: Geval, wereld: Wereld) -> dict[str, object]:
    """A form as good as it can be: what a page asks only after it was opened, stands in it as well."""
    gewoon = FORMULIEREN.get(geval.pagina, lambda w, wie: {})(wereld, geval.wie)
    lid = {"lidmaatschap": wereld.leden["niet_aangewezen"], "reden": "vervanging"}
    bevestigd = {"bevestig": "1", "gezien": str(last_change())}
    verder = {
        "wijs-aan": lid,
        "neem-af": {"toegang": str(UUID(int=1))},
        "toestemming": _toestemming(wereld),
        "grondslag-bevestigen": {"grond": Grondslag.objects.values_list("pk", flat=True)[0]},
        "beheer-veranderen": {} if geval.wie == "procesregisseur" else bevestigd,
    }
    return gewoon | verder.get(geval.pagina, {})


def stel(geval: Geval, wereld: Wereld) -> Gekregen:
    with ongedaan():
        gegevens = formulier(geval, wereld)
        return vraag(wereld.client(geval.wie), geval, wereld, gegevens)


def houdt(grendel: Grendel, geval: Geval, wereld: Wereld, alle: Iterable[Grendel]) -> bool:
    """Whether this bolt alone refuses a question that all bolts out let through."""
    with zonder(andere for andere in alle if andere is not grendel):
        return stel(geval, wereld).antwoord.status == 403

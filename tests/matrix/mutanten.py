"""Mutants: the program with one guard taken out, found by reading its own source.

| kind | what is taken out | how |
| --- | --- | --- |
| deur | of one page the predicate, the sign-in or the methods | the closure in the URLconf |
| recht | a predicate: it always says yes | the code of the function |
| zeef | one condition of a query: it lets everything through | the code of the function |
| poort | one `if` that returns early, or one part of an `and` | the code of the function |
| slot | one `if` that raises | the code of the function |

The object that is changed is the one that a request uses: nothing is replaced by a copy. A function
is a guard when it takes an `actor` or an account, or stands in a module that only holds guards.
"""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

import sleutel

from .verwachting import METHODEN
from .vragen import patronen

BRON = Path(sleutel.__file__).parent
WACHTERS = ("scopes", "toegang", "zicht", "rechten")
"""Modules whose names end like this hold guards only."""
VOOR_WIE = {"actor", "account", "account_id", "rol", "blik"}
VAN_VERZOEK = {"actor", "user", "lidmaatschappen"}
"""What a request knows of who asks."""
BUITEN = ("cli", "migrations", "config", "domein")
"""Commands work for who has the machine; `domein` gets its own mutants."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One guard taken out. `functie`: the code that must have run for an answer to differ, or `pagina`."""

    naam: str
    app: str
    soort: str
    ingreep: Callable[[], AbstractContextManager[None]]
    functie: CodeType | None = None
    pagina: str = ""
    dicht: tuple[int, str] | tuple[int] = (404,)
    """For a door: the answer of who it keeps out."""


DEUREN = (
    ("predicate", lambda actor: True, "open voor elk lid", (404,)),
    ("request_method_list", METHODEN, "met elke methode", (405,)),
)
"""The cells of the marks: what is put in, what that means, and what the door answers."""


def alle_mutanten() -> list[Mutant]:
    return [*deuren(), *wachters()]


def deuren() -> Iterator[Mutant]:
    """Every mark of every page taken out, one at a time."""
    for naam, patroon in patronen().items():
        if getattr(patroon.callback, "login_required", True):
            wat, dicht = "zonder inloggen", (302, "/inloggen")
            yield Mutant(
                f"{naam}: {wat}", "web", "deur", zet_uit(patroon.callback), None, naam, dicht
            )
        for functie in lagen(patroon.callback):
            cellen = dict(zip(functie.__code__.co_freevars, functie.__closure__ or (), strict=True))
            for cel, waarde, wat, dicht in DEUREN:
                if (
                    cel in cellen
                    and getattr(cellen[cel].cell_contents, "__name__", "") != "a_member"
                ):
                    ingreep = vul(cellen[cel], waarde)
                    yield Mutant(f"{naam}: {wat}", "web", "deur", ingreep, None, naam, dicht)


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


def wachters() -> Iterator[Mutant]:
    """Every guard in the source, with one thing of it taken out at a time."""
    for pad in sorted(BRON.rglob("*.py")):
        delen = pad.relative_to(BRON).with_suffix("").parts
        if delen[0] in BUITEN or "migrations" in delen or len(delen) == 1:
            continue
        tekst = pad.read_text(encoding="utf-8")
        alleen = delen[-1].endswith(WACHTERS)
        for pad_in, knoop in functies(ast.parse(tekst)):
            if alleen or {arg.arg for arg in argumenten(knoop)} & (VOOR_WIE | {"request"}):
                module = ".".join(("sleutel", *delen)).removesuffix(".__init__")
                yield from _van_functie(module, tekst, pad_in, alleen)


def functies(
    knoop: ast.AST, boven: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], ast.FunctionDef]]:
    """The functions of a module and the methods of its classes; what stands inside one belongs to it."""
    for kind in ast.iter_child_nodes(knoop):
        if isinstance(kind, ast.ClassDef):
            yield from functies(kind, (*boven, kind.name))
        elif isinstance(kind, ast.FunctionDef):
            yield (*boven, kind.name), kind


def argumenten(knoop: ast.FunctionDef) -> list[ast.arg]:
    return [*knoop.args.posonlyargs, *knoop.args.args, *knoop.args.kwonlyargs]


def _van_functie(module: str, tekst: str, pad: tuple[str, ...], alleen: bool) -> Iterator[Mutant]:
    levend = levende_functie(module, pad)
    if levend is None:
        return
    nummer = 0
    while True:
        boom = ast.parse(tekst)
        knoop = dict(functies(boom))[pad]
        plekken = list(_plekken(knoop, alleen))
        if nummer == len(plekken):
            return
        soort, wat, verander = plekken[nummer]
        verander()
        nieuw = code_van(
            compile(ast.fix_missing_locations(boom), levend.__code__.co_filename, "exec"), levend
        )
        yield Mutant(
            f"{module}.{'.'.join(pad)}: {wat}",
            module.split(".")[1],
            soort,
            vervang(levend, nieuw),
            levend.__code__,
        )
        nummer += 1


def levende_functie(module: str, pad: tuple[str, ...]) -> FunctionType | None:
    """The function itself under its decorators; None for what is no function when the program runs."""
    ding: object = importlib.import_module(module)
    for naam in pad:
        ding = inspect.getattr_static(ding, naam)
    if isinstance(ding, (staticmethod, classmethod)):
        ding = ding.__func__
    if isinstance(ding, property):
        ding = ding.fget
    gevonden = [f for f in lagen(ding) if f.__code__.co_qualname == ".".join(pad)]
    return gevonden[-1] if gevonden else None


def code_van(geheel: CodeType, levend: FunctionType) -> CodeType:
    """The code of the same function in a module that was compiled anew."""
    for deel in geheel.co_consts:
        if isinstance(deel, CodeType):
            if deel.co_qualname == levend.__code__.co_qualname:
                return deel
            try:
                return code_van(deel, levend)
            except LookupError:
                continue
    raise LookupError(levend)


def vervang(functie: FunctionType, code: CodeType) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def ingreep() -> Iterator[None]:
        eerder, functie.__code__ = functie.__code__, code
        try:
            yield
        finally:
            functie.__code__ = eerder

    return ingreep


type Plek = tuple[str, str, Callable[[], None]]
"""The kind of mutant, what is taken out, and the change to the tree that does so."""


def _plekken(functie: ast.FunctionDef, alleen: bool) -> Iterator[Plek]:
    """Everything in one function that can be taken out. `alleen`: all of it is a guard."""
    if _is_recht(functie, alleen):
        ja = [ast.Return(ast.Constant(value=True))]
        yield "recht", "zegt altijd ja", lambda: functie.body.__setitem__(slice(None), ja)
    for knoop in _binnen(functie):
        match knoop:
            case ast.comprehension():
                yield from _uit_lijst(knoop.ifs, alleen, "if")
            case ast.Call(func=ast.Attribute(attr="filter" | "exclude")):
                yield from _uit_lijst(knoop.keywords, alleen, "filter")
                yield from _uit_lijst(knoop.args, alleen, "filter")
            case ast.If(body=[*_, ast.Raise() | ast.Return() as slot], orelse=[]):
                if alleen or _noemt_wie(knoop.test):
                    soort = "slot" if isinstance(slot, ast.Raise) else "poort"
                    yield soort, f"zonder 'if {ast.unparse(knoop.test)}'", _zet(knoop)
            case ast.BoolOp(op=ast.And()):
                for plaats, deel in enumerate(knoop.values):
                    if alleen or _noemt_wie(deel):
                        wat = f"zonder 'and {ast.unparse(deel)}'"
                        yield "poort", wat, _zet_in(knoop.values, plaats)


def _uit_lijst(lijst: list, alleen: bool, woord: str) -> Iterator[Plek]:
    """Each condition of a query taken out."""
    for deel in list(lijst):
        if alleen or _noemt_wie(deel):
            yield "zeef", f"zonder {woord} {ast.unparse(deel)}", _haal(lijst, deel)


def _is_recht(functie: ast.FunctionDef, alleen: bool) -> bool:
    """A function that says whether somebody may, and does not say yes to all."""
    waar = isinstance(functie.returns, ast.Name) and functie.returns.id == "bool"
    altijd = ast.unparse(functie.body[-1]) == "return True"
    return waar and not altijd and (alleen or functie.name.startswith(("may_", "is_", "can_")))


def _binnen(knoop: ast.AST) -> Iterator[ast.AST]:
    """All of a function but the functions in it: those are made when it runs."""
    for kind in ast.iter_child_nodes(knoop):
        if not isinstance(kind, (ast.FunctionDef, ast.Lambda)):
            yield kind
            yield from _binnen(kind)


def _noemt_wie(knoop: ast.AST) -> bool:
    """Whether an expression depends on who asks."""
    delen = list(ast.walk(knoop))
    namen = {deel.id for deel in delen if isinstance(deel, ast.Name)}
    van_verzoek = {deel.attr for deel in delen if isinstance(deel, ast.Attribute)} & VAN_VERZOEK
    return bool(namen & VOOR_WIE or ("request" in namen and van_verzoek))


def _haal(lijst: list, deel: ast.AST) -> Callable[[], None]:
    return lambda: lijst.remove(deel)


def _zet(knoop: ast.If) -> Callable[[], None]:
    return lambda: setattr(knoop, "test", ast.Constant(value=False))


def _zet_in(lijst: list[ast.expr], plaats: int) -> Callable[[], None]:
    return lambda: lijst.__setitem__(plaats, ast.Constant(value=True))

"""docs/glossary.md against the code: one term, one identifier, and an honest mark.

The table is written by hand; only its last column, "in code", is filled in by
`python -m tools.genereer`: `ja` or `nog niet` for each identifier, in their order.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
PAD = WORTEL / "docs" / "glossary.md"
JA, NOG_NIET = "ja", "nog niet"


@dataclass(slots=True)
class Namen:
    """The names that the code defines: classes (and types), and whatever is written small."""

    klassen: set[str] = field(default_factory=set)
    overig: set[str] = field(default_factory=set)
    leden: set[str] = field(default_factory=set)

    def hold(self, naam: str) -> bool:
        if "." in naam:
            return naam in self.leden
        return naam in (self.klassen if naam[:1].isupper() else self.overig)

    def find_anders_gespeld(self, naam: str) -> str | None:
        """Another spelling of this name in the code, where the name itself is not there."""
        if "." in naam or self.hold(naam):
            return None
        soort = self.klassen if naam[:1].isupper() else self.overig
        vlak = _vlak(naam)
        return next((ander for ander in sorted(soort) if _vlak(ander) == vlak), None)


def read_namen(bestanden: Iterable[Path]) -> Namen:
    """Classes, types, functions, fields, and members of enumerations with their codes."""
    namen = Namen()
    for bestand in bestanden:
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            match knoop:
                case ast.ClassDef():
                    namen.klassen.add(knoop.name)
                    _read_klasse(knoop, namen)
                case ast.TypeAlias():
                    namen.klassen.add(knoop.name.id)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    namen.overig.add(knoop.name)
    return namen


def _read_klasse(klasse: ast.ClassDef, namen: Namen) -> None:
    basissen = {ast.unparse(basis).rpartition(".")[2] for basis in klasse.bases}
    is_lijst = bool(basissen & {"Enum", "StrEnum", "Keuzelijst", "TextChoices"})
    for regel in klasse.body:
        if isinstance(regel, ast.AnnAssign) and isinstance(regel.target, ast.Name):
            namen.overig.add(regel.target.id)
        elif isinstance(regel, ast.Assign) and isinstance(regel.targets[0], ast.Name):
            naam = regel.targets[0].id
            if not is_lijst:
                namen.overig.add(naam)
                continue
            namen.leden.add(f"{klasse.name}.{naam}")
            waarde = regel.value.elts[0] if isinstance(regel.value, ast.Tuple) else regel.value
            if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str):
                namen.overig.add(waarde.value)


def bestanden() -> dict[str, str]:
    return {"docs/glossary.md": mark(PAD.read_text(encoding="utf-8"), read_code())}


def mark(tekst: str, namen: Namen) -> str:
    """The page with its marks as they should be."""
    return "\n".join(_mark_regel(regel, namen) for regel in tekst.split("\n"))


def read_code() -> Namen:
    return read_namen(sorted((WORTEL / "src").rglob("*.py")))


def list_anders_gespeld(tekst: str, namen: Namen) -> list[str]:
    """The terms that the code spells otherwise than the page."""
    return [
        f"docs/glossary.md: {naam} is spelled {ander} in the code"
        for regel in tekst.split("\n")
        for naam in _list_identifiers(regel)
        if (ander := namen.find_anders_gespeld(naam)) is not None
    ]


def _list_identifiers(regel: str) -> Iterator[str]:
    cellen = regel.split("|")
    if len(cellen) == 6:
        yield from re.findall(r"`([^`]+)`", cellen[2])


def _mark_regel(regel: str, namen: Namen) -> str:
    identifiers = list(_list_identifiers(regel))
    if not identifiers:
        return regel
    merken = [JA if namen.hold(naam) else NOG_NIET for naam in identifiers]
    cellen = regel.split("|")
    cellen[4] = f" {', '.join(merken)} "
    return "|".join(cellen)


def _vlak(naam: str) -> str:
    return naam.replace("_", "").casefold()

"""What the linters cannot say, or would not say when somebody turned a rule off."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BRON = ROOT / "src" / "sleutel"
# The modules of `domein` that may use a library, with that library.
UITZONDERINGEN = {
    "register/werkmap.py": {"openpyxl"},
    # ADR 0011: whole columns of kandidaten at once, the solver, and the schema of the format.
    "verdeling/passen.py": {"numpy"},
    "verdeling/tellingen.py": {"numpy"},
    "verdeling/volgorde.py": {"numpy"},
    # ADR 0017: all pairs of a linear programme at once.
    "verdeling/paren.py": {"numpy"},
    "verdeling/programma.py": {"numpy"},
    "verdeling/kolommen.py": {"numpy"},
    "verdeling/aantallen.py": {"numpy"},
    "verdeling/afwegen.py": {"numpy"},
    "verdeling/rangorde.py": {"numpy"},
    "verdeling/oplosser.py": {"highspy", "numpy"},
    "verdeling/invoer.py": {"jsonschema_rs"},
    "verdeling/schemafouten.py": {"jsonschema_rs"},
}


def libraries(bestand: Path) -> set[str]:
    """The top packages that a file imports and that are not Python's own or ours."""
    namen = set()
    for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            namen |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and not knoop.level:
            namen.add(knoop.module)
    return {naam.split(".")[0] for naam in namen} - sys.stdlib_module_names - {"sleutel"}


def test_the_domain_uses_the_standard_library_and_nothing_else():
    gevonden = {
        str(bestand.relative_to(BRON / "domein")): libraries(bestand)
        for bestand in (BRON / "domein").rglob("*.py")
        if libraries(bestand)
    }
    assert gevonden == UITZONDERINGEN


def test_no_module_is_longer_than_500_lines():
    lang = {
        str(bestand.relative_to(ROOT)): regels
        for bestand in BRON.rglob("*.py")
        if (regels := len(bestand.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert lang == {}


@pytest.mark.parametrize(
    "vraag",
    [
        "from datetime import date\n\ndate.today()",
        "from datetime import UTC, datetime\n\ndatetime.now(UTC)",
        "from django.utils import timezone\n\ntimezone.now()",
    ],
)
def test_the_linter_stops_whoever_asks_another_clock_for_the_time(vraag):
    antwoord = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--stdin-filename",
            "src/sleutel/x.py",
            "-",
        ],
        input=vraag,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert "TID251" in antwoord.stdout

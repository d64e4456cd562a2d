"""What the commands share: arguments, JSON on standard output, everything else on standard error."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from rich.console import Console

scherm = Console()
"""For people: tables and sentences."""

meldingen = Console(stderr=True)
"""Progress and errors, which never mix with the JSON."""

WRONG_USE = 2


def a_date(tekst: str) -> date:
    """A day as 2021-12-31 or 31-12-2021. Raises ArgumentTypeError."""
    delen = tekst.split("-")
    try:
        if len(delen) == 3 and len(delen[0]) <= 2:
            return date(int(delen[2]), int(delen[1]), int(delen[0]))
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{tekst!r} is geen datum. Schrijf een dag als 2021-12-31."
        ) from None


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="schrijf één JSON-object")


def print_json(inhoud: dict[str, Any]) -> None:
    """One JSON object and nothing else on standard output."""
    json.dump(inhoud, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def write_all(tekst: str) -> None:
    """All of a long text on standard output, also when a signal comes while it is written.

    Where Python does not buffer (PYTHONUNBUFFERED, as in many containers) a write that a signal cuts short
    says how much it wrote, and no more.
    """
    sys.stdout.flush()
    rest = memoryview(tekst.encode(sys.stdout.encoding, sys.stdout.errors or "strict"))
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.flush()


def wrong_use(reden: str) -> int:
    """Say what is wrong with the command; returns its exit code."""
    meldingen.print(reden, style="red", highlight=False)
    return WRONG_USE


def set_up(
    subparsers: Any, naam: str, help_: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """A parser for one command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(naam, help=help_, description=help_)
    parser.set_defaults(run=run)
    return parser

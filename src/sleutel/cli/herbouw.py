"""`sleutel herbouw --controleer`: fold the whole log again and see that pages show what it says."""

import argparse
from typing import Any

from sleutel.cli.dossierkast import open_record
from sleutel.cli.uitvoer import add_json, print_json, scherm, set_up


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "herbouw", "controleer of alles volgt uit de gebeurtenissen", run)
    parser.add_argument(
        "--controleer", action="store_true", required=True, help="vergelijk, en verander niets"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    with open_record():
        from sleutel.koppelingen.herbouw import differences

        found = list(differences())
    if args.json:
        print_json({"afwijkingen": [{"traject": str(t), "uitleg": uitleg} for t, uitleg in found]})
    else:
        for traject, uitleg in found:
            scherm.print(f"traject {traject}: {uitleg}", highlight=False, markup=False)
        scherm.print(
            f"{len(found)} rijen wijken af." if found else "Alles volgt uit de gebeurtenissen.",
            highlight=False,
        )
    return 1 if found else 0

"""`sleutel beheer …`: Django's own commands."""

import argparse
from contextlib import nullcontext
from typing import Any

from sleutel.cli.dossierkast import set_up_django
from sleutel.cli.uitvoer import wrong_use
from sleutel.common import server

AS_OWNER = frozenset({"migrate", "makemigrations", "sqlmigrate", "showmigrations", "dbshell"})
"""Commands that work on the tables themselves; the others work as the app, which owns nothing."""

OVER_EVERYTHING = frozenset({"dumpdata", "loaddata", "shell"})
"""Commands that read or write the whole record; the others see no dossier (ADR 0021)."""


def add_command(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "beheer", help="opdrachten van Django zelf, zoals: sleutel beheer migrate", add_help=False
    )
    parser.add_argument("opdracht", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with server.running():
        set_up_django(as_owner=bool(AS_OWNER.intersection(args.opdracht[:1])))
        from django.core.management import execute_from_command_line, get_commands

        if args.opdracht and args.opdracht[0].isidentifier():
            naam = args.opdracht[0]
            if naam not in {*get_commands(), "help", "version"}:
                return wrong_use(f"De opdracht {naam} bestaat niet. Kijk bij: sleutel beheer help")
        from sleutel.partijen.bereik import whole_record

        reach = whole_record() if OVER_EVERYTHING.intersection(args.opdracht[:1]) else nullcontext()
        with reach:
            execute_from_command_line(["sleutel beheer", *args.opdracht])
    return 0

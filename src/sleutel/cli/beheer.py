"""`sleutel beheer …`: Django's own commands."""

import argparse
from typing import Any

from sleutel.cli.dossierkast import set_up_django
from sleutel.common import server

AS_OWNER = frozenset({"migrate", "makemigrations", "sqlmigrate", "showmigrations", "dbshell"})
"""Commands that work on the tables themselves; the others work as the app, which owns nothing."""


def voeg_toe(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "beheer", help="opdrachten van Django zelf, zoals: sleutel beheer migrate", add_help=False
    )
    parser.add_argument("opdracht", nargs=argparse.REMAINDER)
    parser.set_defaults(uitvoeren=uitvoeren)


def uitvoeren(args: argparse.Namespace) -> int:
    with server.draai():
        set_up_django(as_owner=bool(AS_OWNER.intersection(args.opdracht[:1])))
        from django.core.management import execute_from_command_line

        execute_from_command_line(["sleutel beheer", *args.opdracht])
    return 0

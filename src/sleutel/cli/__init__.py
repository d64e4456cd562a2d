"""The command line: `sleutel COMMAND`. Each command parses, makes one call, and renders.

Exit 0: done; 1: the work was done and something does not hold; 2: wrong use.
"""

import argparse
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from sleutel.cli import (
    beheer,
    cijfers,
    demo,
    herbouw,
    importeer,
    jaarverslag,
    verdeel,
    vergelijk,
)
from sleutel.cli.dossierkast import NotMigrated
from sleutel.cli.nederlands import speak_dutch
from sleutel.cli.uitvoer import meldingen, wrong_use
from sleutel.common.server import ServerFout

COMMANDS = (importeer, cijfers, vergelijk, jaarverslag, herbouw, demo, verdeel, beheer)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    speak_dutch()
    parser = argparse.ArgumentParser(
        prog="sleutel", description="Het gedeelde systeem van een regionaal Loket Housing."
    )
    subparsers = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    for command in COMMANDS:
        command.add_command(subparsers)
    args = parser.parse_args(argv)
    try:
        return int(args.run(args))
    except (ServerFout, ImproperlyConfigured, NotMigrated) as fout:
        return wrong_use(str(fout))
    except KeyboardInterrupt:
        meldingen.print("Gestopt. Er is niets half gedaan.")
        return 130

"""`sleutel importeer PAD`: take in the register of a loket."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from sleutel.cli.dossierkast import open_record
from sleutel.cli.geweigerd import what_is_wrong_with, write_refused
from sleutel.cli.uitvoer import (
    a_date,
    add_json,
    meldingen,
    print_json,
    scherm,
    set_up,
    wrong_use,
)
from sleutel.common.klok import vandaag
from sleutel.domein.register.geweigerd import Geweigerd
from sleutel.domein.register.melding import Melding

if TYPE_CHECKING:
    from sleutel.koppelingen.uitslag import Invoeruitslag, Voortgang

MOST_SHOWN = 40
"""Refusals and remarks on the screen; `--json` gives them all."""


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "importeer", "lees het register van een loket in", run)
    parser.add_argument("pad", type=Path, help="een map met CSV-bestanden, of één XLSX-werkmap")
    parser.add_argument(
        "--sla-fouten-over",
        action="store_true",
        help="neem de goede rijen op, ook als er foute zijn",
    )
    parser.add_argument(
        "--geweigerd",
        type=Path,
        default=Path("geweigerd"),
        metavar="MAP",
        help="map voor de geweigerde rijen (met --sla-fouten-over)",
    )
    parser.add_argument(
        "--bekend-op", type=a_date, metavar="DATUM", help="de dag van inlezen (nu: vandaag)"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    if not args.pad.exists():
        return wrong_use(f"{args.pad} bestaat niet. Geef een map met CSV-bestanden of een werkmap.")
    if args.bekend_op and args.bekend_op > vandaag():
        return wrong_use("De dag bij --bekend-op ligt in de toekomst. Kies vandaag of eerder.")
    if args.sla_fouten_over and (reden := what_is_wrong_with(args.geweigerd)):
        return wrong_use(reden)
    with open_record():
        uitslag = _import(args)
    if args.sla_fouten_over:
        _write(uitslag.geweigerd, args.geweigerd)
    if args.json:
        print_json(as_json(uitslag))
    else:
        _show(uitslag, args)
    return 1 if uitslag.afgewezen else 0


def _write(tabellen: Sequence[Geweigerd], map_: Path) -> None:
    try:
        write_refused(tabellen, map_)
    except OSError as fout:
        meldingen.print(
            f"De geweigerde rijen konden niet worden geschreven in {map_}: {fout.strerror}. "
            "De goede rijen zijn wel opgenomen."
        )


def _import(args: argparse.Namespace) -> "Invoeruitslag":
    from sleutel.koppelingen.services import import_register
    from sleutel.partijen.queries import command_line_actor

    with _progress() as voortgang:
        return import_register(
            args.pad,
            actor=command_line_actor(),
            bekend_op=args.bekend_op or vandaag(),
            skip_refused=args.sla_fouten_over,
            voortgang=voortgang,
        )


@contextmanager
def _progress() -> Iterator["Voortgang"]:
    from sleutel.koppelingen.uitslag import Voortgang

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=meldingen, disable=not meldingen.is_terminal
    ) as bar:
        task = bar.add_task("Bestand lezen", total=None)
        yield Voortgang(
            gelezen=lambda total: bar.update(task, description="Trajecten opslaan", total=total),
            stap=lambda count: bar.advance(task, count),
            wacht=lambda: meldingen.print("Er loopt al een import. Even wachten tot die klaar is."),
        )


def as_json(uitslag: "Invoeruitslag") -> dict[str, Any]:
    """The object of `--json`; the keys are stable."""
    return {
        "aangenomen": uitslag.aangenomen,
        "afgewezen": [melding.als_dict() for melding in uitslag.afgewezen],
        "opmerkingen": [melding.als_dict() for melding in uitslag.opmerkingen],
        "nieuwe_gebeurtenissen": uitslag.nieuwe_gebeurtenissen,
        "correcties": uitslag.correcties,
    }


def _show(uitslag: "Invoeruitslag", args: argparse.Namespace) -> None:
    for tabel, aantal in uitslag.aangenomen.items():
        scherm.print(f"{tabel}: {aantal} goede rijen", highlight=False)
    _list("Geweigerd", uitslag.afgewezen)
    _list("Opmerkingen", uitslag.opmerkingen)
    if uitslag.ingevoerd:
        scherm.print(
            f"Ingelezen: {uitslag.nieuwe_gebeurtenissen} nieuwe gebeurtenissen, "
            f"{uitslag.correcties} correcties.",
            highlight=False,
        )
    else:
        scherm.print(
            "Er is niets ingelezen. Verbeter de geweigerde rijen en probeer het opnieuw, "
            "of neem alleen de goede rijen op met --sla-fouten-over."
        )
    if args.sla_fouten_over and uitslag.geweigerd:
        scherm.print(f"De geweigerde rijen staan in {args.geweigerd}.", highlight=False)


def _list(titel: str, regels: Sequence[Melding]) -> None:
    if not regels:
        return
    tabel = Table(title=f"{titel} ({len(regels)})", title_justify="left")
    for kop in ("tabel", "rij", "kolom", "waarde", "reden"):
        tabel.add_column(kop, overflow="fold")
    for regel in regels[:MOST_SHOWN]:
        tabel.add_row(regel.tabel, str(regel.rij or ""), regel.kolom, regel.waarde, regel.reden)
    scherm.print(tabel, markup=False)
    if len(regels) > MOST_SHOWN:
        scherm.print(f"… en nog {len(regels) - MOST_SHOWN}. Met --json ziet u alles.")

"""`sleutel vergelijk BESTAND.csv`: hold a published table against the record and against itself."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table

from sleutel.cli.dossierkast import open_record
from sleutel.cli.uitvoer import a_date, add_json, print_json, scherm, set_up, wrong_use

if TYPE_CHECKING:
    from sleutel.domein.cijfers.vergelijking import Vergelijking


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "vergelijk", "houd een tabel met cijfers tegen het register", run)
    parser.add_argument(
        "bestand", type=Path, help="CSV: jaar;regio;woonproces;cijfer;uitsplitsing;waarde;bron"
    )
    parser.add_argument(
        "--peildatum",
        type=a_date,
        help="zoals bekend op die dag (anders: 31 december van elk jaar)",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from sleutel.domein.register.melding import OnleesbareBron

    if not args.bestand.is_file():
        return wrong_use(f"{args.bestand} is geen bestand. Geef een CSV-bestand.")
    try:
        with open_record():
            from sleutel.partijen.queries import command_line_actor
            from sleutel.rapportage.vergelijken import compare_file

            vergelijking = compare_file(
                args.bestand, peildatum=args.peildatum, actor=command_line_actor()
            )
    except OnleesbareBron as fout:
        return wrong_use("\n".join(melding.reden for melding in fout.meldingen))
    if args.json:
        print_json(as_json(vergelijking))
    else:
        _show(vergelijking)
    return 1 if vergelijking.afwijkingen else 0


def as_json(vergelijking: "Vergelijking") -> dict[str, Any]:
    """The object of `--json`; the keys are stable."""
    return {
        "gelijk": vergelijking.gelijk,
        "afwijkingen": [regel.als_dict() for regel in vergelijking.afwijkingen],
        "niet_te_berekenen": [regel.als_dict() for regel in vergelijking.niet_te_berekenen],
    }


def _show(vergelijking: "Vergelijking") -> None:
    scherm.print(f"{vergelijking.gelijk} rijen zijn gelijk aan het register.", highlight=False)
    for titel, regels in (
        ("Wijkt af", vergelijking.afwijkingen),
        ("Niet te berekenen", vergelijking.niet_te_berekenen),
    ):
        if not regels:
            continue
        tabel = Table(title=f"{titel} ({len(regels)})", title_justify="left")
        for kop in ("rij", "cijfer", "uitsplitsing", "gepubliceerd", "berekend", "uitleg"):
            tabel.add_column(kop, overflow="fold")
        for regel in regels:
            tabel.add_row(*("–" if v is None else str(v) for v in regel.als_dict().values()))
        scherm.print(tabel, markup=False)

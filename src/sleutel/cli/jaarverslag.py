"""`sleutel jaarverslag --jaar 2021 --uit MAP`: the yearly account as HTML, PDF and workbook."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sleutel.cli.cijfers import read_regios
from sleutel.cli.dossierkast import open_record
from sleutel.cli.uitvoer import a_date, add_json, print_json, scherm, set_up, wrong_use

if TYPE_CHECKING:
    from sleutel.rapportage.jaarverslag import Bewaard


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "jaarverslag", "maak het jaarverslag van een jaar", run)
    parser.add_argument("--jaar", type=int, required=True)
    parser.add_argument(
        "--regio", help='één regio, of meer met "en" ertussen; zonder: heel Zuid-Limburg'
    )
    parser.add_argument(
        "--peildatum", type=a_date, help="zoals bekend op die dag (nu: 31 december van dat jaar)"
    )
    parser.add_argument(
        "--uit", type=Path, required=True, metavar="MAP", help="map voor .html, .pdf en .xlsx"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    if not 1900 <= args.jaar <= 2100:
        return wrong_use(f"{args.jaar} is geen jaar waarvan Sleutel een verslag kan maken.")
    if args.uit.exists() and not args.uit.is_dir():
        return wrong_use(f"{args.uit} is geen map. Geef een map voor de bestanden.")
    with open_record():
        from sleutel.partijen.queries import command_line_actor
        from sleutel.rapportage.jaarverslag import NietsBekend, keep, make

        actor = command_line_actor()
        try:
            regios = read_regios(args.regio)
            verslag = make(args.jaar, regios, peildatum=args.peildatum, actor=actor)
        except (NietsBekend, ValueError) as fout:
            return wrong_use(str(fout))
        bewaard = keep(verslag, actor=actor)
        bestanden = write_files(bewaard, args.uit)
    if args.json:
        print_json(as_json(bewaard, bestanden))
    else:
        for bestand in bestanden:
            scherm.print(f"Gemaakt: {bestand}", highlight=False, soft_wrap=True)
        if not verslag.klopt:
            scherm.print(
                "Niet elke controle klopt. In het verslag staat bij de tabel wat er mis is."
            )
    return 0 if verslag.klopt else 1


def write_files(bewaard: "Bewaard", map_: Path) -> list[Path]:
    """One file for each form."""
    from sleutel.rapportage.uitvoer import VORMEN, bestandsnaam

    map_.mkdir(parents=True, exist_ok=True)
    bestanden = []
    for vorm, render in VORMEN.items():
        bestand = map_ / bestandsnaam(bewaard.verslag, vorm)
        bestand.write_bytes(render(bewaard.verslag))
        bestanden.append(bestand)
    return bestanden


def as_json(bewaard: "Bewaard", bestanden: list[Path]) -> dict[str, Any]:
    """The object of `--json`; the keys are stable."""
    verslag = bewaard.verslag
    return {
        "verslag": str(bewaard.uuid),
        "jaar": verslag.jaar,
        "regio": verslag.regio,
        "peildatum": verslag.peildatum.isoformat(),
        "klopt": verslag.klopt,
        "bestanden": [str(bestand) for bestand in bestanden],
    }

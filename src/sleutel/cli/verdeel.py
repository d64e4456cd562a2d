"""`sleutel verdeel INVOER.json`: who gets which home, and why. No database.

`--controleer` looks at anybody's answer instead, with a checker that shares no code with the engine.
Exit 0: an answer; 1: the input is refused, or the answer checked is wrong; 2: wrong use; 130: stopped
before there was a question to answer.
"""

import argparse
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sleutel.cli.uitvoer import (
    add_json,
    meldingen,
    print_json,
    scherm,
    set_up,
    write_all,
    wrong_use,
)
from sleutel.common import stop

if TYPE_CHECKING:
    from sleutel.domein.verdeling.invoer import Geweigerd
    from sleutel.domein.verdeling.klok import Klok

STOPPED = 130

RIJEN_MAX = 200
"""A table on the screen has no more rows than this; `--json` has them all."""


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "verdeel", "verdeel woningen over kandidaten", run)
    parser.add_argument("invoer", type=Path, help="de vraag: docs/verdeling-format.md")
    parser.add_argument(
        "antwoord", type=Path, nargs="?", help="het antwoord, alleen bij --controleer"
    )
    parser.add_argument(
        "--seconden", type=_seconden, default=10.0, help="rekentijd (standaard: 10)"
    )
    parser.add_argument(
        "--controleer", action="store_true", help="controleer een antwoord van wie dan ook"
    )
    add_json(parser)


def _seconden(tekst: str) -> float:
    try:
        getal = float(tekst)
    except ValueError:
        getal = math.nan
    if not 0 < getal <= 86400:
        raise argparse.ArgumentTypeError("geef een aantal seconden boven 0, hoogstens een dag")
    return getal


def run(args: argparse.Namespace) -> int:
    from sleutel.domein.verdeling.invoer import Geweigerd
    from sleutel.domein.verdeling.klok import Klok

    klok = Klok(args.seconden)
    if args.controleer != (args.antwoord is not None):
        return wrong_use("Geef INVOER.json en ANTWOORD.json samen met --controleer.")
    for bestand in (args.invoer, args.antwoord):
        if bestand is not None and not bestand.is_file():
            return wrong_use(f"{bestand} is geen bestand.")
    try:
        if args.controleer:
            with stop.instead(_interrupt):
                return _controleer(args)
        return _verdeel(args, klok)
    except Geweigerd as geweigerd:
        _show_errors(geweigerd, args)
        return 1


def _interrupt() -> None:
    """A check that is cut short says nothing: it ends like any other command."""
    raise KeyboardInterrupt


def _verdeel(args: argparse.Namespace, klok: "Klok") -> int:
    from sleutel.domein.verdeling.antwoord import beantwoord
    from sleutel.domein.verdeling.invoer import read_vraag

    # Stopped by the user or the system: the best answer so far, and all of it.
    with stop.instead(klok.stop):
        if klok.gestopt:
            meldingen.print("Gestopt voordat de invoer gelezen was. Er is geen antwoord.")
            return STOPPED
        with meldingen.status("Lezen") as status:
            vraag = read_vraag(args.invoer.read_bytes())
            antwoord = beantwoord(vraag, klok, status.update)
        if args.json:
            # No indentation: a large answer is written at once, by C.
            write_all(json.dumps(antwoord, ensure_ascii=False) + "\n")
        else:
            _show_one(antwoord)
        sys.stdout.flush()
    return 0


def _show_errors(geweigerd: "Geweigerd", args: argparse.Namespace) -> None:
    fouten = [{"pad": fout.pad, "reden": fout.reden} for fout in geweigerd.fouten]
    if args.json:
        print_json({"fouten": fouten})
        return
    meldingen.print(f"De invoer klopt niet: {len(fouten)} keer.", style="red")
    for fout in fouten:
        meldingen.print(
            f"{fout['pad'] or 'hele bestand'}: {fout['reden']}", highlight=False, markup=False
        )


def _controleer(args: argparse.Namespace) -> int:
    from sleutel.domein.verdeling.controle import controleer
    from sleutel.domein.verdeling.invoer import read_vraag

    inhoud = args.invoer.read_bytes()
    read_vraag(inhoud)
    try:
        antwoord = json.loads(args.antwoord.read_bytes())
    except (ValueError, RecursionError):
        gevonden = ["Het antwoord is geen geldige JSON."]
    else:
        with meldingen.status("Controleren"):
            gevonden = controleer(json.loads(inhoud.decode("utf-8-sig")), antwoord)
    if args.json:
        print_json({"klopt": not gevonden, "fouten": gevonden})
    elif gevonden:
        for regel in gevonden:
            scherm.print(regel, highlight=False, markup=False)
    else:
        scherm.print("Het antwoord klopt.")
    return 1 if gevonden else 0


def _show_one(antwoord: dict[str, Any]) -> None:
    """The answer as tables for people."""
    kwaliteit = antwoord["kwaliteit"]
    _tabel(
        "Toewijzingen",
        ["kandidaat", "woning", "waarom"],
        [(t["kandidaat"], t["woning"], " ".join(t["redenen"])) for t in antwoord["toewijzingen"]],
    )
    _tabel(
        "Zonder woning",
        ["kandidaat", "redenen"],
        [
            (
                n["kandidaat"],
                "\n".join(r["uitleg"] for r in n["redenen"]) or "Er zijn geen woningen.",
            )
            for n in antwoord["niet_geplaatst"]
        ],
    )
    _tabel(
        "Niet verhuurd",
        ["woning", "redenen"],
        [
            (
                n["woning"],
                "\n".join(r["uitleg"] for r in n["redenen"]) or "Er zijn geen kandidaten.",
            )
            for n in antwoord["niet_verhuurd"]
        ],
    )
    scherm.print(
        f"Mensen met een woning: {kwaliteit['geplaatst']}. Wensen vervuld: {kwaliteit['wensen']}. "
        f"Afwijking van de afspraken: {kwaliteit['ongelijkheid']:.2f}.",
        highlight=False,
    )
    scherm.print(_bewijs(kwaliteit), highlight=False)


def _bewijs(kwaliteit: dict[str, Any]) -> str:
    if kwaliteit["bewijs"] == "optimaal":
        return "Bewezen: een betere verdeling bestaat niet."
    niveaus = ["het aantal mensen", "de voorrang", "de eerlijke verdeling", "de wensen"]
    return (
        f"Niet bewezen vanaf {niveaus[kwaliteit['niveau'] - 1]} (niveau {kwaliteit['niveau']}): "
        f"hoogstens {100 * kwaliteit['kloof']:.2f}% beter is nog mogelijk."
    )


def _tabel(titel: str, kolommen: list[str], rijen: list[tuple[str, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rijen:
        return
    tabel = Table(title=titel)
    for kolom in kolommen:
        tabel.add_column(kolom, overflow="fold")
    for rij in rijen[:RIJEN_MAX]:
        tabel.add_row(*(Text(cel) for cel in rij))
    scherm.print(tabel)
    if len(rijen) > RIJEN_MAX:
        scherm.print(f"En nog {len(rijen) - RIJEN_MAX}. Alles zien: gebruik --json.")

"""`sleutel cijfers --jaar 2021`: the figures of a year or quarter, as known on a peildatum."""

import argparse
from typing import TYPE_CHECKING, Any

from rich.table import Table

from sleutel.cli.dossierkast import open_record
from sleutel.cli.uitvoer import a_date, add_json, print_json, scherm, set_up, wrong_use
from sleutel.domein.keuzelijst import Regio, Woonproces

if TYPE_CHECKING:
    from sleutel.domein.cijfers.uitkomst import Uitkomst


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "cijfers", "reken de cijfers van een jaar of kwartaal uit", run)
    parser.add_argument("--jaar", type=int, required=True)
    parser.add_argument("--kwartaal", type=int, choices=(1, 2, 3, 4))
    parser.add_argument(
        "--regio", help='één regio, of meer met "en" ertussen; zonder: heel Zuid-Limburg'
    )
    parser.add_argument("--woonproces", help='bijvoorbeeld "Housing Plus"; zonder: alle samen')
    parser.add_argument("--peildatum", type=a_date, help="zoals bekend op die dag (nu: vandaag)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from sleutel.domein.cijfers.vraag import Vraag

    if not 1900 <= args.jaar <= 2100:
        return wrong_use(f"{args.jaar} is geen jaar waarvan Sleutel cijfers heeft.")
    try:
        woonproces = read_woonproces(args.woonproces)
    except ValueError as fout:
        return wrong_use(str(fout))
    with open_record():
        from sleutel.common.klok import vandaag
        from sleutel.partijen.queries import command_line_actor
        from sleutel.rapportage.queries import uitkomst

        try:
            regios = read_regios(args.regio)
        except ValueError as fout:
            return wrong_use(str(fout))
        peildatum = args.peildatum or vandaag()
        vraag = Vraag(args.jaar, args.kwartaal, regios, woonproces, peildatum)
        antwoord = uitkomst(vraag, actor=command_line_actor())
    if args.json:
        print_json(as_json(antwoord))
    else:
        _show(antwoord)
    return 0 if all(controle.klopt for controle in antwoord.controles) else 1


def read_regios(tekst: str | None) -> tuple[Regio, ...]:
    """The regions of `--regio`; not given: all. Raises ValueError, also for an empty text."""
    from sleutel.domein.cijfers.vraag import parse_regios
    from sleutel.partijen.queries import known_regions

    if tekst is None:
        return ()
    if not tekst.strip():
        raise ValueError("Noem een regio, of laat --regio weg voor heel Zuid-Limburg.")
    return parse_regios(tekst, known_regions())


def read_woonproces(tekst: str | None) -> Woonproces | None:
    """The woonproces that the text names. Raises ValueError."""
    if tekst is None:
        return None
    woonproces = Woonproces.from_label(tekst)
    if woonproces is None:
        keuze = ", ".join(woonproces.label for woonproces in Woonproces)
        raise ValueError(f"Het woonproces {tekst} bestaat niet. Kies uit: {keuze}.")
    return woonproces


def as_json(antwoord: "Uitkomst") -> dict[str, Any]:
    """The object of `--json`; the keys are stable."""
    vraag = antwoord.vraag
    return {
        "jaar": vraag.jaar,
        "kwartaal": vraag.kwartaal,
        "regio": region_label(vraag.regios),
        "woonproces": vraag.woonproces.label if vraag.woonproces else None,
        "peildatum": vraag.peildatum.isoformat(),
        "cijfers": antwoord.afgerond(),
        "controles": [
            {"code": controle.code, "klopt": controle.klopt, "uitleg": controle.uitleg}
            for controle in antwoord.controles
        ],
    }


def region_label(regios: tuple[Regio, ...]) -> str | None:
    """The regions as one text; None for all of them."""
    return " en ".join(regio.label for regio in regios) or None


def _show(antwoord: "Uitkomst") -> None:
    from sleutel.domein.cijfers.definities import definitie

    vraag = antwoord.vraag
    period = (
        f"{vraag.jaar}" if vraag.kwartaal is None else f"kwartaal {vraag.kwartaal} van {vraag.jaar}"
    )
    tabel = Table(
        title=f"{region_label(vraag.regios) or 'Zuid-Limburg'}, "
        f"{vraag.woonproces.label if vraag.woonproces else 'alle woonprocessen'}, {period}, "
        f"zoals bekend op {vraag.peildatum:%d-%m-%Y}",
        title_justify="left",
    )
    tabel.add_column("cijfer", overflow="fold")
    tabel.add_column("waarde", justify="right", overflow="fold")
    tabel.add_column("wat het telt", overflow="fold")
    for code, waarde in antwoord.afgerond().items():
        zin = definitie(code, vraag.jaar).zin
        if not isinstance(waarde, dict):
            tabel.add_row(code, _text(waarde), zin)
            continue
        tabel.add_row(code, "" if waarde else "–", zin)
        for deel, aantal in waarde.items():
            tabel.add_row(f"  {deel}", _text(aantal), "")
    scherm.print(tabel)
    for controle in antwoord.controles:
        if not controle.klopt:
            scherm.print(f"Klopt niet: {controle.uitleg}", style="red", highlight=False)


def _text(waarde: Any) -> str:
    if waarde is None:
        return "–"
    if isinstance(waarde, dict):
        return ", ".join(f"{naam} {_text(deel)}" for naam, deel in waarde.items())
    return str(waarde).replace(".", ",") if isinstance(waarde, float) else str(waarde)

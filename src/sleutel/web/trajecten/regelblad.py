"""The rules and terms of one traject, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sleutel.domein.instellingen import Stand
from sleutel.domein.opmaak import datum
from sleutel.trajecten.regelbeeld import Regel, Regelbeeld

MERK = {Stand.OP_TIJD: "merk--goed", Stand.TE_LAAT: "merk--fout"}
"""How a state of a term is marked, beside its word."""


@dataclass(frozen=True, slots=True)
class Termijnrij:
    """A term: what, by when, how it stands, and the day on which it was made."""

    wat: str
    uiterlijk: date
    stand: str
    merk: str
    gehaald_op: date | None


@dataclass(frozen=True, slots=True)
class Regelrij:
    """A rule: what holds, and who chose it since when."""

    wat: str
    waarde: str
    van: str


@dataclass(frozen=True, slots=True)
class Regelblad:
    """What the page of a traject shows; `aangemeld_op`: the day that pinned the rules, if it is seen."""

    aangemeld_op: date | None
    groepen: list[tuple[str, list[Regelrij]]]
    termijnen: list[Termijnrij]


def lay_out(beeld: Regelbeeld, gemeenten: Mapping[str, str]) -> Regelblad:
    """The rules and terms as people read them; `gemeenten`: their names by CBS code."""
    return Regelblad(
        beeld.aangemeld_op,
        [
            (groep.label, [_regel(regel, gemeenten) for regel in regels])
            for groep, regels in beeld.regels
        ],
        [
            Termijnrij(
                termijn.soort.label,
                termijn.uiterlijk,
                stand.label.capitalize(),
                MERK.get(stand, ""),
                termijn.gehaald_op,
            )
            for termijn, stand in beeld.termijnen
        ],
    )


def _regel(regel: Regel, gemeenten: Mapping[str, str]) -> Regelrij:
    soort, bron, waarde = regel
    van = "standaard van Sleutel"
    if bron.bereik is not None:
        bereik = bron.bereik
        delen = [gemeenten.get(bereik.gemeente or "", bereik.regio.label)]
        delen += [bereik.woonproces.label] if bereik.woonproces else []
        van = f"{', '.join(delen)}, sinds {datum(bron.vanaf)}"
    return Regelrij(soort.label, waarde, van)

"""A table as it was brought: header and rows of texts, unjudged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sleutel.domein.keuzelijst import sleutelvorm
from sleutel.domein.register.melding import KOP, Melding, OnleesbareBron
from sleutel.domein.register.tabellen import REDEN

MAX_BYTES = 200 * 1024 * 1024
MAX_KOLOMMEN = 60
MAX_RIJEN = 1_000_000
_MAX_GEDEELD = 50_000
_MAX_GEDEELDE_LENGTE = 60

type Rij = tuple[int, tuple[str, ...]]
"""Row number as the spreadsheet counts it, and the texts of its cells."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table: its header as typed, and its rows that are not empty.

    A row with another number of cells than the header is kept as it is: the check refuses it.
    """

    naam: str
    kolommen: tuple[str, ...]
    rijen: list[Rij]


@dataclass(frozen=True, slots=True)
class Bron:
    """What was brought: the known tables by name, and remarks about what else lay there.

    `onleesbaar` names the tables that are there but cannot be read: the others are not held against them.
    """

    tabellen: dict[str, Tabel]
    opmerkingen: list[Melding] = field(default_factory=list)
    onleesbaar: frozenset[str] = frozenset()


def build_tabel(naam: str, regels: Iterator[Sequence[str]], *, vul_aan: bool) -> Tabel:
    """The table in `regels`, of which the first is the header.

    Equal texts become one object, so that a large register stays small. `vul_aan` fills a short
    row up to the header: a workbook stores no empty cells at the end, a CSV file does.

    Raises OnleesbareBron without a header, over 60 columns (beside `reden`) or over a million rows.
    """
    kolommen = tuple(cel.strip() for cel in _zonder_lege_staart(next(regels, ())))
    if not kolommen:
        raise OnleesbareBron.om(
            naam,
            "Het bestand is leeg, of de eerste rij is leeg. "
            "Zet in de eerste rij de namen van de kolommen.",
        )
    aantal = len(kolommen) - (REDEN in map(sleutelvorm, kolommen))
    if aantal > MAX_KOLOMMEN:
        raise OnleesbareBron.om(
            naam,
            f"Deze tabel heeft {aantal} kolommen. Er mogen er {MAX_KOLOMMEN} zijn. "
            "Haal de kolommen weg die niet in het register horen.",
            rij=KOP,
        )
    return Tabel(naam, kolommen, list(_rijen(naam, regels, len(kolommen), vul_aan=vul_aan)))


def _rijen(
    naam: str, regels: Iterable[Sequence[str]], breedte: int, *, vul_aan: bool
) -> Iterator[Rij]:
    gedeeld: dict[str, str] = {"": ""}
    aantal = 0
    for nummer, regel in enumerate(regels, start=KOP + 1):
        if not any(regel):
            continue
        cellen = regel if len(regel) <= breedte else _zonder_lege_staart(regel, breedte)
        if not any(not (cel.isspace() or cel == "") for cel in cellen):
            continue
        aantal += 1
        if aantal > MAX_RIJEN:
            raise OnleesbareBron.om(
                naam,
                f"Deze tabel heeft meer dan {MAX_RIJEN} rijen. Breng het register in delen.",
                rij=nummer,
            )
        rij = [_deel(gedeeld, cel) for cel in cellen]
        if vul_aan and len(rij) < breedte:
            rij.extend([""] * (breedte - len(rij)))
        yield nummer, tuple(rij)


def _deel(gedeeld: dict[str, str], cel: str) -> str:
    bekend = gedeeld.get(cel)
    if bekend is not None:
        return bekend
    if len(cel) <= _MAX_GEDEELDE_LENGTE and len(gedeeld) < _MAX_GEDEELD:
        gedeeld[cel] = cel
    return cel


def _zonder_lege_staart(regel: Sequence[str], minstens: int = 0) -> Sequence[str]:
    einde = len(regel)
    while einde > minstens and not regel[einde - 1].strip():
        einde -= 1
    return regel[:einde]

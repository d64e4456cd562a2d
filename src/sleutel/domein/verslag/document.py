"""The one model of a jaarverslag. HTML, PDF and workbook are made from it, so they cannot differ.

Every number stands in it once, as it is shown: rounded, with the kind that says how it is written.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sleutel.domein import opmaak

VERSIE = 1
"""Of the form of the model; a kept report names the version it was made with."""


class Vorm(StrEnum):
    """How the number in a cell is written, and what a workbook makes of it."""

    TEKST = "tekst"
    AANTAL = "aantal"
    MAANDEN = "maanden"
    DAGEN = "dagen"
    PROCENT = "procent"
    EURO = "euro"


DECIMALEN = {Vorm.AANTAL: 0, Vorm.MAANDEN: 2, Vorm.DAGEN: 1, Vorm.PROCENT: 1, Vorm.EURO: 2}


@dataclass(frozen=True, slots=True)
class Cel:
    """One value in a table. None: there is nothing to say, written as a dash."""

    waarde: int | float | str | None
    vorm: Vorm = Vorm.AANTAL

    @property
    def tekst(self) -> str:
        """As a reader sees it: “1.234”, “3,87”, “79,4%”, “€ 675,00”."""
        if self.waarde is None:
            return "–"
        if isinstance(self.waarde, str):
            return self.waarde
        if self.vorm == Vorm.EURO:
            return opmaak.bedrag(self.waarde)
        getal = opmaak.schrijf(self.waarde, DECIMALEN[self.vorm])
        return f"{getal}%" if self.vorm == Vorm.PROCENT else getal


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading inside a chapter."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph. `eigen`: written by the loket itself, not made from figures."""

    tekst: str
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Opsomming:
    """Sentences that belong together."""

    punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sluitcontrole:
    """What was held against what under a table, in a sentence, and whether it holds."""

    tekst: str
    klopt: bool


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows under heads; the first cell of a row names it. `totaal`: the last row is the sum."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    totaal: bool = False
    controles: tuple[Sluitcontrole, ...] = ()


class Soort(StrEnum):
    """The kinds of picture."""

    TRECHTER = "trechter"
    AFSPRAAK = "afspraak"
    STIPPEN = "stippen"


@dataclass(frozen=True, slots=True)
class Punt:
    """One line of a picture: a name, its value, and what was agreed (a mark on the bar)."""

    naam: str
    waarde: Cel
    afspraak: int | None = None


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A picture with its numbers in it; `uitleg` says in words what it shows.

    `grens` is a line over the whole picture (the agreed six months), with its name.
    """

    soort: Soort
    titel: str
    uitleg: str
    punten: tuple[Punt, ...]
    grens: int | None = None
    grensnaam: str = ""


type Blok = Kop | Alinea | Opsomming | Tabel | Grafiek


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """`sleutel` names the chapter for the text of the loket and for links."""

    sleutel: str
    titel: str
    blokken: tuple[Blok, ...]

    @property
    def tabellen(self) -> list[Tabel]:
        return [blok for blok in self.blokken if isinstance(blok, Tabel)]


@dataclass(frozen=True, slots=True)
class Verslag:
    """A whole report: about which year and regions, as known on which day."""

    titel: str
    ondertitel: str
    regio: str
    jaar: int
    peildatum: date
    hoofdstukken: tuple[Hoofdstuk, ...]
    versie: int = VERSIE

    @property
    def klopt(self) -> bool:
        """Whether every closing check under every table holds."""
        return all(
            controle.klopt
            for hoofdstuk in self.hoofdstukken
            for tabel in hoofdstuk.tabellen
            for controle in tabel.controles
        )

"""What is asked: the year or quarter, the regions, one woonproces or all, and known as of when."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sleutel.domein.keuzelijst import Regio, Woonproces, find_by_label, sleutelvorm

_TUSSEN_REGIOS = re.compile(r",|&|\ben\b", re.IGNORECASE)
_ALLE_REGIOS = frozenset({"zuidlimburg", "heelzuidlimburg"})


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question for figures. No regions means all of them; no woonproces means all together."""

    jaar: int
    kwartaal: int | None
    regios: tuple[Regio, ...]
    woonproces: Woonproces | None
    peildatum: date

    def __post_init__(self) -> None:
        """Raise ValueError for a quarter that does not exist."""
        if self.kwartaal not in (None, 1, 2, 3, 4):
            raise ValueError(f"Kwartaal {self.kwartaal} bestaat niet. Kies 1, 2, 3 of 4.")

    @property
    def begin(self) -> date:
        """The first day of the period."""
        return date(self.jaar, 1 if self.kwartaal is None else 3 * self.kwartaal - 2, 1)

    @property
    def einde(self) -> date:
        """The last day of the period, which still counts."""
        maand = 12 if self.kwartaal is None else 3 * self.kwartaal
        return date(self.jaar, maand, monthrange(self.jaar, maand)[1])

    def covers_regio(self, regio: str) -> bool:
        return not self.regios or regio in self.regios


def parse_regios(tekst: str, bekend: Sequence[Regio]) -> tuple[Regio, ...]:
    """The regions in a text as "Maastricht en Heuvelland" or "Parkstad, Heuvelland", each once.

    `bekend`: those that there are. An empty text and "Zuid-Limburg" mean all of them: an empty tuple.
    Raises ValueError, in B1 Dutch, for a name that is no region.
    """
    if tekst.strip() and not any(naam.strip() for naam in _TUSSEN_REGIOS.split(tekst)):
        raise ValueError(f"In '{tekst.strip()}' staat geen regio.")
    gelezen = list(_read_regios(tekst, bekend))
    return () if None in gelezen else tuple(dict.fromkeys(filter(None, gelezen)))


def _read_regios(tekst: str, bekend: Sequence[Regio]) -> Iterator[Regio | None]:
    """Each region that is named, None for all of them; "Gooi en Vechtstreek" may be one name."""
    rest = tekst.strip(" ,&")
    while rest:
        einden = [gevonden.start() for gevonden in _TUSSEN_REGIOS.finditer(rest)]
        for einde in (len(rest), *reversed(einden)):
            naam = rest[:einde].strip()
            regio = find_by_label(bekend, naam) if sleutelvorm(naam) else None
            if regio is not None or sleutelvorm(naam) in _ALLE_REGIOS:
                yield regio
                break
        else:
            if naam:
                keuze = ", ".join(regio.label for regio in bekend)
                raise ValueError(f"De regio {naam} bestaat niet. Kies uit: {keuze}.")
        rest = _TUSSEN_REGIOS.sub("", rest[einde:], count=1).strip()

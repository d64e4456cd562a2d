"""What is asked: the year or quarter, the regions, one woonproces or all, and known as of when."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sleutel.domein.keuzelijst import Regio, Woonproces, sleutelvorm

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


def parse_regios(tekst: str) -> tuple[Regio, ...]:
    """The regions in a text as "Maastricht en Heuvelland" or "Parkstad, Heuvelland", each once.

    An empty text and "Zuid-Limburg" mean all regions: an empty tuple. Raises ValueError, in B1
    Dutch, for a name that is no region.
    """
    namen = [naam.strip() for naam in _TUSSEN_REGIOS.split(tekst) if naam.strip()]
    if tekst.strip() and not namen:
        raise ValueError(f"In '{tekst.strip()}' staat geen regio.")
    regios = [_read_regio(naam) for naam in namen if sleutelvorm(naam) not in _ALLE_REGIOS]
    return tuple(dict.fromkeys(regios)) if len(regios) == len(namen) else ()


def _read_regio(naam: str) -> Regio:
    regio = Regio.from_label(naam)
    if regio is None:
        keuze = ", ".join(regio.label for regio in Regio)
        raise ValueError(f"De regio {naam} bestaat niet. Kies uit: {keuze}.")
    return regio

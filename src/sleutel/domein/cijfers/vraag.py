"""What is asked: the year or quarter, the regions, one woonproces or all, and known as of when."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sleutel.domein.keuzelijst import Regio, Woonproces


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

    def omvat_regio(self, regio: str) -> bool:
        return not self.regios or regio in self.regios

"""What invoices and claims come to in euros: so many, times the price of the region and year they are of.

An invoice is priced by the year of its date, a claim for guidance by the year in which it was made, also
where it is paid in a later one. No price known: no amount, never an estimate.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.cijfers.uitkomst import Uitkomst
from sleutel.domein.keuzelijst import Regio, TariefSoort
from sleutel.domein.procesgang.soorten import Soort

GELD = {
    "gefactureerd": (TariefSoort.TRAJECTPRIJS, Soort.GEFACTUREERD),
    "facturen_betaald": (TariefSoort.TRAJECTPRIJS, Soort.GEFACTUREERD),
    "begeleiding_gedeclareerd": (TariefSoort.BEGELEIDING, Soort.BEGELEIDING_GEDECLAREERD),
    "begeleiding_uitbetaald": (TariefSoort.BEGELEIDING, Soort.BEGELEIDING_GEDECLAREERD),
}
"""Each figure about money: its kind of price, and the gebeurtenis whose year says which price."""

type Tarieven = Mapping[tuple[str, int, str], Decimal]
"""The price in euros by region, year and kind."""


@dataclass(frozen=True, slots=True)
class Post:
    """So many of one figure at one price; `tarief` None: no price is known."""

    code: str
    regio: Regio
    jaar: int
    aantal: int
    tarief: Decimal | None

    @property
    def bedrag(self) -> Decimal | None:
        """In euros."""
        return None if self.tarief is None else self.aantal * self.tarief


def posten(
    uitkomst: Uitkomst, standen: Iterable[Stand], tarieven: Tarieven, regios: Iterable[Regio]
) -> tuple[Post, ...]:
    """What lies behind each figure about money, by region and year of the price; every one counts once.

    `regios`: all that there are.
    """
    bij_code = {regio.value: regio for regio in regios}
    per_traject = {stand.traject: stand for stand in standen}
    gevonden = []
    for code, (soort, naar) in GELD.items():
        tellingen = Counter(
            (bij_code[stand.regio], _jaar(stand, naar, uitkomst.vraag.jaar))
            for traject in uitkomst.achter(code)
            if (stand := per_traject[traject])
        )
        gevonden += [
            Post(code, regio, jaar, n, tarieven.get((regio.value, jaar, soort.value)))
            for (regio, jaar), n in sorted(tellingen.items())
        ]
    return tuple(gevonden)


def _jaar(stand: Stand, soort: Soort, anders: int) -> int:
    """The year of the gebeurtenis; a payment of a claim that nobody recorded is of the year itself."""
    feit = stand.feiten.get(soort)
    return feit.op.year if feit else anders

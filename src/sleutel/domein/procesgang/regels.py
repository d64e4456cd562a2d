"""What a region chooses for itself: dated records, pinned on a traject when it is registered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sleutel.domein.keuzelijst import Regio, Woonproces


@dataclass(frozen=True, slots=True, kw_only=True)
class Regels:
    """The choices of one region, or of one gemeente in it, from `geldig_van` up to `geldig_tot`.

    `geldig_tot` is the first day on which they no longer hold; None: no end known. Gemeenten are
    CBS codes, terms are whole months.
    """

    regio: Regio | None = None
    gemeente: str | None = None
    geldig_van: date = date.min
    geldig_tot: date | None = None

    woonprocessen: frozenset[Woonproces] = frozenset(Woonproces)
    intake_verplicht: bool = True
    gemeente_beoordeelt: bool = False
    regionale_wachtlijst: bool = False
    """The list is of the whole region: a place on it names no corporatie."""
    extramuraal_met_zorg_alleen_plus: bool = False
    """Parkstad, 2021: who lives extramuraal with a zorgbeschikking is taken only in Housing Plus,
    and only with nuisance, heavy debts or a block (yearly report 2021, §7.1)."""
    begeleiding_maanden: int = 12
    begeleiding_minimaal_maanden: int = 0
    gemeenten_zonder_vergoeding: frozenset[str] = frozenset()
    """Here others guide and there is nothing to claim (Heerlen: StandBy, later Inclusio)."""

    def hold_on(self, op: date) -> bool:
        return self.geldig_van <= op and (self.geldig_tot is None or op < self.geldig_tot)


def find_regels(alle: Iterable[Regels], regio: Regio, gemeente: str | None, op: date) -> Regels:
    """The record for this gemeente on this day; without one, that of its region.

    Raises LookupError when no record holds, or when two of the same reach do.
    """
    geldig = [regels for regels in alle if regels.regio is regio and regels.hold_on(op)]
    eigen = [regels for regels in geldig if gemeente is not None and regels.gemeente == gemeente]
    gevonden = eigen or [regels for regels in geldig if regels.gemeente is None]
    if len(gevonden) != 1:
        raise LookupError(f"{len(gevonden)} records of rules for {regio}, {gemeente}, {op}")
    return gevonden[0]


PACT_VOOR_UITSTROOM = Regels(
    intake_verplicht=False,
    gemeente_beoordeelt=True,
    regionale_wachtlijst=True,
    begeleiding_maanden=24,
    begeleiding_minimaal_maanden=24,
)
"""The Pact of Zuid-Kennemerland and IJmond: the gemeente decides, the list is regional, guidance
lasts two years at the least (design.md §4)."""

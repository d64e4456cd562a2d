"""What a region chooses for itself, as the chain reads it. It comes out of the dated settings of
`domein.instellingen`; those of the day of the aanmelding hold for a traject (ADR 0013)."""

from dataclasses import dataclass

from sleutel.domein.keuzelijst import Document, Reden, Woonproces


@dataclass(frozen=True, slots=True, kw_only=True)
class Regels:
    """The choices that hold for one traject. Gemeenten are CBS codes, terms are whole months or weeks."""

    woonprocessen: frozenset[Woonproces] = frozenset(Woonproces)
    intake_verplicht: bool = True
    gemeente_beoordeelt: bool = False
    regionale_wachtlijst: bool = False
    """The list is of the whole region: a place on it names no corporatie."""
    verkorte_toeleiding: bool = True
    doorstroomwoning: bool = True
    sluimeren: bool = True
    verlengen: bool = True
    extramuraal_met_zorg_alleen_plus: bool = False
    """Parkstad, 2021: who lives extramuraal with a zorgbeschikking is taken only in Housing Plus,
    and only with nuisance, heavy debts or a block (yearly report 2021, §7.1)."""
    documenten_aanmelding: frozenset[Document] = frozenset()
    documenten_wachtlijst: frozenset[Document] = frozenset()
    documenten: frozenset[Document] = frozenset()
    """What belongs to the rent. Start of rent is a fact, so they are asked for and never block."""
    intake_weken: int | None = None
    """None: no term for the intake was agreed."""
    start_huren_maanden: int = 6
    verkort_maanden: int = 3
    beschikking_weken: int = 8
    doorstroom_maanden: int = 9
    begeleiding_maanden: int = 12
    begeleiding_minimaal_maanden: int = 0
    gemeenten_zonder_vergoeding: frozenset[str] = frozenset()
    """Here others guide and there is nothing to claim (Heerlen: StandBy, later Inclusio)."""
    redenen: tuple[Reden, ...] = ()
    """All reasons that there are (ADR 0020); of another one nothing is known. Below: which of them a
    step offers, by code; None: all."""
    redenen_afgevallen: frozenset[str] | None = None
    redenen_negatief_na_intake: frozenset[str] | None = None
    redenen_beeindigd_voor_huren: frozenset[str] | None = None
    redenen_afgesloten: frozenset[str] | None = None


PACT_VOOR_UITSTROOM = Regels(
    intake_verplicht=False,
    gemeente_beoordeelt=True,
    regionale_wachtlijst=True,
    begeleiding_maanden=24,
    begeleiding_minimaal_maanden=24,
)
"""The Pact of Zuid-Kennemerland and IJmond: the gemeente decides, the list is regional, guidance
lasts two years at the least (design.md §4)."""

"""The rows of the register once they are found good: codes, dates and numbers, no names of persons."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from sleutel.domein.keuzelijst import (
    Herkomst,
    Huurachterstand,
    OrganisatieSoort,
    Overlast,
    Reden,
    Regio,
    Resultaat,
    TariefSoort,
    Toeleiding,
    Uitspraak,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.register.melding import Melding

GEEN_TEKSTEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectRij:
    """One traject as the loket's register has it; None: unknown or not (yet) happened.

    Organisations and places are slugs, gemeenten CBS codes (or "onbekend"). `vrije_teksten` holds, by
    column, what was on no list: it goes where it can be erased, never into a gebeurtenis.
    """

    rij: int
    traject: str
    kandidaat: str
    regio: Regio
    woonproces: Woonproces
    verkort_aangevraagd: bool = False
    toeleiding: Toeleiding | None = None
    aanmelder: str | None = None
    aangemeld_op: dt.date
    herkomst: Herkomst | None = None
    gemeente_herkomst: str | None = None
    afgevallen_op: dt.date | None = None
    afgevallen_reden: Reden | None = None
    intake_op: dt.date | None = None
    na_intake_afgesloten_op: dt.date | None = None
    na_intake_reden: Reden | None = None
    wachtlijst_op: dt.date | None = None
    corporatie: str | None = None
    start_huren_op: dt.date | None = None
    woonplaats: str | None = None
    gemeente_woning: str | None = None
    afgesloten_op: dt.date | None = None
    resultaat: Resultaat | None = None
    reden_afsluiting: Reden | None = None
    begeleiding_door: str | None = None
    begeleiding_gedeclareerd_op: dt.date | None = None
    begeleiding_uitbetaald_op: dt.date | None = None
    factuur_op: dt.date | None = None
    factuur_betaald_op: dt.date | None = None
    vrije_teksten: Mapping[str, str] = GEEN_TEKSTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisatieRij:
    """An organisation in one region. `rij` is 0 where the check proposes it out of another table."""

    rij: int
    slug: str
    naam: str
    soort: OrganisatieSoort
    regio: Regio
    convenantpartner: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaakstellingRij:
    """Homes that a corporatie will let in a year; no woonproces: all of them together."""

    rij: int
    jaar: int
    regio: Regio
    corporatie: str
    aantal: int
    woonproces: Woonproces | None = None
    gemeente: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreidingRij:
    """The agreed maximum of placements in a gemeente in a year."""

    rij: int
    jaar: int
    regio: Regio
    gemeente: str
    maximum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TariefRij:
    """A price in euros that holds in a year."""

    rij: int
    jaar: int
    regio: Regio
    soort: TariefSoort
    bedrag: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DuurzaamheidRij:
    """One measurement of duurzaam wonen; `regio` is resolved, also where the file left it out."""

    rij: int
    traject: str
    regio: Regio
    gemeten_op: dt.date
    woonsituatie: Woonsituatie | None = None
    overlast: Overlast | None = None
    huurachterstand: Huurachterstand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtRij:
    """One complaint. Subject, follow-up and an unlisted ruling stand in `vrije_teksten`."""

    rij: int
    nummer: str
    regio: Regio
    ontvangen_op: dt.date
    uitspraak_op: dt.date | None = None
    uitspraak: Uitspraak | None = None
    vrije_teksten: Mapping[str, str] = GEEN_TEKSTEN


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Everything that the check found.

    The lists hold good rows only, in the order of the file. `aangenomen` counts them for each table
    that was brought, before rows of unknown gemeenten are made one in taakstelling and spreiding.
    `nieuwe_organisaties` are named in a good row and not known yet. `afwezig` holds the columns of the
    format that a brought table does not have: they change nothing in what is known.
    """

    trajecten: list[TrajectRij] = field(default_factory=list)
    organisaties: list[OrganisatieRij] = field(default_factory=list)
    taakstelling: list[TaakstellingRij] = field(default_factory=list)
    spreiding: list[SpreidingRij] = field(default_factory=list)
    tarieven: list[TariefRij] = field(default_factory=list)
    duurzaamheid: list[DuurzaamheidRij] = field(default_factory=list)
    klachten: list[KlachtRij] = field(default_factory=list)
    nieuwe_organisaties: list[OrganisatieRij] = field(default_factory=list)
    afgewezen: list[Melding] = field(default_factory=list)
    opmerkingen: list[Melding] = field(default_factory=list)
    aangenomen: dict[str, int] = field(default_factory=dict)
    afwezig: dict[str, frozenset[str]] = field(default_factory=dict)

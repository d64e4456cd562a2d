"""What the chain has to know of a traject to judge a step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sleutel.domein.keuzelijst import Document, Herkomst, Keuzelijst, Resultaat, Woonproces
from sleutel.domein.procesgang.regels import Regels
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Besluit, Toestand


class Kenmerk(Keuzelijst):
    """What is known beside the events: it may identify or be erased, so it is never in one."""

    ZORGBESCHIKKING = "zorgbeschikking", "heeft een zorgbeschikking"
    OVERLAST = "overlast", "er is overlast"
    ZWARE_SCHULDEN = "zware_schulden", "heeft zware schulden"
    WOONBLOKKADE = "woonblokkade", "heeft een woonblokkade"
    VOORWAARDEN_GETEKEND = "voorwaarden_getekend", "de voorwaarden zijn getekend"
    CONVENANTPARTNER = "convenantpartner", "de aanmelder is convenantpartner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situatie:
    """A traject as its valid events tell it; `toestand` None: not registered yet.

    `data` holds the last day on which each kind of event happened. `kenmerken`, `geblokkeerd_bij`
    (slugs of corporaties) and `documenten` are not in the events: the caller adds them with
    `dataclasses.replace`. `documenten` None: nobody looked which there are, so none is missed.
    """

    toestand: Toestand | None = None
    woonproces: Woonproces | None = None
    herkomst: Herkomst | None = None
    verkort_aangevraagd: bool = False
    besluit: Besluit | None = None
    resultaat: Resultaat | None = None
    gemeente_woning: str | None = None
    begeleiding_tot: date | None = None
    laatste_stap_op: date | None = None
    data: Mapping[Soort, date] = field(default_factory=dict)
    kenmerken: frozenset[Kenmerk] = frozenset()
    geblokkeerd_bij: frozenset[str] = frozenset()
    documenten: frozenset[Document] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poging:
    """A step that somebody wants to take: what a guard looks at."""

    situatie: Situatie
    gegevens: Mapping[str, object]
    op: date
    regels: Regels

    @property
    def woonproces(self) -> str | None:
        """The woonproces that holds after this step; screening may choose another one."""
        gekozen = self.gegevens.get("woonproces")
        return gekozen if isinstance(gekozen, str) and gekozen else self.situatie.woonproces

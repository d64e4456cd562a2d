"""The closed list of what a region chooses for itself, each with its type, what it means and its bounds.

A new choice is a member here and a field of `Regels` (or a reader of its own). What nobody chose is
`standaard`: a woonproces and what is special are closed unless opened; the steps of the chain are open
unless closed; terms are as the reports of 2021 and 2024 give them for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sleutel.domein.instellingen.waarden import Aantal, JaNee, Keuzes, Namen, Waarde, Waardesoort
from sleutel.domein.keuzelijst import Document, Keuzelijst, Reden
from sleutel.domein.procesgang.regels import Regels


class Instelsoort(Keuzelijst):
    """What can be set."""

    WOONPROCES_LOOPT = "woonproces_loopt", "Dit woonproces loopt hier"
    INTAKE_VERPLICHT = "intake_verplicht", "Een intake is verplicht"
    GEMEENTE_BEOORDEELT = "gemeente_beoordeelt", "De gemeente beoordeelt de aanmelding"
    REGIONALE_WACHTLIJST = "regionale_wachtlijst", "De wachtlijst is van de hele regio"
    VERKORTE_TOELEIDING = "verkorte_toeleiding", "Verkorte toeleiding uit de opvang"
    EXTRAMURAAL_ALLEEN_PLUS = (
        "extramuraal_met_zorg_alleen_plus",
        "Extramuraal met zorgbeschikking: alleen Housing Plus",
    )
    DOORSTROOMWONING = "doorstroomwoning", "Een doorstroomwoning kan"
    SLUIMEREN = "sluimeren", "Een traject kan sluimeren"
    VERLENGEN = "verlengen", "De begeleiding kan verlengd worden"
    DOCUMENTEN_AANMELDING = "documenten_aanmelding", "Documenten bij de aanmelding"
    DOCUMENTEN_WACHTLIJST = "documenten_wachtlijst", "Documenten voor de wachtlijst"
    VEREISTE_DOCUMENTEN = "vereiste_documenten", "Documenten voor het huren"
    INTAKE_WEKEN = "intake_weken", "Van aanmelding tot intake"
    START_HUREN_MAANDEN = "start_huren_maanden", "Van wachtlijst tot start huren"
    VERKORT_MAANDEN = "verkort_maanden", "Verkorte toeleiding: van aanmelding tot start huren"
    BESCHIKKING_WEKEN = "beschikking_weken", "Tijd voor het besluit van de gemeente"
    DOORSTROOM_MAANDEN = "doorstroom_maanden", "Verblijf in een doorstroomwoning"
    INTAKES_DOEL = "intakes_doel", "Doel voor intakes per jaar"
    BEGELEIDING_MAANDEN = "begeleiding_maanden", "Duur van de begeleiding"
    BEGELEIDING_MINIMAAL = "begeleiding_minimaal_maanden", "Kortste duur van de begeleiding"
    BEGELEIDING_DOOR = "begeleiding_door", "Wie hier begeleidt"
    BEGELEIDING_VERGOED = "begeleiding_vergoed", "Het loket betaalt de begeleiding"
    BEGELEIDING_BETAALD_DOOR = "begeleiding_betaald_door", "Wie de begeleiding betaalt"
    REDENEN_AFGEVALLEN = "redenen_afgevallen", "Redenen bij afvallen voor de intake"
    REDENEN_NEGATIEF_NA_INTAKE = (
        "redenen_negatief_na_intake",
        "Redenen bij negatief afsluiten na de intake",
    )
    REDENEN_BEEINDIGD = "redenen_beeindigd_voor_huren", "Redenen bij beëindigen voor het huren"
    REDENEN_AFGESLOTEN = "redenen_afgesloten", "Redenen bij negatief afsluiten van het huren"


class Groep(Keuzelijst):
    """What belongs together on a page."""

    STAPPEN = "stappen", "Woonprocessen en stappen"
    DOCUMENTEN = "documenten", "Documenten die nodig zijn"
    TERMIJNEN = "termijnen", "Termijnen en doelen"
    BEGELEIDING = "begeleiding", "Begeleiding"
    REDENEN = "redenen", "Redenen om te kiezen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorm:
    """What a setting of one kind holds.

    `standaard`: what holds where nobody chose. `per_gemeente`, `per_woonproces`: a narrower reach may
    choose for itself. `optioneel`: `standaard` None means that there is none. `over_woning`: it is about
    the gemeente of the home on the day the rent starts; all others are about the gemeente of herkomst
    on the day of the aanmelding.
    """

    groep: Groep
    uitleg: str
    waarde: Waardesoort
    standaard: Waarde | None
    per_gemeente: bool = True
    per_woonproces: bool = False
    over_woning: bool = False

    def where_known(self, redenen: tuple[Reden, ...]) -> "Vorm":
        """The same where these are all reasons: people choose from them, and nobody's choice is all."""
        if self.groep is not Groep.REDENEN:
            return self
        waarde = Keuzes(redenen, leeg_mag=False)
        return replace(self, waarde=waarde, standaard=[reden.value for reden in redenen])

    def write(self, waarde: Waarde | None) -> str:
        """A value as people read it; None: nobody set one."""
        return "niets afgesproken" if waarde is None else self.waarde.write(waarde)


STANDAARD = Regels()
"""Terms and steps of the chain where nobody chose."""

MAANDEN, WEKEN = ("maanden", "maand"), ("weken", "week")
UITLEG_REDENEN = "Uit deze redenen kiest het loket bij deze stap."
GEEN_REDENEN = Keuzes((), leeg_mag=False)
"""A kind of setting by itself knows no reason: the record says which there are (`Vorm.where_known`)."""

VORMEN: Mapping[Instelsoort, Vorm] = {
    Instelsoort.WOONPROCES_LOOPT: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Alleen voor een woonproces dat loopt, kunt u iemand aanmelden.",
        waarde=JaNee(),
        standaard=False,
        per_woonproces=True,
    ),
    Instelsoort.INTAKE_VERPLICHT: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja moet de intake gehouden zijn voordat iemand op de wachtlijst kan.",
        waarde=JaNee(),
        standaard=True,
        per_woonproces=True,
    ),
    Instelsoort.GEMEENTE_BEOORDEELT: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja komt iemand pas op de wachtlijst na een positief besluit van de gemeente.",
        waarde=JaNee(),
        standaard=False,
        per_woonproces=True,
    ),
    Instelsoort.REGIONALE_WACHTLIJST: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja hoeft u geen corporatie te kiezen als iemand op de wachtlijst komt.",
        waarde=JaNee(),
        standaard=False,
    ),
    Instelsoort.VERKORTE_TOELEIDING: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja kan een aanmelder uit de opvang de verkorte toeleiding vragen.",
        waarde=JaNee(),
        standaard=False,
    ),
    Instelsoort.EXTRAMURAAL_ALLEEN_PLUS: Vorm(
        groep=Groep.STAPPEN,
        uitleg=(
            "Bij ja kan iemand die extramuraal woont en een zorgbeschikking heeft, alleen naar Housing"
            " Plus. Dat kan dan alleen bij overlast, zware schulden of een woonblokkade."
        ),
        waarde=JaNee(),
        standaard=False,
    ),
    Instelsoort.DOORSTROOMWONING: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja kan iemand bij Housing Justitieel eerst in een doorstroomwoning.",
        waarde=JaNee(),
        standaard=STANDAARD.doorstroomwoning,
    ),
    Instelsoort.SLUIMEREN: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja kan het loket de procesregie laten rusten terwijl iemand huurt.",
        waarde=JaNee(),
        standaard=STANDAARD.sluimeren,
        per_woonproces=True,
    ),
    Instelsoort.VERLENGEN: Vorm(
        groep=Groep.STAPPEN,
        uitleg="Bij ja kan het loket de begeleiding langer laten duren dan is afgesproken.",
        waarde=JaNee(),
        standaard=STANDAARD.verlengen,
        per_woonproces=True,
    ),
    Instelsoort.DOCUMENTEN_AANMELDING: Vorm(
        groep=Groep.DOCUMENTEN,
        uitleg="Deze documenten stuurt de aanmelder mee. Zonder kan het loket niet screenen.",
        waarde=Keuzes(tuple(Document)),
        standaard=[],
        per_woonproces=True,
    ),
    Instelsoort.DOCUMENTEN_WACHTLIJST: Vorm(
        groep=Groep.DOCUMENTEN,
        uitleg="Zonder deze documenten kan iemand niet op de wachtlijst.",
        waarde=Keuzes(tuple(Document)),
        standaard=[],
        per_woonproces=True,
    ),
    Instelsoort.VEREISTE_DOCUMENTEN: Vorm(
        groep=Groep.DOCUMENTEN,
        uitleg=(
            "Deze documenten horen bij het huren. Het loket vraagt ze. De start van het huren legt het"
            " altijd vast, ook als er nog een mist."
        ),
        waarde=Keuzes(tuple(Document)),
        standaard=[],
        per_woonproces=True,
    ),
    Instelsoort.INTAKE_WEKEN: Vorm(
        groep=Groep.TERMIJNEN,
        uitleg="Binnen deze tijd na de aanmelding hoort de intake te zijn.",
        waarde=Aantal(*WEKEN, 1, 52),
        standaard=STANDAARD.intake_weken,
        per_woonproces=True,
    ),
    Instelsoort.START_HUREN_MAANDEN: Vorm(
        groep=Groep.TERMIJNEN,
        uitleg="Binnen deze tijd hoort iemand op de wachtlijst te gaan huren.",
        waarde=Aantal(*MAANDEN, 1, 60),
        standaard=STANDAARD.start_huren_maanden,
        per_gemeente=False,
    ),
    Instelsoort.VERKORT_MAANDEN: Vorm(
        groep=Groep.TERMIJNEN,
        uitleg="Binnen deze tijd hoort iemand uit de opvang met verkorte toeleiding te gaan huren.",
        waarde=Aantal(*MAANDEN, 1, 12),
        standaard=STANDAARD.verkort_maanden,
        per_gemeente=False,
    ),
    Instelsoort.BESCHIKKING_WEKEN: Vorm(
        groep=Groep.TERMIJNEN,
        uitleg="Binnen deze tijd besluit de gemeente, als zij de aanmelding beoordeelt.",
        waarde=Aantal(*WEKEN, 1, 26),
        standaard=STANDAARD.beschikking_weken,
    ),
    Instelsoort.DOORSTROOM_MAANDEN: Vorm(
        groep=Groep.TERMIJNEN,
        uitleg="Zo lang duurt een verblijf in een doorstroomwoning hoogstens.",
        waarde=Aantal(*MAANDEN, 1, 24),
        standaard=STANDAARD.doorstroom_maanden,
    ),
    Instelsoort.INTAKES_DOEL: Vorm(
        groep=Groep.TERMIJNEN,
        uitleg=(
            "Zoveel intakes wil het loket in een jaar houden. Voor een jaar telt wat op 1 januari geldt."
        ),
        waarde=Aantal("intakes per jaar", "intake per jaar", 0, 100_000),
        standaard=None,
        per_gemeente=False,
        per_woonproces=True,
    ),
    Instelsoort.BEGELEIDING_MAANDEN: Vorm(
        groep=Groep.BEGELEIDING,
        uitleg="Zo lang krijgt iemand begeleiding vanaf de start van het huren.",
        waarde=Aantal(*MAANDEN, 1, 120),
        standaard=STANDAARD.begeleiding_maanden,
        per_woonproces=True,
    ),
    Instelsoort.BEGELEIDING_MINIMAAL: Vorm(
        groep=Groep.BEGELEIDING,
        uitleg="Positief afsluiten kan pas na deze tijd. Bij 0 maanden geldt er geen kortste duur.",
        waarde=Aantal(*MAANDEN, 0, 120),
        standaard=STANDAARD.begeleiding_minimaal_maanden,
        per_woonproces=True,
    ),
    Instelsoort.BEGELEIDING_DOOR: Vorm(
        groep=Groep.BEGELEIDING,
        uitleg="Deze organisaties begeleiden mensen die hier gaan huren. Bij niemand: de aanmelder.",
        waarde=Namen(),
        standaard=[],
        over_woning=True,
    ),
    Instelsoort.BEGELEIDING_VERGOED: Vorm(
        groep=Groep.BEGELEIDING,
        uitleg="Bij ja kan de begeleider declareren bij het loket. Het gaat om de gemeente van de woning.",
        waarde=JaNee(),
        standaard=False,
        over_woning=True,
    ),
    Instelsoort.BEGELEIDING_BETAALD_DOOR: Vorm(
        groep=Groep.BEGELEIDING,
        uitleg="Bij deze organisaties brengt het loket de begeleiding in rekening.",
        waarde=Namen(),
        standaard=[],
        over_woning=True,
    ),
    Instelsoort.REDENEN_AFGEVALLEN: Vorm(
        groep=Groep.REDENEN, uitleg=UITLEG_REDENEN, waarde=GEEN_REDENEN, standaard=[]
    ),
    Instelsoort.REDENEN_NEGATIEF_NA_INTAKE: Vorm(
        groep=Groep.REDENEN, uitleg=UITLEG_REDENEN, waarde=GEEN_REDENEN, standaard=[]
    ),
    Instelsoort.REDENEN_BEEINDIGD: Vorm(
        groep=Groep.REDENEN, uitleg=UITLEG_REDENEN, waarde=GEEN_REDENEN, standaard=[]
    ),
    Instelsoort.REDENEN_AFGESLOTEN: Vorm(
        groep=Groep.REDENEN, uitleg=UITLEG_REDENEN, waarde=GEEN_REDENEN, standaard=[]
    ),
}

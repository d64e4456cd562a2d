"""What people call the kinds of gebeurtenis and what they carry."""

from sleutel.domein.keuzelijst import (
    Herkomst,
    Huurachterstand,
    Keuzelijst,
    Overlast,
    Reden,
    Resultaat,
    Toeleiding,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Besluit

KOPPEN = {
    Soort.AANGEMELD: "Aangemeld",
    Soort.GESCREEND: "Gescreend",
    Soort.AFGEVALLEN: "Afgevallen voor de intake",
    Soort.INTAKE_GEHOUDEN: "Intake gehouden",
    Soort.BEOORDEELD: "Beoordeeld door de gemeente",
    Soort.NEGATIEF_NA_INTAKE: "Negatief afgesloten na de intake",
    Soort.IN_DOORSTROOMWONING: "In een doorstroomwoning",
    Soort.OP_WACHTLIJST: "Op de wachtlijst gezet",
    Soort.AANGEBODEN: "Woning aangeboden",
    Soort.AANBOD_GEWEIGERD: "Aanbod geweigerd",
    Soort.START_HUREN: "Gestart met huren",
    Soort.SLUIMEREN: "Gaan sluimeren",
    Soort.HERVATTEN: "Hervat",
    Soort.VERLENGEN: "Begeleiding verlengd",
    Soort.AFGESLOTEN: "Afgesloten",
    Soort.BEEINDIGD_VOOR_HUREN: "Beëindigd voor het huren",
    Soort.BEGELEIDING_GEDECLAREERD: "Begeleiding gedeclareerd",
    Soort.BEGELEIDING_UITBETAALD: "Begeleiding uitbetaald",
    Soort.GEFACTUREERD: "Factuur gestuurd",
    Soort.FACTUUR_BETAALD: "Factuur betaald",
    Soort.DUURZAAMHEID_GEMETEN: "Duurzaam wonen gemeten",
}

VELDEN: dict[str, tuple[str, type[Keuzelijst] | None]] = {
    "woonproces": ("woonproces", Woonproces),
    "verkort_aangevraagd": ("verkorte toeleiding gevraagd", None),
    "aanmelder": ("aanmelder", None),
    "herkomst": ("herkomst", Herkomst),
    "gemeente_herkomst": ("gemeente van herkomst", None),
    "reden": ("reden", Reden),
    "besluit": ("besluit", Besluit),
    "corporatie": ("corporatie", None),
    "woonplaats": ("woonplaats", None),
    "gemeente": ("gemeente", None),
    "toeleiding": ("toeleiding", Toeleiding),
    "begeleiding_door": ("begeleiding door", None),
    "resultaat": ("resultaat", Resultaat),
    "tot": ("tot", None),
    "woonsituatie": ("woonsituatie", Woonsituatie),
    "overlast": ("overlast", Overlast),
    "huurachterstand": ("huurachterstand", Huurachterstand),
}
"""Each attribute of a gebeurtenis in the order shown: what people call it, and its closed list."""

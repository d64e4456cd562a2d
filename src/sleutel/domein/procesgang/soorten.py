"""The kinds of gebeurtenis, each with the attributes that it carries and its version.

Attributes hold codes only: slugs of the closed lists, of organisations and of places. No text of a
person and nothing that identifies one; an unknown attribute is absent, never null.
"""

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    AANGEMELD = "aangemeld"
    GESCREEND = "gescreend"
    AFGEVALLEN = "afgevallen"
    INTAKE_GEHOUDEN = "intake_gehouden"
    BEOORDEELD = "beoordeeld"
    NEGATIEF_NA_INTAKE = "negatief_na_intake"
    IN_DOORSTROOMWONING = "in_doorstroomwoning"
    OP_WACHTLIJST = "op_wachtlijst"
    AANGEBODEN = "aangeboden"
    AANBOD_GEWEIGERD = "aanbod_geweigerd"
    START_HUREN = "start_huren"
    SLUIMEREN = "sluimeren"
    HERVATTEN = "hervatten"
    VERLENGEN = "verlengen"
    AFGESLOTEN = "afgesloten"
    BEEINDIGD_VOOR_HUREN = "beeindigd_voor_huren"
    BEGELEIDING_GEDECLAREERD = "begeleiding_gedeclareerd"
    BEGELEIDING_UITBETAALD = "begeleiding_uitbetaald"
    GEFACTUREERD = "gefactureerd"
    FACTUUR_BETAALD = "factuur_betaald"
    DUURZAAMHEID_GEMETEN = "duurzaamheid_gemeten"


NAMEN: dict[Soort, str] = {
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
"""Each kind as people call it."""


@dataclass(frozen=True, slots=True)
class Vorm:
    """What a gebeurtenis of one kind may carry, and whether it may occur more than once."""

    attributen: frozenset[str] = frozenset()
    versie: int = 1
    herhaalbaar: bool = False


VORMEN: dict[Soort, Vorm] = {
    Soort.AANGEMELD: Vorm(
        frozenset(
            {"woonproces", "verkort_aangevraagd", "aanmelder", "herkomst", "gemeente_herkomst"}
        )
    ),
    Soort.GESCREEND: Vorm(frozenset({"woonproces", "beoordeling_door"})),
    Soort.AFGEVALLEN: Vorm(frozenset({"reden"})),
    Soort.INTAKE_GEHOUDEN: Vorm(),
    Soort.BEOORDEELD: Vorm(frozenset({"besluit"})),
    Soort.NEGATIEF_NA_INTAKE: Vorm(frozenset({"reden"})),
    Soort.IN_DOORSTROOMWONING: Vorm(frozenset({"gemeente", "woonplaats"})),
    Soort.OP_WACHTLIJST: Vorm(frozenset({"corporatie"})),
    Soort.AANGEBODEN: Vorm(frozenset({"corporatie"}), herhaalbaar=True),
    Soort.AANBOD_GEWEIGERD: Vorm(frozenset({"reden"}), herhaalbaar=True),
    Soort.START_HUREN: Vorm(
        frozenset(
            {
                "corporatie",
                "woonplaats",
                "gemeente",
                "toeleiding",
                "begeleiding_door",
                "betaling_door",
            }
        )
    ),
    Soort.SLUIMEREN: Vorm(herhaalbaar=True),
    Soort.HERVATTEN: Vorm(herhaalbaar=True),
    Soort.VERLENGEN: Vorm(frozenset({"tot"}), herhaalbaar=True),
    Soort.AFGESLOTEN: Vorm(frozenset({"resultaat", "reden"})),
    Soort.BEEINDIGD_VOOR_HUREN: Vorm(frozenset({"resultaat", "reden"})),
    Soort.BEGELEIDING_GEDECLAREERD: Vorm(),
    Soort.BEGELEIDING_UITBETAALD: Vorm(),
    Soort.GEFACTUREERD: Vorm(),
    Soort.FACTUUR_BETAALD: Vorm(),
    Soort.DUURZAAMHEID_GEMETEN: Vorm(
        frozenset({"woonsituatie", "overlast", "huurachterstand"}), herhaalbaar=True
    ),
}

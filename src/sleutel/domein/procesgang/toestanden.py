"""Where a traject stands in the chain (design.md §4)."""

from sleutel.domein.keuzelijst import Keuzelijst


class Toestand(Keuzelijst):
    """A traject stands in exactly one; parallel matters are tasks and flags, never extra states."""

    AANGEMELD = "aangemeld", "aangemeld"
    GESCREEND = "gescreend", "gescreend"
    INTAKE_GEHOUDEN = "intake_gehouden", "intake gehouden"
    BEOORDEELD = "beoordeeld", "beoordeeld door de gemeente"
    OP_WACHTLIJST = "op_wachtlijst", "op de wachtlijst"
    AANGEBODEN = "aangeboden", "woning aangeboden"
    IN_DOORSTROOMWONING = "in_doorstroomwoning", "in een doorstroomwoning"
    HUURT = "huurt", "huurt"
    SLUIMERT = "sluimert", "sluimert"
    AFGESLOTEN = "afgesloten", "afgesloten"
    AFGEVALLEN = "afgevallen", "afgevallen voor de intake"
    NEGATIEF_NA_INTAKE = "negatief_na_intake", "na de intake negatief afgesloten"
    BEEINDIGD_VOOR_HUREN = "beeindigd_voor_huren", "beëindigd voor het huren"


EINDTOESTANDEN = frozenset(
    {
        Toestand.AFGESLOTEN,
        Toestand.AFGEVALLEN,
        Toestand.NEGATIEF_NA_INTAKE,
        Toestand.BEEINDIGD_VOOR_HUREN,
    }
)
"""A traject never leaves one of these; a person who comes back gets a new traject."""


class Besluit(Keuzelijst):
    """The decision of a gemeente where it judges an aanmelding (the beschikking)."""

    POSITIEF = "positief", "positief"
    NEGATIEF = "negatief", "negatief"

"""The roles in which somebody acts for an organisation (design.md §1)."""

from sleutel.domein.keuzelijst import Keuzelijst


class Rol(Keuzelijst):
    """What an account is for its organisation; each step of the chain names the roles it is for."""

    AANMELDER = "aanmelder", "aanmelder"
    BEGELEIDER = "begeleider", "begeleider"
    PROCESREGISSEUR = "procesregisseur", "procesregisseur"
    LOKET_FINANCIEN = "loket_financien", "financiën van het loket"
    GEMEENTE_BEOORDELAAR = "gemeente_beoordelaar", "beoordelaar van de gemeente"
    GEMEENTE_BELEID = "gemeente_beleid", "beleidsambtenaar van de gemeente"
    GEMEENTE_FINANCIER = "gemeente_financier", "financier van de gemeente"
    CORPORATIE = "corporatie", "verhuurmedewerker van de corporatie"
    BESTUUR = "bestuur", "bestuur"
    KLACHTENCOMMISSIE = "klachtencommissie", "klachtencommissie"
    HUURDERSORGANISATIE = "huurdersorganisatie", "huurdersorganisatie"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder", "functioneel beheerder"
    PRIVACY_OFFICER = "privacy_officer", "privacy officer"
    KANDIDAAT = "kandidaat", "kandidaat"


ROLLEN_PER_SOORT: dict[str, tuple[Rol, ...]] = {
    "loket": (
        Rol.PROCESREGISSEUR,
        Rol.LOKET_FINANCIEN,
        Rol.FUNCTIONEEL_BEHEERDER,
        Rol.PRIVACY_OFFICER,
        Rol.KANDIDAAT,
    ),
    "zorgpartij": (Rol.AANMELDER, Rol.BEGELEIDER),
    "corporatie": (Rol.CORPORATIE,),
    "gemeente": (Rol.GEMEENTE_BEOORDELAAR, Rol.GEMEENTE_BELEID, Rol.GEMEENTE_FINANCIER),
    "regiegroep": (Rol.BESTUUR,),
    "klachtencommissie": (Rol.KLACHTENCOMMISSIE,),
    "huurdersorganisatie": (Rol.HUURDERSORGANISATIE,),
}
"""The roles that somebody can have for an organisation of that kind (design.md §1)."""

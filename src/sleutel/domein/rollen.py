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

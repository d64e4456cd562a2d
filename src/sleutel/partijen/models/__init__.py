"""Who takes part: regions, municipalities, organisations, accounts, what they are to each other and what is set."""

from .accounts import Account, AccountManager, Lidmaatschap, choices, normalise_email
from .instellingen import Beheerwijziging, Instelling, Onderwerp
from .organisaties import Convenant, Organisatie, OrganisatieSoort, always
from .plaatsen import Gemeente, Kern, Regio
from .redenen import Reden
from .uitnodigingen import Uitnodiging

__all__ = [
    "Account",
    "AccountManager",
    "Beheerwijziging",
    "Convenant",
    "Gemeente",
    "Instelling",
    "Kern",
    "Lidmaatschap",
    "Onderwerp",
    "Organisatie",
    "OrganisatieSoort",
    "Reden",
    "Regio",
    "Uitnodiging",
    "always",
    "choices",
    "normalise_email",
]

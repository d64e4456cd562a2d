"""Who takes part: regions, municipalities, organisations, accounts and what they are to each other."""

from .accounts import Account, AccountManager, Lidmaatschap, choices
from .organisaties import Convenant, Organisatie, OrganisatieSoort, always
from .plaatsen import Gemeente, Kern, Regio

__all__ = [
    "Account",
    "AccountManager",
    "Convenant",
    "Gemeente",
    "Kern",
    "Lidmaatschap",
    "Organisatie",
    "OrganisatieSoort",
    "Regio",
    "always",
    "choices",
]

"""What the functioneel beheerder sets without a release: dated, per region or per gemeente within it.

`soorten` is the closed list of what can be set, `waarden` its types, `verzameling` what holds where
on a day, `toets` why a change cannot be made, `gevolgen` what a change does to open trajecten,
`afgesproken` what the figures ask of it, `termijnen` the terms that it sets to a traject.
"""

from sleutel.domein.instellingen.afgesproken import STANDARD_MONTHS, Doel, agreed_months, goals_of
from sleutel.domein.instellingen.gevolgen import (
    REDENEN,
    Gevolgen,
    LopendTraject,
    StapGevolg,
    compare,
    place_of,
    regels_of,
)
from sleutel.domein.instellingen.soorten import VORMEN, Groep, Instelsoort, Vorm
from sleutel.domein.instellingen.termijnen import Stand, Termijn, terms_of
from sleutel.domein.instellingen.toets import Bezwaar, objections
from sleutel.domein.instellingen.verzameling import Bereik, Bron, Instelling, Instellingen
from sleutel.domein.instellingen.waarden import Aantal, JaNee, Keuzes, Namen, Waarde

__all__ = [
    "REDENEN",
    "STANDARD_MONTHS",
    "VORMEN",
    "Aantal",
    "Bereik",
    "Bezwaar",
    "Bron",
    "Doel",
    "Gevolgen",
    "Groep",
    "Instelling",
    "Instellingen",
    "Instelsoort",
    "JaNee",
    "Keuzes",
    "LopendTraject",
    "Namen",
    "Stand",
    "StapGevolg",
    "Termijn",
    "Vorm",
    "Waarde",
    "agreed_months",
    "compare",
    "goals_of",
    "objections",
    "place_of",
    "regels_of",
    "terms_of",
]

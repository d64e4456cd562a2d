"""The chain as one table: which step may follow which, done by whom, on what grounds.

`stappen` is the table, `eisen` its guards, `regels` what a region chooses; `toets` says why a step
is not open, `vouwen` what a list of events amounts to.
"""

from sleutel.domein.procesgang.regels import PACT_VOOR_UITSTROOM, Regels
from sleutel.domein.procesgang.situatie import Kenmerk, Situatie
from sleutel.domein.procesgang.soorten import VORMEN, Soort, Vorm
from sleutel.domein.procesgang.stappen import PROCESGANG, STAPPEN, Stap
from sleutel.domein.procesgang.toestanden import EINDTOESTANDEN, Besluit, Toestand
from sleutel.domein.procesgang.toets import Weigering, weigeringen
from sleutel.domein.procesgang.vouwen import PLAATS, fold, toestand_after

__all__ = [
    "EINDTOESTANDEN",
    "PACT_VOOR_UITSTROOM",
    "PLAATS",
    "PROCESGANG",
    "STAPPEN",
    "VORMEN",
    "Besluit",
    "Kenmerk",
    "Regels",
    "Situatie",
    "Soort",
    "Stap",
    "Toestand",
    "Vorm",
    "Weigering",
    "fold",
    "toestand_after",
    "weigeringen",
]

"""Who may see a traject: for what, how much, from which step until which, and in which roles.

`lijsten` holds the closed lists, `regels` is the table, `verlenen` folds a log by it; `justitie` is
about the closed compartment of justice data, for named persons only. What each level shows, by role and
phase, says `domein.velden`. `medewerkers`: who reads the name of a member of staff beside a dossier.
"""

from sleutel.domein.toegang.justitie import RedenJustitietoegang, has_justitie
from sleutel.domein.toegang.lijsten import Doel
from sleutel.domein.toegang.medewerkers import Genoemd, names_staff
from sleutel.domein.toegang.regels import VERLENINGEN, Verlening, doelen_of, niveaus_of
from sleutel.domein.toegang.verlenen import Verleend, verleen

__all__ = [
    "VERLENINGEN",
    "Doel",
    "Genoemd",
    "RedenJustitietoegang",
    "Verleend",
    "Verlening",
    "doelen_of",
    "has_justitie",
    "names_staff",
    "niveaus_of",
    "verleen",
]

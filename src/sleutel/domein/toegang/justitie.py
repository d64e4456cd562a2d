"""The closed compartment of justice data (AVG 10, UAVG 31-33): for persons who are named, per traject.

What justice data are, says `domein.velden`: each value of class `justitie`. Figures count over everything:
they show no traject.
"""

from collections.abc import Iterable

from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.velden import Klasse, class_of


class RedenJustitietoegang(Keuzelijst):
    """Why somebody was given access to justice data. No free text: that would be justice data itself."""

    VASTE_PROCESREGISSEUR = "vaste_procesregisseur", "vaste procesregisseur van dit traject"
    VERVANGING = "vervanging", "vervangt de vaste procesregisseur"
    INGELEZEN = "ingelezen", "heeft het traject ingelezen uit het register"
    ZORG = "zorg", "begeleidt de kandidaat namens de zorgpartij"
    KLACHT_OF_BEZWAAR = "klacht_of_bezwaar", "behandelt een klacht of bezwaar"


def has_justitie(log: Iterable[Regel]) -> bool:
    """Whether anything that was ever recorded of a traject is justice data, corrections included."""
    return any(
        class_of("gebeurtenis", "soort", regel.soort) == Klasse.JUSTITIE
        or any(
            class_of(f"gebeurtenis.{regel.soort}", veld, waarde) == Klasse.JUSTITIE
            for veld, waarde in regel.gegevens.items()
        )
        for regel in log
    )

"""Why the second step of somebody is cleared, and how it is known that he asks for it himself.

Closed lists and no free text: they stand in a log that is never changed, where nothing of a person belongs.
"""

from sleutel.domein.keuzelijst import Keuzelijst


class RedenWissen(Keuzelijst):
    KWIJT = "kwijt", "het toestel is kwijt"
    GESTOLEN = "gestolen", "het toestel is gestolen"
    STUK = "stuk", "het toestel is stuk"
    ANDER_TOESTEL = "ander_toestel", "er is een ander toestel, en de app ging niet mee"


class Herkenning(Keuzelijst):
    """None of them is a mail: who reads along there would ask for it too."""

    GEZIEN = "gezien", "ik zag deze persoon zelf"
    TERUGGEBELD = "teruggebeld", "ik belde terug op een nummer dat ik al had"
    LEIDINGGEVENDE = "leidinggevende", "een leidinggevende die ik ken, bevestigde het"

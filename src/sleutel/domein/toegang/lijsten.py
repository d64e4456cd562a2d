"""What a traject is looked at for. How much is seen of it: `domein.velden.Niveau`."""

from sleutel.domein.keuzelijst import Keuzelijst


class Doel(Keuzelijst):
    """For what an organisation may see a traject. The legal ground of each is a record of the region."""

    PROCESREGIE = "procesregie", "procesregie"
    FINANCIEN = "financien", "financiën van het loket"
    AANMELDING = "aanmelding", "aanmelding"
    BEOORDELING = "beoordeling", "beoordeling"
    HUISVESTING = "huisvesting", "huisvesting"
    BEGELEIDING = "begeleiding", "begeleiding"
    BETALING = "betaling", "betaling"

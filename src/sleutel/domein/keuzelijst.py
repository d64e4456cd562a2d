"""The closed lists of the field: a stable slug for the database, a label for people."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Self


def sleutelvorm(tekst: str) -> str:
    """The form in which two spellings of one name are equal: "HEEM wonen" and "heemwonen"."""
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()
    return re.sub(r"[\s_\-]+", "", plat).casefold()


class Keuzelijst(StrEnum):
    """A closed list. The member *is* its slug; `label` is what people read and write."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        lid = str.__new__(cls, code)
        lid._value_ = code
        lid.label = label
        return lid

    @classmethod
    def from_label(cls, tekst: str) -> Self | None:
        """The member whose label or slug reads like `tekst`, or None."""
        return find_by_label(cls, tekst)


class Regio(str):
    """A region. Like a member of a closed list it *is* its slug, and `label` is what people read.

    Which regions there are is data: the table `regio`, handed to whoever asks (ADR 0019). Two are the
    same when their slugs are, whatever they are called.
    """

    __slots__ = ("_label",)
    _label: str

    def __new__(cls, code: str, label: str) -> Self:
        regio = super().__new__(cls, code)
        regio._label = label
        return regio

    @property
    def label(self) -> str:
        return self._label

    @property
    def value(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"Regio({self.value!r}, {self.label!r})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.value, self.label


def find_by_label[L: Keuzelijst | Regio](lijst: Iterable[L], tekst: str) -> L | None:
    """The one of the list whose label or slug reads like `tekst`, or None."""
    gezocht = sleutelvorm(tekst)
    for lid in lijst:
        if gezocht in (sleutelvorm(lid.label), sleutelvorm(lid.value)):
            return lid
    return None


class Woonproces(Keuzelijst):
    HOUSING = "housing", "Housing"
    HOUSING_PLUS = "housing_plus", "Housing Plus"
    HOUSING_FIRST = "housing_first", "Housing First"
    HOUSING_JUSTITIEEL = "housing_justitieel", "Housing Justitieel"


class Toeleiding(Keuzelijst):
    REGULIER = "regulier", "regulier"
    VERKORT = "verkort", "verkort"


class Herkomst(Keuzelijst):
    BESCHERMD_WONEN = "beschermd_wonen", "beschermd wonen"
    MAATSCHAPPELIJKE_OPVANG = "maatschappelijke_opvang", "maatschappelijke opvang"
    GGZ = "ggz", "ggz"
    JEUGDZORG = "jeugdzorg", "jeugdzorg"
    DETENTIE = "detentie", "detentie"
    EXTRAMURAAL = "extramuraal", "extramuraal"
    ZELFSTANDIG_HUURDER = "zelfstandig_huurder", "zelfstandig huurder"
    DAKLOOS = "dakloos", "dakloos"
    OVERIG = "overig", "overig"


class Resultaat(Keuzelijst):
    POSITIEF = "positief", "positief"
    NEGATIEF = "negatief", "negatief"


class OrganisatieSoort(Keuzelijst):
    ZORGPARTIJ = "zorgpartij", "zorgpartij"
    CORPORATIE = "corporatie", "corporatie"
    GEMEENTE = "gemeente", "gemeente"


class TariefSoort(Keuzelijst):
    TRAJECTPRIJS = "trajectprijs", "trajectprijs"
    BEGELEIDING = "begeleiding", "begeleiding"


class Woonsituatie(Keuzelijst):
    WOONACHTIG = "woonachtig", "woonachtig"
    VERHUISD_OP_EIGEN_INITIATIEF = "verhuisd_op_eigen_initiatief", "verhuisd op eigen initiatief"
    INITIATIEF_CORPORATIE = "initiatief_corporatie", "initiatief corporatie"


class Overlast(Keuzelijst):
    GEEN_OF_MINIMAAL = "geen_of_minimaal", "geen of minimaal"
    MEERDERE_MELDINGEN = "meerdere_meldingen", "meerdere meldingen"
    STRUCTUREEL = "structureel", "structureel"
    ONBEKEND = "onbekend", "onbekend"


class Huurachterstand(Keuzelijst):
    GEEN = "geen", "geen"
    OPGELOST = "opgelost", "opgelost"
    PROBLEMATISCH = "problematisch", "problematisch"
    ONBEKEND = "onbekend", "onbekend"


class Reden(Keuzelijst):
    """Why a traject ended. One list for every step, started from the register of 2021.

    A text that is not on it counts as `OVERIG`; the text itself is kept apart, where it can be erased.
    """

    EXTRAMURAAL_MET_ZORGBESCHIKKING = (
        "extramuraal_met_zorgbeschikking",
        "extramuraal wonend met zorgbeschikking",
    )
    GEEN_BEGELEIDINGSNOODZAAK = "geen_begeleidingsnoodzaak", "geen begeleidingsnoodzaak"
    ANDERE_REGIO = "andere_regio", "andere regio"
    GEEN_CONTACT = "geen_contact", "geen contact"
    TREKT_ZICH_TERUG = "trekt_zich_terug", "kandidaat trekt zich terug"
    VOLDOET_NIET_AAN_VOORWAARDEN = "voldoet_niet_aan_voorwaarden", "voldoet niet aan voorwaarden"
    GEEN_INKOMEN = "geen_inkomen", "geen inkomen"
    FINANCIEN_NIET_OP_ORDE = "financien_niet_op_orde", "financien niet op orde"
    GEEN_MEDEWERKING_AAN_BEGELEIDING = (
        "geen_medewerking_aan_begeleiding",
        "geen medewerking aan begeleiding",
    )
    NIET_TOE_AAN_ZELFSTANDIG_WONEN = (
        "niet_toe_aan_zelfstandig_wonen",
        "niet toe aan zelfstandig wonen",
    )
    OVERLEDEN = "overleden", "overleden"
    HUURSCHULD = "huurschuld", "huurschuld"
    BEGELEIDING_GESTOPT_DOOR_KANDIDAAT = (
        "begeleiding_gestopt_door_kandidaat",
        "begeleiding gestopt door kandidaat",
    )
    OVERLAST = "overlast", "overlast"
    DETENTIE = "detentie", "detentie"
    ELDERS_GEHUISVEST = "elders_gehuisvest", "elders gehuisvest"
    OVERIG = "overig", "overig"


class Document(Keuzelijst):
    """What a loket may ask for with a traject; which of them, each region sets for itself."""

    WOONPROFIEL = "woonprofiel", "woonprofiel"
    HOUSINGOVEREENKOMST = "housingovereenkomst", "Housingovereenkomst"
    VOORWAARDEN_HOUSING_PLUS = "voorwaarden_housing_plus", "voorwaarden Housing Plus"
    ZORGBESCHIKKING = "zorgbeschikking", "zorgbeschikking"
    LEGITIMATIEBEWIJS = "legitimatiebewijs", "legitimatiebewijs"
    BEWIJS_VAN_INKOMEN = "bewijs_van_inkomen", "bewijs van inkomen"
    OVERZICHT_VAN_SCHULDEN = "overzicht_van_schulden", "overzicht van schulden"
    INSCHRIJVING_TIL = "inschrijving_til", "inschrijving bij Thuis in Limburg"
    VERKLARING_VERHUURDER = "verklaring_verhuurder", "verklaring van de vorige verhuurder"


class Uitspraak(Keuzelijst):
    """The ruling of the klachtencommissie on a complaint; a text not on the list is `OVERIG`."""

    GEGROND = "gegrond", "gegrond"
    DEELS_GEGROND = "deels_gegrond", "deels gegrond"
    ONGEGROND = "ongegrond", "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "niet-ontvankelijk"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    OVERIG = "overig", "overig"


ONBEKEND = "onbekend"
"""The part under which a figure counts what has no value."""

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


class Benoemd(str):
    """One of a list that is data. Like a member of a closed list it *is* its slug, and `label` is what
    people read. Two are the same when their slugs are, whatever they are called."""

    __slots__ = ("_label",)
    _label: str

    def __new__(cls, code: str, label: str) -> Self:
        lid = super().__new__(cls, code)
        lid._label = label
        return lid

    @property
    def label(self) -> str:
        return self._label

    @property
    def value(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r}, {self.label!r})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.value, self.label


class Regio(Benoemd):
    """A region. Which there are is data: the table `regio`, handed to whoever asks (ADR 0019)."""

    __slots__ = ()


class Reden(Benoemd):
    """Why a traject ended; one list for every step. Which there are is data: the table `reden`, handed
    to whoever asks (ADR 0020). What a new record starts with is in `domein.redenen`."""

    __slots__ = ()


type Lid = Keuzelijst | Benoemd
"""One of a list, closed or not."""


def find_by_label[L: Keuzelijst | Benoemd](lijst: Iterable[L], tekst: str) -> L | None:
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

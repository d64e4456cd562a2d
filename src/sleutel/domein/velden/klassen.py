"""What a field can say of a person, how much of a traject is seen, and in which phase it is."""

from datetime import date

from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.procesgang.eisen import MEETJAREN
from sleutel.domein.procesgang.toestanden import EINDTOESTANDEN, Toestand
from sleutel.domein.termijnen import add_months


class Klasse(Keuzelijst):
    """What a field says of a person. Every field of every table has exactly one (`tabellen`)."""

    IDENTITEIT = "identiteit", "identiteit"
    CONTACT = "contact", "contact"
    WONEN = "wonen", "wonen"
    ZORG = "zorg", "zorg"
    GEZONDHEID = "gezondheid", "gezondheid"
    JUSTITIE = "justitie", "justitie"
    GELD = "geld", "geld"
    SYSTEEM = "systeem", "systeem"


UITLEG: dict[Klasse, str] = {
    Klasse.IDENTITEIT: "Wie iemand is: naam, nummer, geboortedatum.",
    Klasse.CONTACT: "Hoe en waar u iemand bereikt, en wie hem begeleidt.",
    Klasse.WONEN: "De weg naar een woning: de wachtlijst, de corporatie, het huren.",
    Klasse.ZORG: "Dat er zorg is, van wie, en waarom iets wel of niet doorging.",
    Klasse.GEZONDHEID: "Ziekte en verslaving, en vrije tekst waarin dat kan staan.",
    Klasse.JUSTITIE: "Straf en detentie. Alleen voor personen die met naam zijn aangewezen.",
    Klasse.GELD: "Schulden, facturen en declaraties.",
    Klasse.SYSTEEM: "Wat het systeem zelf nodig heeft: sleutels, versies, wie iets vastlegde.",
}


class Niveau(Keuzelijst):
    """How much of a traject is seen: only the housing profile, the steps of the chain, everything."""

    PROFIEL = "profiel", "woonprofiel"
    KETEN = "keten", "stappen in de keten"
    VOLLEDIG = "volledig", "volledig dossier"


class Fase(Keuzelijst):
    """How far a traject is, as far as it matters for what others still need to know."""

    VOOR_DE_LIJST = "voor_de_lijst", "voor de wachtlijst"
    OP_DE_LIJST = "op_de_lijst", "op de wachtlijst"
    HUURT = "huurt", "huurt"
    AFGESLOTEN = "afgesloten", "afgesloten"
    NA_VIJF_JAAR = "na_vijf_jaar", "vijf jaar na het einde"


NAZORG_IN_MAANDEN = 12 * MEETJAREN
"""So long after a positive close Sleutel looks yearly how somebody lives (design.md §4)."""

OP_DE_LIJST = frozenset({Toestand.OP_WACHTLIJST, Toestand.AANGEBODEN})
HURENDE = frozenset({Toestand.HUURT, Toestand.SLUIMERT})


def fase_of(toestand: Toestand | str, einde_op: date | None, op: date) -> Fase:
    """In which phase a traject is on the day `op`. Raises ValueError for an unknown toestand.

    A traject that ended without a home is closed as well; five years after the end it is at rest.
    """
    stand = Toestand(toestand)
    if stand in EINDTOESTANDEN:
        in_rust = einde_op is not None and add_months(einde_op, NAZORG_IN_MAANDEN) <= op
        return Fase.NA_VIJF_JAAR if in_rust else Fase.AFGESLOTEN
    if stand in HURENDE:
        return Fase.HUURT
    return Fase.OP_DE_LIJST if stand in OP_DE_LIJST else Fase.VOOR_DE_LIJST

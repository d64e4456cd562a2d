"""Format 1 as data: the tables, their columns, how a cell is read and which are required.

`docs/register.md` is the same in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sleutel.domein.keuzelijst import (
    Herkomst,
    Huurachterstand,
    OrganisatieSoort,
    Overlast,
    Reden,
    Regio,
    Resultaat,
    TariefSoort,
    Toeleiding,
    Uitspraak,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.register.cellen import (
    Lezer,
    keuze,
    keuze_or_overig,
    lees_aantal,
    lees_bedrag,
    lees_datum,
    lees_ja_nee,
    lees_jaar,
    lees_kenmerk,
    lees_tekst,
    read_verhaal,
)

REDEN = "reden"
"""The column that the file of refused rows adds; the reader passes over it."""


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """One table of the format: how to read each column, and which must be there and be filled."""

    naam: str
    kolommen: dict[str, Lezer]
    verplicht: tuple[str, ...]

    def where_known(self, regios: Iterable[Regio], redenen: Iterable[Reden]) -> "Tabelvorm":
        """The table as it is read where these regions and reasons are known."""
        bekend = {GEEN_REGIO: keuze(tuple(regios)), GEEN_REDEN: keuze_or_overig(tuple(redenen))}
        kolommen = {kolom: bekend.get(lezer, lezer) for kolom, lezer in self.kolommen.items()}
        return replace(self, kolommen=kolommen)


GEEN_REGIO = keuze(tuple[Regio, ...]())
GEEN_REDEN = keuze_or_overig(tuple[Reden, ...]())
"""A table by itself knows no region and no reason: the record says which there are."""


_VORMEN = (
    Tabelvorm(
        "trajecten",
        {
            "traject": lees_kenmerk,
            "kandidaat": lees_kenmerk,
            "regio": GEEN_REGIO,
            "woonproces": keuze(Woonproces),
            "verkort_aangevraagd": lees_ja_nee,
            "toeleiding": keuze(Toeleiding),
            "aanmelder": lees_tekst,
            "aangemeld_op": lees_datum,
            "herkomst": keuze_or_overig(Herkomst),
            "gemeente_herkomst": lees_tekst,
            "afgevallen_op": lees_datum,
            "afgevallen_reden": GEEN_REDEN,
            "intake_op": lees_datum,
            "na_intake_afgesloten_op": lees_datum,
            "na_intake_reden": GEEN_REDEN,
            "wachtlijst_op": lees_datum,
            "corporatie": lees_tekst,
            "start_huren_op": lees_datum,
            "woonplaats": lees_tekst,
            "gemeente_woning": lees_tekst,
            "afgesloten_op": lees_datum,
            "resultaat": keuze(Resultaat),
            "reden_afsluiting": GEEN_REDEN,
            "begeleiding_door": lees_tekst,
            "begeleiding_gedeclareerd_op": lees_datum,
            "begeleiding_uitbetaald_op": lees_datum,
            "factuur_op": lees_datum,
            "factuur_betaald_op": lees_datum,
        },
        ("traject", "kandidaat", "regio", "woonproces", "aangemeld_op"),
    ),
    Tabelvorm(
        "organisaties",
        {
            "naam": lees_tekst,
            "soort": keuze(OrganisatieSoort),
            "regio": GEEN_REGIO,
            "convenantpartner": lees_ja_nee,
        },
        ("naam", "soort", "regio"),
    ),
    Tabelvorm(
        "taakstelling",
        {
            "jaar": lees_jaar,
            "regio": GEEN_REGIO,
            "woonproces": keuze(Woonproces),
            "corporatie": lees_tekst,
            "gemeente": lees_tekst,
            "aantal": lees_aantal,
        },
        ("jaar", "regio", "corporatie", "aantal"),
    ),
    Tabelvorm(
        "spreiding",
        {
            "jaar": lees_jaar,
            "regio": GEEN_REGIO,
            "gemeente": lees_tekst,
            "maximum": lees_aantal,
        },
        ("jaar", "regio", "gemeente", "maximum"),
    ),
    Tabelvorm(
        "tarieven",
        {
            "jaar": lees_jaar,
            "regio": GEEN_REGIO,
            "soort": keuze(TariefSoort),
            "bedrag": lees_bedrag,
        },
        ("jaar", "regio", "soort", "bedrag"),
    ),
    Tabelvorm(
        "duurzaamheid",
        {
            "traject": lees_tekst,
            "regio": GEEN_REGIO,
            "gemeten_op": lees_datum,
            "woonsituatie": keuze(Woonsituatie),
            "overlast": keuze(Overlast),
            "huurachterstand": keuze(Huurachterstand),
        },
        ("traject", "gemeten_op"),
    ),
    Tabelvorm(
        "klachten",
        {
            "nummer": lees_tekst,
            "regio": GEEN_REGIO,
            "ontvangen_op": lees_datum,
            "onderwerp": read_verhaal,
            "uitspraak_op": lees_datum,
            "uitspraak": keuze_or_overig(Uitspraak),
            "opvolging": read_verhaal,
        },
        ("nummer", "regio", "ontvangen_op"),
    ),
)

TABELLEN: dict[str, Tabelvorm] = {vorm.naam: vorm for vorm in _VORMEN}

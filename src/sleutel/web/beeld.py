"""Pictures of figures, as the numbers from which a template draws SVG.

A row has its words above its bar or dot, so that a picture fits a phone as well as a sheet of paper.
Places across are percentages of the width, already written: the language of the page would put a
comma in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sleutel.domein.cijfers import Uitkomst
from sleutel.domein.cijfers.afronding import Waarde, rond_half_op

from .cijfernamen import NAMEN
from .templatetags import opmaak

AFGESPROKEN_MAANDEN = 6
"""Agreed from registration at a corporatie to the start of rent (design.md §4)."""

TRECHTER = ("aanmeldingen", "intakes", "op_wachtlijst_geplaatst", "gestart_met_huren")
AFGESLOTEN = ("positief_afgesloten", "negatief_afgesloten")

RIJHOOGTE = 58
BREEDSTE = 100
"""The longest bar takes the whole width: its number stands in the line above it."""


class Soort(StrEnum):
    BALKEN = "balken"
    STIPPEN = "stippen"


@dataclass(frozen=True, slots=True)
class Rij:
    """One bar or dot. `lengte` and `merk` (the agreement) are places across; `y` is the top."""

    naam: str
    tekst: str
    y: int
    lengte: str
    merk: str = ""
    buiten_afspraak: bool = False


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture: what it says in a sentence, its rows, and perhaps a line through all of them."""

    soort: Soort
    titel: str
    zin: str
    rijen: tuple[Rij, ...]
    lijn: str = ""
    lijn_tekst: str = ""

    @property
    def in_woorden(self) -> str:
        """Everything that the picture shows, for who cannot see it."""
        rijen = "; ".join(f"{rij.naam}: {rij.tekst}" for rij in self.rijen)
        return f"{self.titel}. {rijen}."

    @property
    def hoogte(self) -> int:
        return len(self.rijen) * RIJHOOGTE + (28 if self.lijn else 0)


def plaats(waarde: float | Fraction, hoogste: float | Fraction) -> str:
    """Where a value lies across, from nothing at the left to the highest at the right."""
    return f"{float(Fraction(waarde) / Fraction(hoogste or 1)) * BREEDSTE:.2f}%"


def trechter(uitkomst: Uitkomst) -> Beeld | None:
    """From aanmelding to closing, on one scale from the left; None when nothing happened."""
    aantallen = [(NAMEN[code], _aantal(uitkomst.waarden[code])) for code in TRECHTER]
    afgesloten = sum(_aantal(uitkomst.waarden[code]) for code in AFGESLOTEN)
    aantallen.append(("Afgesloten", afgesloten))
    hoogste = max(aantal for _, aantal in aantallen)
    if not hoogste:
        return None
    return Beeld(
        Soort.BALKEN,
        "Van aanmelding tot afsluiting",
        (
            f"Van {_mensen(aantallen[0][1], 'aanmelding', 'aanmeldingen')} tot "
            f"{_mensen(aantallen[3][1], 'start', 'starts')} met huren. Elke stap telt wat er in "
            "deze periode gebeurde, ook van mensen die eerder zijn aangemeld."
        ),
        tuple(
            Rij(naam, opmaak.aantal(n), i * RIJHOOGTE, plaats(n, hoogste))
            for i, (naam, n) in enumerate(aantallen)
        ),
    )


def beeld_bij(code: str, uitkomst: Uitkomst) -> Beeld | None:
    """The picture that belongs to a figure with parts; most have none."""
    waarde = uitkomst.waarden[code]
    if not isinstance(waarde, dict):
        return None
    if code == "taakstelling_per_corporatie":
        return _afspraken("Taakstelling en start met huren", "afgesproken", waarde)
    if code == "spreiding_per_gemeente":
        return _afspraken("Afgesproken maximum en start met huren", "maximum", waarde)
    if code == "gemiddelde_wachttijd_maanden_per_corporatie":
        return _wachttijd(waarde, uitkomst.waarden["gemiddelde_wachttijd_maanden"])
    return None


def _afspraken(titel: str, wat: str, delen: dict[str, Waarde]) -> Beeld:
    """A bar for what came of it, with a mark where the agreement lies."""
    paren = [
        (naam, _aantal(deel[wat]), _aantal(deel["gestart"]))
        for naam, deel in delen.items()
        if isinstance(deel, dict)
    ]
    hoogste = max(max(afspraak, gestart) for _, afspraak, gestart in paren)
    samen, van = sum(g for _, _, g in paren), sum(a for _, a, _ in paren)
    grens = wat == "maximum"
    zin = (
        f"{opmaak.aantal(samen)} van hoogstens {opmaak.aantal(van)} woningen. Het streepje is het maximum."
        if grens
        else f"{opmaak.aantal(samen)} van de {opmaak.aantal(van)} afgesproken woningen. "
        "Het streepje is de afspraak."
    )
    return Beeld(
        Soort.BALKEN,
        titel,
        zin,
        tuple(
            Rij(
                naam,
                f"{opmaak.aantal(gestart)} van {opmaak.aantal(afspraak)}"
                + (", meer dan afgesproken" if grens and gestart > afspraak else ""),
                i * RIJHOOGTE,
                plaats(gestart, hoogste),
                plaats(afspraak, hoogste),
                grens and gestart > afspraak,
            )
            for i, (naam, afspraak, gestart) in enumerate(paren)
        ),
    )


def _wachttijd(delen: dict[str, Waarde], gemiddelde: Waarde) -> Beeld | None:
    """A dot for the mean wait at each corporatie, and a line at the agreed six months."""
    bekend = [
        (naam, maanden) for naam, maanden in delen.items() if isinstance(maanden, (int, Fraction))
    ]
    if not bekend or not isinstance(gemiddelde, (int, Fraction)):
        return None
    hoogste = max(AFGESPROKEN_MAANDEN * Fraction(4, 3), *(maanden for _, maanden in bekend))
    later = [naam for naam, maanden in bekend if maanden > AFGESPROKEN_MAANDEN]
    zin = (
        f"Gemiddeld wachtten mensen {_maanden(gemiddelde)}. Afgesproken is hoogstens zes maanden. "
    )
    zin += f"Langer duurde het bij {_opsomming(later)}." if later else "Nergens duurde het langer."
    return Beeld(
        Soort.STIPPEN,
        "Wachttijd tot de start met huren",
        zin,
        tuple(
            Rij(
                naam,
                _maanden(maanden)
                + (", langer dan afgesproken" if maanden > AFGESPROKEN_MAANDEN else ""),
                i * RIJHOOGTE,
                plaats(maanden, hoogste),
                buiten_afspraak=maanden > AFGESPROKEN_MAANDEN,
            )
            for i, (naam, maanden) in enumerate(bekend)
        ),
        plaats(AFGESPROKEN_MAANDEN, hoogste),
        "6 maanden",
    )


def _aantal(waarde: Waarde) -> int:
    return waarde if isinstance(waarde, int) else 0


def _maanden(waarde: int | Fraction) -> str:
    return opmaak.maanden(rond_half_op(waarde, 2))


def _mensen(aantal: int, enkel: str, meer: str) -> str:
    return f"{opmaak.aantal(aantal)} {enkel if aantal == 1 else meer}"


def _opsomming(namen: Sequence[str]) -> str:
    return " en ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)

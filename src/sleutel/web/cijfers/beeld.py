"""Pictures of figures, as the numbers from which a template draws SVG.

A row has its words, as text of the page, above its bar or dot: they can be read aloud and enlarged,
and a picture fits a phone as well as a sheet of paper. Places across are percentages of the width,
already written: the language of the page would put a comma in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sleutel.domein import opmaak
from sleutel.domein.cijfers import Uitkomst
from sleutel.domein.cijfers.afronding import Waarde, round_half_up

from .namen import NAMEN

TRECHTER = ("aanmeldingen", "intakes", "op_wachtlijst_geplaatst", "gestart_met_huren")
AFGESLOTEN = ("positief_afgesloten", "negatief_afgesloten")


class Soort(StrEnum):
    BALKEN = "balken"
    STIPPEN = "stippen"


@dataclass(frozen=True, slots=True)
class Rij:
    """One bar or dot. `lengte` and `merk` (the agreement) are places across; grey is context."""

    naam: str
    tekst: str
    lengte: str
    merk: str = ""
    buiten_afspraak: bool = False
    grijs: bool = False


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture: what it says in a sentence, and its rows."""

    soort: Soort
    zin: str
    rijen: tuple[Rij, ...]


def plaats(waarde: float | Fraction, hoogste: float | Fraction) -> str:
    """Where a value lies across, from nothing at the left to the highest at the right."""
    return f"{float(Fraction(waarde) / Fraction(hoogste or 1)) * 100:.2f}%"


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
        (
            f"Van {_mensen(aantallen[0][1], 'aanmelding', 'aanmeldingen')} tot "
            f"{_mensen(aantallen[3][1], 'start', 'starts')} met huren. Elke stap telt wat er in "
            "deze periode gebeurde, ook van mensen die eerder zijn aangemeld."
        ),
        tuple(Rij(naam, opmaak.aantal(n), plaats(n, hoogste)) for naam, n in aantallen),
    )


def beeld_bij(code: str, uitkomst: Uitkomst) -> Beeld | None:
    """The picture that belongs to a figure with parts; most have none."""
    waarde = uitkomst.waarden[code]
    if not isinstance(waarde, dict):
        return None
    if code == "taakstelling_per_corporatie":
        return _afspraken("afgesproken", waarde)
    if code == "spreiding_per_gemeente":
        return _afspraken("maximum", waarde)
    if code == "gemiddelde_wachttijd_maanden_per_corporatie":
        return _wachttijd(
            waarde, uitkomst.waarden["gemiddelde_wachttijd_maanden"], uitkomst.afgesproken_maanden
        )
    if code == "verkorte_toeleiding":
        return _verkort(waarde)
    if code == "percentage_duurzaam_wonen":
        return _duurzaam(waarde)
    if code == "duurzaam_wonen_vijf_jaar":
        return _vijf_jaar(waarde)
    return None


def _afspraken(wat: str, delen: dict[str, Waarde]) -> Beeld:
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
        zin,
        tuple(
            Rij(
                naam,
                f"{opmaak.aantal(gestart)} van {opmaak.aantal(afspraak)}"
                + (", meer dan afgesproken" if grens and gestart > afspraak else ""),
                plaats(gestart, hoogste),
                plaats(afspraak, hoogste),
                grens and gestart > afspraak,
            )
            for naam, afspraak, gestart in paren
        ),
    )


def _wachttijd(
    delen: dict[str, Waarde], gemiddelde: Waarde, afgesproken: int | None
) -> Beeld | None:
    """A dot for the mean wait at each corporatie, and a line at the agreed months, if they are one number."""
    bekend = [
        (naam, maanden) for naam, maanden in delen.items() if isinstance(maanden, (int, Fraction))
    ]
    if not bekend or not isinstance(gemiddelde, (int, Fraction)):
        return None
    hoogste = max((afgesproken or 0) * Fraction(4, 3), *(maanden for _, maanden in bekend))
    later = [naam for naam, maanden in bekend if _te_lang(maanden, afgesproken)]
    zin = f"Gemiddeld wachtten mensen {_maanden(gemiddelde)}. "
    if afgesproken is None:
        zin += "Wat is afgesproken, verschilt per regio. Kies één regio om dat te zien."
    else:
        term = f"{afgesproken} {'maand' if afgesproken == 1 else 'maanden'}"
        waar = (
            f"Langer duurde het bij {_opsomming(later)}." if later else "Nergens duurde het langer."
        )
        zin += f"Afgesproken is hoogstens {term}. {waar} Het streepje is {term}."
    return Beeld(
        Soort.STIPPEN,
        zin,
        tuple(
            Rij(
                naam,
                _maanden(maanden) + (", langer dan afgesproken" if naam in later else ""),
                plaats(maanden, hoogste),
                "" if afgesproken is None else plaats(afgesproken, hoogste),
                naam in later,
            )
            for naam, maanden in bekend
        ),
    )


def _te_lang(maanden: int | Fraction, afgesproken: int | None) -> bool:
    return afgesproken is not None and maanden > afgesproken


def _verkort(delen: dict[str, Waarde]) -> Beeld:
    """The short route as bars on one scale; nothing to draw where nobody took it."""
    namen = {
        "aangemeld": "Gevraagd",
        "bemiddeld_verkort": "Kort bemiddeld",
        "bemiddeld_regulier": "Toch gewoon bemiddeld",
        "afgewezen": "Afgewezen",
    }
    aantallen = {naam: _aantal(delen[code]) for code, naam in namen.items()}
    hoogste = max(aantallen.values())
    if not hoogste:
        return Beeld(
            Soort.BALKEN, "Niemand vroeg of kreeg in deze periode verkorte toeleiding.", ()
        )
    kort, dagen = aantallen["Kort bemiddeld"], delen["gemiddelde_wachttijd_dagen"]
    zin = (
        f"{_mensen(aantallen['Gevraagd'], 'aanmelding', 'aanmeldingen')} voor verkorte toeleiding; "
        f"{_mensen(kort, 'mens kreeg', 'mensen kregen')} zo een woning"
    )
    if isinstance(dagen, (int, Fraction)):
        zin += f", na gemiddeld {opmaak.dagen(round_half_up(dagen, 1))}"
    return Beeld(Soort.BALKEN, f"{zin}.", _balken(aantallen, hoogste))


def _duurzaam(jaren: dict[str, Waarde]) -> Beeld | None:
    """Version 2021: for each year of closing its percentage, out of a hundred."""
    bekend = {jaar: p for jaar, p in jaren.items() if isinstance(p, (int, Fraction))}
    if not bekend:
        return None
    laatste = list(bekend)[-1]
    zin = f"Van de trajecten die in {laatste} goed zijn afgesloten: {_procent(bekend[laatste])} duurzaam wonen."
    return Beeld(
        Soort.BALKEN,
        f"{zin} De balk loopt tot 100%.",
        tuple(
            Rij(f"Afgesloten in {jaar}", _procent(p), plaats(p, 100)) for jaar, p in bekend.items()
        ),
    )


def _vijf_jaar(delen: dict[str, Waarde]) -> Beeld:
    """Version 2024: of whom all is known, and apart from them who is not known or moved away."""
    afgesloten, bekend, duurzaam, onbekend = (
        _aantal(delen[code]) for code in ("afgesloten", "bekend", "duurzaam", "onbekend")
    )
    if not afgesloten:
        return Beeld(
            Soort.BALKEN, "Er is nog geen traject dat vijf jaar geleden is afgesloten.", ()
        )
    zin = f"Van {_mensen(bekend, 'huurder', 'huurders')} is alles bekend"
    if isinstance(percentage := delen["percentage"], (int, Fraction)):
        woont = "woonde" if duurzaam == 1 else "woonden"
        zin += f": {opmaak.aantal(duurzaam)} {woont} vijf jaar goed ({_procent(percentage)})"
    zin += (
        f". Van {opmaak.aantal(onbekend)} is het niet bekend; dat telt niet mee in het percentage."
    )
    telt = {"Woonde vijf jaar goed": duurzaam, "Woonde niet vijf jaar goed": bekend - duurzaam}
    apart = {"Niet bekend": onbekend, "Zelf verhuisd": afgesloten - bekend - onbekend}
    hoogste = max(*telt.values(), *apart.values())
    return Beeld(Soort.BALKEN, zin, (*_balken(telt, hoogste), *_balken(apart, hoogste, grijs=True)))


def _balken(aantallen: dict[str, int], hoogste: int, *, grijs: bool = False) -> tuple[Rij, ...]:
    return tuple(
        Rij(naam, opmaak.aantal(n), plaats(n, hoogste), grijs=grijs)
        for naam, n in aantallen.items()
    )


def _procent(waarde: int | Fraction) -> str:
    return opmaak.procent(round_half_up(waarde, 1))


def _aantal(waarde: Waarde) -> int:
    return waarde if isinstance(waarde, int) else 0


def _maanden(waarde: int | Fraction) -> str:
    return opmaak.maanden(round_half_up(waarde, 2))


def _mensen(aantal: int, enkel: str, meer: str) -> str:
    return f"{opmaak.aantal(aantal)} {enkel if aantal == 1 else meer}"


def _opsomming(namen: Sequence[str]) -> str:
    return " en ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)

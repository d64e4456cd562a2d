"""Reading one cell: from the text that stands there to a value, a refusal or a remark."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from sleutel.domein.keuzelijst import Benoemd, Keuzelijst, find_by_label, sleutelvorm

MAX_LENGTE = 200
MAX_LENGTE_VERHAAL = 2000
_FOUTCELLEN = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!"
    r"|SPILL!|OVERLOOP!|CALC!|BEREKEN!|GETTING_DATA)"
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?", re.ASCII)
_NEDERLANDS = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})", re.ASCII)
_KORT_JAAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d\d", re.ASCII)
_GETAL = re.compile(r"(-?\d{1,15})(?:[.,](\d{1,15}))?", re.ASCII)
_BEDRAG = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?", re.ASCII)
_MAX_AANTAL = 1_000_000
HERSTELD = "De spaties in deze cel zijn hersteld."


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What one cell says. `vrij` is a text that is on no list and is kept apart.

    `getoond` stands in a remark for a value that must not be repeated there.
    """

    waarde: object = None
    fout: str = ""
    opmerking: str = ""
    vrij: str = ""
    getoond: str = ""


type Lezer = Callable[[str], Gelezen]


def schoon(ruw: str, *, verhaal: bool = False) -> tuple[str, str]:
    """The text of a cell without stray spaces, and why it cannot be taken ("" when it can).

    Unicode is brought to NFC. An apostrophe before = + - @ is the one that the file of refused rows
    puts there, so that a spreadsheet does not compute the cell. Control and invisible characters,
    formulas, error values and overlong texts are refused. A `verhaal` may have line breaks.
    """
    tekst = ruw
    if not (ruw.isascii() and ruw.isprintable()) or ruw[0] in " '" or ruw[-1] == " " or "  " in ruw:
        if ruw[0] == "'" and ruw[1:2] in ("=", "+", "-", "@") and ruw[1:2]:
            tekst = ruw[1:]
        tekst = unicodedata.normalize("NFC", tekst).strip()
        if verhaal:
            tekst = re.sub(r"\s+", " ", tekst)
        tekst = re.sub(r" {2,}", " ", "".join(_spatie(teken) for teken in tekst))
        if any(unicodedata.category(teken) in _ONZICHTBAAR or teken == "\ufffd" for teken in tekst):
            return tekst, (
                "In deze cel staat een onzichtbaar of onleesbaar teken, bijvoorbeeld een nieuwe "
                "regel. Typ de tekst opnieuw."
            )
    grens = MAX_LENGTE_VERHAAL if verhaal else MAX_LENGTE
    if len(tekst) > grens:
        return tekst, f"Deze tekst is {len(tekst)} tekens lang. Er passen er {grens}."
    if tekst.startswith("="):
        return tekst, "In deze cel staat een formule. Zet er de waarde zelf in."
    if tekst.startswith("#") and _FOUTCELLEN.fullmatch(tekst.upper()):
        return tekst, "In deze cel staat een foutmelding van Excel. Zet er de waarde zelf in."
    return tekst, ""


_ONZICHTBAAR = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _spatie(teken: str) -> str:
    return " " if unicodedata.category(teken) == "Zs" else teken


def _lees(verstaan: Callable[[str], Gelezen], ruw: str) -> Gelezen:
    tekst, fout = schoon(ruw)
    if fout:
        return Gelezen(fout=fout)
    gelezen = verstaan(tekst)
    if tekst != ruw and not gelezen.fout and not gelezen.opmerking and _spaties_hersteld(ruw):
        return Gelezen(gelezen.waarde, "", HERSTELD, gelezen.vrij)
    return gelezen


def _spaties_hersteld(ruw: str) -> bool:
    gewoon = unicodedata.normalize("NFC", ruw)
    return gewoon != " ".join(gewoon.split()) or any(
        teken != " " and unicodedata.category(teken) == "Zs" for teken in gewoon
    )


def _tekst(tekst: str) -> Gelezen:
    return Gelezen(tekst)


def read_verhaal(ruw: str) -> Gelezen:
    """A free text: kept where it can be erased, never in a gebeurtenis."""
    tekst, fout = schoon(ruw, verhaal=True)
    return Gelezen(fout=fout) if fout else Gelezen(tekst, vrij=tekst)


def _kenmerk(tekst: str) -> Gelezen:
    if len(tekst) == 9 and tekst.isascii() and tekst.isdigit() and _elfproef(tekst):
        return Gelezen(
            tekst,
            opmerking="Dit nummer lijkt op een burgerservicenummer (BSN). "
            "Gebruik hier een pseudoniem, geen BSN.",
            getoond=f"******{tekst[-3:]}",
        )
    return Gelezen(tekst)


def _elfproef(cijfers: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(gewichten, cijfers, strict=True))
    return som > 0 and som % 11 == 0


def _datum(tekst: str) -> Gelezen:
    tijd = ""
    if delen := _ISO.fullmatch(tekst):
        jaar, maand, dag, tijd = delen.group(1), delen.group(2), delen.group(3), delen.group(4)
    elif delen := _NEDERLANDS.fullmatch(tekst):
        dag, maand, jaar = delen.group(1), delen.group(3), delen.group(4)
    else:
        return Gelezen(fout=_geen_datum(tekst))
    try:
        datum = dt.date(int(jaar), int(maand), int(dag))
    except ValueError:
        return Gelezen(fout="Deze datum bestaat niet.")
    if not 1900 <= datum.year <= 2100:
        return Gelezen(fout="Deze datum ligt voor 1900 of na 2100. Kijk het jaartal na.")
    if tijd and tijd.strip("0:"):
        return Gelezen(datum, opmerking="De tijd achter deze datum is weggelaten.")
    return Gelezen(datum)


def _geen_datum(tekst: str) -> str:
    if _GETAL.fullmatch(tekst):
        return (
            "Dit is een getal en geen datum. Geef de cel in Excel de notatie Datum, "
            "of schrijf bijvoorbeeld 31-03-2021."
        )
    if _KORT_JAAR.fullmatch(tekst):
        return "Schrijf het jaar met vier cijfers, bijvoorbeeld 31-03-2021."
    return "Dit is geen datum. Schrijf bijvoorbeeld 31-03-2021."


def _aantal(tekst: str) -> Gelezen:
    delen = _GETAL.fullmatch(tekst)
    if delen is None:
        return Gelezen(fout="Dit is geen getal. Schrijf een heel getal, bijvoorbeeld 12.")
    if delen.group(2) and (len(delen.group(2)) > 2 or delen.group(2).strip("0")):
        return Gelezen(fout="Dit is geen heel getal. Schrijf bijvoorbeeld 12.")
    aantal = int(delen.group(1))
    if tekst.startswith("-"):
        return Gelezen(fout="Dit getal mag niet kleiner zijn dan 0.")
    if aantal > _MAX_AANTAL:
        return Gelezen(fout="Dit getal is te groot.")
    return Gelezen(aantal)


def _jaar(tekst: str) -> Gelezen:
    gelezen = _aantal(tekst)
    if gelezen.fout:
        return Gelezen(fout="Dit is geen jaar. Schrijf bijvoorbeeld 2021.")
    if not (isinstance(gelezen.waarde, int) and 1990 <= gelezen.waarde <= 2100):
        return Gelezen(fout="Dit jaar ligt voor 1990 of na 2100.")
    return gelezen


def _bedrag(tekst: str) -> Gelezen:
    if _BEDRAG.fullmatch(tekst):
        return Gelezen(Decimal(tekst.replace(",", ".")).quantize(Decimal("0.01")))
    if re.fullmatch(r"-\s*\d.*", tekst):
        return Gelezen(fout="Dit bedrag mag niet kleiner zijn dan 0.")
    return Gelezen(
        fout="Dit is geen bedrag. Schrijf bijvoorbeeld 675,00: zonder euroteken, zonder punt voor "
        "de duizendtallen en met hoogstens twee cijfers achter de komma."
    )


_JA_NEE = {"ja": True, "nee": False, "waar": True, "onwaar": False, "true": True, "false": False}


def _ja_nee(tekst: str) -> Gelezen:
    waarde = _JA_NEE.get(tekst.casefold())
    if waarde is None:
        return Gelezen(fout="Dit kan niet. Kies ja of nee, of laat de cel leeg.")
    gewoon = "ja" if waarde else "nee"
    return Gelezen(waarde, opmerking="" if tekst == gewoon else f'Gelezen als "{gewoon}".')


def _keuze[L: Keuzelijst | Benoemd](lijst: Iterable[L], tekst: str) -> Gelezen:
    lid = find_by_label(lijst, tekst) if sleutelvorm(tekst) else None
    if lid is None:
        keuzes = ", ".join(keuze.label for keuze in lijst)
        return Gelezen(fout=f"Deze waarde staat niet op de lijst. Kies uit: {keuzes}.")
    return Gelezen(lid, opmerking="" if tekst == lid.label else f'Gelezen als "{lid.label}".')


def _keuze_or_overig[L: Keuzelijst | Benoemd](lijst: Iterable[L], tekst: str) -> Gelezen:
    gelezen = _keuze(lijst, tekst)
    if not gelezen.fout:
        return gelezen
    return Gelezen(
        find_by_label(lijst, "overig"),
        opmerking='Deze tekst staat niet op de lijst en telt als "overig". '
        "De tekst zelf wordt apart bewaard.",
        vrij=tekst,
    )


def keuze[L: Keuzelijst | Benoemd](lijst: Iterable[L]) -> Lezer:
    """Reads a closed list: anything else is refused; spaces and case are mended with a remark."""
    return partial(_lees, partial(_keuze, lijst))


def keuze_or_overig[L: Keuzelijst | Benoemd](lijst: Iterable[L]) -> Lezer:
    """Reads an open list: what is not on it counts as `overig`, with a remark."""
    return partial(_lees, partial(_keuze_or_overig, lijst))


lees_tekst: Lezer = partial(_lees, _tekst)
lees_kenmerk: Lezer = partial(_lees, _kenmerk)
lees_datum: Lezer = partial(_lees, _datum)
lees_aantal: Lezer = partial(_lees, _aantal)
lees_jaar: Lezer = partial(_lees, _jaar)
lees_bedrag: Lezer = partial(_lees, _bedrag)
lees_ja_nee: Lezer = partial(_lees, _ja_nee)

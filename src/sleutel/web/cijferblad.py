"""The figures as a page shows them: by chapter, single numbers first, then what has parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sleutel.domein.cijfers import CODES, Controle, Uitkomst, definitie
from sleutel.domein.cijfers.afronding import Afgerond
from sleutel.domein.cijfers.cijfer import Cijfer, Eenheid

from .templatetags import opmaak

HOOFDSTUKKEN: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Aanmelding en intake",
        {
            "aanmeldingen": "Aanmeldingen",
            "aanmeldingen_per_aanmelder": "Aanmeldingen per aanmelder",
            "aanmeldingen_per_soort_aanmelder": "Aanmeldingen per soort aanmelder",
            "afgevallen_na_aanmelding": "Afgevallen na de aanmelding",
            "afgevallen_naar_reden": "Afgevallen, naar reden",
            "intakes": "Intakes",
            "intakes_doel": "Doel voor intakes",
            "negatief_na_intake": "Negatief na de intake",
            "negatief_na_intake_naar_reden": "Negatief na de intake, naar reden",
        },
    ),
    (
        "Wachtlijst en start met huren",
        {
            "op_wachtlijst_geplaatst": "Op de wachtlijst geplaatst",
            "beeindigd_voor_huren": "Beëindigd voor het huren",
            "beeindigd_naar_reden": "Beëindigd voor het huren, naar reden",
            "gestart_met_huren": "Gestart met huren",
            "start_huren_per_corporatie": "Gestart met huren per corporatie",
            "start_huren_per_gemeente": "Gestart met huren per gemeente",
            "start_huren_per_woonplaats": "Gestart met huren per woonplaats",
            "gemiddelde_wachttijd_maanden": "Gemiddelde wachttijd",
            "gemiddelde_wachttijd_maanden_per_corporatie": "Gemiddelde wachttijd per corporatie",
            "verkorte_toeleiding": "Verkorte toeleiding",
        },
    ),
    (
        "Afspraken",
        {
            "taakstelling": "Taakstelling",
            "taakstelling_per_corporatie": "Taakstelling per corporatie",
            "spreiding_per_gemeente": "Spreiding per gemeente",
        },
    ),
    (
        "Wonen en afsluiten",
        {
            "wonend": "Wonend op de peildatum",
            "positief_afgesloten": "Positief afgesloten",
            "negatief_afgesloten": "Negatief afgesloten",
            "afgesloten_naar_reden": "Afgesloten, naar reden",
        },
    ),
    (
        "Duurzaam wonen",
        {
            "percentage_duurzaam_wonen": "Percentage duurzaam wonen",
            "duurzaam_wonen_vijf_jaar": "Vijf jaar duurzaam wonen",
            "duurzaamheid_naar_jaar_van_afsluiting": "Duurzaam wonen, naar jaar van afsluiting",
        },
    ),
    (
        "Facturen en begeleiding",
        {
            "gefactureerd": "Facturen",
            "facturen_betaald": "Facturen die betaald zijn",
            "begeleiding_gedeclareerd": "Begeleiding gedeclareerd",
            "begeleiding_uitbetaald": "Begeleiding uitbetaald",
        },
    ),
    (
        "Klachten",
        {
            "klachten_ontvangen": "Klachten ontvangen",
            "klachten_naar_uitspraak": "Klachten naar uitspraak",
        },
    ),
)
"""The chapters of the account: the figures in each, by code, with the name that people read."""

NAMEN = {code: naam for _, cijfers in HOOFDSTUKKEN for code, naam in cijfers.items()}
ALLEEN_SAMEN = "Dit cijfer geldt alleen voor alle woonprocessen samen."
ANDER_JAAR = "Dit cijfer bestaat niet voor dit jaar."
LEEG = {
    "taakstelling": "Er is niets afgesproken.",
    "intakes_doel": "Er is geen doel ingevuld.",
}
"""What a null says, where it says more than that something is not known."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """Parts by row; `koppen` over the columns after the first."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Blok:
    """One figure on the page: a single value, a table, or a sentence that says why it is empty."""

    code: str
    naam: str
    zin: str
    versie: int
    waarde: str = ""
    tabel: Tabel | None = None
    leeg: str = ""


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    titel: str
    enkel: tuple[Blok, ...]
    delen: tuple[Blok, ...]


def maak_hoofdstukken(uitkomst: Uitkomst) -> list[Hoofdstuk]:
    """All figures of an uitkomst, each in its chapter."""
    afgerond = uitkomst.afgerond()
    hoofdstukken = []
    for titel, cijfers in HOOFDSTUKKEN:
        blokken = [_blok(code, naam, afgerond[code], uitkomst) for code, naam in cijfers.items()]
        hoofdstukken.append(
            Hoofdstuk(
                titel,
                tuple(blok for blok in blokken if blok.tabel is None),
                tuple(blok for blok in blokken if blok.tabel is not None),
            )
        )
    return hoofdstukken


def _blok(code: str, naam: str, waarde: Afgerond, uitkomst: Uitkomst) -> Blok:
    cijfer = definitie(code, uitkomst.vraag.jaar)
    vast = (code, naam, cijfer.zin, cijfer.versie)
    if waarde is None:
        return Blok(*vast, leeg=_waarom_leeg(cijfer, uitkomst))
    if not isinstance(waarde, dict):
        return Blok(*vast, waarde=schrijf(waarde, cijfer.eenheid))
    if not waarde:
        return Blok(*vast, leeg="Er is niets geteld.")
    return Blok(*vast, tabel=maak_tabel(waarde, cijfer.eenheid))


def _waarom_leeg(cijfer: Cijfer, uitkomst: Uitkomst) -> str:
    if not cijfer.geldt(uitkomst.vraag.jaar):
        return ANDER_JAAR
    if not cijfer.heeft_zin(uitkomst.vraag):
        return ALLEEN_SAMEN
    return LEEG.get(cijfer.code, "Niet bekend.")


def schrijf(waarde: Afgerond, eenheid: Eenheid) -> str:
    """A number with its unit; a whole number is always a count."""
    if isinstance(waarde, dict):
        raise TypeError("a figure with parts is a table")
    if waarde is None or isinstance(waarde, int):
        return opmaak.aantal(waarde)
    schrijvers = {Eenheid.MAANDEN: opmaak.maanden, Eenheid.DAGEN: opmaak.dagen}
    return schrijvers.get(eenheid, opmaak.procent)(waarde)


def maak_tabel(delen: Mapping[str, Afgerond], eenheid: Eenheid) -> Tabel:
    """Parts as a table. Parts with numbers of their own become columns; deeper ones rows."""
    if not any(isinstance(deel, dict) for deel in delen.values()):
        rijen = tuple((_label(d), (schrijf(w, eenheid),)) for d, w in delen.items())
        return Tabel(("Aantal" if eenheid == Eenheid.AANTAL else "Waarde",), rijen)
    vlak = {deel: _vlak(inhoud) for deel, inhoud in delen.items() if isinstance(inhoud, dict)}
    velden = list(dict.fromkeys(veld for inhoud in vlak.values() for veld in inhoud))
    if any(": " in veld for veld in velden):  # many numbers for few parts: parts as columns
        velden = _bij_elkaar(velden)
        rijen = tuple(
            (_label(veld), tuple(schrijf(i.get(veld, 0), eenheid) for i in vlak.values()))
            for veld in velden
        )
        return Tabel(tuple(vlak), rijen)
    rijen = tuple(
        (_label(deel), tuple(schrijf(inhoud.get(veld), eenheid) for veld in velden))
        for deel, inhoud in vlak.items()
    )
    return Tabel(tuple(_label(veld) for veld in velden), rijen)


def _vlak(inhoud: Mapping[str, Afgerond], voor: str = "") -> dict[str, Afgerond]:
    """Nested parts as one level: "overlast: structureel"."""
    vlak: dict[str, Afgerond] = {}
    for naam, waarde in inhoud.items():
        if isinstance(waarde, dict):
            vlak |= _vlak(waarde, f"{voor}{naam}: ")
        else:
            vlak[f"{voor}{naam}"] = waarde
    return vlak


def _bij_elkaar(velden: Sequence[str]) -> list[str]:
    """The answers to one question beneath each other, in the order in which questions first occur."""
    vragen = list(dict.fromkeys(veld.split(": ")[0] for veld in velden))
    return sorted(velden, key=lambda veld: vragen.index(veld.split(": ")[0]))


def _label(code: str) -> str:
    tekst = code.replace("_", " ")
    return tekst[:1].upper() + tekst[1:]


def leesbaar(controle: Controle) -> str:
    """The sentence of a check with the names of the figures in place of their codes."""
    tekst = controle.uitleg
    for code in sorted(CODES, key=len, reverse=True):
        tekst = tekst.replace(code, f"‘{NAMEN[code]}’") if "_" in code else tekst
    return tekst.replace("_", " ")

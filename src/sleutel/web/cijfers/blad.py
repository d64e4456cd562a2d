"""The figures as a page shows them: by chapter, single numbers first, then what has parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sleutel.domein import opmaak
from sleutel.domein.cijfers import CODES, Controle, Uitkomst, definitie
from sleutel.domein.cijfers.afronding import Afgerond, Waarde
from sleutel.domein.cijfers.cijfer import Cijfer, Maateenheid
from sleutel.domein.cijfers.zicht import BeperkteUitkomst
from sleutel.domein.keuzelijst import ONBEKEND

from .beeld import AFGESLOTEN, TRECHTER, Beeld, beeld_bij, trechter
from .geldzinnen import geldzinnen
from .kaart import Kaart
from .namen import HOOFDSTUKKEN, NAMEN

ALLEEN_SAMEN = "Dit cijfer geldt alleen voor alle woonprocessen samen."
ANDER_JAAR = "Dit cijfer bestaat niet voor dit jaar."
LEEG = {
    "spreiding_per_gemeente": "Er is niets afgesproken.",
    "taakstelling_per_corporatie": "Er is niets afgesproken.",
    "taakstelling": "Er is niets afgesproken.",
    "intakes_doel": "Er is geen doel ingevuld.",
}
"""What nothing says, where it says more than that something is not known or was not counted."""


NIETS_OVER = {
    True: "Er is niets geteld, of te weinig om te verdelen.",
    False: "Bij uw organisatie is niets geteld.",
}
"""What no parts means, for the public and for who sees the own row."""

TELT_DEEL = ("gestart", "positief_afgesloten")
"""Which number of a part with several is the count of the trajecten behind that part."""


@dataclass(frozen=True, slots=True)
class Cel:
    """A number in a table; `deel`: the part whose trajecten it counts, None where it counts none."""

    tekst: str
    deel: str | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """Parts by row; `koppen` over the columns after the first."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[Cel, ...]], ...]


@dataclass(frozen=True, slots=True)
class Blok:
    """One figure on the page: a single value, a table, or a sentence that says why it is empty.

    `uitslag` says what the parts come to, where no picture says it. `telt`: there are trajecten
    behind it. `kloppen_niet`: the closing checks of this figure that do
    not hold, as sentences.
    """

    code: str
    naam: str
    zin: str
    versie: int
    waarde: str = ""
    tabel: Tabel | None = None
    leeg: str = ""
    uitslag: str = ""
    beeld: Beeld | None = None
    telt: bool = False
    kloppen_niet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """Figures that belong together; `zinnen` say first what the single ones say together."""

    titel: str
    enkel: tuple[Blok, ...]
    delen: tuple[Blok, ...]
    beeld: Beeld | None = None
    kaart: Kaart | None = None
    zinnen: tuple[str, ...] = ()


def make_hoofdstukken(uitkomst: Uitkomst, kaart: Kaart | None = None) -> list[Hoofdstuk]:
    """The figures of an uitkomst, each in its chapter; a chapter without any is left out.

    The funnel stands above the first, the map with what was agreed, the sentences with the money.
    """
    hoofdstukken: list[Hoofdstuk] = []
    for titel, cijfers in HOOFDSTUKKEN:
        blokken = [make_blok(code, uitkomst) for code in cijfers if code in uitkomst.waarden]
        if not blokken:
            continue
        hoofdstukken.append(
            Hoofdstuk(
                titel,
                tuple(blok for blok in blokken if blok.tabel is None),
                tuple(blok for blok in blokken if blok.tabel is not None),
                beeld=_trechter(uitkomst) if TRECHTER[0] in cijfers else None,
                kaart=kaart if "spreiding_per_gemeente" in cijfers else None,
                zinnen=geldzinnen(uitkomst)
                if "gefactureerd" in cijfers and uitkomst.volledig
                else (),
            )
        )
    return hoofdstukken


def _trechter(uitkomst: Uitkomst) -> Beeld | None:
    """The funnel, for who sees every step of it."""
    stappen = {*TRECHTER, *AFGESLOTEN} <= set(uitkomst.waarden)
    hidden = isinstance(uitkomst, BeperkteUitkomst) and uitkomst.verborgen
    return trechter(uitkomst) if stappen and not hidden else None


def leeg_jaar(uitkomst: Uitkomst) -> str:
    """What a year without a number means for this reader."""
    openbaar = isinstance(uitkomst, BeperkteUitkomst) and uitkomst.zicht.openbaar
    return "te weinig om te tonen" if openbaar else opmaak.NIET_BEKEND


def wat_u_ziet(uitkomst: Uitkomst, organisatie: str) -> str:
    """What a reader of a part of the figures must know to read them; empty for who sees all."""
    if not isinstance(uitkomst, BeperkteUitkomst):
        return ""
    if uitkomst.zicht.openbaar:
        return (
            "Dit zijn de openbare cijfers. Bij minder dan 5 mensen staat er geen getal, zodat niemand "
            "te herkennen is. Soms tonen wij daarom ook een groter getal niet."
        )
    if uitkomst.zicht.eigen_rij:
        return f"Bij cijfers per organisatie ziet u alleen {organisatie}, naast het totaal."
    return "U ziet de cijfers die bij uw werk horen."


def make_blok(code: str, uitkomst: Uitkomst) -> Blok:
    """One figure of an uitkomst. Raises KeyError for a code that does not exist."""
    cijfer = definitie(code, uitkomst.vraag.jaar)
    waarde = uitkomst.afgerond()[code]
    blok = Blok(
        code,
        NAMEN[code],
        cijfer.zin,
        cijfer.versie,
        kloppen_niet=tuple(leesbaar(c) for c in uitkomst.controles_bij(code) if not c.klopt),
    )
    if isinstance(uitkomst, BeperkteUitkomst):
        if waarom := uitkomst.waarom(code):
            return replace(blok, waarde=str(waarom))
        if waarde == {}:
            return replace(blok, leeg=LEEG.get(code, NIETS_OVER[uitkomst.zicht.openbaar]))
        if isinstance(waarde, dict):
            return replace(blok, **_beperkte_delen(code, waarde, cijfer, uitkomst))
    if waarde is None:
        return replace(blok, leeg=_waarom_leeg(cijfer, uitkomst))
    if not isinstance(waarde, dict):
        telt = bool(waarde and cijfer.bewijst)
        return replace(blok, waarde=schrijf(waarde, cijfer.eenheid), telt=telt)
    if not waarde:
        return replace(blok, leeg=LEEG.get(code, "Er is niets geteld."))
    tabel = make_tabel(waarde, cijfer.eenheid)
    return replace(
        blok, tabel=tabel, beeld=beeld_bij(code, uitkomst), uitslag=meeste(uitkomst.waarden[code])
    )


def _beperkte_delen(
    code: str, delen: Mapping[str, Afgerond], cijfer: Cijfer, uitkomst: BeperkteUitkomst
) -> dict[str, Any]:
    """Parts of which some may be hidden: then a table only. No sentence about the largest of them."""
    tabel = make_tabel(delen, cijfer.eenheid)
    hidden = {_label(deel): uitkomst.waarom(code, deel) for deel in delen}
    rijen = tuple(
        (label, (Cel(hidden[label]),) if hidden.get(label) else cellen)
        for label, cellen in tabel.rijen
    )
    beeld = None if any(hidden.values()) else beeld_bij(code, uitkomst)
    if beeld and uitkomst.zicht.eigen_rij:
        beeld = replace(beeld, zin=_own_sentence(code, beeld.zin, uitkomst.afgesproken_maanden))
    return {"tabel": replace(tabel, rijen=rijen), "beeld": beeld}


def _own_sentence(code: str, zin: str, maanden: int | None) -> str:
    """What a picture of the own row says, where its usual sentence would speak of the others."""
    if code != "gemiddelde_wachttijd_maanden_per_corporatie":
        return zin
    if maanden is None:
        return "Hoelang het volgens de afspraak mag duren, verschilt per regio."
    term = opmaak.hoeveel(maanden, "maand", "maanden")
    return f"Het streepje is {term}: zo lang mag het volgens de afspraak hoogstens duren."


def meeste(delen: Waarde) -> str:
    """Write “Heerlen het meest: 63 van de 112.” of parts that are counts; for others nothing.

    What is not known is not counted: it may be the most of all, and says of nobody where he is.
    """
    if not isinstance(delen, dict):
        return ""
    aantallen = {deel: n for deel, n in delen.items() if isinstance(n, int)}
    bekend = {deel: n for deel, n in aantallen.items() if deel != ONBEKEND}
    samen, weet = sum(aantallen.values()), sum(bekend.values())
    if len(aantallen) != len(delen) or not any(bekend.values()):
        return ""
    hoogste = max(bekend.values())
    vooraan = [_label(deel) for deel, n in bekend.items() if n == hoogste]
    if len(vooraan) > 1:
        return ""
    if hoogste == samen:
        return f"{vooraan[0]}: alle {opmaak.aantal(samen)}." if samen > 1 else f"{vooraan[0]}: 1."
    van = opmaak.aantal(weet) + (" die bekend zijn" if weet < samen else "")
    return f"{vooraan[0]} het meest: {opmaak.aantal(hoogste)} van de {van}."


def _waarom_leeg(cijfer: Cijfer, uitkomst: Uitkomst) -> str:
    if not cijfer.geldt(uitkomst.vraag.jaar):
        return ANDER_JAAR
    if not cijfer.heeft_zin(uitkomst.vraag):
        return ALLEEN_SAMEN
    return LEEG.get(cijfer.code, "Niet bekend.")


def schrijf(waarde: Afgerond, eenheid: Maateenheid) -> str:
    """A number with its unit; a whole number is always a count."""
    if isinstance(waarde, dict):
        raise TypeError("a figure with parts is a table")
    if waarde is None or isinstance(waarde, int):
        return opmaak.aantal(waarde)
    schrijvers = {Maateenheid.MAANDEN: opmaak.maanden, Maateenheid.DAGEN: opmaak.dagen}
    return schrijvers.get(eenheid, opmaak.procent)(waarde)


def make_tabel(delen: Mapping[str, Afgerond], eenheid: Maateenheid) -> Tabel:
    """Parts as a table. Parts with numbers of their own become columns; deeper ones rows.

    A row that no part has a value for is left out: it says nothing, as a percentage that holds no more.
    """
    if not any(isinstance(deel, dict) for deel in delen.values()):
        kop = "Aantal" if eenheid == Maateenheid.AANTAL else "Waarde"
        return Tabel(
            (kop,),
            tuple(
                (_label(deel), (Cel(schrijf(waarde, eenheid), deel if waarde else None),))
                for deel, waarde in delen.items()
            ),
        )
    vlak = {deel: _vlak(inhoud) for deel, inhoud in delen.items() if isinstance(inhoud, dict)}
    velden = list(dict.fromkeys(veld for inhoud in vlak.values() for veld in inhoud))
    if any(": " in veld for veld in velden):  # many numbers for few parts: parts as columns
        return Tabel(
            tuple(vlak),
            tuple(
                (
                    _label(veld),
                    tuple(_cel(deel, veld, vlak[deel].get(veld, 0), eenheid) for deel in vlak),
                )
                for veld in _bij_elkaar(velden)
                if any(inhoud.get(veld, 0) is not None for inhoud in vlak.values())
            ),
        )
    return Tabel(
        tuple(_label(veld) for veld in velden),
        tuple(
            (_label(deel), tuple(_cel(deel, veld, inhoud.get(veld), eenheid) for veld in velden))
            for deel, inhoud in vlak.items()
        ),
    )


def _cel(deel: str, veld: str, waarde: Afgerond, eenheid: Maateenheid) -> Cel:
    return Cel(schrijf(waarde, eenheid), deel if veld in TELT_DEEL and waarde else None)


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
    tekst = code.removesuffix("_dagen").replace("_", " ")  # the unit stands beside the number
    return tekst[:1].upper() + tekst[1:]


def leesbaar(controle: Controle) -> str:
    """The sentence of a check with the names of the figures in place of their codes."""
    tekst = controle.uitleg
    for code in sorted(CODES, key=len, reverse=True):
        tekst = tekst.replace(code, f"‘{NAMEN[code]}’") if "_" in code else tekst
    return tekst.replace("_", " ")

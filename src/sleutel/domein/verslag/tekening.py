"""The pictures as SVG, drawn here and nowhere else: the same on screen and on paper.

Zero-based, one scale from the left, names and numbers beside the marks, grey for context and
petrol for the point. The numbers are in the picture and, in words, in `Grafiek.uitleg`.
"""

from xml.sax.saxutils import escape

from sleutel.domein import opmaak
from sleutel.domein.verslag.document import Grafiek, Punt, Soort

BREEDTE = 640
NAAMBREEDTE = 200
LANGSTE = 26
"""Letters of a name that fit there; the table has the whole name."""
RECHTS = 56
"""Room right of the scale for the number."""
NUMMERBREEDTE = 54
"""Room for a dot and its number."""
RIJ = 32
BALK = 18
KOP = 24
"""Room above the first row for the name of the line."""

INKT, ZACHT, PETROL, GRIJS, LIJN, ROOD = (
    "#1b2a33",
    "#4a5a64",
    "#0b5563",
    "#8a959b",
    "#cfc8ba",
    "#b3261e",
)
NUMMER = ' font-weight="600"'
VLAK = BREEDTE - NAAMBREEDTE - RECHTS


def teken(grafiek: Grafiek) -> str:
    """The picture as one <svg>; its size is in its viewBox, so it fits any width."""
    rij = {Soort.TRECHTER: _trechter, Soort.AFSPRAAK: _afspraak, Soort.STIPPEN: _stip}[
        grafiek.soort
    ]
    schaal = _schaal(grafiek)
    boven = KOP if grafiek.grens is not None or _heeft_afspraak(grafiek) else 4
    delen = [
        rij(punt, boven + RIJ * plaats, schaal, grafiek)
        for plaats, punt in enumerate(grafiek.punten)
    ]
    hoogte = boven + RIJ * len(grafiek.punten) + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREEDTE} {hoogte}" '
        f'font-family="\'Source Sans 3\', sans-serif" font-size="15" fill="{INKT}">'
        f"{_nullijn(boven, hoogte)}{_bovenschrift(grafiek, schaal, hoogte)}{''.join(delen)}</svg>"
    )


def _schaal(grafiek: Grafiek) -> float:
    """Pixels for one; the longest bar, mark or line fills the width."""
    hoogste = max(
        [_getal(punt) for punt in grafiek.punten]
        + [punt.afspraak or 0 for punt in grafiek.punten]
        + [grafiek.grens or 0, 1]
    )
    return VLAK / hoogste


def _getal(punt: Punt) -> float:
    waarde = punt.waarde.waarde
    return 0 if waarde is None or isinstance(waarde, str) else float(waarde)


def _heeft_afspraak(grafiek: Grafiek) -> bool:
    return any(punt.afspraak is not None for punt in grafiek.punten)


def _x(waarde: float, schaal: float) -> float:
    return round(NAAMBREEDTE + waarde * schaal, 1)


def _nullijn(boven: int, hoogte: int) -> str:
    return _streep(NAAMBREEDTE, boven, hoogte - 4, LIJN, 1)


def _streep(
    x: float, van: float, tot: float, kleur: str, dikte: float, *, stippel: bool = False
) -> str:
    streepjes = ' stroke-dasharray="4 4"' if stippel else ""
    return (
        f'<line x1="{x}" x2="{x}" y1="{van}" y2="{tot}" stroke="{kleur}" '
        f'stroke-width="{dikte}"{streepjes}/>'
    )


def _tekst(x: float, y: float, tekst: str, anker: str = "start", extra: str = "") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anker}"{extra}>{escape(tekst)}</text>'


def _naam(punt: Punt, y: int) -> str:
    kort = punt.naam if len(punt.naam) <= LANGSTE else f"{punt.naam[: LANGSTE - 1].rstrip()}…"
    return _tekst(NAAMBREEDTE - 10, y + RIJ / 2 + 5, kort, "end")


def _balk(punt: Punt, y: int, schaal: float, kleur: str) -> str:
    breedte = round(_getal(punt) * schaal, 1)
    boven = y + (RIJ - BALK) / 2
    return f'<rect x="{NAAMBREEDTE}" y="{boven}" width="{breedte}" height="{BALK}" fill="{kleur}"/>'


def _trechter(punt: Punt, y: int, schaal: float, grafiek: Grafiek) -> str:
    kleur = PETROL if punt.naam == "Gestart met huren" else GRIJS
    x = _x(_getal(punt), schaal) + 8
    nummer = _tekst(x, y + RIJ / 2 + 5, punt.waarde.tekst, extra=NUMMER)
    return _naam(punt, y) + _balk(punt, y, schaal, kleur) + nummer


def _afspraak(punt: Punt, y: int, schaal: float, grafiek: Grafiek) -> str:
    """A bar with a mark where the agreement lies; the number names both."""
    delen = [_naam(punt, y), _balk(punt, y, schaal, PETROL)]
    eind, nummer = _getal(punt), punt.waarde.tekst
    if punt.afspraak is not None:
        delen.append(_streep(_x(punt.afspraak, schaal), y + 2, y + RIJ - 2, "#ffffff", 6))
        delen.append(_streep(_x(punt.afspraak, schaal), y + 2, y + RIJ - 2, INKT, 3))
        eind, nummer = max(eind, punt.afspraak), f"{nummer} / {opmaak.aantal(punt.afspraak)}"
    delen.append(_tekst(_x(eind, schaal) + 8, y + RIJ / 2 + 5, nummer, extra=NUMMER))
    return "".join(delen)


def _stip(punt: Punt, y: int, schaal: float, grafiek: Grafiek) -> str:
    """A dot on a thin line from zero; past the agreed line it is red and its number says so."""
    te_lang = grafiek.grens is not None and _getal(punt) > grafiek.grens
    x, midden, kleur = _x(_getal(punt), schaal), y + RIJ / 2, ROOD if te_lang else PETROL
    lijn = _x(grafiek.grens or 0, schaal)
    links = x + 6 < lijn < x + NUMMERBREEDTE  # to the right the number would lie on the line
    plaats, anker, steel_tot = (x - 13, "end", x - NUMMERBREEDTE) if links else (x + 13, "start", x)
    steel = f'<path d="M{NAAMBREEDTE} {midden}H{round(steel_tot, 1)}" stroke="{GRIJS}"/>'
    stip = f'<circle cx="{x}" cy="{midden}" r="7" fill="{kleur}"/>'
    nummer = _tekst(round(plaats, 1), midden + 5, punt.waarde.tekst, anker, NUMMER)
    return _naam(punt, y) + steel + stip + nummer


def _bovenschrift(grafiek: Grafiek, schaal: float, hoogte: int) -> str:
    """The line over the whole picture with its name, or what the mark on a bar means."""
    klein = f' font-size="14" fill="{ZACHT}"'
    if grafiek.grens is not None:
        x = _x(grafiek.grens, schaal)
        lijn = _streep(x, KOP - 4, hoogte - 4, INKT, 2, stippel=True)
        return lijn + _tekst(x, KOP - 9, grafiek.grensnaam, "middle", klein)
    if _heeft_afspraak(grafiek):
        streep = _streep(NAAMBREEDTE + 4, 3, KOP - 5, INKT, 3)
        return streep + _tekst(
            NAAMBREEDTE + 12, KOP - 9, "de streep is wat is afgesproken", extra=klein
        )
    return ""

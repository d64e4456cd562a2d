"""The pictures as SVG, drawn here and nowhere else: the same on screen and on paper.

Zero-based, one scale from the left, names and numbers beside the marks, grey for context and
petrol for the point. The numbers are in the picture and, in words, in `Grafiek.uitleg`.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from sleutel.domein import opmaak
from sleutel.domein.verslag.document import Grafiek, Punt, Soort


@dataclass(frozen=True, slots=True)
class Vel:
    """Where things stand: names left of the bars, or above them where there is little room."""

    breedte: int
    begin: int
    """Where zero lies."""
    rij: int
    naam_boven: bool = False

    @property
    def vlak(self) -> int:
        """The width of the scale; right of it a number fits."""
        return self.breedte - self.begin - RECHTS

    def midden(self, y: int) -> float:
        """The height of the bar of a row."""
        return y + (self.rij - BALK / 2 - 6 if self.naam_boven else self.rij / 2)


BREED = Vel(640, 200, 32)
SMAL = Vel(340, 4, 52, naam_boven=True)
RECHTS = 56
LANGSTE = 26
"""Letters of a name that fit beside or above a bar; the table has the whole name."""
NUMMERBREEDTE = 54
"""Room for a dot and its number."""
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


def teken(grafiek: Grafiek, vel: Vel = BREED) -> str:
    """The picture as one <svg>; its size is in its viewBox, so it fits any width."""
    rij = {Soort.TRECHTER: _trechter, Soort.AFSPRAAK: _afspraak, Soort.STIPPEN: _stip}[
        grafiek.soort
    ]
    schaal = _schaal(grafiek, vel)
    boven = KOP if grafiek.grens is not None or _heeft_afspraak(grafiek) else 4
    delen = [
        _naam(punt, boven + vel.rij * plaats, vel)
        + rij(punt, vel.midden(boven + vel.rij * plaats), schaal, grafiek)
        for plaats, punt in enumerate(grafiek.punten)
    ]
    hoogte = boven + vel.rij * len(grafiek.punten) + 4
    nullijn = _streep(vel.begin, boven, hoogte - 4, LIJN, 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {vel.breedte} {hoogte}" '
        f'font-family="\'Source Sans 3\', sans-serif" font-size="15" fill="{INKT}">'
        f"{nullijn}{_bovenschrift(grafiek, schaal, hoogte)}{''.join(delen)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class Schaal:
    """From a number to its place."""

    begin: int
    per_een: float
    breedte: int

    def x(self, waarde: float) -> float:
        return round(self.begin + waarde * self.per_een, 1)


def _schaal(grafiek: Grafiek, vel: Vel) -> Schaal:
    """The longest bar, mark or line fills the width."""
    hoogste = max(
        [_getal(punt) for punt in grafiek.punten]
        + [punt.afspraak or 0 for punt in grafiek.punten]
        + [grafiek.grens or 0, 1]
    )
    return Schaal(vel.begin, vel.vlak / hoogste, vel.breedte)


def _getal(punt: Punt) -> float:
    waarde = punt.waarde.waarde
    return 0 if waarde is None or isinstance(waarde, str) else float(waarde)


def _heeft_afspraak(grafiek: Grafiek) -> bool:
    return any(punt.afspraak is not None for punt in grafiek.punten)


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


def _naam(punt: Punt, y: int, vel: Vel) -> str:
    kort = punt.naam if len(punt.naam) <= LANGSTE else f"{punt.naam[: LANGSTE - 1].rstrip()}…"
    if vel.naam_boven:
        return _tekst(vel.begin, y + 18, kort)
    return _tekst(vel.begin - 10, vel.midden(y) + 5, kort, "end")


def _balk(punt: Punt, midden: float, schaal: Schaal, kleur: str) -> str:
    breedte = round(_getal(punt) * schaal.per_een, 1)
    return (
        f'<rect x="{schaal.begin}" y="{midden - BALK / 2}" width="{breedte}" height="{BALK}" '
        f'fill="{kleur}"/>'
    )


def _trechter(punt: Punt, midden: float, schaal: Schaal, grafiek: Grafiek) -> str:
    kleur = PETROL if punt.naam == "Gestart met huren" else GRIJS
    nummer = _tekst(schaal.x(_getal(punt)) + 8, midden + 5, punt.waarde.tekst, extra=NUMMER)
    return _balk(punt, midden, schaal, kleur) + nummer


def _afspraak(punt: Punt, midden: float, schaal: Schaal, grafiek: Grafiek) -> str:
    """A bar with a mark where the agreement lies; the number names both."""
    delen = [_balk(punt, midden, schaal, PETROL)]
    eind, nummer = _getal(punt), punt.waarde.tekst
    if punt.afspraak is not None:
        x, boven, onder = schaal.x(punt.afspraak), midden - 14, midden + 14
        delen.append(_streep(x, boven, onder, "#ffffff", 6) + _streep(x, boven, onder, INKT, 3))
        eind, nummer = max(eind, punt.afspraak), f"{nummer} / {opmaak.aantal(punt.afspraak)}"
    delen.append(_tekst(schaal.x(eind) + 8, midden + 5, nummer, extra=NUMMER))
    return "".join(delen)


def _stip(punt: Punt, midden: float, schaal: Schaal, grafiek: Grafiek) -> str:
    """A dot on a thin line from zero; past the agreed line it has the colour of late."""
    te_lang = grafiek.grens is not None and _getal(punt) > grafiek.grens
    x, kleur = schaal.x(_getal(punt)), ROOD if te_lang else PETROL
    lijn = schaal.x(grafiek.grens or 0)
    links = x + 6 < lijn < x + NUMMERBREEDTE  # to the right the number would lie on the line
    plaats, anker, steel_tot = (x - 13, "end", x - NUMMERBREEDTE) if links else (x + 13, "start", x)
    steel = f'<path d="M{schaal.begin} {midden}H{round(steel_tot, 1)}" stroke="{GRIJS}"/>'
    stip = f'<circle cx="{x}" cy="{midden}" r="7" fill="{kleur}"/>'
    return steel + stip + _tekst(round(plaats, 1), midden + 5, punt.waarde.tekst, anker, NUMMER)


def _bovenschrift(grafiek: Grafiek, schaal: Schaal, hoogte: int) -> str:
    """The line over the whole picture with its name, or what the mark on a bar means."""
    klein = f' font-size="14" fill="{ZACHT}"'
    if grafiek.grens is not None:
        x = schaal.x(grafiek.grens)
        lijn = _streep(x, KOP - 4, hoogte - 4, INKT, 2, stippel=True)
        anker = "middle" if x + 80 < schaal.breedte else "end"
        return lijn + _tekst(x, KOP - 9, grafiek.grensnaam, anker, klein)
    if _heeft_afspraak(grafiek):
        streep = _streep(schaal.begin + 4, 3, KOP - 5, INKT, 3)
        uitleg = _tekst(schaal.begin + 12, KOP - 9, "de streep is wat is afgesproken", extra=klein)
        return streep + uitleg
    return ""

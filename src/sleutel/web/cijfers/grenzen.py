"""Real boundaries for the map, from a GeoJSON that the user brings; Sleutel ships none.

`SLEUTEL_GRENZEN` names the file: a FeatureCollection in degrees (WGS84, as RFC 7946 asks), in which
every feature has a property `gemeentecode`. It is read once, when the web server starts.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .tegels import TEGELS

BREEDTE = 1000.0
"""How wide a map is, in units of its own; it is drawn at some 700 pixels."""
AFWIJKING = 1.5
"""How far a simplified line may lie from the line in the file, in the same units."""

type Punt = tuple[float, float]


class GrenzenFoutError(ValueError):
    """The file cannot be used; the text says what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Gebied:
    """One gemeente: the outline as an SVG path, and where its words stand, as places across and down."""

    pad: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Grenzen:
    """The outlines by CBS code on one sheet."""

    kader: str
    gebieden: dict[str, Gebied]


@cache
def ingesteld() -> Grenzen | None:
    """The boundaries of `SLEUTEL_GRENZEN`, None without. Raises ImproperlyConfigured."""
    if not settings.GRENZEN:
        return None
    try:
        return read_grenzen(Path(settings.GRENZEN))
    except GrenzenFoutError as fout:
        raise ImproperlyConfigured(f"SLEUTEL_GRENZEN: {fout}") from fout


def read_grenzen(bestand: Path, codes: Iterable[str] = TEGELS) -> Grenzen:
    """The boundaries of these gemeenten; the file may hold more. Raises GrenzenFoutError."""
    ringen: dict[str, list[list[Punt]]] = {}
    gezocht = set(codes)
    for nummer, feature in enumerate(_features(bestand), start=1):
        code = _gemeentecode(feature, nummer)
        if code in gezocht:
            ringen.setdefault(code, []).extend(_ringen(feature.get("geometry"), code))
    if ontbreekt := sorted(gezocht - ringen.keys()):
        raise GrenzenFoutError(
            f"In {bestand.name} ontbreken gemeenten: {', '.join(ontbreekt)}. "
            "Kies een bestand waarin alle zestien gemeenten van Zuid-Limburg staan."
        )
    return _teken(ringen)


def _features(bestand: Path) -> list[Any]:
    try:
        inhoud = json.loads(bestand.read_text(encoding="utf-8"))
    except OSError as fout:
        raise GrenzenFoutError(
            f"Het bestand {bestand} is niet te lezen. Controleer of het er staat en of Sleutel het mag lezen."
        ) from fout
    except (ValueError, RecursionError) as fout:
        raise GrenzenFoutError(
            f"{bestand.name} is geen GeoJSON. Kies een bestand in dat formaat."
        ) from fout
    features = inhoud.get("features") if isinstance(inhoud, dict) else None
    if not isinstance(features, list) or inhoud.get("type") != "FeatureCollection":
        raise GrenzenFoutError(
            f"{bestand.name} is geen FeatureCollection. Bewaar de grenzen als GeoJSON met een lijst van gebieden."
        )
    return features


def _gemeentecode(feature: Any, nummer: int) -> str:
    eigenschappen = feature.get("properties") if isinstance(feature, dict) else None
    code = eigenschappen.get("gemeentecode") if isinstance(eigenschappen, dict) else None
    if not isinstance(code, str):
        raise GrenzenFoutError(
            f"Gebied {nummer} heeft geen eigenschap ‘gemeentecode’. "
            "Geef elk gebied de code van het CBS, bijvoorbeeld GM0917."
        )
    return code


def _ringen(vorm: Any, code: str) -> list[list[Punt]]:
    """All rings of a Polygon or a MultiPolygon, also those around a hole."""
    try:
        soort, delen = vorm["type"], vorm["coordinates"]
        veelvlakken = {"Polygon": [delen], "MultiPolygon": delen}[soort]
        ringen = [
            [(float(x), float(y)) for x, y, *_ in ring] for vlak in veelvlakken for ring in vlak
        ]
    except (KeyError, TypeError, ValueError) as fout:
        raise GrenzenFoutError(
            f"De vorm van {code} is geen Polygon of MultiPolygon. Bewaar de grenzen als vlakken."
        ) from fout
    if not ringen or any(len(ring) < 4 for ring in ringen):
        raise GrenzenFoutError(
            f"De vorm van {code} is niet rond: een grens heeft minstens vier punten."
        )
    if not all(-180 <= x <= 180 and -85 <= y <= 85 for ring in ringen for x, y in ring):
        raise GrenzenFoutError(
            f"De punten van {code} zijn geen lengte en breedte in graden. "
            "Zet het bestand om naar WGS84 (EPSG:4326)."
        )
    return ringen


def _teken(ringen: dict[str, list[list[Punt]]]) -> Grenzen:
    """From degrees to a sheet: north above, and a kilometre as long across as down."""
    punten = [punt for lijst in ringen.values() for ring in lijst for punt in ring]
    west, oost = min(x for x, _ in punten), max(x for x, _ in punten)
    zuid, noord = min(y for _, y in punten), max(y for _, y in punten)
    if west == oost or zuid == noord:
        raise GrenzenFoutError(
            "De grenzen liggen op één lijn. Controleer de punten in het bestand."
        )
    schaal = BREEDTE / (oost - west)
    rek = schaal / cos(radians((noord + zuid) / 2))
    hoogte = (noord - zuid) * rek

    def op_blad(ring: Sequence[Punt]) -> list[Punt]:
        return [((x - west) * schaal, (noord - y) * rek) for x, y in ring]

    gebieden = {}
    for code, lijst in ringen.items():
        op_papier = [op_blad(ring) for ring in lijst]
        x, y = _midden(max(op_papier, key=lambda ring: abs(_oppervlak(ring))))
        pad = "".join(_pad(simplify(ring)) for ring in op_papier)
        gebieden[code] = Gebied(pad, f"{x / BREEDTE * 100:.2f}%", f"{y / hoogte * 100:.2f}%")
    return Grenzen(f"0 0 {BREEDTE:.0f} {hoogte:.0f}", gebieden)


def simplify(ring: Sequence[Punt], afwijking: float = AFWIJKING) -> list[Punt]:
    """Leave out the points that change a closed ring less than `afwijking` (Douglas and Peucker).

    A ring is halved at the point farthest from its start; each half keeps its ends.
    """
    ver = max(
        range(len(ring)), key=lambda i: hypot(ring[i][0] - ring[0][0], ring[i][1] - ring[0][1])
    )
    houd = {0, ver, len(ring) - 1}
    stapel = [(0, ver), (ver, len(ring) - 1)]
    while stapel:
        begin, einde = stapel.pop()
        tussen = range(begin + 1, einde)
        if not tussen:
            continue
        verste = max(tussen, key=lambda i: _afstand(ring[i], ring[begin], ring[einde]))
        if _afstand(ring[verste], ring[begin], ring[einde]) > afwijking:
            houd.add(verste)
            stapel += [(begin, verste), (verste, einde)]
    return [ring[i] for i in sorted(houd)]


def _afstand(punt: Punt, begin: Punt, einde: Punt) -> float:
    """From a point to the line through two others; to the first where they are one."""
    (x, y), (x1, y1), (x2, y2) = punt, begin, einde
    lengte = hypot(x2 - x1, y2 - y1)
    if not lengte:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / lengte


def _pad(ring: Sequence[Punt]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z"


def _oppervlak(ring: Sequence[Punt]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _midden(ring: Sequence[Punt]) -> Punt:
    """The centre of gravity of a ring; of one without surface its first point."""
    vlak = _oppervlak(ring)
    if not vlak:
        return ring[0]
    paren = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    return (
        sum((a[0] + b[0]) * kruis for a, b, kruis in paren) / (6 * vlak),
        sum((a[1] + b[1]) * kruis for a, b, kruis in paren) / (6 * vlak),
    )

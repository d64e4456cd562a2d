"""The map: how many people started to rent in each gemeente, against the agreed maximum."""

from collections.abc import Sequence
from dataclasses import dataclass

from sleutel.domein import opmaak
from sleutel.domein.cijfers import Uitkomst
from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.keuzelijst import ONBEKEND

from .beeld import plaats
from .grenzen import Gebied, Grenzen
from .tegels import TEGELS

BUITEN_VRAAG = "andere regio"
BOVEN = "boven maximum"

type Gemeente = tuple[str, str, str]
"""CBS code, name, region."""


@dataclass(frozen=True, slots=True)
class Tegel:
    """One gemeente. `lengte` and `merk` (the maximum) are places across; empty without a maximum.

    `gestart` is None outside the regions that are asked. `deel` is the part of
    `start_huren_per_gemeente` with the trajecten behind it; empty where there are none.
    """

    code: str
    naam: str
    kolom: int
    rij: int
    gestart: int | None
    maximum: int | None
    lengte: str = ""
    merk: str = ""
    deel: str = ""
    gebied: Gebied | None = None

    @property
    def boven(self) -> bool:
        return self.gestart is not None and self.maximum is not None and self.gestart > self.maximum

    @property
    def getal(self) -> str:
        """Write “45 van 60”, “45” where nothing was agreed, “–” outside the regions asked."""
        if self.gestart is None:
            return "–"
        tekst = opmaak.aantal(self.gestart)
        return tekst if self.maximum is None else f"{tekst} van {opmaak.aantal(self.maximum)}"

    @property
    def oordeel(self) -> str:
        if self.gestart is None:
            return BUITEN_VRAAG
        if self.maximum is None:
            return "geen maximum"
        return BOVEN if self.boven else "binnen maximum"


@dataclass(frozen=True, slots=True)
class Kaart:
    """All sixteen, in the order of reading; `kader` is the sheet of real boundaries, if any."""

    zinnen: tuple[str, ...]
    tegels: tuple[Tegel, ...]
    kader: str = ""

    @property
    def met_maximum(self) -> bool:
        return any(tegel.maximum is not None for tegel in self.tegels)

    @property
    def op_papier(self) -> list[Tegel]:
        """In the order of drawing: an outline that must be seen lies over those of its neighbours."""
        return sorted(self.tegels, key=lambda tegel: (tegel.gestart is not None, tegel.boven))

    @property
    def op_naam(self) -> list[Tegel]:
        return sorted(self.tegels, key=lambda tegel: tegel.naam)


def make_kaart(
    uitkomst: Uitkomst, gemeenten: Sequence[Gemeente], grenzen: Grenzen | None = None
) -> Kaart:
    """The map of an uitkomst. A gemeente counts when its region is asked."""
    gestart = _delen(uitkomst.waarden["start_huren_per_gemeente"])
    maxima = {
        naam: deel["maximum"]
        for naam, deel in _delen(uitkomst.waarden["spreiding_per_gemeente"]).items()
        if isinstance(deel, dict)
    }
    hoogste = max(
        [0, *(_getal(n) for n in gestart.values()), *(_getal(n) for n in maxima.values())]
    )
    tegels = []
    for code, naam, regio in gemeenten:
        if code not in TEGELS:
            continue
        n, maximum = _getal(gestart.get(naam, 0)), maxima.get(naam)
        gevraagd = bool(n) or uitkomst.vraag.covers_regio(regio)
        tegels.append(
            Tegel(
                code,
                naam,
                *TEGELS[code],
                gestart=n if gevraagd else None,
                maximum=_getal(maximum) if maximum is not None and gevraagd else None,
                lengte=plaats(n, hoogste) if gevraagd else "",
                merk=plaats(_getal(maximum), hoogste) if maximum is not None else "",
                deel=naam if n else "",
                gebied=grenzen.gebieden[code] if grenzen else None,
            )
        )
    tegels.sort(key=lambda tegel: (tegel.rij, tegel.kolom))
    namen = {tegel.naam for tegel in tegels}
    elders = sum(_getal(n) for naam, n in gestart.items() if naam not in namen | {ONBEKEND})
    return Kaart(
        (*_zinnen(tegels), *_niet_op_kaart(_getal(gestart.get(ONBEKEND, 0)), elders)),
        tuple(tegels),
        grenzen.kader if grenzen else "",
    )


def _zinnen(tegels: Sequence[Tegel]) -> list[str]:
    """What the map says: how many, and where the maximum was passed."""
    samen = sum(tegel.gestart or 0 for tegel in tegels)
    waar = sum(1 for tegel in tegels if tegel.gestart)
    wie = "1 mens ging" if samen == 1 else f"{opmaak.aantal(samen)} mensen gingen"
    zinnen = [
        f"{wie} huren in {waar} gemeente{'n' if waar != 1 else ''}."
        if samen
        else "Niemand ging in deze periode huren in Zuid-Limburg."
    ]
    met_maximum = [tegel for tegel in tegels if tegel.maximum is not None]
    boven = [f"{tegel.naam} ({tegel.getal})" for tegel in met_maximum if tegel.boven]
    if boven:
        zinnen.append(f"Boven het afgesproken maximum: {', '.join(boven)}.")
    elif met_maximum:
        zinnen.append("Nergens meer dan het afgesproken maximum.")
    else:
        zinnen.append("Er is geen maximum afgesproken.")
    return zinnen


def _niet_op_kaart(onbekend: int, elders: int) -> list[str]:
    delen = []
    if onbekend:
        delen.append(f"van {opmaak.aantal(onbekend)} is de gemeente niet bekend")
    if elders:
        delen.append(f"{opmaak.aantal(elders)} buiten Zuid-Limburg")
    return [f"Niet op de kaart: {', en '.join(delen)}."] if delen else []


def _delen(waarde: Waarde) -> dict[str, Waarde]:
    return waarde if isinstance(waarde, dict) else {}


def _getal(waarde: Waarde) -> int:
    return waarde if isinstance(waarde, int) else 0

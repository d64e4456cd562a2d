"""The short route out of a shelter: who asked for it, and how they were housed."""

from collections.abc import Callable
from dataclasses import dataclass

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Cijfer
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.soorten_cijfer import gemiddelde, met_lijst, wachtdagen
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.keuzelijst import Toeleiding
from sleutel.domein.procesgang.soorten import Soort

WACHTTIJD = "gemiddelde_wachttijd_dagen"


def _gevraagd(standen: list[Stand]) -> list[Stand]:
    return [s for s in standen if s.feiten["aangemeld"].gegevens.get("verkort_aangevraagd")]


def _gestart(emmers: Emmers, toeleiding: Toeleiding, *, gevraagd: bool = False) -> list[Stand]:
    gestart, gezocht = emmers.in_periode(Soort.START_HUREN), toeleiding.value
    gestart = _gevraagd(gestart) if gevraagd else gestart
    return [s for s in gestart if s.feiten["start_huren"].gegevens.get("toeleiding") == gezocht]


def _afgewezen(emmers: Emmers) -> list[Stand]:
    afgevallen = emmers.in_periode(Soort.AFGEVALLEN)
    na_intake = emmers.in_periode(Soort.NEGATIEF_NA_INTAKE)
    eenmaal = {stand.traject: stand for stand in _gevraagd([*afgevallen, *na_intake])}
    return list(eenmaal.values())


_DELEN: dict[str, Callable[[Emmers], list[Stand]]] = {
    "aangemeld": lambda emmers: _gevraagd(emmers.in_periode(Soort.AANGEMELD)),
    "bemiddeld_verkort": lambda emmers: _gestart(emmers, Toeleiding.VERKORT),
    "bemiddeld_regulier": lambda emmers: _gestart(emmers, Toeleiding.REGULIER, gevraagd=True),
    "afgewezen": _afgewezen,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerkorteToeleiding(Cijfer):
    """Always five parts: four counts, and the mean wait in days of those housed short."""

    def compute(self, emmers: Emmers) -> Waarde:
        delen: dict[str, Waarde] = {deel: len(tel(emmers)) for deel, tel in _DELEN.items()}
        dagen = [wachtdagen(stand) for stand in self.standen(emmers, WACHTTIJD)]
        return delen | {WACHTTIJD: gemiddelde(dagen)}

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        if deel is None:
            samen = {s.traject: s for tel in _DELEN.values() for s in tel(emmers)}
            return list(samen.values())
        if deel == WACHTTIJD:
            return met_lijst(_gestart(emmers, Toeleiding.VERKORT))
        return _DELEN[deel](emmers) if deel in _DELEN else []

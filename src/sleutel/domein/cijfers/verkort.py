"""The short route out of a shelter: who asked for it, and how they were housed."""

from collections.abc import Callable
from dataclasses import dataclass

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Cijfer, attribuut
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.soorten_cijfer import gemiddelde, wachtdagen
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.keuzelijst import Toeleiding
from sleutel.domein.procesgang.soorten import Soort

WACHTTIJD = "gemiddelde_wachttijd_dagen"


def _gevraagd(standen: list[Stand]) -> list[Stand]:
    return [s for s in standen if attribuut(s, "aangemeld", "verkort_aangevraagd")]


def _gestart(emmers: Emmers, toeleiding: Toeleiding) -> list[Stand]:
    gestart = emmers.in_periode(Soort.START_HUREN)
    return [s for s in gestart if attribuut(s, "start_huren", "toeleiding") == toeleiding]


def _afgewezen(emmers: Emmers) -> list[Stand]:
    afgevallen = emmers.in_periode(Soort.AFGEVALLEN)
    na_intake = [
        s
        for s in emmers.in_periode(Soort.NEGATIEF_NA_INTAKE)
        if not (
            (eerder := s.feiten.get("afgevallen"))
            and emmers.vraag.begin <= eerder.op <= emmers.vraag.einde
        )
    ]
    return _gevraagd([*afgevallen, *na_intake])


_DELEN: dict[str, Callable[[Emmers], list[Stand]]] = {
    "aangemeld": lambda emmers: _gevraagd(emmers.in_periode(Soort.AANGEMELD)),
    "bemiddeld_verkort": lambda emmers: _gestart(emmers, Toeleiding.VERKORT),
    "bemiddeld_regulier": lambda emmers: _gevraagd(_gestart(emmers, Toeleiding.REGULIER)),
    "afgewezen": _afgewezen,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerkorteToeleiding(Cijfer):
    """Always five parts: four counts, and the mean wait in days of those housed short."""

    def bereken(self, emmers: Emmers) -> Waarde:
        delen: dict[str, Waarde] = {deel: len(tel(emmers)) for deel, tel in _DELEN.items()}
        dagen = [wachtdagen(stand) for stand in self.standen(emmers, WACHTTIJD)]
        return delen | {WACHTTIJD: gemiddelde([d for d in dagen if d is not None])}

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        if deel is None:
            samen = {s.traject: s for tel in _DELEN.values() for s in tel(emmers)}
            return list(samen.values())
        if deel == WACHTTIJD:
            verkort = _gestart(emmers, Toeleiding.VERKORT)
            return [s for s in verkort if "op_wachtlijst" in s.feiten]
        return _DELEN[deel](emmers) if deel in _DELEN else []

"""Folding: what the valid gebeurtenissen of a traject say together. It asks no guards."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol

from sleutel.domein.keuzelijst import Herkomst, Keuzelijst, Resultaat, Woonproces
from sleutel.domein.procesgang.situatie import Situatie
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.stappen import PROCESGANG, STAPPEN
from sleutel.domein.procesgang.toestanden import Besluit, Toestand

PLAATS: Mapping[Soort, int] = {soort: plaats for plaats, soort in enumerate(PROCESGANG)}
"""Where a kind stands in the chain: the order of events of one day."""

_OPGEHEVEN_DOOR = {stap.heft_op: stap.soort for stap in STAPPEN if stap.heft_op is not None}
_VAN_ACHTER_NAAR_VOREN = [
    (stap.soort, stap.doel, _OPGEHEVEN_DOOR.get(stap.soort))
    for stap in reversed(STAPPEN)
    if stap.doel is not None and stap.heft_op is None
]


class AlsGebeurtenis(Protocol):
    """What folding reads of an event: its kind, its day and its attributes (codes)."""

    @property
    def soort(self) -> str: ...
    @property
    def op(self) -> date: ...
    @property
    def gegevens(self) -> Mapping[str, object]: ...


def toestand_after(soorten: Iterable[str]) -> Toestand:
    """The state in which a traject with these kinds of event stands, by the table alone.

    The step that comes last in the chain decides, wherever it stands in `soorten`; steps may have
    been skipped. An offer that was refused and a sluimeren that was ended no longer count. Few
    histories differ, so answers are remembered. Raises ValueError for an unknown kind, or when no
    step of the chain is among them.
    """
    return _toestand_after(tuple(soorten))


@lru_cache(maxsize=10_000)
def _toestand_after(soorten: tuple[str, ...]) -> Toestand:
    aantal = Counter(Soort(soort) for soort in soorten)
    for soort, doel, opgeheven_door in _VAN_ACHTER_NAAR_VOREN:
        opgeheven = aantal[opgeheven_door] if opgeheven_door is not None else 0
        if aantal[soort] > opgeheven:
            return doel
    raise ValueError(f"no step of the chain among {soorten}")


def fold(gebeurtenissen: Iterable[AlsGebeurtenis]) -> Situatie:
    """The traject as its valid events tell it, in order of `op` and then of the chain.

    Raises ValueError for an unknown kind, or a code that is on no list.
    """
    op_volgorde = sorted(gebeurtenissen, key=lambda g: (g.op, PLAATS[Soort(g.soort)]))
    if not op_volgorde:
        return Situatie()
    data: dict[Soort, date] = {}
    gegevens: dict[Soort, Mapping[str, object]] = {}
    for gebeurtenis in op_volgorde:
        soort = Soort(gebeurtenis.soort)
        data[soort] = gebeurtenis.op
        gegevens[soort] = gebeurtenis.gegevens

    def read(soort: Soort, naam: str) -> str | None:
        waarde = gegevens.get(soort, {}).get(naam)
        return None if waarde is None else str(waarde)

    woonproces = read(Soort.GESCREEND, "woonproces") or read(Soort.AANGEMELD, "woonproces")
    tot = read(Soort.VERLENGEN, "tot")
    stappen = [op for soort, op in data.items() if PROCESGANG[soort].doel is not None]
    return Situatie(
        toestand=toestand_after(gebeurtenis.soort for gebeurtenis in op_volgorde),
        woonproces=_lid(Woonproces, woonproces),
        herkomst=_lid(Herkomst, read(Soort.AANGEMELD, "herkomst")),
        verkort_aangevraagd=bool(gegevens.get(Soort.AANGEMELD, {}).get("verkort_aangevraagd")),
        besluit=_lid(Besluit, read(Soort.BEOORDEELD, "besluit")),
        resultaat=_lid(Resultaat, read(Soort.AFGESLOTEN, "resultaat")),
        gemeente_woning=read(Soort.START_HUREN, "gemeente"),
        begeleiding_tot=date.fromisoformat(tot) if tot else None,
        laatste_stap_op=max(stappen, default=None),
        data=data,
    )


def _lid[L: Keuzelijst](lijst: type[L], code: str | None) -> L | None:
    for lid in lijst:
        if lid.value == code:
            return lid
    if code is None:
        return None
    raise ValueError(f"{code} is not in {lijst.__name__}")

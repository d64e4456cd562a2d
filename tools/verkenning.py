"""Which steps really follow on each other under some rules: found by walking, guards and all."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sleutel.domein import redenen
from sleutel.domein.keuzelijst import Herkomst, Woonproces
from sleutel.domein.procesgang import (
    PROCESGANG,
    STAPPEN,
    Kenmerk,
    Regels,
    Soort,
    Stap,
    Toestand,
    fold,
    weigeringen,
)

type Overgang = tuple[Toestand | None, Stap, Toestand]

GOED: dict[str, object] = {
    "aanmelder": "een-aanmelder",
    "beoordeling_door": "een-gemeente",
    "corporatie": "een-corporatie",
    "gemeente": "GM0917",
    "herkomst": Herkomst.DAKLOOS,
    "reden": redenen.OVERIG.value,
}


@dataclass(frozen=True)
class Voorval:
    soort: Soort
    op: date
    gegevens: dict[str, object] = field(default_factory=dict)


def list_overgangen(woonproces: Woonproces, regels: Regels) -> list[Overgang]:
    """Every move from one state to another that is open to somebody, in the order of the chain."""
    regels = replace(regels, redenen=(redenen.OVERIG,))
    gevonden: set[tuple[Toestand | None, Soort]] = set()
    gezien: set[object] = set()
    wachtrij: list[list[Voorval]] = [[]]
    while wachtrij:
        historie = wachtrij.pop()
        hier = fold(historie)
        for voorval in _list_open(historie, woonproces, regels):
            gevonden.add((hier.toestand, voorval.soort))
            daar = fold([*historie, voorval])
            merk = (daar.toestand, daar.besluit, Soort.INTAKE_GEHOUDEN in daar.data)
            if merk not in gezien:
                gezien.add(merk)
                wachtrij.append([*historie, voorval])
    return [
        (bron, stap, stap.doel)
        for stap in STAPPEN
        for bron in (None, *Toestand)
        if (bron, stap.soort) in gevonden and stap.doel is not None
    ]


def _list_open(
    historie: list[Voorval], woonproces: Woonproces, regels: Regels
) -> Iterator[Voorval]:
    situatie = replace(fold(historie), kenmerken=frozenset({Kenmerk.VOORWAARDEN_GETEKEND}))
    op = (historie[-1].op if historie else date(2021, 1, 1)) + timedelta(days=1000)
    for stap in PROCESGANG.values():
        if stap.doel is None:
            continue
        for uitkomst in ("positief", "negatief"):
            gegevens = GOED | {
                "woonproces": woonproces,
                "besluit": uitkomst,
                "resultaat": uitkomst,
            }
            if not weigeringen(
                stap,
                situatie,
                rol=min(stap.rollen),
                gegevens=gegevens,
                op=op,
                vandaag=op,
                regels=regels,
            ):
                yield Voorval(stap.soort, op, gegevens)

"""What the tests of the procesgang share: good data for each step, and walking the chain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sleutel.domein import redenen
from sleutel.domein.keuzelijst import Resultaat, Woonproces
from sleutel.domein.procesgang import (
    PACT_VOOR_UITSTROOM,
    STAPPEN,
    Besluit,
    Kenmerk,
    Regels,
    Situatie,
    Soort,
    Stap,
    Toestand,
    fold,
    weigeringen,
)

VANDAAG = date(2026, 11, 23)
BEGIN = date(2021, 3, 1)
GEWOON = Regels(redenen=redenen.BEGIN)
PACT = replace(PACT_VOOR_UITSTROOM, redenen=redenen.BEGIN)


@dataclass(frozen=True)
class Voorval:
    soort: str
    op: date = BEGIN
    gegevens: Mapping[str, object] = field(default_factory=dict)


def list_gegevens(stap: Stap, woonproces: Woonproces) -> list[dict[str, object]]:
    """Every kind of good data that makes a difference for what may follow."""
    goed: dict[str, object] = {
        "woonproces": woonproces,
        "aanmelder": "zorgpartij_a",
        "herkomst": "dakloos",
        "corporatie": "corporatie_a",
        "gemeente": "GM0917",
        "reden": "geen_contact",
        "besluit": "positief",
        "beoordeling_door": "gemeente_a",
        "resultaat": "positief",
        "tot": "2099-01-01",
        "woonsituatie": "woonachtig",
        "overlast": "onbekend",
        "huurachterstand": "geen",
    }
    negatief = ({naam: "negatief"} for naam in ("besluit", "resultaat") if naam in stap.vereist)
    return [goed, *(goed | anders for anders in negatief)]


def make_situatie(stap: Stap, toestand: Toestand | None, woonproces: Woonproces) -> Situatie:
    """A traject in `toestand` in which nothing but place and role can refuse `stap`."""
    gehad = {*stap.na}
    if stap.soort not in (Soort.AFGEVALLEN, Soort.INTAKE_GEHOUDEN):
        gehad.add(Soort.INTAKE_GEHOUDEN)
    return Situatie(
        toestand=toestand,
        woonproces=woonproces,
        besluit=Besluit.POSITIEF,
        resultaat=Resultaat.POSITIEF,
        laatste_stap_op=BEGIN,
        data=dict.fromkeys(gehad, BEGIN),
        kenmerken=frozenset({Kenmerk.VOORWAARDEN_GETEKEND}),
    )


def list_open(
    historie: Sequence[Voorval], woonproces: Woonproces, regels: Regels
) -> Iterator[Voorval]:
    """Each step that one of its roles may take next, with each kind of data, a month later."""
    situatie = replace(fold(historie), kenmerken=frozenset({Kenmerk.VOORWAARDEN_GETEKEND}))
    op = (historie[-1].op if historie else BEGIN) + timedelta(days=30)
    for stap in STAPPEN:
        for gegevens in list_gegevens(stap, woonproces):
            if any(
                not weigeringen(
                    stap,
                    situatie,
                    rol=rol,
                    gegevens=gegevens,
                    op=op,
                    vandaag=date.max,
                    regels=regels,
                )
                for rol in stap.rollen | stap.ook_waar_gemeente_beoordeelt
            ):
                yield Voorval(stap.soort, op, gegevens)

"""Whether a step is open: no answer but the reasons why not, all of them at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sleutel.domein.keuzelijst import (
    Herkomst,
    Huurachterstand,
    Keuzelijst,
    Overlast,
    Resultaat,
    Toeleiding,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.procesgang.regels import Regels
from sleutel.domein.procesgang.situatie import Poging, Situatie
from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.domein.procesgang.stappen import PROCESGANG, Stap
from sleutel.domein.procesgang.toestanden import Besluit
from sleutel.domein.rollen import Rol
from sleutel.domein.termijnen import write_dag

GEGEVENS: Mapping[str, str] = {
    "aanmelder": "de aanmelder",
    "besluit": "het besluit",
    "corporatie": "de corporatie",
    "gemeente": "de gemeente van de woning",
    "herkomst": "de herkomst",
    "huurachterstand": "de huurachterstand",
    "overlast": "de overlast",
    "reden": "de reden",
    "resultaat": "het resultaat",
    "toeleiding": "de toeleiding",
    "tot": "de nieuwe einddatum",
    "woonproces": "het woonproces",
    "woonsituatie": "de woonsituatie",
}
"""What a step may need, as people read it."""

LIJSTEN: Mapping[str, type[Keuzelijst]] = {
    "besluit": Besluit,
    "herkomst": Herkomst,
    "huurachterstand": Huurachterstand,
    "overlast": Overlast,
    "resultaat": Resultaat,
    "toeleiding": Toeleiding,
    "woonproces": Woonproces,
    "woonsituatie": Woonsituatie,
}
"""The closed list from which a value must come; which reasons there are the rules say."""


@dataclass(frozen=True, slots=True)
class Weigering:
    """One reason why a step is not open: a stable code, and what a person reads (B1 Dutch)."""

    code: str
    uitleg: str


def weigeringen(
    stap: Soort | Stap,
    situatie: Situatie,
    *,
    rol: Rol,
    gegevens: Mapping[str, object],
    op: date,
    vandaag: date,
    regels: Regels,
) -> tuple[Weigering, ...]:
    """Every reason why `rol` may not record this step on `op`; empty: the step is open.

    The order is that in which a person would look: place in the chain, role, earlier steps, date,
    data, guards. Nothing is recorded here, and folding the log never asks this.
    """
    stap = PROCESGANG[stap] if isinstance(stap, Soort) else stap
    poging = Poging(situatie=situatie, gegevens=gegevens, op=op, regels=regels)
    return (
        *_plaats(stap, situatie),
        *_rol(stap, rol, regels),
        *_eerdere_stappen(stap, situatie),
        *_datum(stap, situatie, op, vandaag),
        *_gegevens(stap, gegevens, regels),
        *(
            Weigering(eis.__name__, uitleg)
            for eis in stap.eisen
            if (uitleg := eis(poging)) is not None
        ),
    )


def join_labels(labels: list[str], voegwoord: str = "of") -> str:
    """A list as people read it: "a, b of c"."""
    *begin, eind = labels
    return f"{', '.join(begin)} {voegwoord} {eind}" if begin else eind


def _plaats(stap: Stap, situatie: Situatie) -> Iterator[Weigering]:
    woonproces, toestand = situatie.woonproces, situatie.toestand
    if woonproces is not None and woonproces not in stap.woonprocessen:
        namen = join_labels([lid.label for lid in Woonproces if lid in stap.woonprocessen])
        yield Weigering("woonproces", f"Deze stap is er alleen in {namen}.")
    bronnen = stap.list_bronnen(woonproces) or stap.bronnen
    if toestand in bronnen:
        return
    if toestand is None:
        yield Weigering("toestand", "Er is nog geen aanmelding. Meld de kandidaat eerst aan.")
    elif bronnen == {None}:
        yield Weigering("toestand", "Dit traject is al aangemeld. Begin een nieuw traject.")
    else:
        vanuit = join_labels(sorted(bron.label for bron in bronnen if bron is not None))
        yield Weigering(
            "toestand",
            f"Het traject is nu: {toestand.label}. Deze stap kan alleen vanuit: {vanuit}.",
        )


def _rol(stap: Stap, rol: Rol, regels: Regels) -> Iterator[Weigering]:
    mogen = stap.rollen
    if regels.gemeente_beoordeelt:
        mogen |= stap.ook_waar_gemeente_beoordeelt
    if rol not in mogen:
        namen = join_labels([lid.label for lid in Rol if lid in mogen])
        yield Weigering("rol", f"Uw rol mag dit niet. Vraag het aan: {namen}.")


def _eerdere_stappen(stap: Stap, situatie: Situatie) -> Iterator[Weigering]:
    gedaan = situatie.data.get(stap.soort)
    if gedaan is not None and not VORMEN[stap.soort].herhaalbaar:
        yield Weigering("al_gedaan", f"Dit is al gedaan op {write_dag(gedaan)}.")
    for eerder in stap.na:
        if eerder not in situatie.data:
            titel = PROCESGANG[eerder].titel
            yield Weigering(f"eerst_{eerder}", f"Er mist een eerdere stap. Doe eerst: {titel}.")


def _datum(stap: Stap, situatie: Situatie, op: date, vandaag: date) -> Iterator[Weigering]:
    if op > vandaag:
        yield Weigering(
            "toekomst", "De datum is nog niet geweest. Kies vandaag of een eerdere dag."
        )
    eerder = [situatie.data[soort] for soort in stap.na if soort in situatie.data]
    if stap.doel is not None and situatie.laatste_stap_op is not None:
        eerder.append(situatie.laatste_stap_op)
    if eerder and op < max(eerder):
        dag = write_dag(max(eerder))
        yield Weigering(
            "datumvolgorde", f"De vorige stap was op {dag}. Kies die dag of een latere dag."
        )


def _gegevens(stap: Stap, gegevens: Mapping[str, object], regels: Regels) -> Iterator[Weigering]:
    for naam in stap.vereist:
        if not gegevens.get(naam):
            yield Weigering(f"{naam}_ontbreekt", f"Vul in: {GEGEVENS[naam]}.")
    lijsten: dict[str, Iterable[object]] = {**LIJSTEN, "reden": regels.redenen}
    for naam, lijst in lijsten.items():
        waarde = gegevens.get(naam)
        if waarde and waarde not in set(lijst):
            yield Weigering(
                f"{naam}_onbekend", f"{waarde}: dit staat niet in de lijst. Kies {GEGEVENS[naam]}."
            )

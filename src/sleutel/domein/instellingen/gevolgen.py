"""What a change of a setting does to open trajecten: counts, and the steps that open or close.

It names no traject: who sets the rules may not see trajecten. Nothing here writes; the same
functions say what holds before and after, so what is shown is what happens.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from sleutel.domein.instellingen.soorten import VORMEN, Instelsoort
from sleutel.domein.instellingen.verzameling import Bereik, Instellingen
from sleutel.domein.keuzelijst import Regio, Resultaat, Woonproces
from sleutel.domein.procesgang import (
    STAPPEN,
    Besluit,
    Regels,
    Situatie,
    Soort,
    Stap,
    Toestand,
    weigeringen,
)

REDENEN = {
    Instelsoort.REDENEN_AFGEVALLEN: Soort.AFGEVALLEN,
    Instelsoort.REDENEN_NEGATIEF_NA_INTAKE: Soort.NEGATIEF_NA_INTAKE,
    Instelsoort.REDENEN_BEEINDIGD: Soort.BEEINDIGD_VOOR_HUREN,
    Instelsoort.REDENEN_AFGESLOTEN: Soort.AFGESLOTEN,
}
"""The step at which people choose from these reasons."""


@dataclass(frozen=True, slots=True)
class LopendTraject:
    """What the rules look at in an open traject; `gemeente` is that of herkomst (CBS code)."""

    regio: Regio
    gemeente: str | None
    situatie: Situatie

    @property
    def aangemeld_op(self) -> date:
        """The day whose settings hold for this traject."""
        return self.situatie.data[Soort.AANGEMELD]

    @property
    def huurt_sinds(self) -> date | None:
        """The day whose settings hold for what is about the home."""
        return self.situatie.data.get(Soort.START_HUREN)


class StapGevolg(NamedTuple):
    """A step that opens or closes, and the rule (a sentence) that lets it."""

    stap: str
    opent: bool
    regel: str


class Groepje(NamedTuple):
    """Open trajecten that are counted together; `gemeente` is that of the rule, None: unknown."""

    woonproces: Woonproces | None
    toestand: Toestand
    gemeente: str | None


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """How many open trajecten there are and get another value, in what groups, and which steps move."""

    lopend: int
    geraakt: int
    groepen: Mapping[Groepje, int]
    stappen: Mapping[StapGevolg, int]


def place_of(
    soort: Instelsoort, traject: LopendTraject, gemeenten: Mapping[str, Regio]
) -> tuple[Bereik, date] | None:
    """For which reach and day this setting is asked for the traject; None: not yet, it has no home.

    A home may lie outside the region of the traject: there its own region decides.
    """
    situatie = traject.situatie
    if not VORMEN[soort].over_woning:
        return Bereik(traject.regio, traject.gemeente, situatie.woonproces), traject.aangemeld_op
    if traject.huurt_sinds is None:
        return None
    gemeente = situatie.gemeente_woning
    regio = gemeenten.get(gemeente or "", traject.regio)
    return Bereik(regio, gemeente, situatie.woonproces), traject.huurt_sinds


def regels_of(instellingen: Instellingen, traject: LopendTraject) -> Regels:
    """The rules that hold for a traject: those of the day it was registered (ADR 0013)."""
    bereik = Bereik(traject.regio, traject.gemeente, traject.situatie.woonproces)
    return instellingen.make_regels(bereik, traject.aangemeld_op, huurt_sinds=traject.huurt_sinds)


def compare(
    voor: Instellingen,
    na: Instellingen,
    soort: Instelsoort,
    lopend: Iterable[LopendTraject],
    *,
    vandaag: date,
) -> Gevolgen:
    """What becomes of these open trajecten when `na` takes the place of `voor`, which differ in `soort`.

    The steps are tried on `vandaag` by a role that may do them, with data that are in order.
    """
    aantal = 0
    groepen: Counter[Groepje] = Counter()
    stappen: Counter[StapGevolg] = Counter()
    for traject in lopend:
        aantal += 1
        plek = place_of(soort, traject, na.gemeenten)
        if plek is None or voor.value(soort, *plek) == na.value(soort, *plek):
            continue
        situatie = traject.situatie
        assert situatie.toestand is not None
        groepen[Groepje(situatie.woonproces, situatie.toestand, plek[0].gemeente)] += 1
        stappen.update(
            set(
                _moved_steps(
                    soort, situatie, regels_of(voor, traject), regels_of(na, traject), vandaag
                )
            )
        )
    return Gevolgen(aantal, groepen.total(), groepen, stappen)


def _moved_steps(
    soort: Instelsoort, situatie: Situatie, voor: Regels, na: Regels, vandaag: date
) -> Iterator[StapGevolg]:
    for stap in STAPPEN:
        if situatie.toestand not in stap.list_bronnen(situatie.woonproces):
            continue
        for gegevens in _good_data(soort, stap, situatie, voor):
            eerst = _refusing(stap, situatie, gegevens, voor, vandaag)
            straks = _refusing(stap, situatie, gegevens, na, vandaag)
            if bool(eerst) != bool(straks):
                reden = gegevens.get("reden") if REDENEN.get(soort) is stap.soort else None
                label = next((r.label for r in voor.redenen if r == reden), "")
                titel = stap.titel + (f" met reden ‘{label}’" if label else "")
                for code in sorted(eerst ^ straks):
                    yield StapGevolg(titel, not straks, _rules()[code])


def _good_data(
    soort: Instelsoort, stap: Stap, situatie: Situatie, voor: Regels
) -> Iterator[dict[str, object]]:
    """Data of each kind that makes a difference for whether the step is open."""
    goed: dict[str, object] = {
        "woonproces": situatie.woonproces,
        "herkomst": situatie.herkomst,
        "besluit": Besluit.POSITIEF,
        "corporatie": None if soort is Instelsoort.REGIONALE_WACHTLIJST else "een corporatie",
    }
    for resultaat in Resultaat if "resultaat" in stap.vereist else (None,):
        for reden in _reasons(soort, stap, voor) or (None,):
            yield goed | {"resultaat": resultaat, "reden": reden}


def _reasons(soort: Instelsoort, stap: Stap, voor: Regels) -> Sequence[str]:
    """Every reason where the list itself changes; else one that may be chosen, if the step asks one."""
    if REDENEN.get(soort) is stap.soort:
        return voor.redenen
    for lijst, van_stap in REDENEN.items():
        if van_stap is stap.soort:
            return sorted(getattr(voor, lijst) or voor.redenen)[:1]
    return ()


def _refusing(
    stap: Stap, situatie: Situatie, gegevens: Mapping[str, object], regels: Regels, vandaag: date
) -> frozenset[str]:
    """The guards that refuse the step; what only asks for missing data is left out."""
    gevonden = weigeringen(
        stap,
        situatie,
        rol=min(stap.rollen),
        gegevens=gegevens,
        op=vandaag,
        vandaag=vandaag,
        regels=regels,
    )
    return frozenset(w.code for w in gevonden if not w.code.endswith("_ontbreekt"))


@cache
def _rules() -> dict[str, str]:
    """The sentence of each guard by its name."""
    return {
        eis.__name__: " ".join((eis.__doc__ or "").split())
        for stap in STAPPEN
        for eis in stap.eisen
    }

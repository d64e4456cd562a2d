"""The rules and terms that hold for one traject, as far as the reader may know (ADR 0013).

A rule is shown to who may see what it depends on: of a gemeente, that the person comes from (or lives)
there; of a woonproces, which it is. A rule of the whole region for all says nothing of a person.
"""

from dataclasses import dataclass
from datetime import date

from sleutel.domein.instellingen import (
    VORMEN,
    Bron,
    Groep,
    Instelsoort,
    LopendTraject,
    Stand,
    Termijn,
    place_of,
    regels_of,
    terms_of,
)
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.procesgang import Soort
from sleutel.domein.velden import Blik
from sleutel.partijen.instellingen import load

from .queries import Beeld, logs_of
from .regels import as_running

JUSTITIEEL = frozenset({Instelsoort.DOORSTROOMWONING, Instelsoort.DOORSTROOM_MAANDEN})
"""What there is in Housing Justitieel only."""

NIET_VAN_EEN_TRAJECT = frozenset({Instelsoort.INTAKES_DOEL})
"""What a region sets for itself and for no traject."""


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """What holds for a traject: per group each rule with who chose it and since when; and its terms."""

    aangemeld_op: date | None
    regels: list[tuple[Groep, list[tuple[Instelsoort, Bron]]]]
    termijnen: list[tuple[Termijn, Stand]]


def rules_of(beeld: Beeld, *, op: date) -> Regelbeeld:
    """The rules of the traject that somebody looks at, as far as he may know, and its terms on `op`."""
    plaats = beeld.traject.regio
    traject = as_running(logs_of([beeld.pk])[beeld.pk], Regio(plaats.code, plaats.naam))
    if Soort.AANGEMELD not in traject.situatie.data:
        return Regelbeeld(None, [], [])
    instellingen, blik = load(), beeld.blik
    getoond: dict[Groep, list[tuple[Instelsoort, Bron]]] = {groep: [] for groep in Groep}
    for soort, vorm in VORMEN.items():
        plek = place_of(soort, traject, instellingen.gemeenten)
        if plek is not None and _may_know(soort, traject, blik):
            getoond[vorm.groep].append((soort, instellingen.find(soort, *plek)))
    termijnen = [
        (termijn, termijn.stand(op))
        for termijn in terms_of(traject.situatie, regels_of(instellingen, traject))
        if _may_know(termijn.soort, traject, blik) and _sees_both_ends(termijn, blik)
    ]
    ziet_dag = blik.shows("gebeurtenis", "soort", Soort.AANGEMELD)
    return Regelbeeld(
        traject.aangemeld_op if ziet_dag else None,
        [(groep, regels) for groep, regels in getoond.items() if regels],
        termijnen,
    )


def _may_know(soort: Instelsoort, traject: LopendTraject, blik: Blik) -> bool:
    vorm, situatie = VORMEN[soort], traject.situatie
    if soort in NIET_VAN_EEN_TRAJECT:
        return False
    if soort in JUSTITIEEL and situatie.woonproces is not Woonproces.HOUSING_JUSTITIEEL:
        return False
    about_process = vorm.per_woonproces or soort in JUSTITIEEL
    if about_process and not blik.shows("traject", "woonproces", situatie.woonproces):
        return False
    if vorm.over_woning:
        return blik.shows("gebeurtenis.start_huren", "gemeente", situatie.gemeente_woning)
    return not vorm.per_gemeente or blik.shows(
        "gebeurtenis.aangemeld", "gemeente_herkomst", traject.gemeente
    )


def _sees_both_ends(termijn: Termijn, blik: Blik) -> bool:
    tot = (termijn.tot,) if termijn.gehaald_op is not None else ()
    return all(blik.shows("gebeurtenis", "soort", soort) for soort in (termijn.van, *tot))

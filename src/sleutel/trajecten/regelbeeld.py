"""The rules and terms that hold for one traject, as far as the reader may know (ADR 0013).

A rule is shown to who may see what it depends on: of a gemeente, that the person comes from (or lives)
there; of a woonproces, which it is. A rule of the whole region for all says nothing of a person.
"""

from dataclasses import dataclass, replace
from datetime import date

from sleutel.domein.instellingen import (
    VORMEN,
    Bron,
    Groep,
    Instellingen,
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
from sleutel.domein.velden import Blik, Klasse
from sleutel.partijen.instellingen import load

from .projectie import is_justitie
from .queries import Beeld, logs_of
from .regels import as_running

JUSTITIEEL = frozenset({Instelsoort.DOORSTROOMWONING, Instelsoort.DOORSTROOM_MAANDEN})
"""What there is in Housing Justitieel only."""

NIET_VAN_EEN_TRAJECT = frozenset({Instelsoort.INTAKES_DOEL})
"""What a region sets for itself and for no traject."""


type Regel = tuple[Instelsoort, Bron, str]
"""What is set, who chose it since when, and its value as people read it."""


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """What holds for a traject: each rule by its group, and its terms."""

    aangemeld_op: date | None
    regels: list[tuple[Groep, list[Regel]]]
    termijnen: list[tuple[Termijn, Stand]]

    def rijen(self) -> list[tuple[Groep, Regel]]:
        return [(groep, regel) for groep, regels in self.regels for regel in regels]


def rules_of(beeld: Beeld, *, op: date) -> Regelbeeld:
    """The rules of the traject that somebody looks at, as far as he may know, and its terms on `op`.

    To who reads several woonprocessen as one (ADR 0014): what is the same in each of them.
    """
    plaats, blik = beeld.traject.regio, beeld.blik
    log = logs_of([beeld.pk])[beeld.pk]
    if not blik.may_see(Klasse.JUSTITIE):
        log = [regel for regel in log if not is_justitie(regel.soort)]
    traject = as_running(log, Regio(plaats.code, plaats.naam))
    if Soort.AANGEMELD not in traject.situatie.data:
        return Regelbeeld(None, [], [])
    instellingen = load()
    eerste, *andere = (
        _rules(variant, instellingen, blik, op) for variant in _variants(traject, blik)
    )
    regels = [
        (groep, [regel for regel in rijen if all((groep, regel) in a.rijen() for a in andere)])
        for groep, rijen in eerste.regels
    ]
    ziet_dag = blik.shows("gebeurtenis", "soort", Soort.AANGEMELD)
    return Regelbeeld(
        traject.aangemeld_op if ziet_dag else None,
        [(groep, rijen) for groep, rijen in regels if rijen],
        [termijn for termijn in eerste.termijnen if all(termijn in a.termijnen for a in andere)],
    )


def _variants(traject: LopendTraject, blik: Blik) -> list[LopendTraject]:
    """The traject in each woonproces as which it is read; in its own where none is."""
    situatie = traject.situatie
    als = blik.shown_as("traject", "woonproces", situatie.woonproces) or (situatie.woonproces,)
    return [
        replace(
            traject, situatie=replace(situatie, woonproces=Woonproces(str(code)) if code else None)
        )
        for code in als
    ]


def _rules(traject: LopendTraject, instellingen: Instellingen, blik: Blik, op: date) -> Regelbeeld:
    getoond: dict[Groep, list[Regel]] = {groep: [] for groep in Groep}
    for soort, vorm in VORMEN.items():
        plek = place_of(soort, traject, instellingen.gemeenten)
        if plek is not None and _may_know(soort, traject, blik):
            bron = instellingen.find(soort, *plek)
            getoond[vorm.groep].append((soort, bron, instellingen.vorm(soort).write(bron.waarde)))
    termijnen = [
        (termijn, termijn.stand(op))
        for termijn in terms_of(traject.situatie, regels_of(instellingen, traject))
        if _may_know(termijn.soort, traject, blik) and _sees_both_ends(termijn, blik)
    ]
    return Regelbeeld(None, list(getoond.items()), termijnen)


def _may_know(soort: Instelsoort, traject: LopendTraject, blik: Blik) -> bool:
    vorm, situatie = VORMEN[soort], traject.situatie
    if soort in NIET_VAN_EEN_TRAJECT:
        return False
    if soort in JUSTITIEEL and situatie.woonproces is not Woonproces.HOUSING_JUSTITIEEL:
        return False
    about_process = vorm.per_woonproces or soort in JUSTITIEEL
    if about_process and not blik.shown_as("traject", "woonproces", situatie.woonproces):
        return False
    if vorm.over_woning:
        return blik.shows("gebeurtenis.start_huren", "gemeente", situatie.gemeente_woning)
    return not vorm.per_gemeente or blik.shows(
        "gebeurtenis.aangemeld", "gemeente_herkomst", traject.gemeente
    )


def _sees_both_ends(termijn: Termijn, blik: Blik) -> bool:
    tot = (termijn.tot,) if termijn.gehaald_op is not None else ()
    return all(blik.shows("gebeurtenis", "soort", soort) for soort in (termijn.van, *tot))

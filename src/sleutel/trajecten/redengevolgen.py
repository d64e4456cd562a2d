"""What a change of a reason does to trajecten (ADR 0020). Counts only: who changes this sees none."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sleutel.common.sorteren import sort_key
from sleutel.domein.instellingen import REDENEN, Instellingen, Instelsoort, place_of
from sleutel.domein.keuzelijst import Reden, find_by_label
from sleutel.domein.opmaak import aantal, hoeveel, opgesomd
from sleutel.domein.procesgang import PROCESGANG
from sleutel.domein.redenen import OVERIG
from sleutel.partijen import redenplannen
from sleutel.partijen.bereik import whole_record
from sleutel.partijen.instellingen import describe, load
from sleutel.partijen.wijziging import Telling, Uitkomst, Wijziging

from .regels import load_running
from .tellen import count_with_reason, open_trajecten

TRAJECTEN = "Trajecten"
BLIJFT = "Een reden kan niet weg. Een regio kan haar wel vanaf een dag van haar lijst halen."


def plan_reden(*, naam: str, justitie: bool, op: date) -> Uitkomst:
    """Add a reason; it is offered at once wherever nobody chose which there are."""
    plan = redenplannen.plan_reden(naam=naam, justitie=justitie, op=op)
    if not isinstance(plan, Wijziging):
        return plan
    instellingen = load()
    aanbod = _offered(instellingen)
    lopend = hoeveel(aanbod.lopend, "lopend traject", "lopende trajecten")
    zinnen = [
        (
            f"Bij {aantal(aanbod.geraakt)} van {lopend} kan het loket deze reden dan kiezen. Geen enkele stap"
            " gaat open of dicht."
        ),
        (
            "Een register dat deze reden noemt, telt voortaan voor deze reden. Wat al als"
            f" ‘{OVERIG.label}’ is ingelezen, blijft zo tot u dat register opnieuw inleest."
        ),
    ]
    if eigen := _own_lists(instellingen, op):
        zinnen.append(
            f"Hier is zelf gekozen welke redenen er zijn: {opgesomd(eigen)}. Daar komt deze reden er niet"
            " vanzelf bij. Zet haar daar zelf op de lijst, bij de instellingen van de regio."
        )
    return replace(plan, zinnen=(*zinnen, BLIJFT), tellingen=tuple(aanbod.tables()))


def plan_redennaam(reden: Reden, *, naam: str, justitie: bool) -> Uitkomst:
    """Give a reason another name."""
    plan = redenplannen.plan_redennaam(reden, naam=naam, justitie=justitie)
    if not isinstance(plan, Wijziging):
        return plan
    alle, lopend = count_with_reason(reden.value)
    zinnen = (
        (
            f"De nieuwe naam staat dan bij {hoeveel(alle, 'traject', 'trajecten')}. Daarvan"
            f" {'loopt' if lopend == 1 else 'lopen'} er nog {aantal(lopend)}."
        ),
        (
            "Ook in de cijfers van eerdere jaren staat de nieuwe naam. Jaarverslagen die bewaard zijn,"
            " houden de oude."
        ),
    )
    let_op: tuple[str, ...] = ()
    if find_by_label([Reden(reden.value, naam)], reden.label) is None:
        let_op = (
            (
                f"Een register dat nog ‘{reden.label}’ schrijft, telt daarvoor dan ‘{OVERIG.label}’."
                " Verander de naam ook in het register."
            ),
        )
    return replace(plan, zinnen=zinnen, waarschuwingen=let_op)


@dataclass(frozen=True, slots=True)
class Aanbod:
    """How many trajecten are open; at how many of them a step may be next that offers all reasons, for
    nobody chose which; and these by region, and by list. The two are never crossed, so that no count points at one."""

    lopend: int
    geraakt: int
    per_regio: Counter[str]
    per_lijst: Counter[Instelsoort]

    def tables(self) -> Iterator[Telling]:
        regios = sorted(self.per_regio.items(), key=lambda rij: sort_key(rij[0]))
        lijsten = [
            (lijst.label, self.per_lijst[lijst]) for lijst in REDENEN if self.per_lijst[lijst]
        ]
        for titel, kop, rijen in (("Per regio", "Regio", regios), ("Per lijst", "Lijst", lijsten)):
            if rijen:
                cellen = tuple((naam, aantal(n)) for naam, n in rijen)
                yield Telling(titel, (kop, TRAJECTEN), cellen, (TRAJECTEN,))


@whole_record()
def _offered(instellingen: Instellingen) -> Aanbod:
    lopend, geraakt = 0, 0
    per_regio: Counter[str] = Counter()
    per_lijst: Counter[Instelsoort] = Counter()
    for _, traject in load_running(open_trajecten()):
        lopend += 1
        situatie = traject.situatie
        lijsten = [
            lijst
            for lijst, stap in REDENEN.items()
            if situatie.toestand in PROCESGANG[stap].list_bronnen(situatie.woonproces)
            and (plek := place_of(lijst, traject, instellingen.gemeenten)) is not None
            and instellingen.find(lijst, *plek).bereik is None
        ]
        geraakt += bool(lijsten)
        per_lijst.update(lijsten)
        per_regio.update([traject.regio.label] if lijsten else [])
    return Aanbod(lopend, geraakt, per_regio, per_lijst)


def _own_lists(instellingen: Instellingen, op: date) -> list[str]:
    """Every list of reasons that a region or gemeente chose for itself, now or from a coming day."""
    gekozen = dict.fromkeys(
        (record.soort, record.bereik)
        for record in instellingen.records
        if record.soort in REDENEN
        and record.waarde is not None
        and (record.vanaf > op or instellingen.own(record.soort, record.bereik, op) == record)
    )
    return [f"‘{describe(*een)}’" for een in gekozen]

"""What a change of an organisation does to open trajecten and to what was agreed with it.

It stands here because a corporatie takes its taakstelling with it. Counts only: who changes this sees
no traject.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sleutel.common.klok import vandaag
from sleutel.domein.instellingen import Instelsoort
from sleutel.domein.keuzelijst import OrganisatieSoort, Regio, sleutelvorm
from sleutel.domein.opmaak import datum, hoeveel, opgesomd
from sleutel.partijen import partijplannen
from sleutel.partijen.actor import Actor
from sleutel.partijen.deelnemers import Deelname, find_deelnemer
from sleutel.partijen.instellingen import load, place_in_words
from sleutel.partijen.leden import count_of
from sleutel.partijen.partijplannen import Uitkomst
from sleutel.partijen.wijziging import Telling, Wijziging
from sleutel.trajecten.tellen import (
    count_open,
    count_open_seen_by,
    open_by_purpose,
    open_by_state,
)

from .models import Taakstelling

LOPEND = ("lopend traject", "lopende trajecten")
GEEN_TRAJECT = "Geen enkel lopend traject verandert."
OP_NAAM = (Instelsoort.BEGELEIDING_DOOR, Instelsoort.BEGELEIDING_BETAALD_DOOR)
"""The settings that hold names of organisations."""

VOORTAAN = {
    Deelname.PARTNER: "van een convenantpartner. Voor die trajecten stuurt het loket geen factuur.",
    Deelname.DEELNEMER: "van een deelnemer. Die betaalt de trajectprijs.",
    Deelname.ZONDER: "van een organisatie zonder bijdrage.",
    Deelname.NIET: "van een organisatie zonder convenant.",
}
"""As what an aanmelding counts from then on."""


def plan_organisatie(*, naam: str, soort: str) -> Uitkomst:
    """Add an organisation."""
    plan = partijplannen.plan_organisatie(naam=naam, soort=soort)
    zinnen = (
        GEEN_TRAJECT,
        "Er werkt nog niemand voor haar. Nodig daarna mensen uit, en leg haar convenant vast.",
    )
    return replace(plan, zinnen=zinnen) if isinstance(plan, Wijziging) else plan


def plan_naam(code: str, *, naam: str) -> Uitkomst:
    """Give an organisation another name."""
    plan = partijplannen.plan_naam(code, naam=naam)
    if not isinstance(plan, Wijziging):
        return plan
    n = count_open_seen_by(code)
    zinnen = (
        f"{GEEN_TRAJECT} De nieuwe naam staat dan wel bij {hoeveel(n, *LOPEND)}.",
        (
            "Ook in de cijfers van eerdere jaren staat de nieuwe naam. Jaarverslagen die bewaard zijn,"
            " houden de oude."
        ),
    )
    let_op = [*_still_named(plan.was)]
    if sleutelvorm(plan.was) != sleutelvorm(code):
        let_op.append(
            f"Een register dat nog ‘{plan.was}’ schrijft, voegt weer een organisatie toe. Verander de"
            " naam ook in het register."
        )
    return replace(plan, zinnen=zinnen, waarschuwingen=tuple(let_op))


def plan_einde(code: str, *, tot: date | None, actor: Actor, op: date) -> Uitkomst:
    """Let an organisation take part up to a day."""
    plan = partijplannen.plan_einde(code, tot=tot, actor=actor, op=op)
    if not isinstance(plan, Wijziging):
        return plan
    leden, n = _members(code), count_open_seen_by(code)
    bij = f"bij {hoeveel(n, *LOPEND)}"
    if tot is None:
        weer = f"Wie voor haar werkt, kan er weer in, ook {bij}." if n else GEEN_TRAJECT
        return replace(plan, zinnen=(leden, weer))
    gaan_door = f"Zij kan nu {bij}. Die lopen door, maar zij ziet ze dan niet meer."
    return replace(
        plan,
        zinnen=(
            f"{leden} Vanaf {datum(tot)} kan dat niet meer.",
            gaan_door if n else GEEN_TRAJECT,
        ),
        waarschuwingen=(
            *_running_convenanten(code, tot, actor),
            *_still_agreed(code, tot, None),
            *_still_named(plan.wat),
        ),
        tellingen=_table("Waarvoor zij nu bij lopende trajecten kan", open_by_purpose(code)),
    )


def plan_convenant(
    code: str, *, regio: Regio, deelname: Deelname, vanaf: date, actor: Actor, op: date
) -> Uitkomst:
    """Let an organisation take part in a region in this way from a day on."""
    plan = partijplannen.plan_convenant(code, regio=regio, deelname=deelname, vanaf=vanaf, op=op)
    if not isinstance(plan, Wijziging):
        return plan
    partij, stopt = find_deelnemer(code, actor=actor), deelname is Deelname.NIET
    assert partij is not None
    van_haar = {"regio": regio.value, "aanmelder__code": code}
    anders = count_open(**van_haar, aangemeld_op__gte=vanaf)
    blijft = count_open(**van_haar) - anders
    zinnen = [GEEN_TRAJECT]
    if anders:
        telt = "telt" if anders == 1 else "tellen"
        zinnen = [f"{hoeveel(anders, *LOPEND)} van haar {telt} dan als {VOORTAAN[deelname]}"]
    if blijft:
        houdt = "houdt" if blijft == 1 else "houden"
        zinnen.append(
            f"{hoeveel(blijft, *LOPEND)} van haar {houdt} wat gold op de dag van de aanmelding."
        )
    if anders or blijft or partij.soort == OrganisatieSoort.ZORGPARTIJ.label:
        zinnen.append(f"Een aanmelding vanaf {datum(vanaf)} telt als {VOORTAAN[deelname]}")
    bij_haar = open_by_state(regio=regio.value, corporatie__code=code)
    return replace(
        plan,
        zinnen=tuple(zinnen),
        waarschuwingen=(
            *plan.waarschuwingen,
            *(_still_agreed(code, vanaf, regio) if stopt else ()),
        ),
        tellingen=_table("Lopende trajecten bij haar als corporatie", bij_haar),
    )


def _members(code: str) -> str:
    n = count_of(code)
    if n == 0:
        return "Nu werkt niemand voor haar."
    return f"Nu {'werkt' if n == 1 else 'werken'} {hoeveel(n, 'persoon', 'mensen')} voor haar."


def _running_convenanten(code: str, tot: date, actor: Actor) -> Iterator[str]:
    partij = find_deelnemer(code, actor=actor)
    regios = [
        p.regio.label for p in (partij.perioden if partij else ()) if p.tot is None or p.tot > tot
    ]
    if regios:
        yield f"Haar convenant in {opgesomd(regios)} loopt door. Leg ook daarvan het einde vast."


def _still_agreed(code: str, vanaf: date, regio: Regio | None) -> Iterator[str]:
    """The homes that a corporatie has agreed for that year or a later one."""
    rijen = Taakstelling.objects.known_on(vandaag()).filter(
        corporatie__code=code, jaar__gte=vanaf.year, aantal__gt=0
    )
    if regio is not None:
        rijen = rijen.filter(regio=regio.value)
    per_jaar: dict[int, int] = {}
    for jaar, aantal in rijen.order_by("jaar", "id").values_list("jaar", "aantal"):
        per_jaar[jaar] = per_jaar.get(jaar, 0) + aantal
    for jaar, aantal in per_jaar.items():
        yield (
            f"Haar taakstelling van {jaar} blijft staan: {hoeveel(aantal, 'woning', 'woningen')}."
            " Verander die bij de afspraken per jaar."
        )


def _still_named(naam: str) -> Iterator[str]:
    """The settings that name the organisation, in whatever time."""
    for soort in OP_NAAM:
        plekken = [
            ", ".join(place_in_words(record.bereik))
            for record in load().records
            if record.soort is soort and isinstance(record.waarde, list) and naam in record.waarde
        ]
        if plekken:
            waar = opgesomd(sorted(set(plekken)))
            yield f"Bij de instelling ‘{soort.label}’ staat nog {naam}: {waar}. Verander ook die."


def _table(titel: str, rijen: list[tuple[str, int]]) -> tuple[Telling, ...]:
    if not rijen:
        return ()
    cellen = tuple((label[:1].upper() + label[1:], str(n)) for label, n in rijen)
    return (Telling(titel, ("Wat", "Trajecten"), cellen, ("Trajecten",)),)

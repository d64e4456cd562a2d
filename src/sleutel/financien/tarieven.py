"""The prices of a year, as the functioneel beheerder changes them (see `partijen.wijziging`).

A price counts for the invoices (or claims) dated in its year, those that were sent already too: then
what they come to changes in the figures of today.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio, TariefSoort
from sleutel.domein.opmaak import bedrag as write_bedrag
from sleutel.domein.opmaak import hoeveel
from sleutel.domein.procesgang import Soort, Toestand
from sleutel.partijen.bereik import whole_record
from sleutel.partijen.queries import pays_per_traject
from sleutel.partijen.wijziging import Wijziging
from sleutel.toewijzing.afspraken import plan_agreement
from sleutel.trajecten.tellen import count_open, trajecten_in

from .models import Tarief
from .queries import tarieven_known_on


@dataclass(frozen=True, slots=True)
class _Soort:
    """What is paid by a price: what is sent, what its payment is, and which open trajecten come next."""

    stuur: Soort
    betaal: Soort
    een: str
    meer: str
    straks: str


SOORTEN = {
    TariefSoort.TRAJECTPRIJS: _Soort(
        Soort.GEFACTUREERD,
        Soort.FACTUUR_BETAALD,
        "factuur",
        "facturen",
        "van een deelnemer, in dit jaar aangemeld, zonder factuur",
    ),
    TariefSoort.BEGELEIDING: _Soort(
        Soort.BEGELEIDING_GEDECLAREERD,
        Soort.BEGELEIDING_UITBETAALD,
        "declaratie",
        "declaraties",
        "van mensen die huren, zonder declaratie",
    ),
}


def plan_tarief(
    *, jaar: int, regio: Regio, soort: TariefSoort, bedrag: Decimal | None, op: date
) -> Wijziging | Sequence[Bezwaar]:
    """The trajectprijs, or the sum for the guidance, of a region and year, in euros; None: none known."""
    plan = plan_agreement(
        Tarief,
        {"jaar": jaar, "regio_id": regio.value, "soort": soort.value},
        "bedrag",
        bedrag,
        in_words=lambda euros: "geen tarief" if euros is None else write_bedrag(euros),
        wat=f"{soort.label.capitalize()} {jaar}, {regio.label}",
        op=op,
    )
    if not isinstance(plan, Wijziging):
        return plan
    wat = SOORTEN[soort]
    with whole_record():
        gestuurd = set(trajecten_in(wat.stuur, jaar=jaar, regio=regio.value))
        betaald = len(gestuurd.intersection(trajecten_in(wat.betaal, regio=regio.value)))
    was = tarieven_known_on(op, regios=[regio.value]).get((regio.value, jaar, soort.value))
    zonder = ~Q(pk__in=trajecten_in(wat.stuur, regio=regio.value))
    lopend = count_open(zonder, *_next(soort, jaar), regio=regio.value)
    return replace(
        plan,
        zinnen=(
            f"In {jaar} {_are(len(gestuurd))} {hoeveel(len(gestuurd), wat.een, wat.meer)} gestuurd.",
            *_amounts(len(gestuurd), was, bedrag),
            f"Er {_are(lopend)} {hoeveel(lopend, 'lopend traject', 'lopende trajecten')} {wat.straks}.",
        ),
        waarschuwingen=(
            (
                f"Er {_are(betaald)} al {hoeveel(betaald, wat.een, wat.meer)} van {jaar} betaald. Ook daarvan"
                " verandert het bedrag in de cijfers."
            ),
        )
        if betaald
        else (),
    )


def _next(soort: TariefSoort, jaar: int) -> tuple[Any, ...]:
    """The conditions of the open trajecten for which something can be sent."""
    if soort is TariefSoort.TRAJECTPRIJS:
        return Q(aangemeld_op__year=jaar), pays_per_traject()
    return (Q(toestand__in=[Toestand.HUURT.value, Toestand.SLUIMERT.value]),)


def _amounts(aantal: int, was: Decimal | None, wordt: Decimal | None) -> Iterator[str]:
    """What those that were sent come to in the figures, before and after."""
    if aantal:
        yield (
            "Het bedrag daarvan was niet bekend."
            if was is None
            else f"Samen was dat {write_bedrag(aantal * was)}."
        )
        yield (
            "Dat bedrag is dan niet meer bekend."
            if wordt is None
            else f"Samen wordt dat {write_bedrag(aantal * wordt)}."
        )


def _are(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"

"""What an organisation holds: how many trajecten it can see today, and for the loket which (ADR 0014)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Doel, doelen_of
from sleutel.partijen.actor import Actor
from sleutel.partijen.bereik import whole_record

from .aanwijzen import may_name
from .inzien import ground_of
from .models import Grondslag, Toegang, Traject
from .queries import blikken_on, kept_by
from .zicht import Zicht
from .zichtbaar import sees


def may_see_held(actor: Actor) -> bool:
    """Who works in a role for which a step of the chain gives an organisation toegang: of the own one.

    The procesregisseur of every one, the privacy officer too, of the trajecten of his loket: numbers only.
    """
    return bool(doelen_of(actor.rol)) or reads_all_held(actor)


def reads_all_held(actor: Actor) -> bool:
    """Who reads the numbers of every organisation, of the trajecten of his loket."""
    return may_name(actor) or actor.rol == Rol.PRIVACY_OFFICER


def may_open_held(actor: Actor) -> bool:
    """A procesregisseur of the loket, for the trajecten of which he sees who else sees them."""
    return may_name(actor)


@dataclass(frozen=True, slots=True)
class Houdt:
    """How many trajecten an organisation can see today for one purpose. `laatste`: when the last known
    end of these is; None: none of them has an end yet. `eigen`: these are the trajecten of the reader's own
    list, one by one (a doel belongs to one role)."""

    uuid: UUID
    organisatie: str
    doel: str
    aantal: int
    laatste: date | None
    eigen: bool


@whole_record()
def held_today(actor: Actor) -> list[Houdt]:
    """What organisations hold: all of them (`reads_all_held`), or the reader's own; numbers only.

    Counted in the whole record: of every doel, also one for which the reader sees no traject himself.
    """
    rows: QuerySet = Toegang.objects.open_on(vandaag())
    if reads_all_held(actor):
        rows = rows.filter(traject__in=kept_by(actor).values("traject"))
    else:
        rows = rows.filter(organisatie=actor.organisatie_id)
    found = (
        rows.order_by("organisatie__sorteernaam", "doel")
        .values_list("organisatie", "organisatie__uuid", "organisatie__naam", "doel")
        .annotate(aantal=Count("traject", distinct=True), laatste=Max("tot"))
    )
    mijne = {(actor.organisatie_id, doel.value) for doel in doelen_of(actor.rol)}
    return [
        Houdt(uuid, naam, Doel(doel).label, aantal, laatste, (org, doel) in mijne)
        for org, uuid, naam, doel, aantal, laatste in found
    ]


@dataclass(frozen=True, slots=True)
class Inzageplek:
    """One traject that the organisation can see. `toegang`: for what, how much, since and until when;
    `grond`: the article of the law, empty where none is recorded."""

    traject: Zicht
    toegang: Zicht
    grond: str


@dataclass(frozen=True, slots=True)
class Gehouden:
    """What one organisation can see today. `rijen`: for `as_places`; `in_rust`: how many trajecten there are
    besides, of which the reader does not see any more who sees them."""

    organisatie: str
    rijen: QuerySet[Toegang]
    in_rust: int


def held_by(uuid: UUID, *, actor: Actor) -> Gehouden | None:
    """What an organisation can see of the trajecten of the reader's loket, by purpose and number.

    None for an organisation that sees none of them, and for one that does not exist alike.
    """
    if not may_open_held(actor):
        return None
    today = vandaag()
    seen = Traject.objects.with_blik(actor)
    alle = Toegang.objects.open_on(today).filter(
        organisatie__uuid=uuid, traject__in=seen.values("pk")
    )
    found = alle.select_related("organisatie").first()
    if found is None:
        return None
    told = alle.filter(traject__in=seen.filter(sees(actor.rol, "toegang", today)).values("pk"))
    rijen = told.select_related("traject__regio").order_by(
        "doel", "traject__regio", "traject__nummer", "id"
    )
    return Gehouden(found.organisatie.naam, rijen, _trajecten(alle) - _trajecten(told))


def _trajecten(rows: QuerySet[Toegang]) -> int:
    return rows.order_by().values("traject").distinct().count()


def as_places(rijen: Iterable[Any], *, actor: Actor) -> list[Inzageplek]:
    """These rows of `held_by` as the reader sees them, with two questions for all of them together."""
    rijen = list(rijen)
    blikken = blikken_on([rij.traject_id for rij in rijen], actor=actor)
    gronden: dict[str, list[Grondslag]] = defaultdict(list)
    for recht in Grondslag.objects.filter(regio__in={rij.traject.regio_id for rij in rijen}):
        gronden[recht.regio_id].append(recht)
    plekken = []
    for rij in rijen:
        blik = blikken[rij.traject_id]
        grond = ground_of(rij.doel, rij.sinds, gronden[rij.traject.regio_id])
        plekken.append(
            Inzageplek(Zicht(rij.traject, blik), Zicht(rij, blik), grond.grond if grond else "")
        )
    return plekken

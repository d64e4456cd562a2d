"""Naming persons for the justice data of a traject, and ending that (ADR 0014).

A procesregisseur of the loket that sees the traject gives it, to himself as well: that stays on record. Who
ends it must be named himself, for nobody else sees who is. Who is named must work, on that day, in a role
that may see justice data, for an organisation that has toegang to the traject. Leaving that organisation ends
it by itself: it is asked on each request.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import batched
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from sleutel.common.klok import vandaag
from sleutel.common.kopieren import copy_rows
from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import RedenJustitietoegang, doelen_of, has_justitie
from sleutel.domein.velden import ROLLEN, Klasse
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.queries import is_a_person, members_of

from .models import Justitietoegang, Toegang, Traject
from .queries import logs_of
from .zicht import fase_of_traject

AT_ONCE = 2_000

REDENEN = tuple(r for r in RedenJustitietoegang if r != RedenJustitietoegang.INGELEZEN)
"""The reasons from which a procesregisseur chooses."""


def may_name(actor: Actor) -> bool:
    """A procesregisseur of the loket, for a traject that he sees."""
    return actor.rol == Rol.PROCESREGISSEUR


def named_for(traject: UUID, *, actor: Actor) -> QuerySet[Justitietoegang]:
    """Who was ever named for the justice data of a traject, for who sees them; for others nobody.

    That somebody is named, tells that there are justice data.
    """
    seen = Traject.objects.with_blik(actor).filter(Q(justitie=True), uuid=traject)
    rows = Justitietoegang.objects.filter(traject__in=seen.values("pk"))
    return rows.select_related("account", "organisatie", "gegeven_door", "beeindigd_door").order_by(
        "sinds", "id"
    )


def without_a_name(actor: Actor) -> list[UUID]:
    """The trajecten with justice data that the actor sees and for which nobody was ever named."""
    rows = Traject.objects.visible_to(actor).filter(justitietoegang=None).order_by("id")
    found: list[UUID] = []
    for some in batched(rows.values_list("id", "uuid"), AT_ONCE):
        logs = logs_of([traject for traject, _ in some])
        found += [uuid for traject, uuid in some if has_justitie(logs[traject])]
    return found


def can_be_named(traject: UUID, *, actor: Actor) -> list[Any]:
    """The memberships of the persons who may be named now and are not, by name.

    In any traject, whether there are justice data or not: else being asked would tell it. Who does not see
    who is named, is offered those as well: naming twice is once.
    """
    found = Traject.objects.visible_to(actor).filter(uuid=traject).first()
    if found is None:
        return []
    fase, today = fase_of_traject(found, vandaag()), vandaag()
    mogen = [rol for rol in Rol if Klasse.JUSTITIE in ROLLEN[rol].klassen(fase)]
    open_ = Toegang.objects.filter(traject=found).open_on(today).values_list("organisatie", "doel")
    per_rol: dict[Rol, list[int]] = {
        rol: [org for org, doel in open_ if doel in doelen_of(rol)]
        for rol in mogen
        if rol != Rol.KANDIDAAT
    }
    named = set(
        named_for(traject, actor=actor).filter(tot=None).values_list("account", "organisatie")
    )
    return [lid for lid in members_of(per_rol) if (lid.account_id, lid.organisatie_id) not in named]


def give(
    traject: UUID, *, lidmaatschap: UUID, reden: RedenJustitietoegang, actor: Actor, op: date
) -> bool:
    """Name a person (one of `can_be_named`); False when he was named already or may not be named.

    Raises PermissionDenied for who may not name anyone.
    """
    if not may_name(actor):
        raise PermissionDenied
    kan = {lid.uuid: lid for lid in can_be_named(traject, actor=actor)}
    lid = kan.get(lidmaatschap)
    if lid is None or reden not in REDENEN:
        return False
    try:
        with act_as(actor), transaction.atomic():
            Justitietoegang.objects.create(
                traject=Traject.objects.get(uuid=traject),
                account_id=lid.account_id,
                organisatie_id=lid.organisatie_id,
                sinds=op,
                reden=reden.value,
                gegeven_door_id=actor.account_id,
            )
    except IntegrityError:  # a colleague named him in this very moment
        return False
    return True


def end(traject: UUID, *, toegang: UUID, actor: Actor, op: date) -> bool:
    """End what a person was given, from today on; False when it was over already or is not there.

    Raises PermissionDenied for who may not name anyone.
    """
    if not may_name(actor):
        raise PermissionDenied
    with act_as(actor):
        return bool(
            named_for(traject, actor=actor)
            .select_related(None)
            .filter(uuid=toegang, tot__isnull=True, sinds__lte=op)
            .order_by()
            .update(tot=op, beeindigd_door=actor.account_id)
        )


def name_importer(
    logs: Mapping[int, Sequence[Regel]], before: Mapping[int, Sequence[Regel]], *, actor: Actor
) -> None:
    """Who brought justice data from a register is named for them, unless nobody signs in as him.

    `before`: the logs as they were. He had the register in hand, so he learns nothing; without a name
    nobody could look after these trajecten.
    """
    fresh = [
        traject
        for traject, log in logs.items()
        if has_justitie(log) and not has_justitie(before.get(traject, ()))
    ]
    if not fresh or not is_a_person(actor.account_id):
        return
    copy_rows(Justitietoegang, _FIELDS, _importer_rows(fresh, actor))


_FIELDS = ("uuid", "traject", "account", "organisatie", "sinds", "reden", "gegeven_door")


def _importer_rows(trajecten: Iterable[int], actor: Actor) -> Iterable[tuple[Any, ...]]:
    for traject in trajecten:
        uuid = Justitietoegang._meta.get_field("uuid").get_default()
        wie = (actor.account_id, actor.organisatie_id, vandaag())
        yield (uuid, traject, *wie, RedenJustitietoegang.INGELEZEN.value, actor.account_id)

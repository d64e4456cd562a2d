"""The one way in which something happens in a traject: an event, with its projection, in one transaction."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from sleutel.common.kopieren import copy_rows, reserve_ids
from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.partijen.actor import Actor

from . import projectie, queries
from .models import Gebeurtenis, Toelichting, Traject

GEBEURTENIS_FIELDS = (
    "id",
    "traject",
    "regio",
    "soort",
    "versie",
    "op",
    "bekend_op",
    "gegevens",
    "vervangt",
    "ingetrokken",
    "bron",
    "account",
    "organisatie",
    "rol",
)


@dataclass(frozen=True, slots=True)
class Nieuw:
    """A gebeurtenis that is to be recorded."""

    soort: Soort
    op: date
    bekend_op: date
    gegevens: Mapping[str, Any]
    vervangt: int | None = None
    ingetrokken: bool = False


@dataclass(slots=True)
class Dossier:
    """A traject with its log, and what is to be added to it. `toelichtingen`: all that it shall have."""

    id: int
    regio: str
    nummer: str
    kandidaat_id: int
    fresh: bool
    log: list[Regel]
    nieuw: list[Nieuw] = field(default_factory=list)
    bekende_toelichtingen: Mapping[str, str] = field(default_factory=dict)
    toelichtingen: Mapping[str, str] = field(default_factory=dict)


def open_dossiers(keys: Iterable[tuple[str, str]], known: Mapping[tuple[str, str], int]) -> dict:
    """The dossiers of these (region, number): locked, with their log; new ones get an id.

    `known`: (region, number) -> id of the trajecten in the record.
    """
    keys = list(keys)
    ids = [known[key] for key in keys if key in known]
    kandidaten = dict(
        Traject.objects.filter(id__in=ids)
        .select_for_update()
        .order_by("id")
        .values_list("id", "kandidaat_id")
    )
    logs = queries.logs_of(ids) if ids else {}
    texts = queries.toelichtingen_of(ids) if ids else {}
    new_ids = iter(reserve_ids(Traject, len(keys) - len(ids)))
    dossiers = {}
    for key in keys:
        traject = known.get(key)
        dossiers[key] = Dossier(
            id=next(new_ids) if traject is None else traject,
            regio=key[0],
            nummer=key[1],
            kandidaat_id=0 if traject is None else kandidaten[traject],
            fresh=traject is None,
            log=[] if traject is None else logs[traject],
            bekende_toelichtingen={} if traject is None else texts.get(traject, {}),
            toelichtingen={} if traject is None else texts.get(traject, {}),
        )
    return dossiers


def record(
    dossiers: Sequence[Dossier], *, actor: Actor, bron: str, codes: Mapping[str, int]
) -> dict[int, list[Regel]]:
    """Append what is new in these dossiers and write their projection; returns their whole logs.

    Nothing here asks whether a step is allowed: the caller did, or reports a fact.
    """
    count = sum(len(dossier.nieuw) for dossier in dossiers)
    ids = iter(reserve_ids(Gebeurtenis, count))
    added = {d.id: [_regel(next(ids), nieuw, bron) for nieuw in d.nieuw] for d in dossiers}
    logs = {dossier.id: dossier.log + added[dossier.id] for dossier in dossiers}
    fresh = [dossier for dossier in dossiers if dossier.fresh]
    changed = [dossier for dossier in dossiers if not dossier.fresh]

    _insert_trajecten(fresh, logs, codes)
    _update_trajecten(changed, logs, codes)
    copy_rows(Gebeurtenis, GEBEURTENIS_FIELDS, _gebeurtenis_rows(dossiers, added, actor))
    projectie.TOEGANG.write(logs, codes, fresh=[dossier.id for dossier in fresh])
    _write_toelichtingen(dossiers)
    return logs


def _regel(id_: int, nieuw: Nieuw, bron: str) -> Regel:
    return Regel(
        id_,
        nieuw.soort.value,
        nieuw.op,
        nieuw.bekend_op,
        nieuw.gegevens,
        nieuw.vervangt,
        nieuw.ingetrokken,
        bron,
    )


def _gebeurtenis_rows(
    dossiers: Sequence[Dossier], added: Mapping[int, list[Regel]], actor: Actor
) -> Iterator[tuple[Any, ...]]:
    for dossier in dossiers:
        for regel in added[dossier.id]:
            yield (
                regel.id,
                dossier.id,
                dossier.regio,
                regel.soort,
                VORMEN[Soort(regel.soort)].versie,
                regel.op,
                regel.bekend_op,
                json.dumps(dict(regel.gegevens), sort_keys=True),
                regel.vervangt,
                regel.ingetrokken,
                regel.bron,
                actor.account_id,
                actor.organisatie_id,
                actor.rol.value,
            )


def _insert_trajecten(
    dossiers: Sequence[Dossier], logs: Mapping[int, list[Regel]], codes: Mapping[str, int]
) -> None:
    fields = [name.removesuffix("_id") for name in projectie.TRAJECT_VELDEN]
    copy_rows(
        Traject,
        ("id", "uuid", "regio", "nummer", "kandidaat", *fields),
        (
            (
                dossier.id,
                Traject._meta.get_field("uuid").get_default(),
                dossier.regio,
                dossier.nummer,
                dossier.kandidaat_id,
                *projectie.traject_values(logs[dossier.id], codes),
            )
            for dossier in dossiers
        ),
    )


def _update_trajecten(
    dossiers: Sequence[Dossier], logs: Mapping[int, list[Regel]], codes: Mapping[str, int]
) -> None:
    trajecten = []
    for dossier in dossiers:
        values = projectie.traject_values(logs[dossier.id], codes)
        fields = dict(zip(projectie.TRAJECT_VELDEN, values, strict=True))
        trajecten.append(Traject(id=dossier.id, kandidaat_id=dossier.kandidaat_id, **fields))
    names = ["kandidaat", *(name.removesuffix("_id") for name in projectie.TRAJECT_VELDEN)]
    Traject.objects.bulk_update(trajecten, names, batch_size=500)


def _write_toelichtingen(dossiers: Sequence[Dossier]) -> None:
    other = [d for d in dossiers if d.toelichtingen != d.bekende_toelichtingen]
    for dossier in other:
        if gone := dossier.bekende_toelichtingen.keys() - dossier.toelichtingen.keys():
            Toelichting.objects.filter(traject=dossier.id, veld__in=gone).delete()
    rows = [
        Toelichting(traject_id=dossier.id, veld=veld, tekst=tekst)
        for dossier in other
        for veld, tekst in dossier.toelichtingen.items()
    ]
    Toelichting.objects.bulk_create(
        rows,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["traject", "veld"],
        update_fields=["tekst"],
    )


PREVIOUS = """
SELECT id, lag(id) OVER (PARTITION BY kandidaat_id ORDER BY aangemeld_op, id) AS vorige_id
FROM traject
"""


def link_returning_kandidaten() -> None:
    """Point each traject to the one before it of the same kandidaat."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE traject t SET vorige_id = v.vorige_id FROM ({PREVIOUS}) v"  # noqa: S608
            " WHERE t.id = v.id AND t.vorige_id IS DISTINCT FROM v.vorige_id"
        )


def wrongly_linked() -> list[int]:
    """The trajecten that do not point to the one before it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT t.id FROM traject t JOIN ({PREVIOUS}) v USING (id)"  # noqa: S608
            " WHERE t.vorige_id IS DISTINCT FROM v.vorige_id ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]


def refresh_statistics() -> None:
    """Let the planner know of many new rows at once; without it a large import makes figures slow."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ververs_statistiek()")

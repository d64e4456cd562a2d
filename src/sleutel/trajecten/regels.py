"""The rules that hold for a traject, and what a change of them does to the open ones (ADR 0013)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import batched

from django.core.exceptions import PermissionDenied
from django.db import models

from sleutel.domein.instellingen import (
    VORMEN,
    Bereik,
    Gevolgen,
    Instelling,
    Instellingen,
    LopendTraject,
    compare,
    regels_of,
)
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.procesgang import EINDTOESTANDEN, Regels, Soort, fold
from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.partijen.actor import Actor
from sleutel.partijen.bereik import whole_record
from sleutel.partijen.instellingen import load
from sleutel.partijen.scopes import may_manage

from .models import Traject
from .queries import logs_of

AT_ONCE = 2_000


def regels_for(
    regio: Regio,
    *,
    op: date,
    gemeente: str | None = None,
    woonproces: Woonproces | None = None,
    known_on: date | None = None,
) -> Regels:
    """The rules for who is registered on `op`; `gemeente`: that of herkomst (CBS code)."""
    return load(known_on=known_on).make_regels(Bereik(regio, gemeente, woonproces), op)


def regels_of_log(log: Sequence[Regel], regio: Regio, instellingen: Instellingen) -> Regels:
    """The rules that hold for the traject with this log: those of the day of its aanmelding.

    `instellingen`: as known now, or as known on the day of a decision that is to be explained.
    Raises KeyError for a log without an aanmelding.
    """
    return regels_of(instellingen, as_running(log, regio))


def regels_of_trajecten(trajecten: Iterable[int]) -> dict[int, Regels]:
    """Per traject the rules that hold for it, as known now."""
    instellingen = load()
    rows = Traject.objects.filter(id__in=list(trajecten)).order_by("id")
    return {traject: regels_of(instellingen, running) for traject, running in load_running(rows)}


def as_running(log: Sequence[Regel], regio: Regio) -> LopendTraject:
    """What the rules look at in a traject. A gemeente of herkomst outside the region says nothing."""
    counting = valid(log)
    aanmelding = next((regel for regel in counting if regel.soort == Soort.AANGEMELD), None)
    gemeente = aanmelding.gegevens.get("gemeente_herkomst") if aanmelding else None
    return LopendTraject(regio, gemeente, fold(counting))


def preview(
    voor: Instellingen, na: Instellingen, record: Instelling, *, actor: Actor, op: date
) -> Gevolgen:
    """What becomes of the open trajecten of the region when `na` takes the place of `voor`.

    Counts only: a functioneel beheerder sees no traject. `record`: in what the two differ. Raises
    PermissionDenied for who may not manage.
    """
    if not may_manage(actor):
        raise PermissionDenied
    rows = Traject.objects.exclude(toestand__in=[t.value for t in EINDTOESTANDEN])
    if VORMEN[record.soort].over_woning:  # a home may lie outside the region of the traject
        later = rows.filter(start_huren_op__gte=record.vanaf)
    else:
        rows = rows.filter(regio=record.bereik.regio.value)
        later = rows.filter(aangemeld_op__gte=record.vanaf)
    running = (traject for _, traject in load_running(later.order_by("id")))
    with whole_record():
        gevolgen = compare(voor, na, record.soort, running, vandaag=op)
        return replace(gevolgen, lopend=rows.count())


def load_running(rows: models.QuerySet[Traject]) -> Iterator[tuple[int, LopendTraject]]:
    """What the rules look at in each of these trajecten, with its id."""
    for some in batched(rows.values_list("id", "regio_id", "regio__naam"), AT_ONCE):
        logs = logs_of([traject for traject, *_ in some])
        for traject, code, naam in some:
            yield traject, as_running(logs[traject], Regio(code, naam))

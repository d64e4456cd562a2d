"""Counts of trajecten for who sets up the chain and may see no traject: numbers only (ADR 0013)."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from sleutel.common.klok import vandaag
from sleutel.domein.procesgang import EINDTOESTANDEN, Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.toegang import Doel
from sleutel.partijen.bereik import whole_record

from .models import Gebeurtenis, Toegang, Traject

GESLOTEN = [toestand.value for toestand in EINDTOESTANDEN]


@whole_record()
def open_by_state(**gekozen: Any) -> list[tuple[str, int]]:
    """How many open trajecten with these values stand in each toestand, in the order of the chain."""
    rows = _open(Traject.objects.filter(**gekozen)).order_by().values("toestand")
    aantallen = dict(rows.annotate(n=Count("pk")).values_list("toestand", "n"))
    return [(t.label, aantallen[t.value]) for t in Toestand if t.value in aantallen]


@whole_record()
def count_open(*voorwaarden: Any, **gekozen: Any) -> int:
    """How many open trajecten meet these conditions and have these values."""
    return _open(Traject.objects.filter(*voorwaarden, **gekozen)).count()


@whole_record()
def open_by_purpose(organisatie: str) -> list[tuple[str, int]]:
    """For which doel an organisation (code) can look at how many open trajecten today."""
    toegang = Toegang.objects.open_on(vandaag()).filter(organisatie__code=organisatie)
    rows = toegang.exclude(traject__toestand__in=GESLOTEN).order_by().values("doel")
    aantallen = dict(rows.annotate(n=Count("traject")).values_list("doel", "n"))
    return [(d.label, aantallen[d.value]) for d in Doel if d.value in aantallen]


@whole_record()
def count_open_seen_by(organisatie: str) -> int:
    """At how many open trajecten an organisation (code) can look today, for whatever doel."""
    toegang = Toegang.objects.open_on(vandaag()).filter(organisatie__code=organisatie)
    rows = toegang.exclude(traject__toestand__in=GESLOTEN)
    return rows.order_by().values("traject").distinct().count()


@whole_record()
def count_by(
    attribuut: str, soort: Soort, *, jaar: int, regio: str, woonproces: str | None = None
) -> dict[str, int]:
    """How often this happened in the region and year, by a code in its gegevens, as known now.

    Without a code in it: under the empty word. `woonproces` None: all together.
    """
    counting = _happened(soort, jaar=jaar, regio=regio)
    if woonproces is not None:
        counting = counting.filter(traject__woonproces=woonproces)
    rows = counting.values_list(f"gegevens__{attribuut}").annotate(n=Count("pk"))
    return {code or "": n for code, n in rows}


@whole_record()
def count_with_reason(reden: str) -> tuple[int, int]:
    """In how many trajecten a reason (code) stands, as known now; and how many of these are open."""
    rows = Gebeurtenis.objects.latest_links().filter(ingetrokken=False, gegevens__reden=reden)
    trajecten = Traject.objects.filter(id__in=rows.order_by().values("traject"))
    return trajecten.count(), _open(trajecten).count()


def open_trajecten() -> QuerySet[Traject]:
    """All open trajecten, for who counts them by the rules that hold for each."""
    return _open(Traject.objects.order_by("id"))


def trajecten_in(
    soort: Soort, *, regio: str, jaar: int | None = None
) -> QuerySet[Gebeurtenis, int]:
    """The ids of the trajecten in which this happened in the region (and year), as known now.

    For another question here, or to be asked in the whole record.
    """
    return _happened(soort, jaar=jaar, regio=regio).values_list("traject_id", flat=True)


def _happened(soort: Soort, *, regio: str, jaar: int | None) -> QuerySet[Gebeurtenis]:
    rows = Gebeurtenis.objects.latest_links().filter(
        ingetrokken=False, soort=soort.value, regio=regio
    )
    return (rows if jaar is None else rows.filter(op__year=jaar)).order_by()


def _open(rows: QuerySet[Traject]) -> QuerySet[Traject]:
    return rows.filter(~Q(toestand__in=GESLOTEN))

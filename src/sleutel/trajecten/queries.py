"""Reading trajecten and their logs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sleutel.domein.procesgang.logboek import Regel
from sleutel.partijen.actor import Actor

from .models import Doel, Gebeurtenis, Toegang, Toelichting, Traject
from .scopes import may_import, may_see_figures, may_see_trajecten  # noqa: F401 - pages ask them here

REGEL_FIELDS = ("id", "soort", "op", "bekend_op", "gegevens", "vervangt_id", "ingetrokken", "bron")


def visible_trajecten(actor: Actor) -> QuerySet[Traject]:
    """The trajecten that the actor may see, each with what a list shows of it."""
    return Traject.objects.visible_to(actor).select_related("regio", "aanmelder", "corporatie")


def count_by_state(actor: Actor) -> dict[str, int]:
    """How many trajecten that the actor may see stand in each toestand."""
    rows = Traject.objects.visible_to(actor).order_by().values_list("toestand")
    return dict(rows.annotate(aantal=Count("pk")))


def access_to(traject: Traject) -> QuerySet[Toegang]:
    """Who may see, or could see, a traject that somebody may see."""
    return traject.toegang.select_related("organisatie", "gebeurtenis").order_by(
        "organisatie__sorteernaam", "sinds", "id"
    )


def purposes_of(actor: Actor, trajecten: Iterable[int], *, op: date) -> dict[int, str]:
    """Per traject the doel for which the actor's organisation may see it on the day `op`.

    Of several the one that it got first. A traject without toegang is not in it.
    """
    rows = Toegang.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=op),
        sinds__lte=op,
        organisatie=actor.organisatie_id,
        traject__in=list(trajecten),
    )
    return dict(rows.order_by("-sinds", "-id").values_list("traject_id", "doel"))


def kept_by(actor: Actor) -> QuerySet[Toegang]:
    """The toegang by which the actor's organisation has or had the procesregie of trajecten."""
    return Toegang.objects.filter(
        organisatie=actor.organisatie_id, doel=Doel.PROCESREGIE.value
    ).order_by()


def numbers_of(trajecten: Iterable[int], *, actor: Actor) -> dict[int, str]:
    """The numbers of those trajecten to which the actor's organisation has or had toegang.

    For who may know of which traject something is said without seeing it, as a privacy officer.
    """
    rows = _held_by(actor).filter(id__in=list(trajecten))
    return dict(rows.values_list("id", "nummer"))


def _held_by(actor: Actor) -> QuerySet[Traject]:
    held = Toegang.objects.filter(organisatie=actor.organisatie_id, traject=OuterRef("pk"))
    return Traject.objects.filter(Exists(held)).order_by()


def with_number(nummer: str, *, actor: Actor) -> dict[int, UUID]:
    """Of the same trajecten those with this number by id: one for each region that gave it out."""
    rows = _held_by(actor).filter(nummer=nummer).order_by("id")
    return dict(rows.values_list("id", "uuid"))


def number_of(uuid: UUID, *, actor: Actor) -> str | None:
    """Of the same trajecten the number of this one."""
    return _held_by(actor).filter(uuid=uuid).values_list("nummer", flat=True).first()


def logs_of(trajecten: Iterable[int]) -> dict[int, list[Regel]]:
    """Per traject everything that was ever recorded of it, corrections included, in order of id."""
    logs: dict[int, list[Regel]] = defaultdict(list)
    rows = Gebeurtenis.objects.filter(traject__in=list(trajecten)).order_by("id")
    for traject, *values in rows.values_list("traject_id", *REGEL_FIELDS):
        logs[traject].append(Regel(*values))
    return logs


def toelichtingen_of(trajecten: Iterable[int]) -> dict[int, dict[str, str]]:
    """Per traject the texts that were on no list, by the column that they stood in."""
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Toelichting.objects.filter(traject__in=list(trajecten)).order_by()
    for traject, veld, tekst in rows.values_list("traject_id", "veld", "tekst"):
        texts[traject][veld] = tekst
    return texts


def traject_ids() -> Iterator[int]:
    """Every traject of the record, in order."""
    return Traject.objects.order_by("id").values_list("id", flat=True).iterator(chunk_size=10_000)


def known_numbers() -> dict[tuple[str, str], int]:
    """(region, number) -> id of every traject of the record."""
    rows = Traject.objects.values_list("regio_id", "nummer", "id").order_by()
    return {(regio, nummer): traject for regio, nummer, traject in rows.iterator(chunk_size=20_000)}


def visible_numbers(actor: Actor) -> Iterator[tuple[str, str]]:
    """(region, number) of every traject that the actor may see, in order."""
    rows = Traject.objects.visible_to(actor).order_by("id").values_list("regio_id", "nummer")
    return rows.iterator(chunk_size=20_000)


def projected_values(trajecten: Iterable[int], fields: tuple[str, ...]) -> dict[int, Any]:
    """Per traject its projected fields as stored."""
    rows = Traject.objects.filter(id__in=list(trajecten)).values_list("id", *fields).order_by()
    return {traject: tuple(values) for traject, *values in rows}

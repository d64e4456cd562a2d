"""Reading trajecten and their logs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Value, When

from sleutel.common.klok import vandaag
from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.toegang import Doel, has_justitie
from sleutel.domein.velden import Blik, Klasse, Niveau
from sleutel.partijen.actor import Actor

from .models import Gebeurtenis, Toegang, Toelichting, Traject
from .scopes import (  # noqa: F401 - pages ask them here
    LOKET_ROLES,
    may_import,
    may_see_trajecten,
    may_trace_figures,
)
from .zicht import Zicht, narrow
from .zichtbaar import blik_of, can_show, choices_for, shows  # noqa: F401 - pages ask them here

REGEL_FIELDS = ("id", "soort", "op", "bekend_op", "gegevens", "vervangt_id", "ingetrokken", "bron")


@dataclass(frozen=True, slots=True)
class Beeld:
    """One traject as an actor sees it: nothing in it that he may not see.

    `pk`: for the inzagelog, not for a page. `blik`: how he looks at it. `ziet_toegang`: he may know who
    else sees it.
    """

    pk: int
    blik: Blik
    traject: Zicht
    log: list[Regel]
    toelichtingen: list[Zicht]
    ziet_toegang: bool


def look_at(uuid: UUID, *, actor: Actor) -> Beeld | None:
    """A traject as the actor sees it today; None for an unknown one and one of others alike."""
    traject = _rows(actor).filter(uuid=uuid).first()
    if traject is None:
        return None
    blik = blik_of(traject, actor, vandaag())
    log = logs_of([traject.pk])[traject.pk]
    gesloten = has_justitie(log) and not blik.may_see(Klasse.JUSTITIE)
    texts = [] if gesloten else [Zicht(rij, blik) for rij in traject.toelichtingen.all()]
    return Beeld(
        pk=traject.pk,
        blik=blik,
        traject=Zicht(traject, blik),
        log=narrow(log, blik),
        toelichtingen=[text for text in texts if all(text.toont[v] for v in ("veld", "tekst"))],
        ziet_toegang=may_see_access(blik),
    )


def may_see_access(blik: Blik) -> bool:
    """Who sees the whole traject, the kandidaat himself among them, as long as care is still seen."""
    return blik.niveau == Niveau.VOLLEDIG and blik.shows("toegang", "organisatie")


def visible_trajecten(actor: Actor, **gekozen: str) -> QuerySet[Traject]:
    """The trajecten that show these values to the actor, for `as_seen`; without values all he may see."""
    rows = _rows(actor)
    for veld, waarde in gekozen.items():
        rows = rows.filter(shows(actor.rol, veld, waarde, vandaag()))
    return rows


def as_seen(trajecten: Iterable[Traject], *, actor: Actor) -> list[Zicht]:
    """These rows of `visible_trajecten` as the actor sees them."""
    return [Zicht(traject, blik_of(traject, actor, vandaag())) for traject in trajecten]


def blikken_on(trajecten: Collection[int], *, actor: Actor) -> dict[int, Blik]:
    """How the actor looks today at those of these trajecten that he may see."""
    today = vandaag()
    rows = Traject.objects.with_blik(actor).filter(pk__in=trajecten).order_by()
    return {rij.pk: blik_of(rij, actor, today) for rij in rows.only("toestand", "einde_op")}


def _rows(actor: Actor) -> QuerySet[Traject]:
    return Traject.objects.with_blik(actor).select_related("regio", "aanmelder", "corporatie")


def count_by_state(actor: Actor) -> dict[str, int]:
    """How many trajecten that the actor may see stand in each toestand, as far as they show it.

    Those that do not stand under the empty word.
    """
    today = vandaag()
    getoond = Case(
        *(
            When(shows(actor.rol, "toestand", t.value, today), then=Value(t.value))
            for t in Toestand
        ),
        default=Value(""),
    )
    rows = Traject.objects.with_blik(actor).order_by().annotate(getoond=getoond).values("getoond")
    return dict(rows.annotate(aantal=Count("pk")).values_list("getoond", "aantal"))


def purposes_of(actor: Actor, trajecten: Iterable[int], *, op: date) -> dict[int, str]:
    """Per traject the doel of the actor's role for which his organisation may see it on the day `op`.

    Of several the one that it got first. A traject without toegang is not in it.
    """
    rows = Toegang.objects.open_on(op).at_work(actor).filter(traject__in=list(trajecten))
    return dict(rows.order_by("-sinds", "-id").values_list("traject_id", "doel"))


def kept_by(actor: Actor) -> QuerySet[Toegang]:
    """The toegang by which the actor's organisation has or had the procesregie of trajecten."""
    return Toegang.objects.filter(
        organisatie=actor.organisatie_id, doel=Doel.PROCESREGIE.value
    ).order_by()


def numbers_of(trajecten: Iterable[int], *, actor: Actor) -> dict[int, str]:
    """The numbers of those trajecten to which the actor's organisation has toegang.

    For who may know of which traject something is said without seeing it, as a privacy officer. Of his own
    loket: its procesregie of a traject never ends.
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

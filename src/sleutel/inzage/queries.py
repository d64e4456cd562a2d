"""Reading who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import every_account, every_organisation

from .models import Inzageregel
from .scopes import may_read_inzagelog  # noqa: F401 - pages ask it here


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """Which looks are asked for; None asks nothing. Both days are included."""

    van: date | None = None
    tot: date | None = None
    organisatie: UUID | None = None
    account: UUID | None = None
    trajecten: tuple[int, ...] | None = None


def looks(actor: Actor, vraag: Zoekvraag) -> QuerySet[Inzageregel]:
    """The looks that a privacy officer may see, the latest first; for others none."""
    rows = Inzageregel.objects.visible_to(actor).between(vraag.van, vraag.tot)
    if vraag.organisatie is not None:
        rows = rows.filter(organisatie__uuid=vraag.organisatie)
    if vraag.account is not None:
        rows = rows.filter(account__uuid=vraag.account)
    if vraag.trajecten is not None:
        rows = rows.filter(trajecten__overlap=list(vraag.trajecten))
    return rows.select_related("account", "organisatie")


def accounts_that_looked(actor: Actor) -> QuerySet[Any]:
    """Everyone of whom the privacy officer may see a look."""
    theirs = Inzageregel.objects.visible_to(actor).filter(account=OuterRef("pk"))
    return every_account().filter(Exists(theirs.order_by()))


def organisations_that_looked(actor: Actor) -> QuerySet[Any]:
    """Every organisation for which somebody looked, as far as the privacy officer may see it."""
    theirs = Inzageregel.objects.visible_to(actor).filter(organisatie=OuterRef("pk"))
    return every_organisation().filter(Exists(theirs.order_by()))


def looked_at(traject: int) -> QuerySet[Inzageregel]:
    """Every look at one traject, the latest first, for a page of somebody who may see that traject.

    It tells which organisation looked, in which role, when and for what; not which member of its staff
    (`domein.toegang.medewerkers`).
    """
    return Inzageregel.objects.at(traject).select_related("organisatie").defer("account")


def shown(rows: Iterable[Inzageregel], most: int) -> set[int]:
    """The ids of the trajecten in these rows, at most so many of each row."""
    return {traject for row in rows for traject in row.trajecten[:most]}

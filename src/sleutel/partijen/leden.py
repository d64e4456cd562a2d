"""Who works for whom, as those see who manage it: ending a membership, closing an account."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from sleutel.common.klok import vandaag

from . import beheerlog
from .actor import Actor, act_as
from .models import Account, Lidmaatschap, Onderwerp
from .queries import OPDRACHTREGEL
from .scopes import may_manage


def _of_people(actor: Actor) -> QuerySet[Lidmaatschap]:
    """The memberships that this actor may see, without that of the command line: nobody's to end."""
    return Lidmaatschap.objects.visible_to(actor).exclude(account__email=OPDRACHTREGEL)


def members(actor: Actor, *, op: date, organisatie: str = "") -> QuerySet[Lidmaatschap]:
    """The memberships of today that this actor may see, also of closed accounts, by organisation."""
    rows = _of_people(actor).filter(Q(tot__isnull=True) | Q(tot__gt=op))
    if organisatie:
        rows = rows.filter(organisatie__code=organisatie)
    return rows.select_related("account", "organisatie").order_by(
        "organisatie__sorteernaam", "account__naam", "rol"
    )


def count_of(organisatie: str) -> int:
    """How many people with an open account are members of an organisation (code), ended or not itself."""
    rows = Lidmaatschap.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag()),
        organisatie__code=organisatie,
        account__is_active=True,
    )
    return rows.exclude(account__email=OPDRACHTREGEL).values("account").distinct().count()


def end_membership(uuid: UUID, *, actor: Actor, op: date) -> Lidmaatschap | None:
    """End a membership today; None where this actor sees none. Twice does nothing.

    Raises PermissionDenied for one's own: somebody must stay who can manage.
    """
    lid = _of_people(actor).filter(uuid=uuid).first()
    if lid is None:
        return None
    if lid.account_id == actor.account_id:
        raise PermissionDenied
    with act_as(actor):
        lopend = Lidmaatschap.objects.filter(Q(tot__isnull=True) | Q(tot__gt=op), pk=lid.pk)
        lopend.update(tot=max(op, lid.sinds), beeindigd_door=actor.account_id)
    return lid


def find_account(uuid: UUID, *, actor: Actor) -> Account | None:
    """The account of somebody whose membership this actor may see."""
    leden = _of_people(actor).filter(account__uuid=uuid)
    return Account.objects.filter(pk__in=leden.values("account")).first()


def check_may_change(account: Account, *, actor: Actor) -> None:
    """Raises PermissionDenied for who may not manage, and for one's own account."""
    if not may_manage(actor) or account.pk == actor.account_id:
        raise PermissionDenied


def set_open(account: Account, *, is_open: bool, actor: Actor) -> None:
    """Close an account, or open it again: nobody signs in with a closed one, nor stays signed in.

    Raises what `check_may_change` raises.
    """
    check_may_change(account, actor=actor)
    with act_as(actor):
        Account.objects.filter(pk=account.pk).update(
            is_active=is_open, gesloten_door=None if is_open else actor.account_id
        )


def take_password(account: Account, *, waarom: str, actor: Actor) -> None:
    """With the second step goes the password: a new one comes by mail. It stands in the log.

    Raises what `check_may_change` raises.
    """
    check_may_change(account, actor=actor)
    account.set_unusable_password()
    with act_as(actor):
        Account.objects.filter(pk=account.pk).update(password=account.password)
    beheerlog.note(
        actor=actor,
        onderwerp=Onderwerp.ACCOUNT,
        betreft=account,
        wat="Tweede stap en wachtwoord",
        was="ingesteld",
        wordt="gewist",
        toelichting=waarom,
    )

"""Inviting somebody by mail, and letting him in who accepts: over `partijen` and `kandidaten`."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from sleutel.common.klok import AMSTERDAM
from sleutel.domein.rollen import Rol
from sleutel.kandidaten import services as kandidaten
from sleutel.koppelingen import post
from sleutel.partijen import uitnodigingen
from sleutel.partijen.actor import Actor
from sleutel.partijen.models import Account, Uitnodiging
from sleutel.partijen.uitnodigingen import Geweigerd, Uitgenodigd

ONDERWERP = "U bent uitgenodigd voor Sleutel"
type Link = Callable[[UUID], str]


@transaction.atomic
def invite(
    *, email: str, organisatie: UUID, rol: Rol, actor: Actor, op: datetime, link: Link
) -> Uitgenodigd | Geweigerd:
    """Invite somebody to work for an organisation, and mail the link. `link` makes its address."""
    gedaan = uitnodigingen.invite(email=email, organisatie=organisatie, rol=rol, actor=actor, op=op)
    if isinstance(gedaan, Uitgenodigd):
        _mail(gedaan, link)
    return gedaan


@transaction.atomic
def invite_kandidaat(
    kandidaat_id: int, *, email: str, actor: Actor, op: datetime, link: Link
) -> Uitgenodigd | Geweigerd:
    """Invite a kandidaat to see his own file. The code goes another way than the mail."""
    gedaan = uitnodigingen.invite(email=email, rol=Rol.KANDIDAAT, actor=actor, op=op)
    if isinstance(gedaan, Uitgenodigd):
        kandidaten.invite_as(kandidaat_id, uitnodiging_id=gedaan.uitnodiging.pk)
        _mail(gedaan, link)
    return gedaan


def _mail(gedaan: Uitgenodigd, link: Link) -> None:
    """The same text for everyone: a mail says of nobody in what role he comes."""
    tekst = render_to_string("account/post/uitnodiging.txt", {"adres": link(gedaan.sleutel)})
    post.put(aan=gedaan.uitnodiging.email, onderwerp=ONDERWERP, tekst=tekst)


@transaction.atomic
def accept(
    uitnodiging: Uitnodiging,
    *,
    account: Account | None,
    naam: str = "",
    wachtwoord: str = "",
    op: datetime,
) -> Account | None:
    """`partijen.uitnodigingen.accept`; a kandidaat is tied to his own file with it."""
    wie = uitnodigingen.accept(
        uitnodiging, account=account, naam=naam, wachtwoord=wachtwoord, op=op
    )
    if wie is not None:
        kandidaten.accept_as(uitnodiging.pk, account_id=wie.pk, op=op.astimezone(AMSTERDAM).date())
    return wie


def let_in(request: HttpRequest, account: Account) -> HttpResponse:
    """Sign in who just chose his password. A second factor is asked as of anybody who signs in."""
    record_authentication(request, account, "password", reauthenticated=True)
    response: HttpResponse = perform_login(request, Login(user=account))
    return response

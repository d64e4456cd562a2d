"""Inviting somebody, and accepting it. The mail is sent by who calls (`koppelingen.identiteit`)."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet

from sleutel.common.klok import AMSTERDAM
from sleutel.domein.rollen import ROLLEN_PER_SOORT, Rol

from .actor import Actor, act_as
from .models import Account, Lidmaatschap, Organisatie, Uitnodiging, normalise_email
from .scopes import may_invite_kandidaten, may_manage

GELDIG = timedelta(days=14)
CIJFERS = 8


@dataclass(frozen=True, slots=True)
class Uitgenodigd:
    """What was made, with the key of the link and the code: neither can be read again later."""

    uitnodiging: Uitnodiging
    sleutel: UUID
    code: str


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """Not done, and all the reasons why."""

    redenen: Sequence[str]


def may_invite(actor: Actor, rol: Rol) -> bool:
    """Who manages invites for every organisation; a procesregisseur of the loket its kandidaten."""
    return may_invite_kandidaten(actor) if rol == Rol.KANDIDAAT else may_manage(actor)


def organisations() -> QuerySet[Organisatie]:
    """Every organisation for which somebody can be invited, by name."""
    return Organisatie.objects.order_by("sorteernaam")


def invite(
    *, email: str, organisatie: UUID | None = None, rol: Rol, actor: Actor, op: datetime
) -> Uitgenodigd | Geweigerd:
    """Invite this address; an earlier invitation for the same role that was not used ends.

    Without `organisatie`: for the one of the actor. Raises PermissionDenied for who may not invite.
    """
    if not may_invite(actor, rol):
        raise PermissionDenied
    adres = normalise_email(email)
    wie = {"uuid": organisatie} if organisatie else {"pk": actor.organisatie_id}
    partij = Organisatie.objects.get(**wie)
    if redenen := _refusals(adres, partij, rol, actor, op):
        return Geweigerd(redenen)
    sleutel, code = uuid4(), "".join(secrets.choice("0123456789") for _ in range(CIJFERS))
    with act_as(actor):
        Organisatie.objects.select_for_update().get(pk=partij.pk)
        Uitnodiging.objects.waiting().filter(email=adres, organisatie=partij, rol=rol).update(
            ingetrokken_op=op, ingetrokken_door=actor.account_id
        )
        uitnodiging = Uitnodiging.objects.create(
            email=adres,
            organisatie=partij,
            rol=rol.value,
            door_id=actor.account_id,
            gemaakt_op=op,
            geldig_tot=op + GELDIG,
            afdruk=_print(sleutel),
            code=make_password(code) if rol == Rol.KANDIDAAT else "",
        )
    return Uitgenodigd(uitnodiging, sleutel, code if rol == Rol.KANDIDAAT else "")


def _refusals(adres: str, partij: Organisatie, rol: Rol, actor: Actor, op: datetime) -> list[str]:
    redenen = []
    if rol not in ROLLEN_PER_SOORT[partij.soort]:
        redenen.append(f"Bij {partij.naam} kan niemand {rol.label} zijn. Kies een andere rol.")
    account = Account.objects.filter(email=adres).first()
    if account and account.pk == actor.account_id:
        redenen.append("Dit is uw eigen adres. Laat een collega u uitnodigen.")
    if account and not account.is_active:
        redenen.append("Dit account is gesloten. Open het eerst weer bij Leden.")
    lid = Lidmaatschap.objects.active_on(_day(op)).filter(organisatie=partij, rol=rol.value)
    if account and lid.filter(account=account).exists():
        redenen.append(f"Deze persoon is al {rol.label} bij {partij.naam}.")
    return redenen


def _print(sleutel: UUID) -> str:
    return hashlib.sha256(sleutel.bytes).hexdigest()


def _day(op: datetime) -> date:
    return op.astimezone(AMSTERDAM).date()


def waiting(actor: Actor) -> QuerySet[Uitnodiging]:
    """The invitations that this actor may see and that nobody accepted yet."""
    rows = Uitnodiging.objects.visible_to(actor).waiting()
    return rows.select_related("organisatie", "door")


def withdraw(uuid: UUID, *, actor: Actor, op: datetime) -> bool:
    """End an invitation that was not accepted; False where this actor sees none. Twice does nothing."""
    rows = Uitnodiging.objects.visible_to(actor).filter(uuid=uuid)
    with act_as(actor):
        rows.waiting().update(ingetrokken_op=op, ingetrokken_door=actor.account_id)
    return rows.exists()


def find(sleutel: UUID, *, op: datetime) -> Uitnodiging | None:
    """The invitation of this link, while it can be accepted."""
    rows = Uitnodiging.objects.open_on(op).select_related("organisatie", "door")
    return rows.filter(afdruk=_print(sleutel)).first()


def try_code(uitnodiging: Uitnodiging, code: str, *, op: datetime) -> bool:
    """Whether this is the code of a kandidaat. Each try counts before it is looked at.

    The counting is one statement of its own, so that of a thousand tries at once five are looked at.
    """
    rows = Uitnodiging.objects.filter(pk=uitnodiging.pk)
    if not rows.open_on(op).update(pogingen=F("pogingen") + 1):
        return False
    if not check_password("".join(filter(str.isdigit, code)), uitnodiging.code):
        return False
    rows.update(pogingen=0)
    return True


def has_account(uitnodiging: Uitnodiging) -> bool:
    return Account.objects.filter(email=uitnodiging.email).exists()


@transaction.atomic
def accept(
    uitnodiging: Uitnodiging,
    *,
    account: Account | None,
    naam: str = "",
    wachtwoord: str = "",
    op: datetime,
) -> Account | None:
    """Become what one was invited for: `account`, or a new one with this name and password.

    None when it is too late: used, withdrawn or voided meanwhile. Raises PermissionDenied for the
    account of another address, and where the address has an account and none is given.
    """
    held = Uitnodiging.objects.open_on(op).select_for_update()
    invitation = held.filter(pk=uitnodiging.pk).first()
    if invitation is None:
        return None
    if account is None:
        if has_account(invitation):
            raise PermissionDenied
        account = Account.objects.create_user(invitation.email, naam, wachtwoord)
    elif account.email != invitation.email or not account.is_active:
        raise PermissionDenied
    Lidmaatschap.objects.get_or_create(
        account=account,
        organisatie_id=invitation.organisatie_id,
        rol=invitation.rol,
        tot=None,
        defaults={"sinds": _day(op)},
    )
    invitation.aanvaard_op, invitation.account = op, account
    invitation.save(update_fields=["aanvaard_op", "account"])
    return account

"""The second factor: who needs one, who has one, and whether this session showed it.

An app with codes (TOTP) or a passkey is a factor. Recovery codes are not: they stand in for one.
"""

from collections.abc import Iterable
from typing import Any

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest

from sleutel.domein.rollen import Rol
from sleutel.partijen.models import Account, Lidmaatschap
from sleutel.partijen.queries import memberships_of

FACTOREN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required(memberships: Iterable[Lidmaatschap]) -> bool:
    """Everyone but a kandidaat needs one; in the demo nobody does."""
    return settings.TWEEDE_FACTOR and any(lid.rol != Rol.KANDIDAAT.value for lid in memberships)


def factors_of(account: Account) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user_id=account.pk, type__in=FACTOREN)


def who_have_one(account_ids: Iterable[int]) -> set[int]:
    """Which of these accounts have a factor."""
    rows = Authenticator.objects.filter(user_id__in=account_ids, type__in=FACTOREN)
    return set(rows.values_list("user_id", flat=True))


def is_shown(request: HttpRequest) -> bool:
    """This session was begun with a second factor, or set one up itself.

    That the account has one is not enough: who knew the password before there was a second factor
    may have a session of his own waiting.
    """
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return any(record.get("method") == "mfa" for record in records)


def may_lose(authenticator: Authenticator) -> bool:
    """The last factor of somebody who needs one stays. Ask under `lock`."""
    account = authenticator.user
    others = factors_of(account).exclude(pk=authenticator.pk)
    return others.exists() or not is_required(memberships_of(account))


def lock(account: Account) -> None:
    """In a transaction: the factors of this account change one at a time."""
    Account.objects.select_for_update().get(pk=account.pk)


@receiver(authenticator_added)
def _shown_by_setting_up(
    *, request: HttpRequest, user: Account, authenticator: Authenticator, **_: Any
) -> None:
    """Who sets up a factor has just shown that he holds it."""
    if authenticator.type in FACTOREN:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)

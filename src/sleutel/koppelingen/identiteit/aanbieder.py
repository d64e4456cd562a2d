"""Signing in by the identity provider of an organisation (ADR 0012).

It lets in who has an account already, works for that organisation today, and has the address that the
provider says is verified. A session that came in that way works for that organisation only: else the
provider of one could act for another.
"""

from collections.abc import Iterable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from sleutel.partijen.models import Account, Lidmaatschap
from sleutel.partijen.queries import account_by_email, memberships_of, names_of_organisations

NIET = (
    "Uw organisatie kent u, maar Sleutel niet onder dit e-mailadres. Vraag de functioneel beheerder "
    "van het loket om u uit te nodigen. Of log in met uw wachtwoord."
)


def listed() -> list[tuple[str, str]]:
    """(code, name) of every organisation that has a provider, for the sign-in page."""
    codes = [
        app["provider_id"] for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    ]
    namen = names_of_organisations(codes) if codes else {}
    return [(code, namen[code]) for code in codes if code in namen]


def narrow(request: HttpRequest, memberships: Iterable[Lidmaatschap]) -> list[Lidmaatschap]:
    """Of these memberships those that hold in this session: of who came in by a provider, only there."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    via = {r.get("provider") for r in records if r.get("method") == "socialaccount"}
    return [lid for lid in memberships if not via or {lid.organisatie.code} == via]


class AanbiederAdapter(DefaultSocialAccountAdapter):
    """What allauth asks when a provider sends somebody back."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Whom it lets in is looked up by address each time; the number there must stay the same."""
        social, claims = sociallogin.account, sociallogin.account.extra_data
        social.extra_data = {}  # what they know of a person is not ours to keep
        if social.pk:
            social.save(update_fields=["extra_data"])
        account = self._let_in(social, claims)
        if account is None or sociallogin.state.get("process") != "login":
            messages.error(request, NIET)
            raise ImmediateHttpResponse(redirect("inloggen"))
        social.user = sociallogin.user = account
        social.save()

    def _let_in(self, social: SocialAccount, data: dict[str, Any]) -> Account | None:
        """The account for what the provider says, or None."""
        claims = data.get("userinfo") or data.get("id_token") or {}
        signed = data.get("id_token") or claims
        if claims.get("sub") != signed.get("sub") or claims.get("email_verified") is not True:
            return None
        account = account_by_email(str(claims.get("email") or ""))
        if account is None:
            return None
        works_there = {lid.organisatie.code for lid in memberships_of(account)}
        known = SocialAccount.objects.filter(provider=social.provider)
        is_another = known.filter(user=account).exclude(uid=social.uid).exists()
        of_another = known.filter(uid=social.uid).exclude(user=account).exists()
        if social.provider not in works_there or is_another or of_another:
            return None
        return account

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None: signing in is no change of the account."""

"""The second factor: nobody who needs one gets past it, and the pages on which one sets it up."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.logout import logout
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView, ReauthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from sleutel.koppelingen.identiteit import aanbieder, factor
from sleutel.partijen.queries import memberships_of
from sleutel.web.toegang import View, open_to_everyone, open_without_factor

from .allauthpagina import LEES, pagina


def require_second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> View:
    """Middleware, before anybody acts: an account that needs a second factor shows it first.

    Without a factor only the pages to set one up are there, and no membership holds. A session that
    did not show the factor that the account has by now, ends. Looked up on every request.
    """

    def middleware(request: Any) -> HttpResponse:
        request.lidmaatschappen, request.mist_factor = [], False
        if request.user.is_authenticated:
            alle = memberships_of(request.user)
            request.lidmaatschappen = aanbieder.narrow(request, alle)
            if factor.factors_of(request.user).exists():
                if not factor.is_shown(request):
                    logout(request)
                    return redirect("inloggen")
            elif factor.is_required(alle):
                request.lidmaatschappen, request.mist_factor = [], True
        return get_response(request)

    def process_view(request: Any, view: Any, *_: Any) -> HttpResponse | None:
        open_to = getattr(view, "opened_to", None)
        if request.mist_factor and open_to not in {open_without_factor, open_to_everyone}:
            return redirect("mfa_index")
        return None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def one_at_a_time(view: View) -> View:
    """The factors of one account change one after the other: two cannot both be the last but one."""

    @wraps(view)
    def locked(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            factor.lock(request.user)
            return view(request, *args, **kwargs)

    return locked


class PasskeyWeg(RemoveWebAuthnView):
    """Remove a passkey, unless it is the last factor of somebody who needs one."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_index")
        return super().form_valid(form)


overzicht = open_without_factor(pagina(IndexView, "factor", LEES))
app = open_without_factor(one_at_a_time(pagina(ActivateTOTPView, "factor_app")))
app_weg = open_without_factor(one_at_a_time(pagina(DeactivateTOTPView, "factor_app_weg")))
passkey = open_without_factor(one_at_a_time(pagina(AddWebAuthnView, "passkey")))
passkey_weg = open_without_factor(one_at_a_time(pagina(PasskeyWeg, "passkey_weg")))
herstelcodes = open_without_factor(pagina(ViewRecoveryCodesView, "herstelcodes", LEES))
nieuwe_herstelcodes = open_without_factor(pagina(GenerateRecoveryCodesView, "herstelcodes_nieuw"))
bevestig = open_without_factor(pagina(account.ReauthenticateView, "bevestig"))
bevestig_code = open_without_factor(pagina(ReauthenticateView, "bevestig_code"))
bevestig_passkey = open_without_factor(pagina(ReauthenticateWebAuthnView, "bevestig_passkey"))

"""One's own account: the password, the second factor, where one is signed in."""

from typing import Any

from allauth.account import views as account
from allauth.usersessions.views import ListUserSessionsView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sleutel.koppelingen.identiteit.sessies import end_everywhere
from sleutel.web.toegang import open_to_accounts

from .allauthpagina import pagina


@open_to_accounts
@never_cache
@require_safe
def mijn_account(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accounts/mijn_account.html")


class Wachtwoord(account.PasswordChangeView):
    """Change the password; on other devices one is signed out."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who has no password gets one as who forgot it: by mail."""
        if not request.user.has_usable_password():  # type: ignore[union-attr]
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


class Sessies(ListUserSessionsView):
    """Where one is signed in; sign out on other devices, or everywhere."""

    def form_valid(self, form: Any) -> HttpResponse:
        if "overal" in self.request.POST:
            end_everywhere(self.request)
            return redirect("inloggen")
        return super().form_valid(form)


wachtwoord = open_to_accounts(pagina(Wachtwoord, "wachtwoord"))
sessies = open_to_accounts(pagina(Sessies, "sessies"))

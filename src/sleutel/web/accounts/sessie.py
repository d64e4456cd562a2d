"""Signing in and out, a forgotten password, and choosing for whom one works."""

from typing import Any
from uuid import UUID

from allauth.account import views as account
from allauth.account.internal.stagekit import get_pending_stage
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from sleutel.domein.rollen import Rol
from sleutel.koppelingen.identiteit import aanbieder, factor
from sleutel.partijen import queries
from sleutel.partijen.services import DEMO_WACHTWOORD
from sleutel.web.toegang import GEKOZEN, open_to_accounts, open_to_everyone

from .allauthpagina import LEES, pagina


class Inloggen(account.LoginView):
    """The sign-in page; in the demo it lists the accounts, for one click each."""

    template_name = "web/accounts/inloggen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["aanbieders"] = aanbieder.listed()
        if settings.MODUS == "demo":
            context["demo_accounts"] = [
                (lid, Rol(lid.rol).label) for lid in queries.demo_memberships()
            ]
            context["demo_wachtwoord"] = DEMO_WACHTWOORD
        return context


inloggen = open_to_everyone(pagina(Inloggen))


class TweedeStap(AuthenticateView):
    """The code or passkey after the password. Whose factor was cleared meanwhile, begins again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        halfway = get_pending_stage(request)
        if halfway and not factor.factors_of(halfway.login.user).exists():
            response: HttpResponse = halfway.abort()
            return response
        return super().dispatch(request, *args, **kwargs)


uitloggen = open_to_everyone(pagina(account.LogoutView, methoden=("POST",)))
passkey_inloggen = open_to_everyone(pagina(LoginWebAuthnView))
tweede_stap = open_to_everyone(pagina(TweedeStap, "tweede_stap"))


@open_to_everyone
@never_cache
@require_safe
def via(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider of an organisation; when that does not answer, back to the sign-in page."""
    try:
        response: HttpResponse = openid.login(request, provider_id=provider_id)
    except RequestException:
        messages.error(request, "Het inloggen van uw organisatie doet het niet. Probeer het later.")
        return redirect("inloggen")
    return response


via_terug = open_to_everyone(never_cache(require_safe(openid.callback)))


@open_to_everyone
@require_safe
def via_gestopt(request: HttpRequest) -> HttpResponse:
    """Somebody stopped at the provider of his organisation."""
    messages.error(request, "U bent niet ingelogd. Probeer het opnieuw, of op een andere manier.")
    return redirect("inloggen")


vergeten = open_to_everyone(pagina(account.PasswordResetView, "vergeten"))
vergeten_verstuurd = open_to_everyone(
    pagina(account.PasswordResetDoneView, "vergeten_verstuurd", LEES)
)
nieuw_wachtwoord = open_to_everyone(pagina(account.PasswordResetFromKeyView, "nieuw_wachtwoord"))
nieuw_wachtwoord_klaar = open_to_everyone(
    pagina(account.PasswordResetFromKeyDoneView, "nieuw_wachtwoord_klaar", LEES)
)


@open_to_accounts
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kies_organisatie(request: Any) -> HttpResponse:
    """Choose under which membership to work; one of another account, or an ended one, is a 404.

    A form that still stands open for another organisation is refused afterwards: its secret is another.
    """
    if request.method == "POST":
        gekozen = str(_gekozen(request))
        if request.session.get(GEKOZEN) != gekozen:
            rotate_token(request)
        request.session[GEKOZEN] = gekozen
        return redirect("start")
    keuzes = [(lid, Rol(lid.rol).label) for lid in request.lidmaatschappen]
    return render(request, "web/accounts/kies_organisatie.html", {"keuzes": keuzes})


def _gekozen(request: Any) -> UUID:
    for lid in request.lidmaatschappen:
        if str(lid.uuid) == request.POST.get("lidmaatschap"):
            return lid.uuid
    raise Http404

"""Signing in and out, and choosing for whom one works."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sleutel.domein.rollen import Rol
from sleutel.partijen import queries
from sleutel.partijen.services import DEMO_WACHTWOORD

from .toegang import GEKOZEN, open_to_accounts, open_to_everyone

FOUT = "Het e-mailadres of het wachtwoord klopt niet. Kijk ze na en probeer het opnieuw."


class InlogForm(AuthenticationForm):
    """E-mail and password. One answer for every failure: it does not tell which accounts exist."""

    error_messages = {"invalid_login": FOUT, "inactive": FOUT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "E-mailadres"
        self.fields["username"].widget.attrs |= {"type": "email", "autocomplete": "username"}
        self.fields["username"].error_messages["required"] = "Vul uw e-mailadres in."
        self.fields["password"].error_messages["required"] = "Vul uw wachtwoord in."
        for veld in self.fields.values():
            veld.widget.attrs["class"] = "utrecht-textbox utrecht-textbox--html-input"
            veld.widget.attrs.pop("autofocus", None)


class Inloggen(LoginView):
    """The sign-in page; in the demo it lists the accounts, for one click each."""

    template_name = "web/inloggen.html"
    authentication_form = InlogForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if settings.MODUS == "demo":
            context["demo_accounts"] = [
                (lid, Rol(lid.rol).label) for lid in queries.demo_memberships()
            ]
            context["demo_wachtwoord"] = DEMO_WACHTWOORD
        return context


inloggen = open_to_everyone(Inloggen.as_view())
uitloggen = open_to_accounts(LogoutView.as_view())


@open_to_accounts
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kies_organisatie(request: Any) -> HttpResponse:
    """Choose under which membership to work; one of another account, or an ended one, is a 404."""
    if request.method == "POST":
        request.session[GEKOZEN] = str(_gekozen(request))
        return redirect("start")
    keuzes = [(lid, Rol(lid.rol).label) for lid in request.lidmaatschappen]
    return render(request, "web/kies_organisatie.html", {"keuzes": keuzes})


def _gekozen(request: Any) -> UUID:
    for lid in request.lidmaatschappen:
        if str(lid.uuid) == request.POST.get("lidmaatschap"):
            return lid.uuid
    raise Http404

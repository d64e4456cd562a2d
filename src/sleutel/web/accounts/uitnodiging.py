"""Accepting an invitation: a new account, or one more membership of the one that somebody has."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sleutel.common.klok import nu
from sleutel.domein.rollen import Rol
from sleutel.koppelingen.identiteit.uitnodigen import accept, let_in
from sleutel.partijen import uitnodigingen
from sleutel.web.toegang import open_to_everyone

from .formulieren import UITLEG_WACHTWOORD, InStijl

CODE_FOUT = (
    "Deze code klopt niet. Kijk de code na. Na vijf foute codes werkt de uitnodiging niet meer."
)


class NeemAanForm(InStijl, forms.Form):
    """What is asked depends: a name and a password for a new account, a code of a kandidaat."""

    teksten: ClassVar = {
        "code": ("Code", "Vul de code in die u apart kreeg."),
        "naam": ("Uw naam", "Vul uw naam in."),
        "password1": ("Wachtwoord", "Kies een wachtwoord."),
        "password2": ("Wachtwoord, nog een keer", "Vul het wachtwoord nog een keer in."),
    }
    code = forms.CharField(
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    naam = forms.CharField(max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    password1 = forms.CharField(widget=forms.PasswordInput({"autocomplete": "new-password"}))
    password2 = forms.CharField(widget=forms.PasswordInput({"autocomplete": "new-password"}))

    def __init__(self, *args: Any, met_code: bool, met_account: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in [] if met_code else ["code"]:
            del self.fields[naam]
        for naam in ["naam", "password1", "password2"] if met_account else []:
            del self.fields[naam]
        if not met_account:
            self.fields["password1"].help_text = UITLEG_WACHTWOORD

    def clean_password1(self) -> str:
        wachtwoord: str = self.cleaned_data["password1"]
        validate_password(wachtwoord)
        return wachtwoord

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "password1" in data and data["password1"] != data.get("password2"):
            self.add_error("password2", "Vul twee keer hetzelfde wachtwoord in.")
        return data


@open_to_everyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request: Any, sleutel: UUID) -> HttpResponse:
    """What one is invited for; who has an account signs in first. What no longer holds is a 404."""
    gevonden = uitnodigingen.find(sleutel, op=nu())
    if gevonden is None:
        return render(request, "web/accounts/uitnodiging_voorbij.html", status=404)
    heeft_account = uitnodigingen.has_account(gevonden)
    context = {
        "uitnodiging": gevonden,
        "rol": Rol(gevonden.rol),
        "voor_een_ander": request.user.is_authenticated and request.user.email != gevonden.email,
        "moet_inloggen": heeft_account and not request.user.is_authenticated,
    }
    if context["voor_een_ander"] or context["moet_inloggen"]:
        return render(request, "web/accounts/uitnodiging_ander.html", context)
    if request.mist_factor:
        return redirect("mfa_index")
    verstuurd = request.POST if request.method == "POST" else None
    form = NeemAanForm(verstuurd, met_code=bool(gevonden.code), met_account=heeft_account)
    if form.is_valid() and _code_klopt(form, gevonden):
        return _neem_aan(request, form, gevonden)
    if gevonden.code and not uitnodigingen.find(sleutel, op=nu()):  # the last try was wrong
        return render(request, "web/accounts/uitnodiging_voorbij.html", status=404)
    return render(request, "web/accounts/uitnodiging.html", context | {"form": form})


def _code_klopt(form: NeemAanForm, gevonden: Any) -> bool:
    """Looked at last, so that a mistake in the rest costs no try."""
    if gevonden.code and not uitnodigingen.try_code(gevonden, form.cleaned_data["code"], op=nu()):
        form.add_error("code", CODE_FOUT)
        return False
    return True


def _neem_aan(request: HttpRequest, form: NeemAanForm, gevonden: Any) -> HttpResponse:
    bekend = request.user if request.user.is_authenticated else None
    account = accept(
        gevonden,
        account=bekend,
        naam=form.cleaned_data.get("naam", ""),
        wachtwoord=form.cleaned_data.get("password1", ""),
        op=nu(),
    )
    if account is None:
        return render(request, "web/accounts/uitnodiging_voorbij.html", status=404)
    return redirect("kies-organisatie") if bekend else let_in(request, account)

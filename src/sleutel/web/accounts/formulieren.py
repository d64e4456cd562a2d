"""The forms of signing in and of one's own account, in our words."""

from collections.abc import Callable
from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base import forms as codeforms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import HttpRequest
from django.urls import reverse

from sleutel.koppelingen.identiteit.codes import GeremdeCode
from sleutel.koppelingen.identiteit.herstel import ask_new_password

NIEUW = ("Nieuw wachtwoord", "Vul een nieuw wachtwoord in.")
NOGMAALS = ("Nieuw wachtwoord, nog een keer", "Vul het nieuwe wachtwoord nog een keer in.")
UITLEG_WACHTWOORD = "Minstens 12 tekens. Een zin die u goed kunt onthouden is sterk."
TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"


class InStijl:
    """Labels and errors in our words, fields in our style, no text inside a field.

    `teksten`: label and what is said of an empty field, by the name of the field.
    """

    teksten: ClassVar[dict[str, tuple[str, str]]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.help_text = ""
            veld.widget.attrs.pop("placeholder", None)
            if not veld.widget.is_hidden:
                veld.widget.attrs["class"] = TEKSTVAK
            if naam in self.teksten:
                veld.label, veld.error_messages["required"] = self.teksten[naam]


class TweemaalHetzelfde(InStijl):
    """A new password, typed twice."""

    cleaned_data: dict[str, Any]
    errors: Any
    error_class: Callable[[list[str]], Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = UITLEG_WACHTWOORD

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()  # type: ignore[misc]
        if "password1" in data and data["password1"] != self.data.get("password2"):  # type: ignore[attr-defined]
            fout = "Dit is een ander wachtwoord dan hierboven. Vul twee keer hetzelfde in."
            self.errors["password2"] = self.error_class([fout])
        return data


class InlogForm(InStijl, LoginForm):
    """E-mail and password. One answer for every failure: it does not tell which accounts exist."""

    teksten: ClassVar = {
        "login": ("E-mailadres", "Vul uw e-mailadres in."),
        "password": ("Wachtwoord", "Vul uw wachtwoord in."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["login"].error_messages["invalid"] = (
            "Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl."
        )


class VergetenForm(InStijl, ResetPasswordForm):
    """The address of an account. Says nothing of whether there is one."""

    teksten: ClassVar = {"email": ("E-mailadres", "Vul uw e-mailadres in.")}

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email

    def save(self, request: HttpRequest, **_: Any) -> str:
        def link(account: str, sleutel: str) -> str:
            pad = reverse("account_reset_password_from_key", args=[account, sleutel])
            return request.build_absolute_uri(pad)

        email: str = self.cleaned_data["email"]
        ask_new_password(email, link=link)
        return email


class NieuwWachtwoordForm(TweemaalHetzelfde, ResetPasswordKeyForm):
    teksten: ClassVar = {"password1": NIEUW, "password2": NOGMAALS}


class WijzigWachtwoordForm(TweemaalHetzelfde, ChangePasswordForm):
    teksten: ClassVar = {
        "oldpassword": ("Wachtwoord van nu", "Vul uw wachtwoord van nu in."),
        "password1": NIEUW,
        "password2": NOGMAALS,
    }

    def clean_oldpassword(self) -> str:
        """Under the brake: who finds a session open cannot try on for the password."""
        oud: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, oud):
            raise get_adapter().validation_error("enter_current_password")
        return oud


class WachtwoordOpnieuwForm(InStijl, ReauthenticateForm):
    teksten: ClassVar = {"password": ("Wachtwoord", "Vul uw wachtwoord in.")}


CODE = {"code": ("Code", "Vul de code in.")}


class CodeForm(InStijl, GeremdeCode, codeforms.AuthenticateForm):
    teksten: ClassVar = CODE


class CodeOpnieuwForm(InStijl, GeremdeCode, codeforms.ReauthenticateForm):
    teksten: ClassVar = CODE


class AppForm(InStijl, ActivateTOTPForm):
    teksten: ClassVar = {"code": ("Code uit de app", "Vul de code in die de app laat zien.")}


class PasskeyForm(InStijl, AddWebAuthnForm):
    """A passkey always asks for a finger, a face or a PIN, so that it can sign in by itself."""

    teksten: ClassVar = {"name": ("Naam van deze passkey", "Geef deze passkey een naam.")}
    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)

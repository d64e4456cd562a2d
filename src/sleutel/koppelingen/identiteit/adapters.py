"""What django-allauth asks of us: how to recognise somebody, what to say, what not to allow."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sleutel.partijen.models import Account, normalise_email

from . import factor, kluis, rem

TE_VAAK = "Dit ging te vaak mis. Wacht een kwartier en probeer het dan opnieuw."
CODE_FOUT = "Deze code klopt niet. Kijk de code na en probeer het opnieuw."
GEEN_ADRES = "0.0.0.0"  # noqa: S104 - no address at all


class AccountAdapter(DefaultAccountAdapter):
    """E-mail and password, under the brake; nobody makes an account for himself."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            "Het e-mailadres of het wachtwoord klopt niet. Kijk ze na en probeer het opnieuw."
        ),
        "enter_current_password": "Dit is niet uw wachtwoord van nu. Probeer het opnieuw.",
        "incorrect_password": "Dit is niet uw wachtwoord. Probeer het opnieuw.",
        "incorrect_code": CODE_FOUT,
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": TE_VAAK,
        "rate_limited": TE_VAAK,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """The account of this address and password. Too many tries: no password is looked at.

        Django's own backend does as much work for an unknown address, and finds no closed account.
        """
        email = normalise_email(credentials["email"])
        poging = rem.take(rem.WACHTWOORD, email)
        if poging is None:
            raise self.validation_error("too_many_login_attempts")
        account = authenticate(request, email=email, password=credentials["password"])
        if account is not None:
            rem.give_back(poging)
        return account

    def reauthenticate(self, user: Account, password: str) -> bool:
        return self.authenticate(context.request, email=user.email, password=password) == user

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, str]]:
        """Who has a second factor shows that one; the password alone changes nothing of it."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if user.is_authenticated and factor.factors_of(user).exists():
            return [method for method in methods if method["id"] != "reauthenticate"]
        return methods

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        """A closed account; allauth's page would tell that it exists."""
        return redirect("inloggen")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mijn-account")

    def get_client_ip(self, request: HttpRequest) -> str:
        """None is kept: nobody needs it, and behind a proxy it is that of the proxy."""
        return GEEN_ADRES


class FactorAdapter(DefaultMFAAdapter):
    """The second factor, for allauth."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": CODE_FOUT,
        "cannot_delete_authenticator": (
            "Dit is uw enige tweede stap. Stel eerst een andere in. Daarna kunt u deze weghalen."
        ),
        "cannot_generate_recovery_codes": "Stel eerst een app of een passkey in.",
    }

    def encrypt(self, text: str) -> str:
        return kluis.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return kluis.unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return factor.may_lose(authenticator)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002
        aantal = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {aantal + 1}"

    def _get_site_name(self) -> str:
        return "Sleutel"

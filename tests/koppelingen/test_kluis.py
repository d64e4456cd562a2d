"""The secrets of the second step are locked, and stay readable when the key changes."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client

from sleutel.koppelingen.identiteit import kluis
from sleutel.koppelingen.identiteit.adapters import FactorAdapter
from sleutel.partijen.models import Account
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.inloggen import GEHEIM, adres, code_van, met_wachtwoord
from tests.web.rolbezetting import maak_cast

EERST, DAARNA = "eerst-" * 10, "daarna-" * 10
STEL_IN = "/account/tweede-stap"


@pytest.fixture
def account(db) -> Account:
    maak_cast()
    return Account.objects.get(email=adres("corporatie"))


def alles_bewaard() -> str:
    """What stands of factors and sessions in the database."""
    factoren = [str(row.data) for row in Authenticator.objects.all()]
    return " ".join(factoren + [str(row.get_decoded()) for row in Session.objects.all()])


def zet_app_op(client: Client) -> tuple[str, list[str]]:
    """By the pages, in a database that commits. Gives the secret and the codes that the person saw."""
    met_wachtwoord(client, "corporatie")
    client.post("/account/bevestigen", {"password": DEMO_WACHTWOORD})
    geheim = client.get(f"{STEL_IN}/app").context["form"].secret
    client.post(f"{STEL_IN}/app", {"code": code_van(geheim)})
    return geheim, client.get(f"{STEL_IN}/herstelcodes").context["unused_codes"]


def test_what_a_person_saw_stands_nowhere_in_the_database_and_holds(client, verse_database):
    maak_cast()
    geheim, codes = zet_app_op(client)

    bewaard = alles_bewaard()
    assert len(codes) == 10
    assert [woord for woord in (geheim, *codes) if woord in bewaard] == []
    app, herstel = (
        Authenticator.objects.get(type=soort).wrap() for soort in ("totp", "recovery_codes")
    )
    assert kluis.unlock(herstel.instance.data["seed"]) not in bewaard
    assert app.validate_code(code_van(geheim, stap=1))
    assert herstel.validate_code(codes[0])
    assert not herstel.validate_code(codes[0])


def test_without_the_lock_it_would_stand_there(account, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(FactorAdapter, "encrypt", lambda self, text: text)
    TOTP.activate(account, GEHEIM)

    assert GEHEIM in alles_bewaard()


def test_a_secret_of_before_the_lock_works_on_and_is_locked_by_the_command(account, settings):
    settings.GEHEIM = settings.SECRET_KEY = EERST
    Authenticator.objects.create(user=account, type="totp", data={"secret": GEHEIM})
    Authenticator.objects.create(
        user=account, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 5}
    )
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code_van())

    antwoord = StringIO()
    call_command("vergrendel", stdout=antwoord)

    assert "Vergrendeld: 2." in antwoord.getvalue()
    assert GEHEIM not in alles_bewaard()
    assert kluis.unlock(Authenticator.objects.get(type="totp").data["secret"]) == GEHEIM
    codes = Authenticator.objects.get(type="recovery_codes").data
    assert (kluis.unlock(codes["seed"]), codes["used_mask"]) == ("ab" * 40, 5)


def test_another_key_is_taken_into_use_and_the_old_one_left_out(account, settings):
    settings.SECRET_KEY = EERST
    app = TOTP.activate(account, GEHEIM)

    settings.GEHEIM = settings.SECRET_KEY = DAARNA
    settings.SECRET_KEY_FALLBACKS = [EERST]
    assert app.validate_code(code_van())
    call_command("vergrendel", stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = []

    assert kluis.unlock(Authenticator.objects.get().data["secret"]) == GEHEIM


def test_with_a_key_that_does_not_fit_it_says_what_to_do(account, settings):
    settings.SECRET_KEY = EERST
    locked = kluis.lock(GEHEIM)
    settings.GEHEIM = settings.SECRET_KEY = DAARNA

    with pytest.raises(ImproperlyConfigured, match="SLEUTEL_GEHEIM_OUD"):
        kluis.unlock(locked)


def test_the_command_locks_nothing_under_a_key_that_is_gone_tomorrow(account, settings):
    settings.GEHEIM = ""
    Authenticator.objects.create(user=account, type="totp", data={"secret": GEHEIM})

    with pytest.raises(CommandError, match="SLEUTEL_GEHEIM"):
        call_command("vergrendel")

    assert Authenticator.objects.get().data["secret"] == GEHEIM

"""Signing in as a person does, for tests: password, code of the app, mail."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from sleutel.partijen.models import Account
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.rolbezetting import laat_werken

GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def adres(wie: str) -> str:
    return f"{wie}@demo.sleutel.invalid"


def met_wachtwoord(client: Client, wie: str, wachtwoord: str = DEMO_WACHTWOORD, **kop: str):
    """`kop`: headers, as HTTP_USER_AGENT."""
    return client.post("/inloggen", {"login": adres(wie), "password": wachtwoord}, **kop)


def code_van(geheim: str = GEHEIM, *, stap: int = 0) -> str:
    """What the app shows now, or `stap` half minutes later."""
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30 + stap))


def foute_code(geheim: str = GEHEIM) -> str:
    """A code that is none of those that hold around now."""
    goed = {code_van(geheim, stap=stap) for stap in range(-3, 4)}
    return next(code for code in map("{:06}".format, range(10)) if code not in goed)


def geef_app(wie: str) -> Account:
    """Give this account an app with codes, as if set up before."""
    account = Account.objects.get(email=adres(wie))
    TOTP.activate(account, GEHEIM)
    return account


def geef_passkey(account: Account, naam: str = "Passkey 1") -> Authenticator:
    """A passkey that can be listed and removed (not used)."""
    return Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN, data={"name": naam, "credential": {}}
    )


def laatste_link() -> str:
    """The path of the link in the mail that went out last."""
    laat_werken()
    return re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)[1]

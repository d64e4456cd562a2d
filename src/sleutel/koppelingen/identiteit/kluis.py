"""The secrets of the second step stand locked in the database: from a copy of it nobody makes codes.

What is locked is the secret of an app and the seed of the recovery codes; of a passkey the server holds
no secret. The key follows from `SLEUTEL_GEHEIM`. For another one: put the old one in `SLEUTEL_GEHEIM_OUD`,
start, run `sleutel beheer vergrendel`, and leave the old one out (ADR 0012).
"""

from base64 import urlsafe_b64encode
from functools import cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

SLOT = "slot:"
"""What is locked begins with this. What is not, is from before there was a lock."""

GEHEIMEN = ("secret", "seed")
VERLOREN = (
    "De geheimen van de tweede stap gaan met dit SLEUTEL_GEHEIM niet open. Zet het geheim van eerder in "
    "SLEUTEL_GEHEIM_OUD en start opnieuw."
)


def lock(text: str) -> str:
    """Under the key of now."""
    return SLOT + _keys().encrypt(text.encode()).decode()


def unlock(text: str) -> str:
    """Under the key of now or an earlier one. Raises ImproperlyConfigured when none of them fits."""
    if not text.startswith(SLOT):
        return text
    try:
        return _keys().decrypt(text.removeprefix(SLOT)).decode()
    except InvalidToken:
        raise ImproperlyConfigured(VERLOREN) from None


@transaction.atomic
def lock_all_again() -> int:
    """Every secret under the key of now, also what was not locked yet; of how many accounts' factors."""
    rows = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    for row in rows:
        row.data |= {naam: lock(unlock(row.data[naam])) for naam in GEHEIMEN if naam in row.data}
        row.save(update_fields=["data"])
    return len(rows)


def _keys() -> MultiFernet:
    return MultiFernet(map(_key, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)))


@cache
def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"sleutel.tweede-stap")
    return Fernet(urlsafe_b64encode(derived.derive(secret.encode())))

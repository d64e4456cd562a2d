"""The web application, in which every hashing of a password adds one byte to the file TELLER.

With ZONDER_REM the brake lets everything through: the negative control.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from django.contrib.auth.hashers import MD5PasswordHasher


class Teller(MD5PasswordHasher):
    """The quick hasher of the tests, that counts over all processes."""

    def encode(self, password: str, salt: str) -> str:
        with Path(os.environ["TELLER"]).open("ab") as bestand:
            bestand.write(b".")
        return super().encode(password, salt)


def maak_toepassing():
    os.environ["DJANGO_SETTINGS_MODULE"] = "sleutel.config.settings"
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["tests.proof.tellende_server.Teller"]
    from sleutel.config.wsgi import application
    from sleutel.koppelingen.identiteit import rem

    if os.environ.get("ZONDER_REM"):
        rem.take = lambda grens, wie: rem.Poging(wie, datetime(2000, 1, 1, tzinfo=UTC))
    return application


if "TELLER" in os.environ:
    application = maak_toepassing()

"""Where mail goes: the address of a mail server as Django writes its settings.

`smtp://` sends in the clear, `smtp+tls://` begins in the clear and changes to TLS (STARTTLS, port 587),
`smtps://` is TLS from the start (port 465). Name and password are written as in any address:
`smtp+tls://naam:wachtwoord@mail.example.nl`. Without a server mail lands as files in a folder.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

from environs import ValidationError

POORTEN = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def check(adres: str) -> None:
    """Raises `ValidationError` for what is no address of a mail server."""
    try:
        delen = urlsplit(adres)
        goed = not adres or (delen.scheme in POORTEN and delen.hostname and delen.port != 0)
    except ValueError:
        goed = False
    if not goed:
        raise ValidationError(
            "Schrijf de mailserver als smtp+tls://naam:wachtwoord@mail.example.nl"
        )


def mailers(adres: str, map_: str) -> dict[str, Any]:
    """`settings.MAILERS` for this mail server, or for files in `map_`."""
    if not adres:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"default": {"BACKEND": backend, "OPTIONS": {"file_path": map_}}}
    delen = urlsplit(adres)
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": delen.hostname,
                "port": delen.port or POORTEN[delen.scheme],
                "username": unquote(delen.username or ""),
                "password": unquote(delen.password or ""),
                "use_tls": delen.scheme == "smtp+tls",
                "use_ssl": delen.scheme == "smtps",
                "timeout": 20,
            },
        }
    }

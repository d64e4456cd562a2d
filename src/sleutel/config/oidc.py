"""The identity providers of organisations: a TOML file that `SLEUTEL_OIDC` names.

    [levantogroep]                              # the code of the organisation
    issuer = "https://login.levanto.example"    # below it lies /.well-known/openid-configuration
    client_id = "sleutel"
    secret = "..."

The provider is to send back to `/inloggen/via/<code>/terug`, and to say that an e-mail address is
verified (`email_verified`). What somebody may do who comes in by it: ADR 0012.
"""

import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NODIG = {
    "issuer": "het adres van de aanbieder",
    "client_id": "de naam waaronder Sleutel daar bekend is",
    "secret": "het geheim dat Sleutel van de aanbieder kreeg",
}


def providers(bestand: str, *, plain_http: bool = False) -> dict[str, Any]:
    """`settings.SOCIALACCOUNT_PROVIDERS` for this file; no file, no providers.

    `plain_http`: an issuer without TLS is good enough, as in the demo. Raises `ImproperlyConfigured`
    with everything that is wrong in the file.
    """
    if not bestand:
        return {"openid_connect": {"APPS": []}}
    try:
        inhoud = tomllib.loads(Path(bestand).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fout:
        raise ImproperlyConfigured(
            f"SLEUTEL_OIDC: het bestand {bestand} is niet te lezen ({type(fout).__name__})."
        ) from None
    except tomllib.TOMLDecodeError as fout:
        raise ImproperlyConfigured(f"SLEUTEL_OIDC: {bestand} is geen goede TOML: {fout}") from None
    fouten = [zin for code, waarden in inhoud.items() for zin in _errors(code, waarden, plain_http)]
    if fouten:
        raise ImproperlyConfigured(f"SLEUTEL_OIDC ({bestand}): {' '.join(fouten)}")
    return {"openid_connect": {"APPS": [_app(code, w) for code, w in inhoud.items()]}}


def _errors(code: str, waarden: Any, plain_http: bool) -> list[str]:
    if not re.fullmatch(r"[a-z0-9-]+", code) or not isinstance(waarden, dict):
        return [f"[{code}] is geen code van een organisatie."]
    fouten = [
        f"Bij [{code}] ontbreekt {naam}: {uitleg}."
        for naam, uitleg in NODIG.items()
        if not isinstance(waarden.get(naam), str) or not waarden[naam]
    ]
    fouten += [f"Bij [{code}] is {naam} onbekend." for naam in sorted(set(waarden) - set(NODIG))]
    issuer = waarden.get("issuer")
    if isinstance(issuer, str) and issuer:
        delen = urlsplit(issuer)
        if delen.scheme not in ({"http", "https"} if plain_http else {"https"}) or not delen.netloc:
            fouten.append(f"Bij [{code}] moet issuer met https:// beginnen.")
    return fouten


def _app(code: str, waarden: dict[str, str]) -> dict[str, Any]:
    return {
        "provider_id": code,
        "name": code,
        "client_id": waarden["client_id"],
        "secret": waarden["secret"],
        "settings": {"server_url": waarden["issuer"].rstrip("/"), "oauth_pkce_enabled": True},
    }

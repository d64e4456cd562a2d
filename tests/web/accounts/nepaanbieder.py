"""The identity provider of an organisation, one that lives in the test."""

import json
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from django.test import Client

from tests.web.inloggen import adres

ISSUER = "https://login.levanto.example"
VIA = "/inloggen/via/levantogroep"


class Aanbieder(requests.adapters.BaseAdapter):
    """Answers as a provider does, with the claims that the test puts in."""

    def __init__(self) -> None:
        super().__init__()
        self.claims: dict[str, Any] = {
            "sub": "nummer-1",
            "email": adres("aanmelder"),
            "email_verified": True,
            "name": "Zo Heet Ik Daar",
        }
        self.getekend: dict[str, Any] = {}
        self.bereikbaar = True

    def send(self, request, **_: Any) -> requests.Response:
        if not self.bereikbaar:
            raise requests.ConnectionError
        antwoord = requests.Response()
        antwoord.status_code = 200
        antwoord.headers["content-type"] = "application/json"
        antwoord._content = json.dumps(self._inhoud(urlsplit(request.url).path)).encode()
        return antwoord

    def close(self) -> None:
        pass

    def _inhoud(self, pad: str) -> dict[str, Any]:
        if pad == "/userinfo":
            return self.claims
        if pad == "/token":
            signed = {"sub": self.claims["sub"], "iss": ISSUER, "aud": "sleutel"} | self.getekend
            token = jwt.encode(signed | {"exp": time.time() + 60}, "x" * 32, "HS256")
            return {"access_token": "t", "token_type": "Bearer", "id_token": token}
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "userinfo_endpoint": f"{ISSUER}/userinfo",
            "jwks_uri": f"{ISSUER}/jwks",
        }


def kom_terug(client: Client, vraag: str = ""):
    """Go to the provider and come back with a code; gives the page where one ends."""
    heen = client.get(f"{VIA}{vraag}").url
    assert heen.startswith(f"{ISSUER}/authorize?")
    state = parse_qs(urlsplit(heen).query)["state"][0]
    return client.get(f"{VIA}/terug", {"code": "c", "state": state}, follow=True)

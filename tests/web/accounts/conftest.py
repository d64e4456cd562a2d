"""Ways in, for the tests of accounts.

| fixture | gives |
| --- | --- |
| `venster` | `venster()`: a page in a browser of somebody's own, over a database with the cast |
| `levanto` | the identity provider of LEVANTOgroep, to which the sign-in page leads |
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page

from sleutel.koppelingen.identiteit.aanbieder import AanbiederAdapter
from tests.web.accounts.nepaanbieder import ISSUER, Aanbieder
from tests.web.rolbezetting import maak_cast
from tests.web.test_bladeraar import LET_OP_BELEID, TELEFOON


@pytest.fixture
def venster(bladeraar: Browser, webserver: str) -> Iterator[Callable[..., Page]]:
    """A browser of somebody's own, at 360 px; by name, as a passkey asks."""
    maak_cast()
    open_vensters = []

    def nieuw(*, breed: int = TELEFOON, met_script: bool = True) -> Page:
        eigen = bladeraar.new_context(
            base_url=webserver.replace("127.0.0.1", "localhost"),
            viewport={"width": breed, "height": 800},
            java_script_enabled=met_script,
            locale="nl-NL",
        )
        open_vensters.append(eigen)
        pagina = eigen.new_page()
        pagina.add_init_script(LET_OP_BELEID)
        return pagina

    yield nieuw
    for eigen in open_vensters:
        eigen.close()


@pytest.fixture
def levanto(cast, settings, monkeypatch) -> Aanbieder:
    app = {
        "provider_id": "levantogroep",
        "name": "levantogroep",
        "client_id": "sleutel",
        "secret": "geheim",
        "settings": {"server_url": ISSUER, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    nep = Aanbieder()

    def sessie(self: Any) -> requests.Session:
        session = requests.Session()
        session.mount("https://", nep)
        return session

    monkeypatch.setattr(AanbiederAdapter, "get_requests_session", sessie)
    return nep

"""The fixed cast of the pages.

| fixture | gives |
| --- | --- |
| `cast` | e-mail address by role of the demo accounts, and `buitenstaander`, who works for nobody |
| `als` | `als("bestuur")`: a client in which that account signed in; `als("")`: nobody did |
| `dossier` | records a traject with gebeurtenissen for the cast to see, and gives its uuid |
| `bladeraar` | one Chromium for the whole session |
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, expect, sync_playwright

from sleutel.partijen.models import Account
from tests.web.rolbezetting import maak_cast, maak_dossier

CHROMIUM = "/usr/bin/chromium"
expect.set_options(timeout=30_000)  # as long as everything else in a browser may take


@pytest.fixture(autouse=True)
def geen_gebruikte_codes() -> None:
    """allauth remembers used codes in the memory of the process, by an id that tests use again."""
    cache.clear()


@pytest.fixture(autouse=True)
def eigen_map_voor_aanleveringen(settings: Any, tmp_path: Path) -> None:
    settings.AANLEVERINGEN_MAP = str(tmp_path / "aanleveringen")


@pytest.fixture
def cast(db: None) -> dict[str, str]:
    return maak_cast()


@pytest.fixture
def als(cast: dict[str, str]) -> Callable[[str], Client]:
    def client(wie: str) -> Client:
        bezoeker = Client()
        if wie:
            bezoeker.force_login(Account.objects.get(email=cast[wie]))
        return bezoeker

    return client


@pytest.fixture
def dossier(cast: dict[str, str]) -> Callable[..., UUID]:
    return maak_dossier


@pytest.fixture(scope="session")
def bladeraar() -> Iterator[Browser]:
    """The Chromium of the system; a missing one fails.

    Playwright keeps an event loop in this thread, in which Django would refuse to ask its database.
    """
    with pytest.MonkeyPatch.context() as omgeving, sync_playwright() as spel:
        omgeving.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = spel.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()

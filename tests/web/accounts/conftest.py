"""Browsers for several people at once, for the tests of accounts.

| fixture | gives |
| --- | --- |
| `venster` | `venster()`: a page in a browser of somebody's own, over a database with the cast |
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

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

"""The HTML file of a jaarverslag in a real Chromium: no barriers, on a wide screen and on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sleutel.rapportage.uitvoer import html
from tests.verslagen import parkstad_2021

AXE = (Path(__file__).parents[1] / "vendor/axe-core/axe.min.js").read_text()
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def open_blad(bladeraar: Browser, tmp_path: Path) -> Iterator[Callable[[int], Page]]:
    bestand = tmp_path / "jaarverslag.html"
    bestand.write_bytes(html.render(parkstad_2021()))
    vensters = []

    def open_(breed: int) -> Page:
        venster = bladeraar.new_context(viewport={"width": breed, "height": 800})
        vensters.append(venster)
        pagina = venster.new_page()
        pagina.goto(bestand.as_uri())
        return pagina

    yield open_
    for venster in vensters:
        venster.close()


@pytest.mark.parametrize("breed", [1280, 360, 320])
def test_the_file_has_no_barrier_and_does_not_scroll_sideways(open_blad, breed: int):
    pagina = open_blad(breed)
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pagina.evaluate(AXE)
    uitslag = pagina.evaluate(
        "regels => axe.run(document, {runOnly: {type: 'tag', values: regels}})", REGELS
    )
    gevonden = [(f["id"], f["nodes"][0]["html"][:120]) for f in uitslag["violations"]]
    assert gevonden == []
    assert len(uitslag["passes"]) > 15


def test_the_file_shows_its_own_letter(open_blad):
    pagina = open_blad(1280)
    assert pagina.evaluate("document.fonts.ready.then(f => [...f].map(l => l.status))") == [
        "loaded"
    ]

"""The pictures of the README and the manual, made from the product itself: `python -m tools.make_pictures`.

A demo of its own starts, the example register is taken in, and Chromium looks at each main page on a wide
screen and on a phone. The pages of the PDF are drawn by pdftoppm. Everything becomes WebP in docs/beelden.
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

WORTEL = Path(__file__).parents[1]
BEELDEN = WORTEL / "docs" / "beelden"
REGISTER = WORTEL / "voorbeelden" / "parkstad-2021"
GEPUBLICEERD = WORTEL / "voorbeelden" / "gepubliceerd-2021.csv"
CHROMIUM = "/usr/bin/chromium"
NEDERLANDS = Path("/usr/lib/chromium/locales/nl.pak")
WACHTWOORD = "sleutel-demo-2021"
VRAAG = "jaar=2021&regio=parkstad"
RAND = 16
"""Around a part of a page, in pixels."""

HOOGSTE = {1280: 1500, 360: 1400}
"""So much of a page is shown at each width, in pixels."""

EIGEN_TEKST = """2021 was een druk jaar. Met de gemeenten en de corporaties in Parkstad spraken we af \
hoe meer mensen sneller een woning krijgen.

Daardoor startten meer mensen met huren dan in 2020."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """One picture: its name, how to get there, and the part of the page that it shows, if not its top."""

    naam: str
    ga: Callable[[Page], object]
    deel: str = ""


def goto(adres: str) -> Callable[[Page], object]:
    return lambda pagina: pagina.goto(adres)


def first_renter(pagina: Page) -> None:
    pagina.goto(f"/cijfers/gestart_met_huren?{VRAAG}&peildatum=2021-12-31")
    pagina.locator("table.kaarten tbody a").first.click()


def register_with_faults(pagina: Page) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pagina.goto("/register")
        pagina.set_input_files("#id_bestanden", list(spoil(Path(map_))))
        pagina.click("#kijk-na")
        pagina.wait_for_selector("#waarom-niet", timeout=180_000)


def spoil(map_: Path) -> Iterator[Path]:
    """The example register with four cells that cannot be."""
    fouten = {
        ("trajecten", 5): ("woonproces", "Kasteel"),
        ("trajecten", 9): ("intake_op", "31-02-2021"),
        ("trajecten", 12): ("aangemeld_op", "2199-01-01"),
        ("trajecten", 40): ("regio", "Brabant"),
    }
    for bron in REGISTER.glob("*.csv"):
        regels = [regel.split(";") for regel in bron.read_text("utf-8-sig").splitlines()]
        for (tabel, rij), (kolom, waarde) in fouten.items():
            if tabel == bron.stem:
                regels[rij][regels[0].index(kolom)] = waarde
        nieuw = map_ / bron.name
        nieuw.write_text("\n".join(map(";".join, regels)), "utf-8")
        yield nieuw


def first_fault(pagina: Page) -> None:
    register_with_faults(pagina)
    pagina.locator("a[href*='#cel']").first.click()


def compare(pagina: Page) -> None:
    pagina.goto("/vergelijk")
    pagina.set_input_files("#id_tabel", GEPUBLICEERD)
    pagina.click("#vergelijk")
    pagina.wait_for_selector("#uitkomst")


def write(pagina: Page) -> None:
    pagina.goto(f"/jaarverslag/tekst/oogopslag?{VRAAG}")
    pagina.fill("#id_tekst", EIGEN_TEKST)


def write_and_look(pagina: Page) -> None:
    write(pagina)
    pagina.click("#bewaar")
    pagina.goto(f"/jaarverslag/voorbeeld?{VRAAG}")


def kept(pagina: Page) -> None:
    pagina.goto(f"/jaarverslag/voorbeeld?{VRAAG}")
    pagina.click("#bewaar")
    pagina.wait_for_selector("#pdf")


def setting_seen_first(pagina: Page) -> None:
    pagina.goto("/beheer/regio/parkstad/intake_verplicht/veranderen")
    pagina.check("#id_waarde_1")
    pagina.fill("#id_vanaf", "2021-01-01")
    pagina.fill("#id_toelichting", "Besluit van de regiegroep, 3 november 2026")
    pagina.click("#bekijk")
    pagina.wait_for_selector("#geraakt")


def maximum_seen_first(pagina: Page) -> None:
    pagina.goto("/beheer/afspraken?regio=parkstad&jaar=2021")
    pagina.click("#spreiding summary")
    pagina.select_option("#id_spreiding-gemeente", "GM0928")
    pagina.fill("#id_spreiding-maximum", "5")
    pagina.fill("#id_spreiding-toelichting", "Besluit van de regiegroep, 3 november 2026")
    pagina.click("#bekijk-spreiding")
    pagina.wait_for_selector("#geraakt")


BEELDEN_VAN_BEHEER = (
    Beeld("beheer", goto("/beheer")),
    Beeld("beheer-regio", goto("/beheer/regio/parkstad")),
    Beeld("beheer-instelling", goto("/beheer/regio/parkstad/begeleiding_door")),
    Beeld("beheer-gevolgen", setting_seen_first),
    Beeld("beheer-spreiding", maximum_seen_first),
    Beeld("beheer-organisatie", goto("/beheer/organisaties/weller")),
    Beeld("beheer-logboek", goto("/beheer/logboek")),
)
"""What the functioneel beheerder sees; all others are what the procesregisseur sees."""

BEELDEN_VAN_BLADEN = (
    Beeld("start", goto("/")),
    Beeld("register-fouten", register_with_faults),
    Beeld("register-cel", first_fault),
    Beeld("cijfers", goto(f"/cijfers?{VRAAG}&peildatum=2021-12-31")),
    Beeld("kaart", goto(f"/cijfers?{VRAAG}&peildatum=2021-12-31"), deel=".kaart"),
    Beeld("traject", first_renter),
    Beeld("vergelijk", compare),
    Beeld("jaarverslag-tekst", write),
    Beeld("jaarverslag-voorbeeld", write_and_look),
    Beeld("jaarverslag-bewaard", kept),
)


def main() -> None:
    """Make every picture anew."""
    if not shutil.which("pdftoppm"):
        sys.exit("Installeer pdftoppm (Debian: poppler-utils).")
    if not NEDERLANDS.exists():
        sys.exit("Installeer het Nederlands van Chromium (Debian: chromium-l10n).")
    BEELDEN.mkdir(parents=True, exist_ok=True)
    for oud in BEELDEN.glob("*.webp"):
        oud.unlink()
    with tempfile.TemporaryDirectory(prefix="sleutel-beelden-") as map_:
        Path(map_).chmod(0o755)  # the server runs as another user when we are root
        with demo(Path(map_)) as adres, sync_playwright() as spel:
            bladeraar = spel.chromium.launch(
                executable_path=CHROMIUM,
                args=["--no-sandbox", "--disable-background-networking", "--lang=nl"],
                env={**os.environ, "LANGUAGE": "nl"},
            )
            for breed in HOOGSTE:
                look(bladeraar, adres, breed)
            pages_of_pdf(bladeraar, adres, Path(map_))
            bladeraar.close()
    samen = sum(pad.stat().st_size for pad in BEELDEN.iterdir())
    print(f"{len(list(BEELDEN.iterdir()))} beelden, samen {samen // 1024} kB, in {BEELDEN}")


@contextmanager
def demo(map_: Path) -> Iterator[str]:
    """A demo of its own with the example register in it; gives its address."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        port = los.getsockname()[1]
    sleutel, omgeving = (
        [sys.executable, "-m", "sleutel"],
        os.environ | {"SLEUTEL_HOME": str(map_ / "h")},
    )
    omgeving.pop("DATABASE_URL", None)
    proces = subprocess.Popen(
        [*sleutel, "demo", "--port", str(port)], env=omgeving, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port, proces)
        subprocess.run(
            [*sleutel, "importeer", str(REGISTER)],
            env=omgeving,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        yield f"http://127.0.0.1:{port}"
    finally:
        proces.terminate()
        proces.wait(timeout=60)


def _wait_for(port: int, proces: subprocess.Popen[bytes]) -> None:
    tot = time.monotonic() + 600
    while time.monotonic() < tot and proces.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(1)
        else:
            return
    sys.exit("De demo start niet.")


def open_page(bladeraar: Browser, adres: str, breed: int) -> Page:
    """The page on which somebody signs in."""
    venster = bladeraar.new_context(
        base_url=adres, viewport={"width": breed, "height": 900}, locale="nl-NL"
    )
    pagina = venster.new_page()
    pagina.set_default_timeout(120_000)
    pagina.goto("/inloggen")
    return pagina


def sign_in(pagina: Page, wie: str = "procesregisseur") -> None:
    """As somebody of the demo."""
    pagina.fill("#id_login", f"{wie}@demo.sleutel.invalid")
    pagina.fill("#id_password", WACHTWOORD)
    pagina.click("form.smal button")
    pagina.wait_for_url(lambda hier: "inloggen" not in hier)


def look(bladeraar: Browser, adres: str, breed: int) -> None:
    """Every page at this width."""
    pagina = open_page(bladeraar, adres, breed)
    take(pagina, f"inloggen-{breed}")
    sign_in(pagina)
    for beeld in BEELDEN_VAN_BLADEN:
        beeld.ga(pagina)
        take(pagina, f"{beeld.naam}-{breed}", beeld.deel)
    pagina.context.close()
    pagina = open_page(bladeraar, adres, breed)
    sign_in(pagina, "functioneel-beheerder")
    for beeld in BEELDEN_VAN_BEHEER:
        beeld.ga(pagina)
        take(pagina, f"{beeld.naam}-{breed}", beeld.deel)
    pagina.context.close()


def take(pagina: Page, naam: str, deel: str = "") -> None:
    """Keep the top of the page, or all of one part of it, as WebP."""
    pagina.evaluate("document.fonts.ready")
    assert pagina.viewport_size is not None
    breed = pagina.viewport_size["width"]
    hoog = pagina.evaluate("document.documentElement.scrollHeight")
    vak = {"x": 0, "y": 0, "width": breed, "height": min(hoog, HOOGSTE.get(breed, hoog))}
    if deel:
        gevonden = pagina.locator(deel).first.evaluate(
            "e => { const r = e.getBoundingClientRect();"
            " return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height} }"
        )
        links, boven = max(0, gevonden["x"] - RAND), gevonden["y"] - RAND
        rechts = min(breed, gevonden["x"] + gevonden["width"] + RAND)
        vak = {
            "x": links,
            "y": boven,
            "width": rechts - links,
            "height": gevonden["height"] + 2 * RAND,
        }
    beeld = pagina.context.new_cdp_session(pagina).send(
        "Page.captureScreenshot",
        {
            "format": "webp",
            "quality": 80,
            "captureBeyondViewport": True,
            "clip": vak | {"scale": 1},
        },
    )
    (BEELDEN / f"{naam}.webp").write_bytes(base64.b64decode(beeld["data"]))


def pages_of_pdf(bladeraar: Browser, adres: str, map_: Path) -> None:
    """Every page of the PDF that somebody downloads."""
    pagina = open_page(bladeraar, adres, 1280)
    sign_in(pagina)
    kept(pagina)
    with pagina.expect_download() as download:
        pagina.click("#pdf")
    pdf = map_ / "verslag.pdf"
    download.value.save_as(pdf)
    subprocess.run(["pdftoppm", "-r", "72", "-png", str(pdf), str(map_ / "blad")], check=True)
    for nummer, blad in enumerate(sorted(map_.glob("blad-*.png")), start=1):
        inhoud = base64.b64encode(blad.read_bytes()).decode()
        los = bladeraar.new_page(viewport={"width": 595, "height": 842})
        los.set_content(
            f'<body style="margin:0"><img src="data:image/png;base64,{inhoud}" width="595">'
        )
        los.wait_for_function("document.images[0].complete")
        take(los, f"pdf-{nummer:02}")
        los.close()
    pagina.context.close()


if __name__ == "__main__":
    main()

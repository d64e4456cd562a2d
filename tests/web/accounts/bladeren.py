"""What somebody does in a browser to come in."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.inloggen import adres, code_van

WACHTWOORD = "een-zin-die-ik-onthoud"


def log_in(pagina: Page, wie: str, wachtwoord: str = DEMO_WACHTWOORD) -> None:
    """`wie`: of the cast, or an e-mail address."""
    pagina.goto("/inloggen")
    pagina.fill("#id_login", wie if "@" in wie else adres(wie))
    pagina.fill("#id_password", wachtwoord)
    pagina.click("form.smal button:text-is('Inloggen')")
    pagina.wait_for_url(lambda waar: not waar.endswith("/inloggen"))


def verstuur(pagina: Page) -> None:
    pagina.click("main form.smal button")


def nodig_uit(beheerder: Page, email: str, *, organisatie: str, rol: str) -> None:
    """As the functioneel beheerder, by mouse."""
    beheerder.goto("/beheer/uitnodigingen/nieuw")
    beheerder.select_option("#id_organisatie", label=organisatie)
    beheerder.select_option("#id_rol", rol)
    beheerder.fill("#id_email", email)
    verstuur(beheerder)
    beheerder.wait_for_selector("text=De uitnodiging is verstuurd.")


def vul_account_in(pagina: Page) -> None:
    pagina.fill("#id_naam", "Nieuwe Naam")
    pagina.fill("#id_password1", WACHTWOORD)
    pagina.fill("#id_password2", WACHTWOORD)


def kom_binnen(
    gast: Page, link: str, bekijk: Callable[[Page], object] = lambda pagina: None
) -> str:
    """Accept an invitation, choose a password, set up an app: up to the first page.

    `bekijk` looks at every page on the way. Gives the secret of the app.
    """
    gast.goto(link)
    bekijk(gast)
    vul_account_in(gast)
    verstuur(gast)
    gast.wait_for_selector("text=Stel eerst uw tweede stap in")
    bekijk(gast)
    return stel_app_in(gast, bekijk)


def stel_app_in(gast: Page, bekijk: Callable[[Page], object] = lambda pagina: None) -> str:
    """From the page that asks for it, through the recovery codes, to the first page."""
    gast.click("text=Stel een app in")
    bekijk(gast)
    geheim = gast.inner_text("ol.stappen code")
    gast.wait_for_load_state()
    assert gast.evaluate("document.querySelector('img.qr').naturalWidth") > 0
    gast.fill("#id_code", code_van(geheim))
    verstuur(gast)
    gast.wait_for_selector("text=Print deze codes")
    bekijk(gast)
    expect(gast.locator("ul.codes li")).to_have_count(10)
    gast.click("text=verder naar Sleutel")
    gast.wait_for_url(lambda waar: "herstelcodes" not in waar)
    return geheim

"""Coming in, in a real Chromium: by invitation, with a code, by passkey; switching, and being sent away."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from sleutel.koppelingen.identiteit import rem
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.inloggen import adres, code_van, laatste_link
from tests.web.rolbezetting import maak_cast, maak_dossier
from tests.web.test_bladeraar import LET_OP_BELEID, TELEFOON, geen_belemmering

WACHTWOORD = "een-zin-die-ik-onthoud"


@pytest.fixture
def venster(bladeraar: Browser, webserver: str) -> Iterator[Callable[[], Page]]:
    """A browser of somebody's own, at 360 px; by name, as a passkey asks."""
    maak_cast()
    open_vensters = []

    def nieuw() -> Page:
        eigen = bladeraar.new_context(
            base_url=webserver.replace("127.0.0.1", "localhost"),
            viewport={"width": TELEFOON, "height": 800},
            locale="nl-NL",
        )
        open_vensters.append(eigen)
        pagina = eigen.new_page()
        pagina.add_init_script(LET_OP_BELEID)
        return pagina

    yield nieuw
    for eigen in open_vensters:
        eigen.close()


def log_in(pagina: Page, wie: str) -> None:
    pagina.goto("/inloggen")
    pagina.fill("#id_login", adres(wie))
    pagina.fill("#id_password", DEMO_WACHTWOORD)
    pagina.click("form.smal button:text-is('Inloggen')")
    pagina.wait_for_url(lambda waar: not waar.endswith("/inloggen"))


def verstuur(pagina: Page) -> None:
    pagina.click("main form.smal button")


def vul_account_in(pagina: Page) -> None:
    pagina.fill("#id_naam", "Nieuwe Naam")
    pagina.fill("#id_password1", WACHTWOORD)
    pagina.fill("#id_password2", WACHTWOORD)


def test_from_an_invitation_to_the_first_page_with_a_second_factor(venster, settings):
    beheerder, gast = venster(), venster()
    log_in(beheerder, "functioneel-beheerder")
    beheerder.goto("/beheer/uitnodigingen/nieuw")
    beheerder.select_option("#id_organisatie", label="Weller")
    beheerder.select_option("#id_rol", "corporatie")
    beheerder.fill("#id_email", "gast@example.nl")
    verstuur(beheerder)
    beheerder.wait_for_selector("text=De uitnodiging is verstuurd.")
    geen_belemmering(beheerder, TELEFOON)

    settings.TWEEDE_FACTOR = True
    gast.goto(laatste_link())
    geen_belemmering(gast, TELEFOON)
    vul_account_in(gast)
    verstuur(gast)
    gast.wait_for_selector("text=Stel eerst uw tweede stap in")
    geen_belemmering(gast, TELEFOON)
    gast.click("text=Stel een app in")
    geen_belemmering(gast, TELEFOON)
    geheim = gast.inner_text("ol.stappen code")
    assert gast.evaluate("document.querySelector('img.qr').naturalWidth") > 0
    gast.fill("#id_code", code_van(geheim))
    verstuur(gast)
    gast.wait_for_selector("text=Print deze codes")
    geen_belemmering(gast, TELEFOON)
    assert gast.locator("ul.codes li").count() == 10
    gast.click("text=verder naar Sleutel")

    assert "Weller" in gast.title()
    gast.click("text=Uitloggen")
    gast.goto("/inloggen")
    gast.fill("#id_login", "gast@example.nl")
    gast.fill("#id_password", WACHTWOORD)
    verstuur(gast)
    gast.wait_for_selector("text=Nog één stap")
    geen_belemmering(gast, TELEFOON)
    gast.fill("#id_code", code_van(geheim, stap=1))
    verstuur(gast)
    gast.wait_for_url(lambda waar: "inloggen" not in waar)
    assert "Weller" in gast.title()


def test_a_kandidaat_comes_to_his_first_page_with_a_code_that_went_apart(venster, settings):
    traject = maak_dossier("PS-1")
    regisseur, kandidaat = venster(), venster()
    log_in(regisseur, "procesregisseur")
    regisseur.goto(f"/trajecten/{traject}")
    regisseur.click("text=Laat de kandidaat meekijken")
    regisseur.fill("#id_email", "kandidaat@example.nl")
    verstuur(regisseur)
    code = regisseur.inner_text("main code")
    assert re.fullmatch(r"\d{4} \d{4}", code)
    geen_belemmering(regisseur, TELEFOON)

    settings.TWEEDE_FACTOR = True
    kandidaat.goto(laatste_link())
    geen_belemmering(kandidaat, TELEFOON)
    kandidaat.fill("#id_code", "0000 0000" if code != "0000 0000" else "1111 1111")
    vul_account_in(kandidaat)
    verstuur(kandidaat)
    kandidaat.wait_for_selector("text=Deze code klopt niet.")
    geen_belemmering(kandidaat, TELEFOON)
    kandidaat.fill("#id_code", code)
    vul_account_in(kandidaat)
    verstuur(kandidaat)

    kandidaat.wait_for_url(lambda waar: "uitnodiging" not in waar)
    assert "kandidaat" in kandidaat.inner_text("header")


def test_a_passkey_is_made_and_signs_in_while_passwords_are_braked(venster, settings):
    settings.TWEEDE_FACTOR = True
    pagina = venster()
    sleutelkast = pagina.context.new_cdp_session(pagina)
    sleutelkast.send("WebAuthn.enable")
    sleutelkast.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    log_in(pagina, "aanmelder")
    pagina.click("text=Maak een passkey")
    pagina.fill("#id_password", DEMO_WACHTWOORD)
    verstuur(pagina)
    pagina.wait_for_selector("h1:text-is('Maak een passkey')")
    geen_belemmering(pagina, TELEFOON)
    verstuur(pagina)
    pagina.wait_for_selector("text=Print deze codes")
    pagina.click("text=verder naar Sleutel")
    assert "LEVANTOgroep" in pagina.title()

    for _ in range(10):
        rem.take(rem.WACHTWOORD, adres("aanmelder"))
    pagina.click("text=Uitloggen")
    pagina.fill("#id_login", adres("aanmelder"))
    pagina.fill("#id_password", DEMO_WACHTWOORD)
    verstuur_wachtwoord = pagina.locator("form.smal").first.locator("button")
    verstuur_wachtwoord.click()
    pagina.wait_for_selector("text=Dit ging te vaak mis")
    pagina.click("text=Inloggen met een passkey")
    pagina.wait_for_url(lambda waar: "inloggen" not in waar)

    assert "LEVANTOgroep" in pagina.title()
    assert pagina.evaluate("window.geschonden") == []


def test_switching_organisation_and_being_sent_away_while_at_work(venster):
    account = Account.objects.get(email=adres("procesregisseur"))
    Lidmaatschap.objects.create(
        account=account,
        organisatie=Organisatie.objects.get(code="weller"),
        rol="corporatie",
        sinds=date(2020, 1, 1),
    )
    pagina, beheerder = venster(), venster()
    log_in(pagina, "procesregisseur")
    pagina.click("button:has-text('Weller')")
    assert "Weller" in pagina.title()
    pagina.click("text=Andere organisatie")
    pagina.click("button:has-text('Loket Housing')")
    assert "Loket Housing" in pagina.title()
    pagina.click("text=Trajecten >> nth=0")

    log_in(beheerder, "functioneel-beheerder")
    beheerder.goto("/beheer/leden?organisatie=loket-housing")
    beheerder.click("a:has-text('Carla Janssen')")
    geen_belemmering(beheerder, TELEFOON)
    beheerder.click("main form button")
    beheerder.wait_for_selector("text=werkt niet meer voor")

    pagina.goto("/trajecten")
    assert pagina.url.endswith("/organisatie")
    assert "Loket" not in pagina.inner_text("main")

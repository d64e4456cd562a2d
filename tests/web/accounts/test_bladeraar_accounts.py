"""Coming in, in a real Chromium: by invitation, by passkey; switching, and being sent away."""

import re
from datetime import date

from playwright.sync_api import expect

from sleutel.koppelingen.identiteit import rem
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.accounts.bladeren import (
    WACHTWOORD,
    kom_binnen,
    log_in,
    nodig_uit,
    verstuur,
)
from tests.web.inloggen import adres, code_van, laatste_link
from tests.web.test_bladeraar import TELEFOON, geen_belemmering


def test_from_an_invitation_to_the_first_page_and_in_again_with_the_second_factor(
    venster, settings
):
    beheerder, gast = venster(), venster()
    log_in(beheerder, "functioneel-beheerder")
    nodig_uit(beheerder, "gast@example.nl", organisatie="Weller", rol="corporatie")
    geen_belemmering(beheerder, TELEFOON)

    settings.TWEEDE_FACTOR = True
    geheim = kom_binnen(
        gast, laatste_link(), bekijk=lambda pagina: geen_belemmering(pagina, TELEFOON)
    )

    assert "Weller" in gast.title()
    gast.click("text=Uitloggen")
    log_in(gast, "gast@example.nl", WACHTWOORD)
    gast.wait_for_selector("text=Nog één stap")
    geen_belemmering(gast, TELEFOON)
    gast.fill("#id_code", code_van(geheim, stap=1))
    verstuur(gast)
    gast.wait_for_url(lambda waar: "inloggen" not in waar)
    assert "Weller" in gast.title()


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
    expect(pagina).to_have_title(re.compile("LEVANTOgroep"))
    pagina.goto("/account/bevestigen/passkey")
    geen_belemmering(pagina, TELEFOON)

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
    expect(pagina).to_have_title(re.compile("Weller"))
    pagina.click("text=Andere organisatie")
    pagina.click("button:has-text('Loket Housing')")
    expect(pagina).to_have_title(re.compile("Loket Housing"))
    pagina.click("text=Trajecten >> nth=0")
    pagina.wait_for_url("**/trajecten")

    log_in(beheerder, "functioneel-beheerder")
    beheerder.goto("/beheer/leden?organisatie=loket-housing")
    beheerder.click("a:has-text('Carla Janssen')")
    beheerder.wait_for_url("**/beeindig*")
    geen_belemmering(beheerder, TELEFOON)
    beheerder.click("main form button")
    beheerder.wait_for_selector("text=werkt niet meer voor")

    pagina.goto("/trajecten")
    assert pagina.url.endswith("/organisatie")
    assert "Loket" not in pagina.inner_text("main")

"""The pages of an account that lie on nobody's way in, and the tables of its beheer, in a real Chromium."""

import pytest
from playwright.sync_api import Page

from tests.web.accounts.bladeren import (
    WACHTWOORD,
    log_in,
    nodig_uit,
    stel_app_in,
    verstuur,
)
from tests.web.inloggen import adres, code_van, geef_app, geef_passkey, laatste_link
from tests.web.rolbezetting import LOPEND, WACHTLIJST, maak_dossier
from tests.web.test_bladeraar import TELEFOON, VERGADERSCHERM, geen_belemmering

GEBROKEN_WOORDEN = """
() => {
    const gebroken = [];
    for (const cel of document.querySelectorAll("table :is(th, td)")) {
        if (getComputedStyle(cel.parentElement.parentElement).position === "absolute") continue;
        const teksten = document.createTreeWalker(cel, NodeFilter.SHOW_TEXT);
        for (let tekst; (tekst = teksten.nextNode()); ) {
            for (const woord of tekst.data.matchAll(/[\\p{L}\\d]+/gu)) {
                const plek = document.createRange();
                plek.setStart(tekst, woord.index);
                plek.setEnd(tekst, woord.index + woord[0].length);
                const regels = new Set([...plek.getClientRects()].map(vak => vak.top));
                if (regels.size > 1 && !tekst.parentElement.closest(".verborgen"))
                    gebroken.push(woord[0]);
            }
        }
    }
    return gebroken;
}
"""
STEEKT_UIT = """
() => [...document.querySelectorAll("table")].some(
    tabel => tabel.getBoundingClientRect().right >
        document.querySelector("main").getBoundingClientRect().right)
"""
BLAD = 658
"""The width of A4 within its margins, in CSS pixels."""

BREEDTEN = (600, 721, 768, 1024, 1199, 1200, VERGADERSCHERM)


def vergeet_wachtwoord(pagina: Page) -> None:
    pagina.goto("/wachtwoord/vergeten")
    pagina.fill("#id_email", adres("corporatie"))
    verstuur(pagina)
    pagina.wait_for_url("**/verstuurd")
    pagina.goto(laatste_link())


def test_no_page_of_a_new_password_or_an_invitation_has_a_barrier(venster):
    pagina, beheerder = venster(), venster()
    vergeet_wachtwoord(pagina)
    geen_belemmering(pagina, TELEFOON)
    pagina.fill("#id_password1", "kort")
    verstuur(pagina)
    pagina.wait_for_selector("text=Dit klopt nog niet")
    geen_belemmering(pagina, TELEFOON)
    pagina.fill("#id_password1", WACHTWOORD)
    pagina.fill("#id_password2", WACHTWOORD)
    verstuur(pagina)
    pagina.wait_for_url("**/klaar")
    geen_belemmering(pagina, TELEFOON)

    log_in(beheerder, "functioneel-beheerder")
    nodig_uit(beheerder, "gast@example.nl", organisatie="Weller", rol="corporatie")
    link = laatste_link()
    beheerder.goto(link)
    beheerder.wait_for_selector("text=voor een ander e-mailadres")
    geen_belemmering(beheerder, TELEFOON)
    pagina.goto(link)
    verstuur(pagina)
    pagina.wait_for_selector("text=Vul uw naam in.")
    geen_belemmering(pagina, TELEFOON)
    pagina.goto("/uitnodiging/00000000-0000-4000-8000-000000000000")
    geen_belemmering(pagina, TELEFOON)


def test_no_page_on_which_a_factor_is_changed_has_a_barrier(venster):
    account = geef_app("corporatie")
    pagina = venster()
    log_in(pagina, "corporatie")
    pagina.fill("#id_code", code_van())
    verstuur(pagina)
    pagina.wait_for_url("**/trajecten")
    sleutel = geef_passkey(account)

    pagina.goto("/account/tweede-stap/app/weg")
    pagina.wait_for_url("**/account/bevestigen/code?*")
    geen_belemmering(pagina, TELEFOON)
    pagina.fill("#id_code", code_van(stap=1))
    verstuur(pagina)
    pagina.wait_for_url("**/app/weg")
    for pad in (
        "/account/tweede-stap/app/weg",
        "/account/tweede-stap",
        f"/account/tweede-stap/passkey/{sleutel.pk}/weg",
        "/account/tweede-stap/herstelcodes/nieuw",
    ):
        pagina.goto(pad)
        assert pagina.url.endswith(pad)
        geen_belemmering(pagina, TELEFOON)


@pytest.mark.parametrize("met_script", [True, False])
def test_a_lost_second_step_is_cleared_and_set_up_again(met_script, venster, settings):
    settings.TWEEDE_FACTOR = True
    geef_app("functioneel-beheerder")
    geef_app("corporatie")
    beheerder, kwijt = (venster(met_script=met_script) for _ in range(2))
    log_in(beheerder, "functioneel-beheerder")
    beheerder.fill("#id_code", code_van())
    verstuur(beheerder)
    beheerder.wait_for_url("**/beheer")
    beheerder.goto("/beheer/leden?organisatie=weller")
    beheerder.click("text=Wis de tweede stap")
    verstuur(beheerder)
    beheerder.wait_for_selector("text=Kies wat er is gebeurd.")
    if met_script:
        geen_belemmering(beheerder, TELEFOON)
    beheerder.check("#id_reden_0")
    beheerder.check("#id_herkend_1")
    verstuur(beheerder)
    beheerder.wait_for_selector("text=Er is een mail verstuurd.")
    beheerder.wait_for_load_state()
    assert beheerder.locator("text=Wis de tweede stap").count() == 0

    vergeten = laatste_link()
    assert vergeten == "/wachtwoord/vergeten"
    vergeet_wachtwoord(kwijt)
    kwijt.fill("#id_password1", WACHTWOORD)
    kwijt.fill("#id_password2", WACHTWOORD)
    verstuur(kwijt)
    kwijt.wait_for_url("**/klaar")
    log_in(kwijt, "corporatie", WACHTWOORD)
    kwijt.wait_for_selector("text=Stel eerst uw tweede stap in")
    kwijt.goto("/account/tweede-stap/app")
    kwijt.fill("#id_password", WACHTWOORD)
    verstuur(kwijt)
    kwijt.wait_for_selector("h1:text-is('Stel een app in')")
    kwijt.goto("/account/tweede-stap")
    stel_app_in(kwijt)
    kwijt.wait_for_selector("h1:text-is('Trajecten')")


def test_between_a_telephone_and_a_desk_and_on_paper_no_word_of_a_table_breaks_and_none_sticks_out(
    venster,
):
    traject = maak_dossier("PS-1", LOPEND, WACHTLIJST)
    geef_app("gemeente-beoordelaar")
    beheerder, regisseur = venster(breed=VERGADERSCHERM), venster(breed=VERGADERSCHERM)
    log_in(beheerder, "functioneel-beheerder")
    log_in(regisseur, "procesregisseur")
    for pagina, pad in (
        (beheerder, "/beheer/leden"),
        (beheerder, "/beheer/logboek"),
        (regisseur, f"/trajecten/{traject}/toegang"),
    ):
        pagina.goto(pad)
        for breed, waarop in [*((breed, "screen") for breed in BREEDTEN), (BLAD, "print")]:
            pagina.set_viewport_size({"width": breed, "height": 800})
            pagina.emulate_media(media=waarop)
            assert pagina.evaluate(GEBROKEN_WOORDEN) == [], (pad, breed)
            assert not pagina.evaluate(STEEKT_UIT), (pad, breed)
            assert pagina.evaluate("document.documentElement.scrollWidth") <= breed, (pad, breed)

    pagina.emulate_media(media="screen")
    pagina.set_viewport_size({"width": VERGADERSCHERM, "height": 800})
    # The negative control: squeezed, a word is seen to break; widened, the table is seen to stick out.
    voeg_stijl_toe(
        pagina,
        "main td { word-break: break-all !important; inline-size: 1rem; max-inline-size: 1rem }",
    )
    assert pagina.evaluate(GEBROKEN_WOORDEN)
    voeg_stijl_toe(pagina, "main table { inline-size: 200vw !important }")
    assert pagina.evaluate(STEEKT_UIT)


def voeg_stijl_toe(pagina: Page, stijl: str) -> None:
    pagina.evaluate(
        """stijl => {
            const blad = new CSSStyleSheet();
            blad.replaceSync(stijl);
            document.adoptedStyleSheets.push(blad);
        }""",
        stijl,
    )

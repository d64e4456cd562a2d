"""From the mail of an invitation to the first page, in a real Chromium, for every role."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from sleutel.domein.rollen import Rol
from tests.web.accounts.bladeren import kom_binnen, log_in, nodig_uit, verstuur, vul_account_in
from tests.web.inloggen import code_van, geef_app, laatste_link
from tests.web.rolbezetting import LOPEND, WACHTLIJST, maak_dossier
from tests.web.test_bladeraar import TELEFOON, geen_belemmering

LOKET, HEERLEN = "Loket Housing Zuid-Limburg", "Gemeente Heerlen"


class Begin(NamedTuple):
    """What somebody in this role finds first: its title, its menu, and a sentence of it.

    `ps_1`: the traject of LEVANTOgroep and Weller is told of here, by its number. (The privacy officer
    comes last, and reads that they looked at it.)
    """

    organisatie: str
    kop: str
    menu: tuple[str, ...]
    zin: str
    ps_1: bool = False


BEGIN = {
    "aanmelder": Begin("LEVANTOgroep", "Trajecten", ("Trajecten", "Cijfers"), "1 traject", True),
    "begeleider": Begin(
        "StandBy", "Trajecten", ("Trajecten",), "mensen te staan die uw organisatie begeleidt"
    ),
    "procesregisseur": Begin(
        LOKET,
        "Welkom, Nieuwe Naam",
        ("Trajecten", "Cijfers", "Vergelijk", "Jaarverslag", "Register"),
        "Uw loket volgt 1 traject.",
    ),
    "loket_financien": Begin(
        LOKET,
        "Welkom, Nieuwe Naam",
        ("Trajecten", "Cijfers", "Vergelijk", "Jaarverslag"),
        "Uw loket volgt 1 traject.",
    ),
    "gemeente_beoordelaar": Begin(
        HEERLEN, "Trajecten", ("Trajecten",), "die uw gemeente beoordeelt"
    ),
    "gemeente_beleid": Begin(HEERLEN, "Cijfers", ("Cijfers",), "Alle regio’s"),
    "gemeente_financier": Begin(
        HEERLEN, "Trajecten", ("Trajecten", "Cijfers"), "waarvan uw gemeente de begeleiding betaalt"
    ),
    "corporatie": Begin("Weller", "Trajecten", ("Trajecten", "Cijfers"), "1 traject", True),
    "bestuur": Begin(
        "Regiegroep Housing", "Cijfers", ("Cijfers", "Vergelijk", "Jaarverslag"), "Alle regio’s"
    ),
    "klachtencommissie": Begin(
        "Klachtencommissie Housing", "Cijfers", ("Cijfers",), "Alle regio’s"
    ),
    "huurdersorganisatie": Begin(
        "Huurdersraad Zuid-Limburg", "Cijfers", ("Cijfers",), "zoals bekend op 31 december"
    ),
    "functioneel_beheerder": Begin(
        LOKET, "Beheer", ("Beheer", "Leden", "Uitnodigingen"), "Hier stelt u in hoe het loket werkt"
    ),
    "privacy_officer": Begin(
        LOKET, "Wie keek wat", ("Wie keek wat",), "wie welk traject op het scherm had", True
    ),
    "kandidaat": Begin(LOKET, "Traject PS-1", ("Trajecten",), "PS-1", True),
}
ENKELE = ("aanmelder", "gemeente_beleid", "functioneel_beheerder")
"""One who works with trajecten, one who reads figures, one who sets up; `make proof` walks every role."""

MENU_VAN_ALLEN = {
    "Trajecten": "/trajecten",
    "Cijfers": "/cijfers",
    "Vergelijk": "/vergelijk",
    "Jaarverslag": "/jaarverslag",
    "Register": "/register",
    "Uitnodigingen": "/beheer/uitnodigingen",
    "Leden": "/beheer/leden",
    "Wie keek wat": "/inzage",
    "Beheer": "/beheer",
}


@pytest.fixture
def beheerder(venster, settings) -> Page:
    """The functioneel beheerder at work, signed in with his own second factor."""
    settings.TWEEDE_FACTOR = True
    geef_app("functioneel-beheerder")
    maak_dossier("PS-1", LOPEND, WACHTLIJST)
    pagina = venster()
    log_in(pagina, "functioneel-beheerder")
    pagina.fill("#id_code", code_van())
    verstuur(pagina)
    pagina.wait_for_url("**/beheer")
    return pagina


def loop_naar_binnen(
    rollen: Iterable[str],
    beheerder: Page,
    venster: Callable[[], Page],
    subtests: pytest.Subtests,
    bekijk: Callable[[Page], object] = lambda pagina: None,
) -> None:
    """Each in a browser of his own: invited by mouse, in by the mail, and what stands there then."""
    for rol in rollen:
        with subtests.test(rol):
            begin = BEGIN[rol]
            nodig_uit(beheerder, f"{rol}@example.nl", organisatie=begin.organisatie, rol=rol)
            gast = venster()
            kom_binnen(gast, laatste_link())
            staat_goed(gast, begin)
            bekijk(gast)
            gast.context.close()


def staat_goed(gast: Page, begin: Begin) -> None:
    """The first page is that of this role, and the menu leads to no page of another."""
    assert gast.inner_text("h1") == begin.kop
    assert begin.organisatie in gast.title()
    assert begin.zin in gast.inner_text("main")
    assert ("PS-1" in gast.inner_text("main")) is begin.ps_1
    assert tuple(gast.locator("nav.menu a").all_inner_texts()) == begin.menu
    for tekst, pad in MENU_VAN_ALLEN.items():
        status = gast.request.get(pad).status
        assert (tekst, status) == (tekst, 200 if tekst in begin.menu else 404)


def test_a_party_a_reader_and_a_beheerder_come_from_their_mail_to_their_first_page(
    beheerder, venster, subtests
):
    loop_naar_binnen(ENKELE, beheerder, venster, subtests)


@pytest.mark.proof
def test_every_role_comes_from_its_mail_to_its_first_page(beheerder, venster, subtests):
    assert {*BEGIN} == {rol.value for rol in Rol}
    rollen = [rol for rol in BEGIN if rol != "kandidaat"]
    loop_naar_binnen(
        rollen, beheerder, venster, subtests, lambda pagina: geen_belemmering(pagina, TELEFOON)
    )


def test_a_kandidaat_comes_to_his_first_page_with_a_code_that_went_apart(venster, settings):
    traject = maak_dossier("PS-1", LOPEND, WACHTLIJST)
    maak_dossier("PS-2", LOPEND)
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
    staat_goed(kandidaat, BEGIN["kandidaat"])
    assert "PS-2" not in kandidaat.inner_text("main")
    geen_belemmering(kandidaat, TELEFOON)
    for ander in ("aanmelder", "begeleider", "bestuur"):  # the negative control: it does look
        with pytest.raises(AssertionError):
            staat_goed(kandidaat, BEGIN[ander]._replace(organisatie=LOKET))

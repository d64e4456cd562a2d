"""The pages in a real Chromium: no barriers, no sideways scrolling, and the same without JavaScript."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.models import Organisatie
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.domein.register.hulp import goed_register
from tests.kast import VOORBEELDEN
from tests.web.lezen import zonder_geheim
from tests.web.rolbezetting import (
    AANGEMELD,
    HUREN,
    WACHTLIJST,
    csv_bestanden,
    improve,
    laat_werken,
    maak_cast,
    maak_dossiers,
)

AXE = (Path(__file__).parent / "vendor/axe-core/axe.min.js").read_text()
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREEDTES = VERGADERSCHERM, TELEFOON, VERGROOT = 1280, 360, 320
"""In CSS pixels; a screen of 1280 that is enlarged to 400% is 320 wide."""

VERSLAGVRAAG = "jaar=2021&regio=parkstad"
LET_OP_BELEID = """
    window.geschonden = [];
    addEventListener("securitypolicyviolation", e => window.geschonden.push(e.violatedDirective));
"""


@pytest.fixture
def traject(webserver: str) -> UUID:
    """A record with a list of two pages, and one traject that was corrected."""
    maak_cast()
    nummers = [f"PS-{nummer:03}" for nummer in range(52)]
    *_, uuid = maak_dossiers(nummers, AANGEMELD, WACHTLIJST, HUREN)
    improve(uuid, Soort.START_HUREN, date(2021, 6, 2), date(2026, 3, 3), HUREN[2])
    return uuid


@pytest.fixture
def ga_naar(bladeraar: Browser, webserver: str, traject: UUID) -> Iterator[Callable[..., Page]]:
    vensters = []

    def open_venster(
        wie: str = "", *, breed: int = VERGADERSCHERM, met_script: bool = True
    ) -> Page:
        venster = bladeraar.new_context(
            base_url=webserver,
            viewport={"width": breed, "height": 800},
            java_script_enabled=met_script,
            locale="nl-NL",
        )
        vensters.append(venster)
        pagina = venster.new_page()
        pagina.add_init_script(LET_OP_BELEID)
        pagina.goto("/inloggen")
        if wie:
            pagina.fill("#id_login", f"{wie}@demo.sleutel.invalid")
            pagina.fill("#id_password", DEMO_WACHTWOORD)
            pagina.click("form.smal button")
            pagina.wait_for_url(lambda adres: "inloggen" not in adres)
        return pagina

    yield open_venster
    for venster in vensters:
        venster.close()


def adressen(wie: str, traject: UUID) -> list[str]:
    vraag = "jaar=2021&regio=parkstad&peildatum=2021-12-31"
    cijfers = [
        f"/cijfers?{vraag}",
        f"/cijfers/gemiddelde_wachttijd_maanden_per_corporatie?{vraag}",
        f"/cijfers/gestart_met_huren?{vraag}",
        "/cijfers?jaar=1800",
    ]
    aanmelder = Organisatie.objects.get(code="levantogroep").uuid
    return {
        "": [
            *("/inloggen", "/bestaat-niet", "/wachtwoord/vergeten"),
            *("/wachtwoord/vergeten/verstuurd", "/wachtwoord/nieuw/1/onzin"),
        ],
        "kandidaat": [
            *("/", "/organisatie", "/trajecten", "/account", "/account/wachtwoord"),
            *("/account/sessies", "/account/tweede-stap", "/account/bevestigen"),
        ],
        "bestuur": ["/vergelijk", "/jaarverslag", *cijfers],
        "functioneel-beheerder": [
            *("/beheer/leden", "/beheer/uitnodigingen", "/beheer/uitnodigingen/nieuw"),
            "/beheer",
            "/beheer/regio/heuvelland",
            "/beheer/regio/heuvelland/woonproces_loopt",
            "/beheer/regio/parkstad/redenen_afgevallen/veranderen",
            "/beheer/regio/parkstad/begeleiding_door/veranderen",
            "/beheer/regio/parkstad/begeleiding_vergoed/intrekken?vanaf=2021-01-01",
            *("/beheer/regios", "/beheer/regios/heuvelland"),
            *("/beheer/redenen", "/beheer/redenen/huurschuld"),
            "/beheer/organisaties",
            "/beheer/organisaties/levantogroep",
            "/beheer/afspraken?regio=parkstad&jaar=2021",
            "/beheer/afspraken?jaar=1800",
            "/beheer/logboek",
        ],
        "corporatie": [
            "/trajecten",
            f"/trajecten/{traject}",
            "/organisatie/dossiers",
            *cijfers[:2],
        ],
        "huurdersorganisatie": [
            "/cijfers?jaar=2021",
            "/cijfers/start_huren_per_gemeente?jaar=2021",
        ],
        "privacy-officer": [
            *("/inzage", "/inzage?van=gisteren", "/grondslagen", "/organisatie/dossiers"),
        ],
        "procesregisseur": [
            *("/", "/trajecten", f"/trajecten/{traject}", "/register", *cijfers),
            f"/trajecten/{traject}/kandidaat",
            *(f"/trajecten/{traject}/toegang", f"/trajecten/{traject}/toegang/toestemming"),
            *("/organisatie/dossiers", f"/organisatie/dossiers/{aanmelder}"),
            *(f"/jaarverslag/voorbeeld?{vraag}", "/jaarverslag/voorbeeld?jaar=1999"),
            "/jaarverslag/voorbeeld?jaar=1800",
        ],
    }[wie]


@pytest.mark.parametrize(
    "wie",
    [
        "",
        "kandidaat",
        "bestuur",
        "corporatie",
        "functioneel-beheerder",
        "huurdersorganisatie",
        "privacy-officer",
        "procesregisseur",
    ],
)
def test_no_page_has_a_barrier(wie, ga_naar, traject):
    pagina = ga_naar(wie)
    fouten: list[str] = []
    pagina.on("pageerror", lambda fout: fouten.append(str(fout)))

    for adres in adressen(wie, traject):
        pagina.goto(adres)
        geen_belemmering(pagina, *BREEDTES)
    assert fouten == []


def kom_tot_rust(pagina: Page) -> None:
    """Wait for the answer that a click asked for, until all of it stands there."""
    pagina.wait_for_load_state()
    pagina.wait_for_function(
        "!document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping')"
    )


def geen_belemmering(pagina: Page, *breedtes: int) -> None:
    """The page as it stands has no barrier on screens of these widths."""
    kom_tot_rust(pagina)
    eerder, adres = pagina.viewport_size, pagina.url
    pagina.evaluate(AXE)
    for breed in breedtes:
        pagina.set_viewport_size({"width": breed, "height": 800})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breed, adres
        if (
            breed == VERGROOT
        ):  # laid out as on a telephone: only whether it fits is another question
            continue
        gevonden = pagina.evaluate(f"axe.run(document, {{runOnly: {REGELS}}})")["violations"]
        assert [(r["id"], r["nodes"][0]["target"]) for r in gevonden] == [], (adres, breed)
    assert pagina.evaluate("window.geschonden") == [], adres
    assert eerder
    pagina.set_viewport_size(eerder)


def test_no_page_on_the_way_of_a_jaarverslag_has_a_barrier(ga_naar):
    pagina = ga_naar("procesregisseur")
    pagina.goto(f"/jaarverslag/tekst/klachten?{VERSLAGVRAAG}")
    pagina.fill("#id_tekst", "x" * 5001)
    pagina.click("#bewaar")
    pagina.wait_for_selector("text=5.001 tekens")
    geen_belemmering(pagina, *BREEDTES)
    pagina.fill("#id_tekst", "Een rustig jaar.")
    pagina.click("#bewaar")
    pagina.wait_for_selector("p.eigen")
    geen_belemmering(pagina, *BREEDTES)
    pagina.goto(f"/jaarverslag/tekst/klachten?{VERSLAGVRAAG}")
    geen_belemmering(pagina, *BREEDTES)
    pagina.goto(f"/jaarverslag/voorbeeld?{VERSLAGVRAAG}")
    pagina.click("#bewaar")
    pagina.wait_for_selector("#pdf")
    geen_belemmering(pagina, *BREEDTES)
    pagina.goto("/jaarverslag")
    geen_belemmering(pagina, *BREEDTES)


def test_asking_for_another_report_gives_the_same_page_as_a_reload(ga_naar):
    pagina = ga_naar("procesregisseur")
    pagina.goto("/jaarverslag/voorbeeld?jaar=1999")
    pagina.evaluate("window.niet_herladen = true")

    pagina.fill("#id_jaar", "2021")
    pagina.check("#id_regio_0")
    pagina.click("#toon")
    pagina.wait_for_url("**jaar=2021**")
    pagina.wait_for_selector("text=Jaarverslag Loket Housing Parkstad 2021")

    assert pagina.evaluate("window.niet_herladen") is True
    gewisseld = zonder_geheim(inhoud(pagina)), pagina.title()
    pagina.reload()
    assert pagina.evaluate("window.niet_herladen") is None
    assert (zonder_geheim(inhoud(pagina)), pagina.title()) == gewisseld


def test_a_report_is_written_kept_and_downloaded_without_javascript(ga_naar):
    pagina = ga_naar("procesregisseur", met_script=False)
    pagina.click("text=Jaarverslag")
    pagina.fill("#id_jaar", "2021")
    pagina.check("#id_regio_0")
    pagina.click("#toon")
    pagina.click("text=Schrijf een eigen tekst bij Klachten")
    pagina.fill("#id_tekst", "Een rustig jaar.")
    pagina.click("#bewaar")
    pagina.wait_for_url("**#klachten")
    assert pagina.inner_text("p.eigen") == "Een rustig jaar."
    pagina.click("#bewaar")
    for vorm, begin in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!doctype html>")):
        with pagina.expect_download() as download:
            pagina.click(f"#{vorm}")
        assert download.value.suggested_filename == f"jaarverslag-parkstad-2021.{vorm}"
        assert Path(download.value.path()).read_bytes().startswith(begin)


def test_a_fault_in_a_register_leads_to_its_cell_in_sight_without_javascript(ga_naar):
    pagina = ga_naar("procesregisseur", breed=TELEFOON, met_script=False)
    breng_register(pagina, fout=True)
    laat_werken()
    pagina.click("text=Ververs deze pagina")
    pagina.locator("a[href*='#cel']").first.click()

    cel = pagina.locator("#cel")
    assert "Kasteel" in cel.inner_text()
    expect(cel).to_be_in_viewport()
    plaats = cel.bounding_box()
    assert plaats is not None
    assert 0 <= plaats["x"] < TELEFOON


def test_no_page_on_the_way_of_a_register_has_a_barrier(ga_naar):
    pagina = ga_naar("procesregisseur")
    pagina.goto("/register")

    pagina.click("#kijk-na")
    geen_belemmering(pagina, *BREEDTES)
    breng_register(pagina, fout=True)
    geen_belemmering(pagina, *BREEDTES)
    laat_werken()
    pagina.wait_for_selector("#waarom-niet")
    geen_belemmering(pagina, *BREEDTES)
    bezig = pagina.url
    pagina.locator("a[href*='#cel']").first.click()
    pagina.wait_for_selector("#cel")
    geen_belemmering(pagina, *BREEDTES)
    pagina.goto(bezig)
    pagina.click("#sla-over")
    pagina.wait_for_selector("text=Sleutel neemt uw register op")
    laat_werken()
    pagina.wait_for_selector("#geweigerd")
    geen_belemmering(pagina, *BREEDTES)
    pagina.goto("/vergelijk")
    pagina.set_input_files("#id_tabel", VOORBEELDEN / "gepubliceerd-2021.csv")
    pagina.click("#vergelijk")
    pagina.wait_for_selector("#uitkomst")
    geen_belemmering(pagina, *BREEDTES)


def breng_register(pagina: Page, *, fout: bool = False) -> None:
    """Bring a small register, with one row that cannot be."""
    register = goed_register()
    if fout:
        register["trajecten"].append(
            register["trajecten"][0] | {"traject": "T-99", "woonproces": "Kasteel"}
        )
    bestanden = [
        {"name": str(bestand.name), "mimeType": "text/csv", "buffer": bestand.read()}
        for bestand in csv_bestanden(register)
    ]
    pagina.goto("/register")
    pagina.set_input_files("#id_bestanden", bestanden)
    pagina.click("#kijk-na")
    pagina.wait_for_selector("text=wacht op zijn beurt")


def test_the_progress_that_comes_by_itself_is_the_page_of_a_reload(ga_naar):
    pagina = ga_naar("procesregisseur")
    breng_register(pagina)
    pagina.evaluate("window.niet_herladen = true")
    laat_werken()
    pagina.wait_for_selector("#neem-op")

    assert pagina.evaluate("window.niet_herladen") is True
    gewisseld = zonder_geheim(inhoud(pagina)), pagina.inner_text("body"), pagina.title()
    pagina.reload()
    herladen = zonder_geheim(inhoud(pagina)), pagina.inner_text("body"), pagina.title()
    assert herladen == gewisseld


def test_a_register_is_taken_in_without_javascript(ga_naar):
    pagina = ga_naar("procesregisseur", met_script=False)
    breng_register(pagina)
    laat_werken()
    pagina.click("text=Ververs deze pagina")
    pagina.click("#neem-op")
    pagina.wait_for_selector("text=Sleutel neemt uw register op")
    laat_werken()
    pagina.click("text=Ververs deze pagina")

    pagina.wait_for_selector("h1:text-is('Uw register is opgenomen')")
    pagina.click("text=Naar de geschiedenis van het register")
    expect(pagina.locator("#inhoud tbody tr")).to_have_count(1)


def test_a_list_to_choose_from_shows_its_arrow_and_a_setting_has_the_whole_width(ga_naar):
    pagina = ga_naar("functioneel-beheerder", breed=TELEFOON)
    pagina.goto("/beheer/leden")
    beeld = pagina.eval_on_selector("select", "e => getComputedStyle(e).backgroundImage")
    assert "pijl.svg" in beeld

    pagina.goto("/beheer/regio/parkstad")
    blad, kop = (pagina.locator(wat).first.bounding_box() for wat in ("tbody tr", "tbody th"))
    assert blad
    assert kop
    assert kop["width"] == blad["width"]


def test_axe_does_find_a_barrier(ga_naar):
    pagina = ga_naar()
    pagina.evaluate("document.querySelector('label').remove()")

    gevonden = pagina.evaluate(f"{AXE}; axe.run(document, {{runOnly: {REGELS}}})")["violations"]

    assert "label" in [regel["id"] for regel in gevonden]


def test_a_style_in_the_page_is_seen_as_a_breach_of_the_policy(ga_naar):
    pagina = ga_naar()
    pagina.evaluate("document.body.setAttribute('style', 'color: red')")
    pagina.wait_for_function("window.geschonden.length > 0")

    assert pagina.evaluate("window.geschonden") == ["style-src-attr"]


def test_asking_for_other_figures_gives_the_same_page_as_a_reload(ga_naar):
    pagina = ga_naar("bestuur")
    pagina.goto("/cijfers?jaar=2020")
    pagina.evaluate("window.niet_herladen = true")

    pagina.fill("#id_jaar", "2021")
    pagina.click("#toon")
    pagina.wait_for_url("**jaar=2021**")
    pagina.wait_for_selector("#gestart_met_huren strong:text-is('52')")

    assert pagina.evaluate("window.niet_herladen") is True
    gewisseld = inhoud(pagina)
    pagina.reload()
    assert pagina.evaluate("window.niet_herladen") is None
    assert inhoud(pagina) == gewisseld


def test_narrowing_the_list_gives_the_same_page_as_a_reload(ga_naar):
    pagina = ga_naar("procesregisseur")
    pagina.goto("/trajecten")

    pagina.select_option("#filter-toestand", "op_wachtlijst")
    pagina.click("#toon")
    pagina.wait_for_url("**toestand=op_wachtlijst**")
    pagina.wait_for_selector("text=Geen enkel traject past")

    gewisseld = inhoud(pagina)
    pagina.reload()
    assert inhoud(pagina) == gewisseld


def inhoud(pagina: Page) -> str:
    """The page as HTMX puts it in place, without the classes that it adds while doing so."""
    kom_tot_rust(pagina)
    return pagina.evaluate(
        "document.querySelector('#inhoud').outerHTML.replace(/ ?htmx-\\\\w+/g, '').replace(/ class=\"\"/g, '')"
    )


def test_everything_is_read_and_done_without_javascript(ga_naar, traject):
    pagina = ga_naar("procesregisseur", met_script=False)

    pagina.click("text=Trajecten")
    pagina.click("text=Volgende")
    pagina.wait_for_url("**pagina=2**")
    pagina.goto(f"/trajecten/{traject}")
    assert pagina.is_visible("text=Verbeterd op 3 maart 2026: was 1 juni 2021.")
    pagina.goto("/cijfers")
    pagina.fill("#id_jaar", "2021")
    pagina.click("#toon")
    expect(pagina.locator("#gestart_met_huren strong")).to_have_text(re.compile(r"^52\b"))
    pagina.click("text=Uitloggen")
    pagina.wait_for_url("**/inloggen")


def test_a_click_on_a_figure_leads_to_its_trajecten_and_their_timeline(ga_naar):
    pagina = ga_naar("procesregisseur")
    pagina.goto("/cijfers?jaar=2021&regio=parkstad")

    pagina.click("#gestart_met_huren strong a")
    pagina.wait_for_selector("h1:text-is('Gestart met huren')")
    assert "52 trajecten, 1 tot en met 50" in pagina.inner_text("#inhoud")
    pagina.click("text=PS-000")
    pagina.wait_for_selector("h1:text-is('Traject PS-000')")


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(ga_naar):
    pagina = ga_naar("bestuur")
    pagina.goto("/cijfers?jaar=2021")

    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    pagina.keyboard.press("Enter")
    pagina.wait_for_function("document.activeElement.id === 'inhoud'")

    pagina.keyboard.press("Tab")
    rand = pagina.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(rand.removesuffix("px")) >= 3


@pytest.mark.parametrize("met_script", [True, False])
@pytest.mark.parametrize("breed", [VERGADERSCHERM, TELEFOON])
def test_a_setting_is_changed_with_and_without_javascript(breed, met_script, ga_naar):
    pagina = ga_naar("functioneel-beheerder", breed=breed, met_script=met_script)
    pagina.goto("/beheer/regio/parkstad/intake_verplicht/veranderen")
    if met_script:
        pagina.click("#bekijk")
        geen_belemmering(pagina, breed)
    pagina.check("#id_waarde_1")
    pagina.fill("#id_vanaf", "2021-01-01")
    pagina.fill("#id_toelichting", "Regiegroep")
    pagina.click("#bekijk")
    pagina.wait_for_selector("#geraakt")
    assert "52 van de 52 lopende trajecten" in pagina.inner_text("#geraakt")
    if met_script:
        geen_belemmering(pagina, breed)
    pagina.click("#bevestig")
    pagina.wait_for_selector("text=Vastgelegd.")
    if met_script:
        geen_belemmering(pagina, breed)

    pagina.goto("/beheer/afspraken?regio=parkstad&jaar=2021")
    pagina.click("#spreiding summary")
    pagina.select_option("#id_spreiding-gemeente", "GM0917")
    pagina.fill("#id_spreiding-maximum", "1")
    pagina.fill("#id_spreiding-toelichting", "Regiegroep")
    pagina.click("#bekijk-spreiding")
    pagina.wait_for_selector("text=is het maximum van 2021 dan al voorbij")
    if met_script:
        geen_belemmering(pagina, breed)
    pagina.click("#bevestig")
    pagina.wait_for_selector("text=Vastgelegd.")

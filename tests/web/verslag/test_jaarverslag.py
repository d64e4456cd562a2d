"""The pages of the jaarverslag: preview, own text, keeping, downloading."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.verslag import HOOFDSTUKKEN
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage.jaarverslag import keep, make
from sleutel.rapportage.models import Jaarverslag, Verslagtekst
from sleutel.rapportage.uitvoer import MEDIATYPEN, VORMEN
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

VRAAG = "jaar=2021&regio=parkstad"
VOORBEELD = f"/jaarverslag/voorbeeld?{VRAAG}"
KLACHTEN = f"/jaarverslag/tekst/klachten?{VRAAG}"


@pytest.fixture
def huurder(dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)


def bewaar(client) -> str:
    """Keep the report and give its address."""
    antwoord = client.post("/jaarverslag/bewaren", {"jaar": 2021, "regio": ["parkstad"]})
    assert antwoord.status_code == 302
    return str(antwoord.url)


def test_the_preview_shows_every_chapter_and_keeps_nothing(als, huurder):
    antwoord = als("procesregisseur").get(VOORBEELD)

    pagina = tekst(antwoord)
    assert "Jaarverslag Loket Housing Parkstad 2021" in pagina
    assert "zoals bekend op 31 december 2021" in pagina
    assert "In 2021 startte 1 kandidaat met huren" in pagina
    for sleutel, titel in HOOFDSTUKKEN.items():
        assert titel in pagina
        assert f'id="{sleutel}"' in antwoord.content.decode()
    assert not Jaarverslag.objects.exists()


def test_a_peildatum_stands_in_the_address_and_in_the_report(als, huurder):
    pagina = tekst(als("procesregisseur").get(f"{VOORBEELD}&peildatum=2022-06-30"))

    assert "zoals bekend op 30 juni 2022" in pagina


def test_in_a_year_that_is_not_over_the_report_is_as_of_today(als, dossier, klok):
    klok(date(2021, 6, 30))
    dossier("PS-1", AANGEMELD)

    assert "zoals bekend op 30 juni 2021" in tekst(als("procesregisseur").get(VOORBEELD))


def test_a_year_of_which_nothing_is_known_says_what_to_do(als):
    antwoord = als("procesregisseur").get("/jaarverslag/voorbeeld?jaar=2019")

    assert "Van 2019 is in Zuid-Limburg niets bekend. Lees eerst het register" in tekst(antwoord)
    assert "bewaar" not in re.findall(r'id="(\w+)"', antwoord.content.decode())


@pytest.mark.parametrize("mis", ["jaar=1800", "jaar=2021&peildatum=2099-01-01", "regio=friesland"])
def test_an_address_with_a_mistake_gives_the_form_with_the_error(mis, als):
    client = als("procesregisseur")

    assert client.get(f"/jaarverslag/voorbeeld?{mis}").status_code == 400
    assert client.get(f"/jaarverslag/tekst/geld?{mis}").url.startswith("/jaarverslag/voorbeeld?")


def test_a_report_is_kept_once_and_bestuur_reads_and_downloads_it(als, huurder):
    loket, bestuur = als("loket-financien"), als("bestuur")

    adres = bewaar(loket)
    assert bewaar(loket) == adres

    assert "Parkstad 2021 31 december 2021" in tekst(bestuur.get("/jaarverslag"))
    gelezen = bestuur.get(adres)
    assert "bewaarde dit verslag op" in tekst(gelezen)
    assert "Schrijf een eigen tekst" not in tekst(gelezen)
    [rij] = Jaarverslag.objects.all()
    for vorm in VORMEN:
        bestand = bestuur.get(f"{adres}/{vorm}")
        assert bestand["Content-Type"] == MEDIATYPEN[vorm]
        assert f"jaarverslag-parkstad-2021.{vorm}" in bestand["Content-Disposition"]
        assert adres.endswith(str(rij.uuid))


def test_the_files_of_the_page_are_those_of_the_command(als, huurder):
    als("procesregisseur").post(KLACHTEN, {"tekst": "Een rustig jaar.", "versie": 0})
    client = als("loket-financien")
    adres = bewaar(client)

    opdrachtregel = command_line_actor()
    van_opdracht = keep(make(2021, (zl.PARKSTAD,), actor=opdrachtregel), actor=opdrachtregel)

    for vorm, render in VORMEN.items():
        assert client.get(f"{adres}/{vorm}").content == render(van_opdracht.verslag)


def test_bestuur_makes_and_writes_nothing(als, huurder):
    bestuur = als("bestuur")

    assert "Kies het jaar" not in tekst(bestuur.get("/jaarverslag"))
    assert bestuur.get(VOORBEELD).status_code == 404
    assert bestuur.post("/jaarverslag/bewaren", {"jaar": 2021}).status_code == 404
    assert bestuur.post(KLACHTEN, {"tekst": "Ik.", "versie": 0}).status_code == 404
    assert not Jaarverslag.objects.exists()
    assert not Verslagtekst.objects.exists()


def test_who_keeps_the_finances_sees_no_way_to_write_and_cannot(als, huurder):
    financien = als("loket-financien")

    assert "Schrijf een eigen tekst" not in tekst(financien.get(VOORBEELD))
    assert financien.post(KLACHTEN, {"tekst": "Ik.", "versie": 0}).status_code == 404


def test_a_text_is_written_beside_a_warning_and_stands_in_the_preview_and_the_report(als, huurder):
    client = als("procesregisseur")
    formulier = client.get(KLACHTEN)
    assert "Schrijf niets over herkenbare mensen" in tekst(formulier)
    assert 'aria-describedby="id_tekst_privacy' in formulier.content.decode()

    antwoord = client.post(KLACHTEN, {"tekst": "Een rustig jaar.\r\n\r\nEcht.", "versie": 0})

    assert antwoord.url == f"{VOORBEELD}#klachten"
    html = client.get(VOORBEELD).content.decode()
    assert '<p class="eigen">Een rustig jaar.</p>' in html
    assert '<p class="eigen">Echt.</p>' in html
    assert "Een rustig jaar." in tekst(client.get(bewaar(client)))
    assert "Een rustig jaar." in tekst(client.get(KLACHTEN))


def test_a_text_that_a_colleague_changed_meanwhile_is_not_overwritten_and_nothing_is_lost(
    als, cast
):
    client = als("procesregisseur")
    client.post(KLACHTEN, {"tekst": "Van een collega.", "versie": 0})

    antwoord = client.post(KLACHTEN, {"tekst": "Van mij.", "versie": 0})

    assert antwoord.status_code == 400
    pagina = antwoord.content.decode()
    assert "intussen veranderd" in pagina
    assert "Van mij.</textarea>" in pagina
    assert "Van een collega." in pagina
    [versie] = re.findall(r'name="versie" value="(\d+)"', pagina)
    client.post(KLACHTEN, {"tekst": "Van ons.", "versie": versie})
    assert "Van ons." in tekst(client.get(KLACHTEN))


def test_a_text_that_is_too_long_stays_in_the_field(als):
    antwoord = als("procesregisseur").post(KLACHTEN, {"tekst": "a" * 5001, "versie": 0})

    assert antwoord.status_code == 400
    assert "Uw tekst heeft 5.001 tekens." in tekst(antwoord)
    assert "a" * 5001 in antwoord.content.decode()


def test_an_unknown_report_chapter_or_kind_of_file_is_not_there(als, huurder):
    client = als("procesregisseur")

    assert client.get(f"/jaarverslag/{uuid4()}").status_code == 404
    assert client.get(f"/jaarverslag/{uuid4()}/pdf").status_code == 404
    assert client.get(f"{bewaar(client)}/docx").status_code == 404
    assert client.get(f"/jaarverslag/tekst/voorwoord?{VRAAG}").status_code == 404


def test_the_pages_ask_as_much_of_the_database_for_many_as_for_one(als, dossier):
    dossier("PS-001", AANGEMELD, WACHTLIJST)
    client = als("procesregisseur")
    client.post(KLACHTEN, {"tekst": "Versie 0.", "versie": 0})
    adressen = ["/jaarverslag", VOORBEELD, KLACHTEN, bewaar(client)]
    with CaptureQueriesContext(connection) as weinig:
        for adres in adressen:
            client.get(adres)
    for nummer in range(2, 20):
        dossier(f"PS-{nummer:03}", AANGEMELD, WACHTLIJST, HUREN)
        client.post(KLACHTEN, {"tekst": f"Versie {nummer}.", "versie": nummer - 1})
        bewaar(client)
    with CaptureQueriesContext(connection) as veel:
        for adres in adressen:
            client.get(adres)

    assert Jaarverslag.objects.count() == 19
    assert len(veel) == len(weinig)

"""What the pages show, and that they ask the database a fixed number of questions."""

import re
from datetime import date

import pytest
from django.conf import settings as instellingen
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import doelen_of
from sleutel.kandidaten.services import tie_to_account
from sleutel.partijen.models import Account
from sleutel.trajecten.models import Traject
from sleutel.web.templatetags.pagina import MENU
from sleutel.web.trajecten.paginas import GEEN_TRAJECTEN
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST, improve, maak_dossiers


def test_the_loket_starts_with_its_trajecten_by_toestand(als, dossier):
    dossier("PS-1", AANGEMELD)
    dossier("PS-2", AANGEMELD, WACHTLIJST, HUREN)

    pagina = tekst(als("procesregisseur").get("/"))

    assert "Uw loket volgt 2 trajecten." in pagina
    assert "Huurt 1" in pagina
    assert "Alle trajecten 2" in pagina


def test_the_menu_names_each_page_once_and_every_page_lies_under_one_of_them():
    onder = [naam for *_, pagina_s in MENU for naam in pagina_s]
    assert len(onder) == len(set(onder))
    assert all(naam in pagina_s for naam, *_, pagina_s in MENU)


def test_an_empty_record_says_what_to_do_first(als):
    assert "sleutel importeer" in tekst(als("procesregisseur").get("/"))
    assert "sleutel importeer" in tekst(als("procesregisseur").get("/trajecten"))


def test_every_role_with_trajecten_has_its_sentence_for_an_empty_list():
    assert set(GEEN_TRAJECTEN) == {rol for rol in Rol if doelen_of(rol)} | {Rol.KANDIDAAT}


def test_a_kandidaat_begins_at_his_own_traject_without_a_list_to_narrow(als, cast, dossier):
    uuid = dossier("PS-1")
    dossier("PS-2")
    assert als("kandidaat").get("/").url == "/trajecten", "he has nothing yet"

    tie_to_account(
        Traject.objects.get(uuid=uuid).kandidaat_id,
        account_id=Account.objects.get(email=cast["kandidaat"]).pk,
        op=date(2026, 1, 1),
    )

    assert als("kandidaat").get("/").url == f"/trajecten/{uuid}"
    lijst = als("kandidaat").get("/trajecten")
    assert "PS-1" in tekst(lijst)
    assert not lijst.context["filters"]


@pytest.mark.parametrize("wie", ["aanmelder", "corporatie", "kandidaat", "gemeente-financier"])
def test_an_empty_list_says_what_would_stand_there(wie, als):
    pagina = tekst(als(wie).get("/trajecten"))

    assert GEEN_TRAJECTEN[Rol(wie.replace("-", "_"))] in pagina
    assert "register" not in pagina


def test_a_list_that_hides_something_says_why(als, dossier, klok):
    klok(date(2021, 7, 1))
    uitleg = "Staat er “Afgeschermd”?"
    dossier("PS-1", AANGEMELD)
    assert uitleg not in tekst(als("aanmelder").get("/trajecten"))

    dossier("PS-2", AANGEMELD, WACHTLIJST, HUREN)
    pagina = tekst(als("aanmelder").get("/trajecten"))

    assert "PS-2" in pagina
    assert uitleg in pagina
    assert uitleg not in tekst(als("procesregisseur").get("/trajecten"))


def test_the_list_shows_fifty_trajecten_on_a_page(als):
    maak_dossiers([f"PS-{nummer:03}" for nummer in range(51)])
    client = als("procesregisseur")

    eerste, tweede = client.get("/trajecten"), client.get("/trajecten?pagina=2")

    assert "51 trajecten, 1 tot en met 50" in tekst(eerste)
    assert len(eerste.context["pagina"].object_list) == 50
    assert "PS-050" in tekst(tweede)
    assert "PS-049" not in tekst(tweede)


def test_the_list_is_narrowed_by_words_in_the_address(als, dossier):
    dossier("PS-1", AANGEMELD)
    dossier("PS-2", AANGEMELD, WACHTLIJST)
    client = als("procesregisseur")

    assert "PS-1" not in tekst(client.get("/trajecten?toestand=op_wachtlijst"))
    assert "PS-2" in tekst(client.get("/trajecten?toestand=op_wachtlijst&woonproces=housing"))
    assert "Geen enkel traject past" in tekst(client.get("/trajecten?regio=heuvelland"))
    assert client.get("/trajecten?toestand=onzin").status_code == 404


def test_a_traject_shows_its_timeline_with_what_was_improved_and_withdrawn(als, dossier):
    uuid = dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    nieuw = {"corporatie": "heemwonen", "gemeente": "GM0917"}
    improve(uuid, Soort.START_HUREN, date(2021, 6, 15), date(2026, 3, 3), nieuw)
    improve(uuid, Soort.OP_WACHTLIJST, WACHTLIJST[1], date(2026, 4, 1), {}, ingetrokken=True)

    pagina = tekst(als("procesregisseur").get(f"/trajecten/{uuid}"))

    assert "15 juni 2021 Gestart met huren" in pagina
    assert "Verbeterd op 3 maart 2026: was 1 juni 2021, corporatie Weller." in pagina
    assert "Op de wachtlijst gezet ingetrokken op 1 april 2026" in pagina
    assert "gemeente: Heerlen" in pagina


@pytest.mark.parametrize(
    "adres",
    [
        *("/", "/trajecten", "/trajecten?toestand=huurt", "/cijfers?jaar=2021"),
        *("/cijfers/aanmeldingen?jaar=2021", "/cijfers/gestart_met_huren?jaar=2021"),
    ],
)
def test_a_page_asks_as_much_of_the_database_for_two_trajecten_as_for_thirty(adres, als, dossier):
    client = als("procesregisseur")
    dossier("PS-001", AANGEMELD, WACHTLIJST)
    dossier("PS-002", AANGEMELD, WACHTLIJST, HUREN)
    with CaptureQueriesContext(connection) as weinig:
        client.get(adres)
    for nummer in range(3, 31):
        dossier(f"PS-{nummer:03}", AANGEMELD, WACHTLIJST, HUREN)
    with CaptureQueriesContext(connection) as veel:
        client.get(adres)

    assert len(veel) == len(weinig)


def test_no_address_holds_more_than_random_numbers_and_words_of_the_field():
    for pagina in get_resolver("sleutel.web.urls").url_patterns:
        delen = re.findall(r"<([^>]+)>", str(pagina.pattern))
        assert set(delen) <= {
            "uuid:uuid",
            "uuid:sleutel",  # the random key of an invitation
            "slug:code",  # that of a figure
            "slug:regio",
            "slug:provider_id",  # the code of an organisation
            "slug:hoofdstuk",
            "slug:tabel",
            "slug:vorm",  # a kind of file
            "int:pk",  # the number of one's own passkey
            "slug:uidb36",  # the number of the account of who follows a link for a new password,
            "slug:key",  # and what shows that the link is his
        }


def test_the_pages_link_to_no_address_with_a_name_or_number_in_it(als, dossier, cast):
    uuid = dossier("PS-777", AANGEMELD, WACHTLIJST)
    client = als("procesregisseur")

    for adres in ("/", "/trajecten", f"/trajecten/{uuid}", "/cijfers?jaar=2021"):
        html = client.get(adres).content.decode()
        verwijzingen = " ".join(re.findall(r'(?:href|action|hx-get)="([^"]*)"', html))
        assert "PS-777" not in verwijzingen
        assert "@" not in verwijzingen


def test_no_page_may_be_indexed_and_every_page_is_dutch(als):
    for wie, adres in (("", "/inloggen"), ("procesregisseur", "/"), ("bestuur", "/bestaat-niet")):
        html = als(wie).get(adres).content.decode()
        assert '<html lang="nl"' in html
        assert 'content="noindex, nofollow"' in html


def test_the_title_says_page_and_organisation(als, dossier):
    uuid = dossier("PS-1")
    client = als("procesregisseur")

    assert (
        "<title>Traject PS-1, Loket Housing Zuid-Limburg</title>"
        in client.get(f"/trajecten/{uuid}").content.decode()
    )


def test_the_page_of_an_error_knows_nothing_of_who_asked(als, monkeypatch):
    def stuk(actor):
        raise RuntimeError("geheim van de server")

    monkeypatch.setattr("sleutel.web.start.count_by_state", stuk)
    client = als("procesregisseur")
    client.raise_request_exception = False

    antwoord = client.get("/")

    assert antwoord.status_code == 500
    assert "Er ging iets mis" in tekst(antwoord)
    assert "geheim" not in tekst(antwoord)
    assert "Carla" not in tekst(antwoord)


def test_a_form_without_its_secret_is_refused_in_dutch(cast):
    client = Client(enforce_csrf_checks=True)

    antwoord = client.post("/inloggen", {"login": cast["bestuur"], "password": "x"})

    assert antwoord.status_code == 403
    assert "Laad de pagina opnieuw" in tekst(antwoord)


def test_the_policy_allows_no_inline_script_or_style(als):
    antwoord = als("procesregisseur").get("/")

    beleid = antwoord["Content-Security-Policy"]
    assert "unsafe" not in beleid
    html = antwoord.content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick=" not in html
    assert "DENY" in antwoord["X-Frame-Options"]
    assert instellingen.SECURE_CSP["object-src"]

"""Signing in, a forgotten password, one's own account."""

import pytest
from django.core import mail
from django.test import Client

from sleutel.koppelingen.models import Bericht
from sleutel.partijen.models import Account
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.inloggen import adres, laatste_link, met_wachtwoord
from tests.web.lezen import html
from tests.web.rolbezetting import laat_werken

FOUT = "Het e-mailadres of het wachtwoord klopt niet."
TE_VAAK = "Dit ging te vaak mis."
NIEUW = "een-nieuw-wachtwoord-van-mij"


@pytest.mark.parametrize(
    "geschreven",
    [
        "BESTUUR@demo.sleutel.invalid",
        " bestuur@demo.sleutel.invalid ",
        "bestuur@DEMO.sleutel.invalid",
    ],
)
def test_an_address_may_be_written_in_any_case(geschreven, cast, client):
    client.post("/inloggen", {"login": geschreven, "password": DEMO_WACHTWOORD})

    assert client.get("/cijfers").status_code == 200


def test_after_ten_wrong_passwords_not_even_the_right_one_is_looked_at(cast, client):
    for nummer in range(10):
        pagina = met_wachtwoord(client, "bestuur", f"fout-{nummer}", HTTP_USER_AGENT=str(nummer))
        assert FOUT in pagina.content.decode()

    assert TE_VAAK in met_wachtwoord(client, "bestuur").content.decode()
    assert met_wachtwoord(client, "kandidaat").url == "/"


def test_an_unknown_address_gets_the_same_answers_byte_for_byte(cast, settings):
    settings.MODUS = "productie"  # the demo lists its accounts
    for nummer in range(12):
        bekend = html(met_wachtwoord(Client(), "bestuur", f"fout-{nummer}"))
        onbekend = html(met_wachtwoord(Client(), "niemand", f"fout-{nummer}"))
        assert bekend.replace(adres("bestuur"), "") == onbekend.replace(adres("niemand"), "")


def test_an_unknown_address_costs_as_much_hashing(cast, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    geteld = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: geteld.append(1) or encode(self, password, salt),
    )
    aantallen = []
    for wie in ("bestuur", "niemand"):
        geteld.clear()
        met_wachtwoord(Client(), wie, "fout")
        aantallen.append(len(geteld))

    assert aantallen == [1, 1]


def vraag(wie: str):
    return Client().post("/wachtwoord/vergeten", {"email": adres(wie)}, follow=True)


def test_a_forgotten_password_is_replaced_by_a_link_in_a_mail(cast, client):
    vraag("bestuur")
    formulier = client.get(laatste_link()).url
    assert client.get(formulier).status_code == 200

    client.post(formulier, {"password1": NIEUW, "password2": NIEUW})

    assert FOUT in met_wachtwoord(client, "bestuur").content.decode()
    assert met_wachtwoord(client, "bestuur", NIEUW).url == "/"


def test_the_link_works_once(cast, client):
    vraag("bestuur")
    link = laatste_link()
    client.post(client.get(link).url, {"password1": NIEUW, "password2": NIEUW})

    assert "Deze link werkt niet meer" in Client().get(link).content.decode()


def test_the_mail_says_nothing_of_the_person(cast):
    vraag("procesregisseur")
    laat_werken()

    (bericht,) = mail.outbox
    assert bericht.to == [adres("procesregisseur")]
    for woord in ("Carla", "Janssen", "Loket", "regisseur", adres("procesregisseur")):
        assert woord not in bericht.subject + bericht.body


def test_asking_for_an_unknown_address_looks_the_same_and_mails_nobody(cast):
    bekend, onbekend = vraag("bestuur"), vraag("niemand")

    assert bekend.redirect_chain == onbekend.redirect_chain
    assert html(bekend) == html(onbekend)
    assert Bericht.objects.count() == 2
    laat_werken()
    assert [bericht.to for bericht in mail.outbox] == [[adres("bestuur")]]


def test_a_closed_account_gets_no_link(cast):
    Account.objects.filter(email=adres("bestuur")).update(is_active=False)
    vraag("bestuur")
    laat_werken()

    assert mail.outbox == []


def test_five_links_in_an_hour_and_the_sixth_answer_is_the_same(cast):
    eerste = vraag("bestuur")
    for _ in range(5):
        laatste = vraag("bestuur")

    assert html(eerste) == html(laatste)
    laat_werken()
    assert len(mail.outbox) == 5


def test_changing_the_password_signs_out_elsewhere(cast, client):
    elders = Client()
    met_wachtwoord(client, "bestuur")
    met_wachtwoord(elders, "bestuur")

    gegevens = {"oldpassword": DEMO_WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    assert client.post("/account/wachtwoord", gegevens).url == "/account"

    assert client.get("/cijfers").status_code == 200
    assert elders.get("/cijfers").url.startswith("/inloggen")


def test_an_open_session_cannot_try_on_for_the_password(cast, client):
    met_wachtwoord(client, "bestuur")
    for _ in range(10):
        fout = {"oldpassword": "fout", "password1": NIEUW, "password2": NIEUW}
        client.post("/account/wachtwoord", fout)

    goed = {"oldpassword": DEMO_WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    assert TE_VAAK in client.post("/account/wachtwoord", goed).content.decode()


@pytest.mark.parametrize(
    ("een", "twee", "fout"),
    [
        ("kort", "kort", "minstens 12 tekens"),
        ("738261950374", "738261950374", "alleen cijfers"),
        ("bestuur@demo.sleutel", "bestuur@demo.sleutel", "lijkt te veel op uw naam"),
        ("q1w2e3r4t5y6", "q1w2e3r4t5y6", "Veel mensen gebruiken dit"),
        (NIEUW, "iets-anders", "Vul twee keer hetzelfde in"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_in_dutch(een, twee, fout, cast, client):
    met_wachtwoord(client, "bestuur")

    gegevens = {"oldpassword": DEMO_WACHTWOORD, "password1": een, "password2": twee}
    pagina = client.post("/account/wachtwoord", gegevens).content.decode()

    assert fout in pagina
    assert "You must" not in pagina


def test_the_list_of_sessions_shows_devices_and_keeps_no_address(cast, client):
    browser = "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36"
    met_wachtwoord(client, "bestuur", HTTP_USER_AGENT=browser)
    met_wachtwoord(Client(), "bestuur", HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/1")

    pagina = client.get("/account/sessies").content.decode()

    assert "Chrome op Windows" in pagina
    assert "Safari op een iPhone" in pagina
    assert pagina.count("Dit apparaat") == 1
    assert "127.0.0.1" not in pagina


def test_signing_out_everywhere_or_only_elsewhere(cast, client):
    elders = Client()
    met_wachtwoord(client, "bestuur")
    met_wachtwoord(elders, "bestuur")

    client.post("/account/sessies")
    assert client.get("/cijfers").status_code == 200
    assert elders.get("/cijfers").url.startswith("/inloggen")

    met_wachtwoord(elders, "bestuur")
    client.post("/account/sessies", {"overal": "ja"})
    assert client.get("/cijfers").url.startswith("/inloggen")
    assert elders.get("/cijfers").url.startswith("/inloggen")


def test_nobody_signs_up_or_changes_his_address(client, db):
    for pad in ("/account/nieuw", "/signup", "/accounts/signup/", "/account/email", "/accounts/"):
        assert client.get(pad).status_code == 404

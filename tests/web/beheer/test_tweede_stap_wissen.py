"""Somebody lost his second step: the functioneel beheerder clears it, and gets no way in by it."""

import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from sleutel.domein.tweede_stap import Herkenning, RedenWissen
from sleutel.koppelingen.identiteit import wissen
from sleutel.partijen.models import Account, Beheerwijziging, Lidmaatschap
from sleutel.partijen.queries import as_actor
from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.inloggen import (
    adres,
    code_van,
    geef_app,
    geef_passkey,
    laatste_link,
    met_wachtwoord,
)
from tests.web.rolbezetting import laat_werken

GOED = {"reden": "kwijt", "herkend": "teruggebeld"}
NIEUW = "een-nieuw-wachtwoord-van-mij"
STEL_IN, CODE = "/account/tweede-stap", "/inloggen/tweede-stap"


@pytest.fixture(autouse=True)
def gevraagd(settings, cast) -> None:
    settings.TWEEDE_FACTOR = True


@pytest.fixture
def beheerder() -> Client:
    geef_app("functioneel-beheerder")
    client = Client()
    met_wachtwoord(client, "functioneel-beheerder")
    client.post(CODE, {"code": code_van()})
    return client


@pytest.fixture
def kwijt() -> Account:
    """The corporatie's, with an app, a passkey and recovery codes."""
    account = geef_app("corporatie")
    geef_passkey(account)
    RecoveryCodes.activate(account)
    return account


def pagina_van(account: Account) -> str:
    return f"/beheer/accounts/{account.uuid}/tweede-stap"


def wis(beheerder: Client, account: Account, **anders: str):
    return beheerder.post(pagina_van(account), GOED | anders)


def may_set_one_up(client: Client, wachtwoord: str) -> bool:
    """The page of the app opens, after the password once more."""
    client.post("/account/bevestigen", {"password": wachtwoord})
    return client.get(f"{STEL_IN}/app").status_code == 200


def actor_van(wie: str):
    return as_actor(Lidmaatschap.objects.get(account__email=adres(wie)))


def test_who_lost_it_comes_in_again_by_his_mail_and_a_new_second_step(beheerder, kwijt, client):
    assert "Wis de tweede stap" in beheerder.get("/beheer/leden").content.decode()
    assert kwijt.email in beheerder.get(pagina_van(kwijt)).content.decode()

    assert wis(beheerder, kwijt).url == "/beheer/leden"
    assert not Authenticator.objects.filter(user=kwijt).exists()

    vergeten = laatste_link()
    client.post(vergeten, {"email": kwijt.email})
    formulier = client.get(laatste_link()).url
    client.post(formulier, {"password1": NIEUW, "password2": NIEUW})
    assert met_wachtwoord(client, "corporatie", NIEUW).status_code == 302
    for pad in ("/", "/trajecten", "/account", "/organisatie"):
        assert client.get(pad).url == STEL_IN
    assert may_set_one_up(client, NIEUW)


def test_the_password_of_before_gives_nothing(beheerder, kwijt, client):
    """Against that the second step stood: who knew the password alone may not be first now."""
    wis(beheerder, kwijt)

    assert "klopt niet" in met_wachtwoord(client, "corporatie").content.decode()
    assert not may_set_one_up(client, DEMO_WACHTWOORD)


def test_when_the_password_stayed_it_would_let_in(beheerder, kwijt, client, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(Account, "set_unusable_password", lambda account: None)
    wis(beheerder, kwijt)

    met_wachtwoord(client, "corporatie")

    assert may_set_one_up(client, DEMO_WACHTWOORD)


def test_who_was_halfway_with_the_password_begins_again(beheerder, kwijt, client):
    met_wachtwoord(client, "corporatie")
    wis(beheerder, kwijt)

    assert client.get(CODE).url == "/inloggen"
    assert client.get("/inloggen").status_code == 200
    assert client.get(STEL_IN).url.startswith("/inloggen")


def test_a_link_for_a_new_password_of_before_works_no_more(beheerder, kwijt, client):
    client.post("/wachtwoord/vergeten", {"email": kwijt.email})
    link = laatste_link()
    wis(beheerder, kwijt)

    assert "Deze link werkt niet meer" in client.get(link, follow=True).content.decode()


def test_every_session_of_that_person_ends_and_of_nobody_else(beheerder, kwijt, client):
    met_wachtwoord(client, "corporatie")
    client.post(CODE, {"code": code_van()})
    assert client.get("/trajecten").status_code == 200

    wis(beheerder, kwijt)

    assert client.get("/trajecten").url.startswith("/inloggen")
    assert beheerder.get("/beheer/leden").status_code == 200


def test_the_mail_goes_to_the_person_and_says_nothing_of_him(beheerder, kwijt):
    wis(beheerder, kwijt)
    laat_werken()

    [bericht] = mail.outbox
    assert bericht.to == [kwijt.email]
    assert re.search(r"http\S+/wachtwoord/vergeten", bericht.body)
    for woord in (*kwijt.naam.split(), kwijt.email, "Weller", "Leo"):
        assert woord not in bericht.body + bericht.subject


def test_it_stands_in_the_log_with_why_and_without_a_name_in_its_texts(beheerder, kwijt):
    wis(beheerder, kwijt)

    regel = Beheerwijziging.objects.latest("id")
    assert (regel.account.email, regel.betreft) == (adres("functioneel-beheerder"), kwijt)
    assert regel.toelichting == ("het toestel is kwijt; ik belde terug op een nummer dat ik al had")
    assert kwijt.naam not in regel.wat + regel.was + regel.wordt + regel.toelichting
    logboek = beheerder.get("/beheer/logboek").content.decode()
    assert f"Tweede stap en wachtwoord van {kwijt.naam}" in logboek


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"reden": ""}, "Kies wat er is gebeurd."),
        ({"herkend": ""}, "Weet u het niet? Wis dan niets."),
        ({"herkend": "mail"}, "selecteer"),
    ],
)
def test_without_a_reason_or_knowing_who_asks_nothing_is_cleared(anders, fout, beheerder, kwijt):
    pagina = wis(beheerder, kwijt, **anders)

    assert fout.casefold() in pagina.content.decode().casefold()
    assert Authenticator.objects.filter(user=kwijt).count() == 3
    assert Account.objects.get(pk=kwijt.pk).has_usable_password()


def test_asking_changes_nothing(beheerder, kwijt):
    beheerder.get(pagina_van(kwijt))
    beheerder.get(pagina_van(kwijt), GOED)

    assert Authenticator.objects.filter(user=kwijt).count() == 3


def test_nobody_clears_his_own(beheerder):
    zelf = Account.objects.get(email=adres("functioneel-beheerder"))

    assert "Laat een collega dit doen" in beheerder.get(pagina_van(zelf)).content.decode()
    assert wis(beheerder, zelf).status_code == 403
    assert Authenticator.objects.filter(user=zelf).exists()


@pytest.mark.parametrize("wie", ["procesregisseur", "privacy-officer", "corporatie", "kandidaat"])
def test_the_service_itself_refuses_who_does_not_manage(wie, kwijt):
    with pytest.raises(PermissionDenied):
        wissen.clear_factor(
            kwijt,
            reden=RedenWissen.KWIJT,
            herkend=Herkenning.GEZIEN,
            actor=actor_van(wie),
            adres="http://testserver/",
        )

    assert Authenticator.objects.filter(user=kwijt).count() == 3


def test_of_a_kandidaat_the_beheerder_clears_nothing(beheerder):
    kandidaat = geef_app("kandidaat")

    assert beheerder.get(pagina_van(kandidaat)).status_code == 404
    assert wis(beheerder, kandidaat).status_code == 404


def test_twice_says_that_there_is_nothing_to_clear(beheerder, kwijt):
    wis(beheerder, kwijt)

    assert "heeft geen tweede stap om te wissen" in wis(beheerder, kwijt).content.decode()
    assert Beheerwijziging.objects.filter(betreft=kwijt).count() == 1
    laat_werken()
    assert len(mail.outbox) == 1


def test_of_a_closed_account_nothing_is_cleared(beheerder, kwijt):
    Account.objects.filter(pk=kwijt.pk).update(is_active=False)

    assert "Open het eerst weer." in wis(beheerder, kwijt).content.decode()
    assert Authenticator.objects.filter(user=kwijt).count() == 3


def op_de_server(email: str) -> str:
    antwoord = StringIO()
    vlaggen = ("--reden=kwijt", "--herkend=gezien", "--adres=https://sleutel.example")
    call_command("wis_tweede_stap", email, *vlaggen, stdout=antwoord)
    return antwoord.getvalue()


def test_the_last_beheerder_is_helped_by_who_runs_the_server():
    alleen = geef_app("functioneel-beheerder")

    assert "Gewist" in op_de_server(alleen.email)

    assert not Authenticator.objects.filter(user=alleen).exists()
    assert Beheerwijziging.objects.latest("id").account.naam == "Opdrachtregel"
    laat_werken()
    assert mail.outbox[-1].to == [alleen.email]
    assert "https://sleutel.example/wachtwoord/vergeten" in mail.outbox[-1].body
    with pytest.raises(CommandError, match="geen tweede stap"):
        op_de_server(alleen.email)


@pytest.mark.parametrize("wie", ["kandidaat", "opdrachtregel", "bestaat-niet"])
def test_on_the_server_too_it_is_for_members_only(wie):
    if wie == "kandidaat":
        geef_app(wie)
    email = "opdrachtregel@sleutel.invalid" if wie == "opdrachtregel" else adres(wie)

    with pytest.raises(CommandError, match="geen open account van een medewerker"):
        op_de_server(email)

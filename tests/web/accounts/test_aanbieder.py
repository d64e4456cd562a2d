"""Signing in by the identity provider of an organisation, one that lives in this test."""

from datetime import date

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from sleutel.config import oidc
from sleutel.koppelingen.identiteit import aanbieder
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from tests.web.accounts.nepaanbieder import VIA, kom_terug
from tests.web.inloggen import adres, code_van, geef_app

NIET = "Uw organisatie kent u, maar Sleutel niet"


def wie_is(client: Client) -> str | None:
    pagina = client.get("/account")
    return pagina.context["request"].user.email if pagina.status_code == 200 else None


def extra_lid(bij: str, rol: str, wie: str = "aanmelder") -> Lidmaatschap:
    return Lidmaatschap.objects.create(
        account=Account.objects.get(email=adres(wie)),
        organisatie=Organisatie.objects.get(code=bij),
        rol=rol,
        sinds=date(2020, 1, 1),
    )


def test_who_was_invited_comes_in_by_his_organisation(levanto, client):
    assert "Inloggen bij LEVANTOgroep" in client.get("/inloggen").content.decode()

    kom_terug(client)

    assert wie_is(client) == adres("aanmelder")
    assert "LEVANTOgroep, aanmelder" in client.get("/", follow=True).content.decode()


@pytest.mark.parametrize(
    "anders",
    [
        {"email": "nog-nooit-gezien@levanto.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": ""},
        {"email": adres("corporatie")},  # somebody of another organisation
    ],
    ids=["unknown", "not verified", "as a word", "no address", "of another organisation"],
)
def test_nobody_else_comes_in_and_no_account_is_made(anders, levanto, client):
    levanto.claims |= anders
    voor = Account.objects.count()

    pagina = kom_terug(client).content.decode()

    assert NIET in pagina
    assert wie_is(client) is None
    assert Account.objects.count() == voor
    assert not SocialAccount.objects.exists()


def test_who_left_the_organisation_does_not_come_in(levanto, client):
    Lidmaatschap.objects.filter(account__email=adres("aanmelder")).update(tot=date(2021, 1, 1))

    assert NIET in kom_terug(client).content.decode()


def test_a_closed_account_does_not_come_in(levanto, client):
    Account.objects.filter(email=adres("aanmelder")).update(is_active=False)

    assert NIET in kom_terug(client).content.decode()


def test_another_person_there_with_the_same_address_does_not_come_in(levanto, client):
    kom_terug(client)
    levanto.claims["sub"] = "nummer-2"

    assert NIET in kom_terug(Client()).content.decode()


def test_two_answers_about_two_persons_are_refused(levanto, client):
    levanto.getekend = {"sub": "iemand-anders"}

    assert NIET in kom_terug(client).content.decode()


def test_a_token_for_another_program_is_refused(levanto, client):
    levanto.getekend = {"aud": "een-ander-programma"}

    assert "Inloggen is niet gelukt" in kom_terug(client).content.decode()
    assert wie_is(client) is None


def test_an_answer_that_was_not_asked_for_is_refused(levanto, client):
    antwoord = client.get(f"{VIA}/terug", {"code": "c", "state": "verzonnen"})

    assert "Inloggen is niet gelukt" in antwoord.content.decode()
    assert wie_is(client) is None


def test_the_session_works_for_that_organisation_only(levanto, client):
    bij_weller = extra_lid("weller", "corporatie")

    kom_terug(client)

    assert "LEVANTOgroep, aanmelder" in client.get("/", follow=True).content.decode()
    pagina = client.get("/organisatie").content.decode()
    assert "Weller" not in pagina
    keuze = {"lidmaatschap": str(bij_weller.uuid)}
    assert client.post("/organisatie", keuze).status_code == 404
    assert "LEVANTOgroep, aanmelder" in client.get("/", follow=True).content.decode()


def test_without_the_narrowing_it_would_work_for_the_other_too(levanto, client, monkeypatch):
    """The negative control."""
    bij_weller = extra_lid("weller", "corporatie")
    monkeypatch.setattr(aanbieder, "narrow", lambda request, memberships: memberships)
    kom_terug(client)

    client.post("/organisatie", {"lidmaatschap": str(bij_weller.uuid)})

    assert "Weller, verhuurmedewerker" in client.get("/", follow=True).content.decode()


def test_when_the_membership_there_ends_nothing_is_left_of_the_session(levanto, client):
    extra_lid("weller", "corporatie")
    kom_terug(client)
    Lidmaatschap.objects.filter(
        account__email=adres("aanmelder"), organisatie__code="levantogroep"
    ).update(tot=date(2021, 1, 1))

    assert client.get("/").url == "/organisatie"
    assert "bij geen organisatie" in client.get("/organisatie").content.decode()


def test_the_second_factor_is_asked_of_who_comes_in_that_way(levanto, client, settings):
    settings.TWEEDE_FACTOR = True
    geef_app("aanmelder")

    kom_terug(client)
    assert client.get("/").url.startswith("/inloggen")

    client.post("/inloggen/tweede-stap", {"code": code_van()})
    assert "LEVANTOgroep, aanmelder" in client.get("/", follow=True).content.decode()


def test_who_has_no_second_factor_yet_sets_one_up_first(levanto, client, settings):
    settings.TWEEDE_FACTOR = True

    kom_terug(client)

    assert client.get("/").url == "/account/tweede-stap"


def test_nothing_of_what_they_know_of_a_person_is_kept(levanto, client):
    kom_terug(client)
    kom_terug(Client())

    (bewaard,) = SocialAccount.objects.all()
    assert bewaard.extra_data == {}


def test_nobody_ties_an_account_of_elsewhere_to_his_own(levanto, client):
    levanto.claims["email"] = "anders@levanto.example"
    client.force_login(Account.objects.get(email=adres("aanmelder")))

    kom_terug(client, "?process=connect")

    assert not SocialAccount.objects.exists()


def test_a_provider_that_does_not_answer_is_told_in_dutch(levanto, client):
    levanto.bereikbaar = False

    antwoord = client.get(VIA, follow=True)

    assert "doet het niet" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("toml", "fout"),
    [
        ("geen toml", "is geen goede TOML"),
        ('[levanto]\nclient_id = "x"\nsecret = "y"', "ontbreekt issuer"),
        ('[levanto]\nissuer = "http://x"\nclient_id = "x"\nsecret = "y"', "https://"),
        ('[levanto]\nissuer = "https://x"\nclient_id = ""\nsecret = 3\nscope = "x"', "ontbreekt"),
        ('levanto = "https://x"', "geen code van een organisatie"),
        ('["Levanto groep"]\nissuer = "https://x"', "geen code van een organisatie"),
    ],
)
def test_a_wrong_file_stops_the_start_and_says_what_is_wrong(toml, fout, tmp_path):
    bestand = tmp_path / "oidc.toml"
    bestand.write_text(toml)

    with pytest.raises(ImproperlyConfigured, match=fout):
        oidc.providers(str(bestand))


def test_a_good_file_gives_the_providers_and_a_missing_one_is_told(tmp_path):
    bestand = tmp_path / "oidc.toml"
    bestand.write_text(
        '[levantogroep]\nissuer = "https://login.example/"\nclient_id = "s"\nsecret = "geheim"'
    )

    (app,) = oidc.providers(str(bestand))["openid_connect"]["APPS"]

    assert (app["provider_id"], app["settings"]["server_url"]) == (
        "levantogroep",
        "https://login.example",
    )
    with pytest.raises(ImproperlyConfigured, match="niet te lezen"):
        oidc.providers(str(tmp_path / "nergens.toml"))

"""Nobody who needs a second factor gets past it: not by any page, not by any way in."""

from collections import defaultdict

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from sleutel.koppelingen.identiteit import factor, rem
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.web.toegang import open_to_everyone, open_without_factor
from tests.web.inloggen import (
    adres,
    code_van,
    foute_code,
    geef_app,
    geef_passkey,
    laatste_link,
    met_wachtwoord,
)

STEL_IN = "/account/tweede-stap"
CODE = "/inloggen/tweede-stap"
NIEUW = "een-nieuw-wachtwoord-van-mij"


@pytest.fixture(autouse=True)
def gevraagd(settings, cast) -> None:
    """Not as in the demo: a second factor is asked."""
    settings.TWEEDE_FACTOR = True


@pytest.fixture
def in_gelogd(client: Client) -> Client:
    """The procesregisseur, in with password and code."""
    geef_app("procesregisseur")
    met_wachtwoord(client, "procesregisseur")
    client.post(CODE, {"code": code_van()})
    return client


def is_binnen(client: Client) -> bool:
    return client.get("/trajecten").status_code == 200


def dichte_paginas() -> list[str]:
    """The addresses that are neither open to everyone nor for setting up."""
    gegevens = defaultdict(lambda: "x", uuid="00000000-0000-4000-8000-000000000000", pk="1")
    open_paginas = {open_to_everyone, open_without_factor}
    gevonden = []
    for pagina in get_resolver("sleutel.web.urls").url_patterns:
        if pagina.callback.opened_to not in open_paginas:
            namen = pagina.pattern.converters
            gevonden.append(reverse(pagina.name, kwargs={naam: gegevens[naam] for naam in namen}))
    return gevonden


@pytest.mark.parametrize("methode", ["get", "post"])
def test_without_a_factor_no_page_opens_but_those_to_set_one_up(client, methode):
    met_wachtwoord(client, "procesregisseur")

    antwoorden = {pad: getattr(client, methode)(pad) for pad in dichte_paginas()}

    assert len(antwoorden) > 10
    assert {(a.status_code, a.headers.get("Location")) for a in antwoorden.values()} == {
        (302, STEL_IN)
    }
    assert client.get(STEL_IN).status_code == 200
    assert "Stel eerst uw tweede stap in" in client.get(STEL_IN).content.decode()


def test_when_nobody_asks_for_a_factor_the_same_pages_do_open(client, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(factor, "is_required", lambda memberships: False)
    met_wachtwoord(client, "procesregisseur")

    assert {client.get(pad).headers.get("Location") for pad in dichte_paginas()} != {STEL_IN}
    assert is_binnen(client)


def test_even_a_page_that_does_not_exist_knows_no_organisation_before_the_factor(client):
    met_wachtwoord(client, "procesregisseur")

    pagina = client.get("/bestaat-niet").content.decode()

    assert "Loket Housing Zuid-Limburg" not in pagina
    assert "Hoofdmenu" not in pagina


def test_a_kandidaat_needs_no_factor(client):
    met_wachtwoord(client, "kandidaat")

    assert client.get("/", follow=True).redirect_chain in ([], [("/trajecten", 302)])


def test_a_kandidaat_who_is_also_something_else_needs_one_from_the_next_request(client):
    met_wachtwoord(client, "kandidaat")
    Lidmaatschap.objects.create(
        account=Account.objects.get(email=adres("kandidaat")),
        organisatie=Organisatie.objects.get(code="weller"),
        rol="corporatie",
        sinds="2020-01-01",
    )

    assert client.get("/").url == STEL_IN


def test_choosing_an_organisation_does_not_get_round_the_factor(client):
    account = Account.objects.get(email=adres("procesregisseur"))
    lid = Lidmaatschap.objects.create(
        account=account,
        organisatie=Organisatie.objects.get(code="weller"),
        rol="kandidaat",
        sinds="2020-01-01",
    )
    met_wachtwoord(client, "procesregisseur")

    assert client.post("/organisatie", {"lidmaatschap": str(lid.uuid)}).url == STEL_IN
    assert client.get("/").url == STEL_IN


def test_the_password_alone_is_not_in(client):
    geef_app("procesregisseur")

    assert met_wachtwoord(client, "procesregisseur").url == CODE
    assert not is_binnen(client)
    assert client.get(STEL_IN).url.startswith("/inloggen")
    client.post(CODE, {"code": foute_code()})
    assert not is_binnen(client)

    assert client.post(CODE, {"code": code_van()}).url == "/"
    assert is_binnen(client)


def test_a_code_of_the_app_works_once_over_all_processes(client):
    geef_app("procesregisseur")
    code = code_van()
    met_wachtwoord(client, "procesregisseur")
    client.post(CODE, {"code": code})
    cache.clear()  # allauth remembers used codes in the memory of one process

    meelezer = Client()
    met_wachtwoord(meelezer, "procesregisseur")
    meelezer.post(CODE, {"code": code})

    assert not is_binnen(meelezer)


def test_without_our_memory_of_used_codes_it_works_twice(client, monkeypatch):
    """The negative control."""
    nemen = rem.take
    monkeypatch.setattr(
        rem, "take", lambda grens, wie: grens is rem.GEBRUIKTE_CODE or nemen(grens, wie)
    )
    test = test_a_code_of_the_app_works_once_over_all_processes
    with pytest.raises(AssertionError):
        test(client)


def test_a_recovery_code_lets_in_once(client):
    account = geef_app("procesregisseur")
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    met_wachtwoord(client, "procesregisseur")
    client.post(CODE, {"code": code})
    assert is_binnen(client)

    ander = Client()
    met_wachtwoord(ander, "procesregisseur")
    ander.post(CODE, {"code": code})
    assert not is_binnen(ander)


def test_after_ten_wrong_codes_none_is_looked_at(client):
    geef_app("procesregisseur")
    met_wachtwoord(client, "procesregisseur")
    for _ in range(10):
        client.post(CODE, {"code": foute_code()})

    pagina = client.post(CODE, {"code": code_van()}).content.decode()

    assert "Dit ging te vaak mis" in pagina
    assert not is_binnen(client)


def test_a_new_password_by_mail_does_not_get_round_the_factor(client):
    geef_app("procesregisseur")
    client.post("/wachtwoord/vergeten", {"email": adres("procesregisseur")})
    formulier = client.get(laatste_link()).url
    antwoord = client.post(formulier, {"password1": NIEUW, "password2": NIEUW})

    assert antwoord.url == "/wachtwoord/nieuw/klaar"
    assert not is_binnen(client)
    assert met_wachtwoord(client, "procesregisseur", NIEUW).url == CODE
    assert not is_binnen(client)


def test_a_session_of_before_the_factor_ends_when_there_is_one(client):
    """Who knew the password and waits, does not come in when the owner sets up his factor."""
    met_wachtwoord(client, "procesregisseur")
    geef_app("procesregisseur")

    for pad in ("/trajecten", STEL_IN, f"{STEL_IN}/passkey"):
        assert client.get(pad).url.startswith("/inloggen")


def test_without_the_look_at_the_session_it_would_come_in(client, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(factor, "is_shown", lambda request: True)
    met_wachtwoord(client, "procesregisseur")
    geef_app("procesregisseur")

    assert is_binnen(client)


def test_changing_a_factor_asks_for_the_factor_and_not_for_the_password(in_gelogd):
    wijzigingen = [
        f"{STEL_IN}/app/weg",
        f"{STEL_IN}/passkey",
        f"{STEL_IN}/herstelcodes/nieuw",
    ]
    for pad in wijzigingen:
        for methode in (in_gelogd.get, in_gelogd.post):
            assert methode(pad).url.startswith("/account/bevestigen/code?")

    met_alleen_wachtwoord = in_gelogd.post("/account/bevestigen", {"password": "sleutel-demo-2021"})
    assert met_alleen_wachtwoord.url.startswith("/account/bevestigen/code")
    assert in_gelogd.get(wijzigingen[0]).status_code == 302

    cache.clear()
    in_gelogd.post("/account/bevestigen/code", {"code": code_van(stap=1)})
    assert in_gelogd.get(wijzigingen[1]).status_code == 200


def test_when_the_password_were_enough_it_would_do(in_gelogd, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(
        "sleutel.koppelingen.identiteit.factor.factors_of",
        lambda account: Authenticator.objects.none(),
    )
    in_gelogd.post("/account/bevestigen", {"password": "sleutel-demo-2021"})

    assert in_gelogd.get(f"{STEL_IN}/app/weg").status_code == 200


def bevestig(client: Client) -> None:
    client.post("/account/bevestigen/code", {"code": code_van(stap=1)})


def test_the_last_factor_stays(in_gelogd):
    bevestig(in_gelogd)

    pagina = in_gelogd.post(f"{STEL_IN}/app/weg").content.decode()

    assert "Dit is uw enige tweede stap" in pagina
    account = Account.objects.get(email=adres("procesregisseur"))
    assert factor.factors_of(account).count() == 1


def test_of_two_factors_one_may_go_and_then_the_other_stays(in_gelogd):
    account = Account.objects.get(email=adres("procesregisseur"))
    sleutel = geef_passkey(account)
    bevestig(in_gelogd)

    assert in_gelogd.post(f"{STEL_IN}/app/weg").url == STEL_IN
    # Without the app a code is asked no more, and the passkey of this test cannot be used: so as if.
    assert in_gelogd.post(f"{STEL_IN}/passkey/{sleutel.pk}/weg").url == STEL_IN
    assert list(factor.factors_of(account)) == [sleutel]


def test_without_the_guard_the_last_factor_goes(in_gelogd, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(factor, "may_lose", lambda authenticator: True)
    bevestig(in_gelogd)

    in_gelogd.post(f"{STEL_IN}/app/weg")

    assert not factor.factors_of(Account.objects.get(email=adres("procesregisseur"))).exists()


def test_who_needs_no_factor_may_remove_it(client):
    account = geef_app("kandidaat")
    met_wachtwoord(client, "kandidaat")
    client.post(CODE, {"code": code_van()})
    bevestig(client)

    assert client.post(f"{STEL_IN}/app/weg").url == STEL_IN
    assert not factor.factors_of(account).exists()


def test_nobody_removes_the_passkey_of_another(in_gelogd):
    van_ander = geef_passkey(Account.objects.get(email=adres("bestuur")))
    bevestig(in_gelogd)

    vreemd = in_gelogd.post(f"{STEL_IN}/passkey/{van_ander.pk}/weg")
    onbekend = in_gelogd.post(f"{STEL_IN}/passkey/999999/weg")

    assert vreemd.status_code == onbekend.status_code == 404
    assert Authenticator.objects.filter(pk=van_ander.pk).exists()


def test_who_is_halfway_may_stop_and_begin_again(client):
    geef_app("procesregisseur")
    met_wachtwoord(client, "procesregisseur")
    assert client.get("/inloggen").url == CODE

    client.post("/uitloggen")

    assert client.get("/inloggen").status_code == 200


def test_a_closed_account_does_not_come_in_by_the_code(client):
    geef_app("procesregisseur")
    met_wachtwoord(client, "procesregisseur")
    Account.objects.filter(email=adres("procesregisseur")).update(is_active=False)

    client.post(CODE, {"code": code_van()})

    assert not is_binnen(client)


@pytest.mark.parametrize("pad", ["/inloggen", "/trajecten", "/account", "/bestaat-niet"])
def test_the_demo_asks_no_factor_and_says_so_on_every_page(pad, als, settings):
    settings.TWEEDE_FACTOR = False
    zin = "U logt hier in zonder tweede stap."
    client = als("" if pad == "/inloggen" else "kandidaat")

    assert zin in client.get(pad).content.decode()

    settings.MODUS = "productie"
    assert zin not in client.get(pad).content.decode()

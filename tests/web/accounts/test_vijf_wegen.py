"""No way in gets round the second factor: sign-in, reset, invitation, OpenID Connect, switching.

Each way is gone as far as it goes with all that is known but the factor, by somebody who has one and by
somebody who must still set one up. Without the guards each of them does let in, so none of them stops short.
"""

from collections.abc import Callable
from datetime import date

import pytest
from allauth.mfa.stages import AuthenticateStage
from django.test import Client

from sleutel.common.klok import nu
from sleutel.domein.rollen import Rol
from sleutel.koppelingen.identiteit import factor
from sleutel.koppelingen.identiteit.uitnodigen import invite
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.queries import as_actor
from tests.web.accounts.nepaanbieder import kom_terug
from tests.web.inloggen import adres, geef_app, laatste_link, met_wachtwoord

WIE = "aanmelder"
NIEUW = "een-nieuw-wachtwoord-van-mij"


def log_in(client: Client) -> None:
    met_wachtwoord(client, WIE)


def kies_nieuw_wachtwoord(client: Client) -> None:
    client.post("/wachtwoord/vergeten", {"email": adres(WIE)})
    formulier = client.get(laatste_link()).url
    client.post(formulier, {"password1": NIEUW, "password2": NIEUW})
    met_wachtwoord(client, WIE, NIEUW)


def neem_uitnodiging_aan(client: Client) -> None:
    beheerder = Lidmaatschap.objects.get(account__email=adres("functioneel-beheerder"))
    invite(
        email=adres(WIE),
        organisatie=Organisatie.objects.get(code="weller").uuid,
        rol=Rol.CORPORATIE,
        actor=as_actor(beheerder),
        op=nu(),
        link=lambda sleutel: f"http://testserver/uitnodiging/{sleutel}",
    )
    link = laatste_link()
    met_wachtwoord(client, WIE)
    client.post(link)


def kom_door_de_aanbieder(client: Client) -> None:
    kom_terug(client)


def wissel_naar_een_rol_zonder_tweede_factor(client: Client) -> None:
    lid = Lidmaatschap.objects.create(
        account=Account.objects.get(email=adres(WIE)),
        organisatie=Organisatie.objects.get(code="loket-housing"),
        rol="kandidaat",
        sinds=date(2020, 1, 1),
    )
    met_wachtwoord(client, WIE)
    client.post("/organisatie", {"lidmaatschap": str(lid.uuid)})


WEGEN = (
    log_in,
    kies_nieuw_wachtwoord,
    neem_uitnodiging_aan,
    kom_door_de_aanbieder,
    wissel_naar_een_rol_zonder_tweede_factor,
)
langs_elke_weg = pytest.mark.parametrize("weg", WEGEN, ids=lambda weg: weg.__name__)

type Weg = Callable[[Client], None]


@pytest.fixture(autouse=True)
def gevraagd(settings, levanto) -> None:
    settings.TWEEDE_FACTOR = True


def is_binnen(client: Client) -> bool:
    """A page that is open to everyone who is in, and tells for whom he works."""
    pagina = client.get("/organisatie")
    return pagina.status_code == 200 and "LEVANTOgroep" in pagina.content.decode()


def zonder_stap(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the step after the password were not there."""
    monkeypatch.setattr(AuthenticateStage, "_should_handle", lambda self, request: False)


def zonder_blik_op_de_sessie(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if nobody looked whether the session showed the factor."""
    monkeypatch.setattr(factor, "is_shown", lambda request: True)


@langs_elke_weg
def test_who_has_a_factor_does_not_come_in_without_it(weg: Weg, client):
    geef_app(WIE)

    weg(client)

    assert not is_binnen(client)
    assert client.get("/").url.startswith("/inloggen")


@pytest.mark.parametrize("weggenomen", [zonder_stap, zonder_blik_op_de_sessie])
@langs_elke_weg
def test_of_the_two_guards_either_one_keeps_him_out(weg: Weg, weggenomen, client, monkeypatch):
    geef_app(WIE)
    weggenomen(monkeypatch)

    weg(client)

    assert not is_binnen(client)


@langs_elke_weg
def test_without_both_guards_each_way_does_lead_in(weg: Weg, client, monkeypatch):
    """The negative control."""
    geef_app(WIE)
    zonder_stap(monkeypatch)
    zonder_blik_op_de_sessie(monkeypatch)

    weg(client)

    assert is_binnen(client)


@langs_elke_weg
def test_who_must_still_set_one_up_sees_no_other_page(weg: Weg, client):
    weg(client)

    assert not is_binnen(client)
    assert client.get("/").url == "/account/tweede-stap"
    assert client.get("/trajecten").url == "/account/tweede-stap"


@langs_elke_weg
def test_when_nobody_needed_one_each_way_does_lead_in(weg: Weg, client, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(factor, "is_required", lambda memberships: False)

    weg(client)

    assert is_binnen(client)

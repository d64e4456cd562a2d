"""From an invitation to the first page; the pages of who invites and of who ends."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sleutel.domein.rollen import Rol
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie, Uitnodiging
from tests.web.inloggen import laatste_link, met_wachtwoord

NIEUW = "nieuw@example.nl"
WACHTWOORD = "een-zin-die-ik-onthoud"
IK = {"naam": "Nieuwe Naam", "password1": WACHTWOORD, "password2": WACHTWOORD}


def nodig_uit(als, email: str = NIEUW, bij: str = "weller", rol: Rol = Rol.CORPORATIE):
    partij = Organisatie.objects.get(code=bij)
    gegevens = {"organisatie": str(partij.uuid), "rol": rol.value, "email": email}
    return als("functioneel-beheerder").post("/beheer/uitnodigingen/nieuw", gegevens)


def nodig_kandidaat_uit(als, traject, email: str = NIEUW) -> str:
    pagina = als("procesregisseur").post(f"/trajecten/{traject}/kandidaat", {"email": email})
    code = re.search(r"<code>(\d{4}) (\d{4})</code>", pagina.content.decode())
    return f"{code[1]} {code[2]}"


def fout_van(code: str) -> str:
    return "0" * 8 if code != "0000 0000" else "1" * 8


def test_from_an_invitation_to_setting_up_the_second_factor(als, client, settings):
    assert nodig_uit(als).url == "/beheer/uitnodigingen"
    settings.TWEEDE_FACTOR = True
    link = laatste_link()
    assert "voor Weller, als verhuurmedewerker" in client.get(link).content.decode()

    client.post(link, IK)

    assert client.get("/").url == "/account/tweede-stap"
    assert client.get("/account/tweede-stap/app").status_code == 200
    settings.TWEEDE_FACTOR = False
    assert "Weller" in client.get("/", follow=True).content.decode()


def test_a_kandidaat_comes_in_with_the_code_that_went_another_way(als, client, dossier, settings):
    traject, van_een_ander = dossier("PS-1"), dossier("PS-2")
    code = nodig_kandidaat_uit(als, traject)
    settings.TWEEDE_FACTOR = True
    link = laatste_link()
    assert code.replace(" ", "") not in mail.outbox[-1].body
    assert code not in mail.outbox[-1].body

    assert client.post(link, IK | {"code": fout_van(code)}).status_code == 200
    assert not Account.objects.filter(email=NIEUW).exists()
    client.post(link, IK | {"code": code})

    assert ", kandidaat" in client.get("/", follow=True).content.decode()
    assert client.get(f"/trajecten/{traject}").status_code == 200
    assert client.get(f"/trajecten/{van_een_ander}").status_code == 404


def test_the_page_of_a_kandidaat_says_nothing_before_the_code(als, client, dossier):
    nodig_kandidaat_uit(als, dossier("PS-1"))

    pagina = client.get(laatste_link()).content.decode()

    for woord in ("kandidaat", "Loket Housing Zuid-Limburg", "PS-1"):
        assert woord not in pagina


def test_five_wrong_codes_end_the_invitation_and_the_sixth_is_like_an_unknown_link(
    als, client, dossier
):
    code = nodig_kandidaat_uit(als, dossier("PS-1"))
    link = laatste_link()
    for _ in range(4):
        pagina = client.post(link, IK | {"code": fout_van(code)})
        assert "Na vijf foute codes" in pagina.content.decode()
    assert client.post(link, IK | {"code": fout_van(code)}).status_code == 404

    laatste = client.post(link, IK | {"code": code})
    onbekend = client.post("/uitnodiging/00000000-0000-4000-8000-000000000000", IK)

    assert laatste.status_code == onbekend.status_code == 404
    assert laatste.content == onbekend.content
    assert not Account.objects.filter(email=NIEUW).exists()


def test_a_mistake_in_the_rest_costs_no_try(als, client, dossier):
    code = nodig_kandidaat_uit(als, dossier("PS-1"))
    link = laatste_link()
    for _ in range(9):
        client.post(link, IK | {"password2": "iets anders", "code": fout_van(code)})

    client.post(link, IK | {"code": code})

    assert Account.objects.filter(email=NIEUW).exists()


def test_who_has_an_account_signs_in_first_and_then_works_for_two(als, client, cast):
    nodig_uit(als, cast["aanmelder"])
    link = laatste_link()
    assert "Log eerst in" in client.get(link).content.decode()
    assert "Log eerst in" in client.post(link, IK).content.decode()

    met_wachtwoord(client, "aanmelder")
    assert client.post(link).url == "/organisatie"

    pagina = client.get("/organisatie").content.decode()
    assert "LEVANTOgroep" in pagina
    assert "Weller" in pagina


def test_an_invitation_for_another_cannot_be_accepted_by_who_is_signed_in(als, client, cast):
    nodig_uit(als)
    link = laatste_link()
    met_wachtwoord(client, "aanmelder")

    assert "voor een ander e-mailadres" in client.post(link, IK).content.decode()
    assert not Account.objects.filter(email=NIEUW).exists()
    assert Lidmaatschap.objects.filter(account__email=cast["aanmelder"]).count() == 1


def test_an_invitation_does_not_get_round_the_second_factor(als, client, cast, settings):
    nodig_uit(als, cast["aanmelder"])
    link = laatste_link()
    settings.TWEEDE_FACTOR = True
    met_wachtwoord(client, "aanmelder")

    assert client.post(link).url == "/account/tweede-stap"
    assert Lidmaatschap.objects.filter(account__email=cast["aanmelder"]).count() == 1


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"naam": ""}, "Vul uw naam in."),
        ({"password1": "kort", "password2": "kort"}, "minstens 12 tekens"),
        ({"password2": "iets anders"}, "Vul twee keer hetzelfde wachtwoord in."),
    ],
)
def test_what_is_filled_in_wrong_is_told(anders, fout, als, client):
    nodig_uit(als)

    assert fout in client.post(laatste_link(), IK | anders).content.decode()
    assert not Account.objects.filter(email=NIEUW).exists()


def test_the_list_shows_who_did_not_accept_yet_and_withdraws(als, client):
    nodig_uit(als)
    link = laatste_link()
    beheerder = als("functioneel-beheerder")
    assert NIEUW in beheerder.get("/beheer/uitnodigingen").content.decode()
    uuid = Uitnodiging.objects.get().uuid

    beheerder.post(f"/beheer/uitnodigingen/{uuid}/intrekken")

    assert NIEUW not in beheerder.get("/beheer/uitnodigingen").content.decode()
    assert client.get(link).status_code == 404


def test_the_beheerder_withdraws_no_invitation_of_a_kandidaat(als, dossier):
    nodig_kandidaat_uit(als, dossier("PS-1"))
    uuid = Uitnodiging.objects.get().uuid
    beheerder = als("functioneel-beheerder")

    assert NIEUW not in beheerder.get("/beheer/uitnodigingen").content.decode()
    assert beheerder.post(f"/beheer/uitnodigingen/{uuid}/intrekken").status_code == 404


def test_a_reason_not_to_invite_stands_on_the_page(als):
    pagina = nodig_uit(als, bij="weller", rol=Rol.BESTUUR).content.decode()

    assert "Bij Weller kan niemand bestuur zijn." in pagina


def test_a_membership_that_is_ended_holds_no_more_on_the_next_request(als, cast):
    aan_het_werk = als("procesregisseur")
    assert aan_het_werk.get("/trajecten").status_code == 200
    lid = Lidmaatschap.objects.get(account__email=cast["procesregisseur"])
    beheerder = als("functioneel-beheerder")
    assert "Carla Janssen" in beheerder.get(f"/beheer/leden/{lid.uuid}/beeindigen").content.decode()
    assert aan_het_werk.get("/trajecten").status_code == 200

    beheerder.post(f"/beheer/leden/{lid.uuid}/beeindigen")

    assert aan_het_werk.get("/trajecten").url == "/organisatie"


def test_a_closed_account_is_out_on_the_next_request_and_may_be_opened_again(als, client, cast):
    met_wachtwoord(client, "bestuur")
    uuid = Account.objects.get(email=cast["bestuur"]).uuid
    beheerder = als("functioneel-beheerder")

    beheerder.post(f"/beheer/accounts/{uuid}/sluiten")
    assert client.get("/cijfers").url.startswith("/inloggen")
    assert "klopt niet" in met_wachtwoord(client, "bestuur").content.decode()

    beheerder.post(f"/beheer/accounts/{uuid}/openen")
    assert met_wachtwoord(client, "bestuur").url == "/"


def test_nobody_sends_himself_away(als, cast):
    lid = Lidmaatschap.objects.get(account__email=cast["functioneel-beheerder"])
    beheerder = als("functioneel-beheerder")

    assert beheerder.post(f"/beheer/leden/{lid.uuid}/beeindigen").status_code == 403
    assert beheerder.post(f"/beheer/accounts/{lid.account.uuid}/sluiten").status_code == 403


def test_members_are_shown_by_organisation_and_kandidaten_not_at_all(als, cast):
    beheerder = als("functioneel-beheerder")

    alle = beheerder.get("/beheer/leden").content.decode()
    van_weller = beheerder.get("/beheer/leden?organisatie=weller").content.decode()

    assert cast["bestuur"] in alle
    assert cast["kandidaat"] not in alle
    assert cast["corporatie"] in van_weller
    assert cast["bestuur"] not in van_weller


def test_the_loket_lets_a_kandidaat_look_no_more(als, client, dossier):
    traject = dossier("PS-1")
    code = nodig_kandidaat_uit(als, traject)
    client.post(laatste_link(), IK | {"code": code})
    assert client.get(f"/trajecten/{traject}").status_code == 200
    regisseur = als("procesregisseur")
    assert "Kijkt mee" in regisseur.get(f"/trajecten/{traject}/kandidaat").content.decode()

    regisseur.post(f"/trajecten/{traject}/kandidaat/sluiten")

    assert client.get("/").url == "/organisatie"
    assert "nog geen account" in regisseur.get(f"/trajecten/{traject}/kandidaat").content.decode()


@pytest.mark.parametrize("pad", ["/beheer/leden", "/beheer/uitnodigingen"])
def test_the_lists_ask_as_much_of_the_database_for_two_as_for_thirty(pad, als):
    beheerder = als("functioneel-beheerder")
    nodig_uit(als)
    with CaptureQueriesContext(connection) as weinig:
        beheerder.get(pad)
    weller = Organisatie.objects.get(code="weller")
    for nummer in range(30):
        account = Account.objects.create_user(f"lid{nummer}@example.nl", f"Lid {nummer}")
        Lidmaatschap.objects.create(
            account=account, organisatie=weller, rol="corporatie", sinds="2020-01-01"
        )
        nodig_uit(als, f"gast{nummer}@example.nl")
    with CaptureQueriesContext(connection) as veel:
        beheerder.get(pad)

    assert len(veel) == len(weinig)

"""Every page, for everyone of the fixed cast."""

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import doelen_of
from sleutel.koppelingen.aanlevering import begin
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.queries import as_actor, command_line_actor
from sleutel.partijen.services import DEMO_WACHTWOORD
from sleutel.rapportage.jaarverslag import keep, make
from tests.web.lezen import html, tekst
from tests.web.rolbezetting import LOPEND

# What each of the cast gets on each page: the status, or where they are sent.
INLOGGEN, KIES, BEVESTIG = "/inloggen", "/organisatie", "/account/bevestigen"
CAST = (
    "procesregisseur",
    "loket-financien",
    "bestuur",
    "aanmelder",
    "kandidaat",
    "buitenstaander",
    "",
)
VERWACHT = {
    "start": (200, 200, "/cijfers", "/trajecten", "/trajecten", KIES, INLOGGEN),
    "trajecten": (200, 200, 404, 200, 200, KIES, INLOGGEN),
    "traject": (200, 200, 404, 200, 404, KIES, INLOGGEN),
    "wie-ziet": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "wijs-aan": (405, 404, 404, 404, 404, KIES, INLOGGEN),
    "toestemming": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "neem-af": (405, 404, 404, 404, 404, KIES, INLOGGEN),
    "dossiers": (200, 200, 404, 200, 404, KIES, INLOGGEN),
    "dossiers-van": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "cijfers": (200, 200, 200, 200, 404, KIES, INLOGGEN),
    "cijfer": (200, 200, 200, 404, 404, KIES, INLOGGEN),
    "vergelijk": (200, 200, 200, 404, 404, KIES, INLOGGEN),
    "jaarverslagen": (200, 200, 200, 404, 404, KIES, INLOGGEN),
    "verslag-voorbeeld": (200, 200, 404, 404, 404, KIES, INLOGGEN),
    "verslag-bewaren": (405, 405, 404, 404, 404, KIES, INLOGGEN),
    "verslagtekst": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "jaarverslag": (200, 200, 200, 404, 404, KIES, INLOGGEN),
    "verslagbestand": (200, 200, 200, 404, 404, KIES, INLOGGEN),
    "register": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "aanlevering": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "register-cel": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "opnemen": (405, 404, 404, 404, 404, KIES, INLOGGEN),
    "weggooien": (405, 404, 404, 404, 404, KIES, INLOGGEN),
    "geweigerd": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "inzage": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "grondslagen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "grondslag-bevestigen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "kies-organisatie": (200, 200, 200, 200, 200, 200, INLOGGEN),
    "inloggen": ("/", "/", "/", "/", "/", "/", 200),
    "uitloggen": (405, 405, 405, 405, 405, 405, 405),
    "openid_connect_login": (404, 404, 404, 404, 404, 404, 404),
    "openid_connect_callback": (404, 404, 404, 404, 404, 404, 404),
    "socialaccount_login_cancelled": (INLOGGEN,) * 7,
    "uitnodiging": (404, 404, 404, 404, 404, 404, 404),
    "uitnodigingen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "uitnodigen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "uitnodiging-intrekken": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "leden": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "lid-beeindigen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "account-sluiten": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "account-openen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "tweede-stap-wissen": (404, 404, 404, 404, 404, KIES, INLOGGEN),
    "kandidaat-account": (200, 404, 404, 404, 404, KIES, INLOGGEN),
    "kandidaat-sluiten": (405, 404, 404, 404, 404, KIES, INLOGGEN),
    "account_login": ("/", "/", "/", "/", "/", "/", 200),
    "mfa_login_webauthn": ("/", "/", "/", "/", "/", "/", INLOGGEN),
    "mfa_authenticate": ("/", "/", "/", "/", "/", "/", INLOGGEN),
    "account_reset_password": (200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_done": (200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key": (200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key_done": (200, 200, 200, 200, 200, 200, 200),
    "mijn-account": (200, 200, 200, 200, 200, 200, INLOGGEN),
    "account_change_password": (200, 200, 200, 200, 200, 200, INLOGGEN),
    "usersessions_list": (200, 200, 200, 200, 200, 200, INLOGGEN),
    "account_reauthenticate": (200, 200, 200, 200, 200, 200, INLOGGEN),
    "mfa_reauthenticate": (BEVESTIG,) * 6 + (INLOGGEN,),
    "mfa_reauthenticate_webauthn": (BEVESTIG,) * 6 + (INLOGGEN,),
    "mfa_index": (200, 200, 200, 200, 200, 200, INLOGGEN),
    "mfa_activate_totp": (BEVESTIG,) * 6 + (INLOGGEN,),
    "mfa_deactivate_totp": (404, 404, 404, 404, 404, 404, INLOGGEN),
    "mfa_add_webauthn": (BEVESTIG,) * 6 + (INLOGGEN,),
    "mfa_remove_webauthn": (BEVESTIG,) * 6 + (INLOGGEN,),
    "mfa_view_recovery_codes": (404, 404, 404, 404, 404, 404, INLOGGEN),
    "mfa_generate_recovery_codes": (BEVESTIG,) * 6 + (INLOGGEN,),
    **dict.fromkeys(
        (
            "beheer",
            "beheer-regio",
            "beheer-instelling",
            "beheer-veranderen",
            "beheer-intrekken",
            "beheer-regios",
            "beheer-gebied",
            "beheer-redenen",
            "beheer-reden",
            "beheer-organisaties",
            "beheer-organisatie",
            "beheer-afspraken",
            "beheer-logboek",
        ),
        (404, 404, 404, 404, 404, KIES, INLOGGEN),
    ),
    "robots": (200, 200, 200, 200, 200, 200, 200),
}
ANDEREN = {rol.value.replace("_", "-") for rol in Rol} - set(CAST)


def paginas() -> list[URLPattern]:
    return list(get_resolver("sleutel.web.urls").url_patterns)


def adres(naam: str, traject: uuid.UUID) -> str:
    delen: dict[str, list[object]] = {
        **{
            naam: [traject]
            for naam in ("traject", "wie-ziet", "wijs-aan", "neem-af", "toestemming")
        },
        "cijfer": ["gestart_met_huren"],
        "verslagtekst": ["klachten"],
    }
    delen["dossiers-van"] = [Organisatie.objects.get(code="levantogroep").uuid]
    delen["beheer-regio"] = ["parkstad"]
    delen["beheer-organisatie"] = ["loket-housing"]
    delen["beheer-gebied"] = ["parkstad"]
    delen["beheer-reden"] = ["huurschuld"]
    for deel in ("instelling", "veranderen", "intrekken"):
        delen[f"beheer-{deel}"] = ["parkstad", "intake_verplicht"]
    if naam in {"jaarverslag", "verslagbestand"}:
        delen[naam] = [bewaard_verslag(), *(["xlsx"] if naam == "verslagbestand" else [])]
    if naam in {"aanlevering", "opnemen", "weggooien", "geweigerd", "register-cel"}:
        cel = ["trajecten"] if naam == "register-cel" else []
        delen[naam] = [aanlevering_met_geweigerde_rijen(), *cel]
    delen["account_reset_password_from_key"] = ["1", "onzin"]
    delen["mfa_remove_webauthn"] = [1]
    delen["openid_connect_login"] = delen["openid_connect_callback"] = ["onbekend"]
    for van_traject in ("kandidaat-account", "kandidaat-sluiten"):
        delen[van_traject] = [traject]
    for iets in (
        "uitnodiging",
        "uitnodiging-intrekken",
        "lid-beeindigen",
        "account-sluiten",
        "account-openen",
        "tweede-stap-wissen",
    ):
        delen[iets] = [uuid.uuid4()]
    vraag = "?rij=1" if naam == "register-cel" else ""
    return reverse(naam, args=delen.get(naam, [])) + vraag


def aanlevering_met_geweigerde_rijen() -> uuid.UUID:
    """What the procesregisseur brought."""
    lid = Lidmaatschap.objects.get(account__email__startswith="procesregisseur@")
    gebracht = begin([("trajecten.csv", [b"traject;regio\n"])], actor=as_actor(lid))
    gebracht.geweigerd.touch()
    return gebracht.uuid


def bewaard_verslag() -> uuid.UUID:
    """A report that the loket kept."""
    actor = command_line_actor()
    return keep(make(2021, actor=actor), actor=actor).uuid


@pytest.mark.parametrize("naam", VERWACHT)
def test_everyone_gets_the_page_that_is_open_to_them(naam, als, dossier):
    dossier("PS-0")  # of 2021, for the jaarverslag
    waar = adres(naam, dossier("PS-1", LOPEND))

    antwoorden = {wie: als(wie).get(waar) for wie in CAST}

    gekregen = {
        wie: antwoord.url.split("?")[0] if antwoord.status_code == 302 else antwoord.status_code
        for wie, antwoord in antwoorden.items()
    }
    assert gekregen == dict(zip(CAST, VERWACHT[naam], strict=True))


def test_the_table_above_holds_every_page():
    assert {pagina.name for pagina in paginas()} == set(VERWACHT)


@pytest.mark.parametrize("wie", sorted(ANDEREN))
def test_who_has_trajecten_starts_with_them_and_for_others_they_do_not_exist(wie, als, dossier):
    traject = dossier("PS-1")
    client = als(wie)

    if doelen_of(Rol(wie.replace("-", "_"))):
        assert client.get("/").url == "/trajecten"
        assert "PS-1" not in client.get("/trajecten").content.decode()
    else:
        assert client.get("/trajecten").status_code == 404
    assert client.get(f"/trajecten/{traject}").status_code == 404
    assert client.get("/vergelijk").status_code == 404
    assert client.get("/jaarverslag").status_code == 404
    assert client.get("/register").status_code == 404


def test_who_has_no_page_at_his_organisation_is_told_so(als, cast):
    weller = Organisatie.objects.get(code="weller")
    Lidmaatschap.objects.filter(account__email=cast["functioneel-beheerder"]).update(
        organisatie=weller
    )

    pagina = als("functioneel-beheerder").get("/")

    assert "niets te doen" in pagina.content.decode()


def test_every_page_names_for_whom_it_is_open():
    for pagina in paginas():
        opened_to = getattr(pagina.callback, "opened_to", None)
        assert opened_to is not None, f"{pagina.name} is open to nobody in particular"
        assert opened_to.__doc__, f"{opened_to} does not say in words to whom it opens"


def test_an_unknown_traject_and_one_of_others_give_the_same_answer(als, dossier, cast):
    vreemd = dossier("PS-1")
    ander_loket = Organisatie.objects.create(
        code="ander-loket", naam="Ander loket", sorteernaam="ander loket", soort="loket"
    )
    account = Account.objects.get(email=cast["bestuur"])
    Lidmaatschap.objects.filter(account=account).update(
        organisatie=ander_loket, rol="procesregisseur"
    )
    client = als("bestuur")

    van_anderen = client.get(f"/trajecten/{vreemd}")
    onbekend = client.get(f"/trajecten/{uuid.uuid4()}")

    assert van_anderen.status_code == onbekend.status_code == 404
    assert html(van_anderen) == html(onbekend)


def test_an_ended_membership_takes_effect_on_the_next_request(als, cast, klok):
    klok(date(2026, 3, 1))
    client = als("procesregisseur")
    assert client.get("/trajecten").status_code == 200

    Lidmaatschap.objects.filter(account__email=cast["procesregisseur"]).update(tot=date(2026, 3, 1))

    assert client.get("/trajecten").url == KIES
    assert "bij geen organisatie" in client.get(KIES).content.decode()


def test_a_closed_account_takes_effect_on_the_next_request(als, cast):
    client = als("procesregisseur")
    assert client.get("/").status_code == 200

    Account.objects.filter(email=cast["procesregisseur"]).update(is_active=False)

    assert client.get("/").url.startswith(INLOGGEN)


def test_who_works_for_two_organisations_chooses_and_works_for_one_at_a_time(als, cast):
    account = Account.objects.get(email=cast["procesregisseur"])
    weller = Organisatie.objects.get(code="weller")
    bij_weller = Lidmaatschap.objects.create(
        account=account, organisatie=weller, rol="corporatie", sinds=date(2020, 1, 1)
    )
    bij_loket = Lidmaatschap.objects.get(account=account, rol="procesregisseur")
    client = als("procesregisseur")
    assert client.get("/").url == KIES

    client.post(KIES, {"lidmaatschap": str(bij_weller.uuid)})
    assert client.get("/register").status_code == 404
    client.post(KIES, {"lidmaatschap": str(bij_loket.uuid)})
    assert client.get("/register").status_code == 200

    # The chosen one ends: never silently at work for the other.
    Lidmaatschap.objects.filter(pk=bij_loket.pk).update(tot=date(2021, 1, 1))
    assert client.get("/trajecten").url == KIES


def test_a_form_that_was_opened_for_one_organisation_is_not_sent_for_another(cast):
    """In two tabs: what stands open from before the choice is refused, also after choosing back."""
    account = Account.objects.get(email=cast["procesregisseur"])
    bij_loket = Lidmaatschap.objects.get(account=account, rol="procesregisseur")
    andere = Organisatie.objects.create(
        code="loket-elders", naam="Elders", sorteernaam="elders", soort="loket"
    )
    bij_ander = Lidmaatschap.objects.create(
        account=account, organisatie=andere, rol="procesregisseur", sinds=date(2020, 1, 1)
    )
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)

    def geheim(pagina: str) -> str:
        formulier = client.get(pagina).content.decode()
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', formulier)[1]

    def werk_bij(lid: Lidmaatschap) -> None:
        keuze = {"lidmaatschap": str(lid.uuid), "csrfmiddlewaretoken": geheim(KIES)}
        assert client.post(KIES, keuze).status_code == 302

    werk_bij(bij_loket)
    van_loket = {"csrfmiddlewaretoken": geheim("/register")}
    werk_bij(bij_loket)  # the same one: nothing was changed, so the form still counts
    assert client.post("/register", van_loket).status_code == 400  # nothing was brought
    werk_bij(bij_ander)
    geweigerd = client.post("/register", van_loket)

    assert geweigerd.status_code == 403
    assert "u koos intussen een andere organisatie" in tekst(geweigerd)
    opnieuw = {"csrfmiddlewaretoken": geheim("/register")}
    assert client.post("/register", opnieuw).status_code == 400


def test_nobody_chooses_the_membership_of_another(als, cast):
    van_loket = Lidmaatschap.objects.get(account__email=cast["procesregisseur"])
    client = als("aanmelder")

    for keuze in (str(van_loket.uuid), str(uuid.uuid4()), "onzin", ""):
        assert client.post(KIES, {"lidmaatschap": keuze}).status_code == 404
    assert client.get("/register").status_code == 404


def test_signing_in_with_e_mail_and_password_and_out_again(cast, client):
    gegevens = {"login": cast["bestuur"].upper(), "password": DEMO_WACHTWOORD}
    assert client.post(INLOGGEN, gegevens).url == "/"
    assert client.get("/cijfers").status_code == 200

    assert client.post("/uitloggen").url == INLOGGEN
    assert client.get("/cijfers").url.startswith(INLOGGEN)


@pytest.mark.parametrize("wie", ["bestuur", "niemand"])
def test_a_wrong_password_does_not_tell_whether_the_account_exists(wie, cast, client):
    gegevens = {"login": f"{wie}@demo.sleutel.invalid", "password": "verkeerd"}

    pagina = client.post(INLOGGEN, gegevens).content.decode()

    assert pagina.count("Het e-mailadres of het wachtwoord klopt niet.") == 1


def test_after_signing_in_nobody_is_sent_to_another_site(cast, client):
    gegevens = {
        "login": cast["bestuur"],
        "password": DEMO_WACHTWOORD,
        "next": "https://example.com",
    }

    assert client.post(INLOGGEN, gegevens).url == "/"


def test_the_demo_accounts_are_shown_in_the_demo_only(cast, client, settings):
    assert cast["kandidaat"] in html(client.get(INLOGGEN))

    settings.MODUS = "productie"
    pagina = html(client.get(INLOGGEN))
    assert cast["kandidaat"] not in pagina
    assert "demo" not in pagina

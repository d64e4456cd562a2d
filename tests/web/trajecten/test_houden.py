"""What each organisation holds: numbers for itself and the privacy officer, each traject for the loket."""

from datetime import date, timedelta
from uuid import uuid4

from sleutel.domein.procesgang.soorten import Soort
from sleutel.inzage.models import Inzageregel
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.trajecten.models import Grondslag, Toegang, Traject
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST
from tests.web.trajecten.test_wie_ziet import count_questions


def adres(code: str) -> str:
    return f"/organisatie/dossiers/{Organisatie.objects.get(code=code).uuid}"


def test_the_loket_reads_which_trajecten_for_what_how_much_since_when_and_on_what_ground(
    als, dossier
):
    dossier("PS-1", AANGEMELD, WACHTLIJST)
    dossier("PS-2", AANGEMELD, WACHTLIJST, HUREN)
    dossier("PS-3", AANGEMELD)

    pagina = tekst(als("procesregisseur").get(adres("weller")))

    assert "PS-1 Parkstad Huisvesting Woonprofiel 1 maart 2021 Nog geen einde" in pagina
    assert "PS-2 Parkstad Huisvesting Stappen in de keten 1 juni 2021 Nog geen einde" in pagina
    grond = Grondslag.objects.get(regio="parkstad", doel="huisvesting").grond
    assert pagina.count(grond) == 2
    assert "PS-3" not in pagina
    regel = Inzageregel.objects.get(pagina="dossiers-van")
    assert regel.aantal == 2


def test_from_the_numbers_one_opens_the_organisation(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST)

    assert (
        f'href="{adres("weller")}"'
        in als("procesregisseur").get("/organisatie/dossiers").content.decode()
    )
    assert (
        'href="/organisatie/dossiers"' in als("procesregisseur").get("/trajecten").content.decode()
    )
    for wie in ("corporatie", "loket-financien", "privacy-officer"):
        blad = als(wie).get("/organisatie/dossiers").content.decode()
        assert "/organisatie/dossiers/" not in blad
        assert als(wie).get(adres("weller")).status_code == 404


def test_the_privacy_officer_reads_numbers_of_his_loket_and_no_traject(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST)
    client = als("privacy-officer")

    pagina = tekst(client.get("/organisatie/dossiers"))

    assert "Weller Huisvesting 1" in pagina
    assert "LEVANTOgroep Aanmelding 1" in pagina
    assert "PS-1" not in pagina
    assert 'href="/organisatie/dossiers"' in client.get("/inzage").content.decode()


def test_an_organisation_that_sees_nothing_is_as_one_that_does_not_exist(als, dossier):
    dossier("PS-1", AANGEMELD)
    client = als("procesregisseur")

    zonder, onbekend = client.get(adres("weller")), client.get(f"/organisatie/dossiers/{uuid4()}")

    assert zonder.status_code == onbekend.status_code == 404


def test_another_loket_reads_nothing_of_ours(als, cast, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST)
    ander = Organisatie.objects.create(
        code="ander-loket", naam="Ander loket", sorteernaam="ander loket", soort="loket"
    )
    Lidmaatschap.objects.filter(account=Account.objects.get(email=cast["bestuur"])).update(
        organisatie=ander, rol="procesregisseur"
    )
    client = als("bestuur")

    assert client.get(adres("weller")).status_code == 404
    assert "Weller" not in tekst(client.get("/organisatie/dossiers"))


def test_what_ended_is_gone_the_next_day(als, dossier, klok):
    dossier("PS-1", AANGEMELD, WACHTLIJST)
    Toegang.objects.filter(doel="huisvesting").update(tot=date(2026, 9, 1))

    klok(date(2026, 8, 31))
    assert "1 september 2026" in tekst(als("procesregisseur").get(adres("weller")))
    klok(date(2026, 9, 1))
    assert als("procesregisseur").get(adres("weller")).status_code == 404


def test_of_who_is_closed_for_five_years_the_loket_no_longer_sees_who_sees(als, dossier):
    oud = (Soort.AFGEVALLEN, date(2021, 2, 1), {"reden": "geen_contact"})
    dossier("PS-1", AANGEMELD, oud)
    dossier("PS-2", AANGEMELD)

    pagina = tekst(als("procesregisseur").get(adres("loket-housing")))

    assert "PS-1" not in pagina
    assert "PS-2" in pagina
    assert "1 traject is langer dan vijf jaar dicht." in pagina


def test_fifty_stand_on_a_page_with_as_many_questions_as_for_one(als, dossier):
    dossier("PS-00", AANGEMELD, WACHTLIJST)
    client = als("procesregisseur")
    een = count_questions(client, adres("weller"))
    [voorbeeld] = Toegang.objects.filter(doel="huisvesting")
    eerste = Traject.objects.get()
    for n in range(1, 53):
        eerste.pk, eerste.uuid, eerste.nummer = None, uuid4(), f"PS-{n:02}"
        eerste.save(force_insert=True)
        for doel, niveau, organisatie in (
            ("huisvesting", "profiel", voorbeeld.organisatie_id),
            ("procesregie", "volledig", Organisatie.objects.get(code="loket-housing").pk),
        ):
            Toegang.objects.create(
                traject=eerste,
                organisatie_id=organisatie,
                niveau=niveau,
                doel=doel,
                sinds=voorbeeld.sinds + timedelta(days=n),
                gebeurtenis_id=voorbeeld.gebeurtenis_id,
            )

    assert count_questions(client, adres("weller")) == een
    assert "Hier staan 51 tot en met 53 van 53" in tekst(client.get(f"{adres('weller')}?pagina=2"))

"""What a change of a party or an agreement does is seen before it is recorded, in counts only."""

from datetime import date

import pytest
from django.test import Client

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.models import Beheerwijziging, Convenant, Organisatie
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage.queries import uitkomst
from sleutel.toewijzing.models import Taakstelling
from tests.web.beheer.hulp import VANDAAG, leg_vast, verborgen
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, LOPEND, WACHTLIJST

PARKSTAD = "/beheer/afspraken?regio=parkstad&jaar=2021"
LEVANTO = "/beheer/organisaties/levantogroep"
WELLER = "/beheer/organisaties/weller"
WACHT = (Soort.OP_WACHTLIJST, date(2026, 10, 1), {"corporatie": "weller"})
FACTUUR = (Soort.GEFACTUREERD, date(2021, 2, 1), {})
BETAALD = (Soort.FACTUUR_BETAALD, date(2021, 3, 1), {})


def vraag(wat: str, **velden: str) -> dict[str, str]:
    """What one of several forms on a page sends."""
    return {"wat": wat, f"{wat}-toelichting": "Besluit 7"} | {
        f"{wat}-{veld}": waarde for veld, waarde in velden.items()
    }


def taak(aantal: str, **velden: str) -> dict[str, str]:
    return vraag("taakstelling", corporatie="weller", aantal=aantal, **velden)


def cijfers_over_2021(woonproces: Woonproces | None) -> dict:
    over = Vraag(2021, None, (zl.PARKSTAD,), woonproces, VANDAAG)
    return uitkomst(over, actor=command_line_actor()).waarden


@pytest.fixture
def corporatie(beheerder: Client) -> Client:
    """The beheerder, in a region in which Weller takes part."""
    Convenant.objects.create(
        organisatie=Organisatie.objects.get(code="weller"), regio_id="parkstad"
    )
    return beheerder


def test_another_name_says_where_the_old_one_still_stands(beheerder, dossier):
    dossier("PS-1", LOPEND)

    gezien = tekst(beheerder.post("/beheer/organisaties/standby", vraag("naam", naam="Sta Bij")))
    ander = tekst(beheerder.post(LEVANTO, vraag("naam", naam="Levanto")))

    assert "Bij de instelling ‘Wie hier begeleidt’ staat nog StandBy: Heerlen." in gezien
    assert "Was LEVANTOgroep Wordt Levanto Waarom Besluit 7" in ander
    assert "De nieuwe naam staat dan wel bij 1 lopend traject." in ander
    assert Organisatie.objects.get(code="levantogroep").naam == "LEVANTOgroep"


def test_an_end_says_who_can_no_longer_come_in_and_what_runs_on(corporatie, dossier):
    dossier("PS-1", LOPEND, WACHT)
    dossier("PS-2", AANGEMELD, WACHTLIJST, HUREN)
    leg_vast(corporatie, "/beheer/afspraken?regio=parkstad&jaar=2027", taak("20"))

    gezien = tekst(corporatie.post(WELLER, vraag("einde", tot="2027-01-01")))

    assert (
        "Nu werkt 1 persoon voor haar. Vanaf 1 januari 2027 kan dat niet meer."
        " Zij kan nu bij 2 lopende trajecten." in gezien
    )
    assert "Wat Trajecten Huisvesting 2" in gezien
    assert "Haar convenant in Parkstad loopt door." in gezien
    assert "Haar taakstelling van 2027 blijft staan: 20 woningen." in gezien
    assert "PS-1" not in gezien
    assert Organisatie.objects.get(code="weller").tot is None


def test_a_convenant_says_which_open_trajecten_count_otherwise(beheerder, dossier):
    dossier("PS-1", AANGEMELD)
    dossier("PS-2", LOPEND)

    gezien = tekst(
        beheerder.post(
            LEVANTO, vraag("convenant", regio="parkstad", deelname="deelnemer", vanaf="2026-01-01")
        )
    )

    assert "1 lopend traject van haar telt dan als van een deelnemer." in gezien
    assert "1 lopend traject van haar houdt wat gold op de dag van de aanmelding." in gezien
    assert "Een aanmelding vanaf 1 januari 2026 telt als van een deelnemer." in gezien
    assert not Convenant.objects.filter(organisatie__code="levantogroep").exists()


def test_a_corporatie_that_stops_says_what_it_has_agreed_and_who_waits(corporatie, dossier):
    dossier("PS-1", LOPEND, WACHT)
    leg_vast(corporatie, "/beheer/afspraken?regio=parkstad&jaar=2027", taak("20"))

    stop = vraag("convenant", regio="parkstad", deelname="niet", vanaf="2027-01-01")
    gezien = tekst(corporatie.post(WELLER, stop))

    assert "Haar taakstelling van 2027 blijft staan: 20 woningen." in gezien
    assert "Lopende trajecten bij haar als corporatie Wat Trajecten Op de wachtlijst 1" in gezien


def test_a_taakstelling_is_held_against_who_started_and_who_waits(corporatie, dossier):
    for nummer in ("PS-1", "PS-2"):
        dossier(nummer, AANGEMELD, WACHTLIJST, HUREN)
    dossier("PS-3", LOPEND, WACHT)

    gezien = tekst(corporatie.post(PARKSTAD, taak("1")))

    assert "Was op verzoek Wordt 1 woning" in gezien
    assert "In 2021 gingen al meer mensen huren bij Weller dan is afgesproken." in gezien
    assert "Er gingen in 2021 2 mensen huren bij Weller." in gezien
    assert "Nu wacht 1 mens bij Weller op een woning." in gezien
    assert "Corporatie Afgesproken Gestart Nog over Weller 1 2 1 te veel" in gezien
    assert not Taakstelling.objects.exists()


def test_the_preview_counts_the_starts_as_the_figures_do(corporatie, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    dossier("PS-2", AANGEMELD, WACHTLIJST, (HUREN[0], date(2022, 1, 1), HUREN[2]))
    plus = AANGEMELD[2] | {"woonproces": "housing_plus"}
    dossier("PS-3", (*AANGEMELD[:2], plus), WACHTLIJST, HUREN)
    leg_vast(corporatie, PARKSTAD, taak("5", woonproces="housing"))
    spreiding = vraag("spreiding", gemeente="GM0917", maximum="1")
    leg_vast(corporatie, PARKSTAD, spreiding)

    housing, samen = (cijfers_over_2021(woonproces) for woonproces in (Woonproces.HOUSING, None))
    taakstelling = tekst(corporatie.post(PARKSTAD, taak("6", woonproces="housing")))
    heerlen = tekst(corporatie.post(PARKSTAD, spreiding | {"spreiding-maximum": "2"}))

    assert housing["taakstelling_per_corporatie"] == {"Weller": {"afgesproken": 5, "gestart": 1}}
    assert samen["spreiding_per_gemeente"] == {"Heerlen": {"maximum": 1, "gestart": 2}}
    assert "Weller 6 1 5" in taakstelling
    assert "Heerlen 2 2 0" in heerlen


def test_a_maximum_that_is_passed_already_is_told_and_may_be_recorded(beheerder, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    leg_vast(beheerder, PARKSTAD, vraag("spreiding", gemeente="GM0917", maximum="0"))
    kerkrade = vraag("spreiding", gemeente="GM0928", maximum="3")

    gezien = tekst(beheerder.post(PARKSTAD, kerkrade))

    assert (
        "In Heerlen is het maximum van 2021 dan al voorbij: 1 mens ging huren, en 0 is het meeste."
        in gezien
    )
    assert "Kerkrade 3 0 3" in gezien
    assert leg_vast(beheerder, PARKSTAD, kerkrade).status_code == 302


def test_a_price_says_what_was_sent_and_paid_already(beheerder, dossier):
    convenant = vraag("convenant", regio="parkstad", deelname="deelnemer", vanaf="2020-01-01")
    leg_vast(beheerder, LEVANTO, convenant)
    dossier("PS-1", AANGEMELD, FACTUUR, BETAALD)
    dossier("PS-2", AANGEMELD, FACTUUR)
    dossier("PS-3", AANGEMELD)
    leg_vast(beheerder, PARKSTAD, vraag("tarief", soort="trajectprijs", bedrag="675"))

    gezien = tekst(beheerder.post(PARKSTAD, vraag("tarief", soort="trajectprijs", bedrag="700,50")))

    assert "In 2021 zijn 2 facturen gestuurd." in gezien
    assert "Samen was dat € 1.350,00. Samen wordt dat € 1.401,00." in gezien
    assert "Er is al 1 factuur van 2021 betaald." in gezien
    assert (
        "Er is 1 lopend traject van een deelnemer, in dit jaar aangemeld, zonder factuur." in gezien
    )


@pytest.mark.parametrize(
    ("adres", "eerst", "dan"),
    [
        (LEVANTO, vraag("naam", naam="Levanto"), vraag("naam", naam="Levanto Zorg")),
        (LEVANTO, vraag("einde", tot="2027-01-01"), vraag("einde", tot="2028-01-01")),
        (
            PARKSTAD,
            vraag("tarief", soort="trajectprijs", bedrag="675"),
            vraag("tarief", soort="trajectprijs", bedrag="700"),
        ),
        (
            PARKSTAD,
            vraag("spreiding", gemeente="GM0917", maximum="74"),
            vraag("spreiding", gemeente="GM0917", maximum="75"),
        ),
    ],
)
def test_who_confirms_after_the_change_of_another_looks_again(adres, eerst, dan, beheerder):
    gezien = verborgen(beheerder.post(adres, dan)) | {"bevestig": "1"}
    leg_vast(beheerder, adres, eerst)
    voor = Beheerwijziging.objects.count()

    opnieuw = beheerder.post(adres, gezien)

    assert opnieuw.status_code == 200
    assert "Er is intussen iets veranderd." in tekst(opnieuw)
    assert Beheerwijziging.objects.count() == voor
    gedaan = beheerder.post(adres, verborgen(opnieuw) | {"bevestig": "1"})
    assert gedaan.status_code == 302
    assert Beheerwijziging.objects.count() == voor + 1


def test_a_traject_that_came_in_between_is_looked_at_again_too(corporatie, dossier):
    gezien = verborgen(corporatie.post(PARKSTAD, taak("5"))) | {"bevestig": "1"}
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)

    opnieuw = corporatie.post(PARKSTAD, gezien)

    assert "Er is intussen iets veranderd." in tekst(opnieuw)
    assert "Weller 5 1 4" in tekst(opnieuw)
    assert not Taakstelling.objects.exists()


def test_back_from_the_preview_of_a_party_the_form_is_still_filled_in(beheerder):
    gezien = beheerder.post(LEVANTO, vraag("naam", naam="Levanto & Zorg"))

    terug = beheerder.post(LEVANTO, verborgen(gezien) | {"terug": "1"})

    assert terug.status_code == 200
    assert 'value="Levanto &amp; Zorg"' in terug.content.decode()
    assert Organisatie.objects.get(code="levantogroep").naam == "LEVANTOgroep"


def test_clicking_twice_records_a_party_or_an_agreement_once(beheerder):
    for adres, wat in (
        (LEVANTO, vraag("naam", naam="Levanto")),
        (PARKSTAD, vraag("spreiding", gemeente="GM0917", maximum="74")),
    ):
        gezien = verborgen(beheerder.post(adres, wat)) | {"bevestig": "1"}
        assert beheerder.post(adres, gezien).status_code == 302
        voor = Beheerwijziging.objects.count()

        nog_eens = beheerder.post(adres, gezien)

        assert nog_eens.status_code == 400
        assert Beheerwijziging.objects.count() == voor


def test_a_taakstelling_can_name_a_gemeente(corporatie):
    leg_vast(corporatie, PARKSTAD, taak("4", gemeente="GM0917"))
    leg_vast(corporatie, PARKSTAD, taak("3"))

    pagina = tekst(corporatie.get(PARKSTAD))

    assert "Weller Alle samen Heerlen 4" in pagina
    assert "Weller Alle samen Geen genoemd 3" in pagina
    assert "Weller 8 0 8" in tekst(corporatie.post(PARKSTAD, taak("5", gemeente="GM0917")))

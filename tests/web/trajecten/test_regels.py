"""The page of a traject says which rules and terms hold for it, to who may see what they depend on."""

import re
from datetime import date

import pytest

from sleutel.domein.procesgang.soorten import Soort
from sleutel.trajecten import regelbeeld
from tests.web.beheer.hulp import leg_vast
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

VANDAAG = date(2026, 11, 23)
KERKRADE, HEERLEN = "GM0928", "GM0917"
UIT_KERKRADE = (*AANGEMELD[:2], AANGEMELD[2] | {"gemeente_herkomst": KERKRADE})


@pytest.fixture(autouse=True)
def vandaag(klok):
    klok(VANDAAG)


def regels(pagina) -> str:
    """What stands under *Regels van dit traject*."""
    html = re.search(r'<details id="regels">.*?</details>', pagina.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html[0]).split()) if html else ""


def zet(als, code: str, waarde: str, vanaf: str, **plek: str) -> None:
    vraag = {"waarde": waarde, "vanaf": vanaf, "toelichting": "Regiegroep", **plek}
    adres = f"/beheer/regio/parkstad/{code}/veranderen"
    assert leg_vast(als("functioneel-beheerder"), adres, vraag).status_code == 302


def test_the_rules_of_the_day_of_the_aanmelding_hold_with_who_chose_them(als, dossier):
    uuid = dossier("PS-1", UIT_KERKRADE, WACHTLIJST)

    pagina = regels(als("procesregisseur").get(f"/trajecten/{uuid}"))

    assert "Dit gold op de dag van de aanmelding: 4 januari 2021." in pagina
    assert "Van wachtlijst tot start huren 6 maanden Parkstad, sinds 1 januari 2021" in pagina
    assert "Tijd voor het besluit van de gemeente 8 weken standaard van Sleutel" in pagina
    assert "Documenten voor de wachtlijst geen standaard van Sleutel" in pagina
    assert "Wie hier begeleidt" not in pagina  # there is no home yet
    assert "Doel voor intakes" not in pagina


def test_the_lead_and_the_terms_say_by_when(als, dossier):
    uuid = dossier("PS-1", AANGEMELD, WACHTLIJST)

    pagina = tekst(als("procesregisseur").get(f"/trajecten/{uuid}"))

    zin = "Wacht sinds 1 maart 2021 op een woning bij Weller; afgesproken is uiterlijk 1 september 2021."
    assert zin in pagina
    assert "Van wachtlijst tot start huren 1 september 2021 Te laat" in pagina


def test_a_setting_of_that_time_is_live_on_the_page_and_one_of_later_is_not(als, dossier):
    uuid = dossier("PS-1", UIT_KERKRADE, WACHTLIJST, HUREN)
    loket = als("procesregisseur")
    adres = f"/trajecten/{uuid}"
    assert "Duur van de begeleiding 1 juni 2022 Voorbij" in tekst(loket.get(adres))

    zet(als, "begeleiding_maanden", "24", "2021-02-01")
    assert "Duur van de begeleiding 12 maanden" in regels(loket.get(adres))

    zet(als, "begeleiding_maanden", "18", "2021-01-01", gemeente=KERKRADE)
    assert "Duur van de begeleiding 18 maanden Kerkrade, sinds 1 januari 2021" in regels(
        loket.get(adres)
    )
    assert "Duur van de begeleiding 1 december 2022 Voorbij" in tekst(loket.get(adres))


def test_what_is_about_the_home_is_asked_of_its_gemeente_on_the_day_of_the_rent(als, dossier):
    nu = (HUREN[0], date(2025, 6, 1), HUREN[2])
    toen, later = dossier("PS-1", AANGEMELD, HUREN), dossier("PS-2", AANGEMELD, nu)
    loket = als("procesregisseur")

    eerst, dan = (regels(loket.get(f"/trajecten/{uuid}")) for uuid in (toen, later))

    assert "Wie hier begeleidt StandBy Heerlen, sinds 1 januari 2021" in eerst
    assert "Wie hier begeleidt Inclusio en Buurtteams Heerlen Heerlen, sinds 1 januari 2025" in dan


def test_a_corporatie_reads_the_term_that_it_agreed_and_nothing_of_where_somebody_comes_from(
    als, dossier
):
    zet(als, "beschikking_weken", "7", "2021-01-01", gemeente=KERKRADE)
    uuid = dossier("PS-1", UIT_KERKRADE, WACHTLIJST)

    antwoord = als("corporatie").get(f"/trajecten/{uuid}")

    assert "Van wachtlijst tot start huren 1 september 2021 Te laat" in tekst(antwoord)
    assert "Van wachtlijst tot start huren 6 maanden" in regels(antwoord)
    for wat in ("Kerkrade", "7 weken", "4 januari 2021", "Documenten", "Een intake is verplicht"):
        assert wat not in tekst(antwoord), wat


def test_who_may_not_know_the_woonproces_reads_the_rules_that_it_has_in_common(als, dossier):
    """Of Housing and of Housing Justitieel the same, also where the rules of the two differ (ADR 0014)."""
    justitieel = AANGEMELD[2] | {"woonproces": "housing_justitieel"}
    verblijf = (Soort.IN_DOORSTROOMWONING, date(2021, 3, 1), {"gemeente": HEERLEN})
    intake = (Soort.INTAKE_GEHOUDEN, date(2021, 2, 1), {})
    beide = (
        dossier("PS-1", (*AANGEMELD[:2], justitieel), intake, verblijf),
        dossier("PS-2", AANGEMELD, intake),
    )
    loket = als("procesregisseur")

    een, ander = (regels(loket.get(f"/trajecten/{uuid}")) for uuid in beide)
    assert een == ander
    assert "Documenten voor de wachtlijst" in een
    assert "doorstroomwoning" not in een

    zet(als, "intake_verplicht", "nee", "2021-01-01", woonproces="housing_justitieel")
    een, ander = (regels(loket.get(f"/trajecten/{uuid}")) for uuid in beide)
    assert een == ander
    assert "Een intake is verplicht" not in een


def test_without_the_guard_a_corporatie_would_read_where_somebody_comes_from(
    als, dossier, monkeypatch
):
    """The negative control of the two tests above."""
    zet(als, "beschikking_weken", "7", "2021-01-01", gemeente=KERKRADE)
    uuid = dossier("PS-1", UIT_KERKRADE, WACHTLIJST)
    monkeypatch.setattr(regelbeeld, "_may_know", lambda *_: True)

    pagina = regels(als("corporatie").get(f"/trajecten/{uuid}"))

    assert "Tijd voor het besluit van de gemeente 7 weken Kerkrade" in pagina

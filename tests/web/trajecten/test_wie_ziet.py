"""Who can see a traject, and naming persons for its justice data."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.models import Lidmaatschap
from sleutel.trajecten.models import Justitietoegang
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST, improve

JUSTITIEEL = (
    Soort.AANGEMELD,
    date(2026, 9, 7),
    {"woonproces": "housing_justitieel", "aanmelder": "levantogroep", "herkomst": "detentie"},
)


def test_the_page_says_who_sees_it_by_which_step_and_law(als, dossier):
    uuid = dossier("PS-1", AANGEMELD, WACHTLIJST)

    pagina = tekst(als("procesregisseur").get(f"/trajecten/{uuid}/toegang"))

    assert "Weller Woonprofiel Huisvesting 1 maart 2021 Nog steeds Op de wachtlijst gezet" in pagina
    assert "AVG artikel 6, lid 1, onder b" in pagina


def test_justice_data_are_closed_until_somebody_is_named_and_closed_again_after(als, cast, dossier):
    uuid = dossier("PS-1", JUSTITIEEL)
    client = als("procesregisseur")
    adres = f"/trajecten/{uuid}"
    assert "Woonproces Housing of Housing Justitieel" in tekst(client.get(adres))
    assert "Housing of Housing Justitieel" in tekst(client.get("/trajecten?woonproces=housing"))
    assert "Wie wijst u aan?" in tekst(client.get(f"{adres}/toegang"))

    lid = Lidmaatschap.objects.get(account__email=cast["procesregisseur"])
    keuze = {"lidmaatschap": str(lid.uuid), "reden": "vaste_procesregisseur"}
    for _ in range(2):
        assert client.post(f"{adres}/toegang/aanwijzen", keuze).status_code == 302
    assert Justitietoegang.objects.count() == 1
    assert "Woonproces Housing Justitieel" in tekst(client.get(adres))
    assert "PS-1" not in tekst(client.get("/trajecten?woonproces=housing"))
    assert "PS-1" in tekst(client.get("/trajecten?woonproces=housing_justitieel"))

    gegeven = {"toegang": str(Justitietoegang.objects.get().uuid)}
    for _ in range(2):
        assert client.post(f"{adres}/toegang/afnemen", gegeven).status_code == 302
    assert "Woonproces Housing of Housing Justitieel" in tekst(client.get(adres))


def test_a_correction_between_what_is_told_as_one_is_not_told(als, dossier):
    uuid = dossier("PS-1", JUSTITIEEL)
    plus = {**JUSTITIEEL[2], "woonproces": "housing_plus"}
    for dag, gegevens in (
        (8, {**JUSTITIEEL[2], "woonproces": "housing", "herkomst": "beschermd_wonen"}),
        (9, JUSTITIEEL[2]),
        (10, plus),
    ):
        improve(uuid, Soort.AANGEMELD, JUSTITIEEL[1], date(2026, 9, dag), gegevens)

    pagina = tekst(als("procesregisseur").get(f"/trajecten/{uuid}"))

    assert "woonproces: Housing Plus" in pagina
    assert "Verbeterd op 10 september 2026: was woonproces Housing of Housing Justitieel." in pagina
    assert pagina.count("Verbeterd op") == 1
    assert "herkomst: beschermd wonen of detentie" in pagina


def test_a_correction_of_a_field_that_is_not_seen_is_left_out(als, dossier):
    uuid = dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    improve(uuid, HUREN[0], HUREN[1], date(2021, 7, 1), {**HUREN[2], "toeleiding": "verkort"})
    adres = f"/trajecten/{uuid}"

    assert "was toeleiding niet bekend" in tekst(als("procesregisseur").get(adres))
    assert "Verbeterd" not in tekst(als("loket-financien").get(adres))


def test_a_choice_that_misses_is_asked_again(als, dossier):
    uuid = dossier("PS-1", JUSTITIEEL)

    antwoord = als("procesregisseur").post(f"/trajecten/{uuid}/toegang/aanwijzen", {})

    assert antwoord.status_code == 400
    assert "Kies een persoon en een reden." in tekst(antwoord)


def test_an_organisation_reads_how_many_trajecten_it_can_see(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST)

    pagina = tekst(als("corporatie").get("/organisatie/dossiers"))
    assert "Weller Huisvesting 1 trajecten voor huisvesting: bekijk ze Nog geen" in pagina
    assert "PS-1" not in tekst(als("corporatie").get("/organisatie/dossiers"))
    assert "Weller Huisvesting 1" in tekst(als("procesregisseur").get("/organisatie/dossiers"))


def test_the_number_of_ones_own_doel_leads_to_the_list_of_just_as_many(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST)
    client = als("corporatie")

    assert 'href="/trajecten">1<span' in client.get("/organisatie/dossiers").content.decode()
    assert client.get("/trajecten").context["pagina"].paginator.count == 1


@pytest.mark.parametrize("wie", ["corporatie", "procesregisseur"])
def test_the_list_asks_as_many_questions_for_many_trajecten_as_for_one(wie, als, dossier):
    dossier("PS-0", AANGEMELD, WACHTLIJST)
    een = count_questions(als(wie), "/trajecten")
    for nummer in range(1, 6):
        dossier(f"PS-{nummer}", AANGEMELD, WACHTLIJST)

    assert count_questions(als(wie), "/trajecten") == een


def test_who_can_see_asks_as_many_questions_for_many_parties_as_for_few(als, dossier):
    weinig = dossier("PS-1", AANGEMELD)
    veel = dossier(
        "PS-2", AANGEMELD, WACHTLIJST, (*HUREN[:2], {**HUREN[2], "begeleiding_door": "standby"})
    )
    client = als("procesregisseur")

    een = count_questions(client, f"/trajecten/{weinig}/toegang")
    assert count_questions(client, f"/trajecten/{veel}/toegang") == een


def count_questions(client, adres) -> int:
    client.get(adres)
    with CaptureQueriesContext(connection) as gevraagd:
        assert client.get(adres).status_code == 200
    return len(gevraagd)

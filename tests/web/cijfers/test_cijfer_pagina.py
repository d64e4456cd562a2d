"""One figure: its definition, its checks, and the trajecten behind it for who may see them."""

import re
from datetime import date

import pytest

from sleutel.domein.cijfers import CODES, Vraag, controles
from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.models import Lidmaatschap
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage import achter
from sleutel.rapportage.queries import uitkomst
from tests.web.lezen import html, tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, LOPEND, WACHTLIJST

VRAAG = "jaar=2021&regio=parkstad&peildatum=2021-12-31"


@pytest.fixture
def drie_gestart(dossier):
    """Three who started to rent, and one who waits."""
    for nummer in ("PS-1", "PS-2", "PS-3"):
        dossier(nummer, AANGEMELD, WACHTLIJST, HUREN)
    dossier("PS-4", AANGEMELD, WACHTLIJST)


def nummers(antwoord) -> set[str]:
    return set(re.findall(r"PS-\d", antwoord.content.decode()))


def test_the_loket_sees_the_trajecten_behind_a_figure(als, drie_gestart):
    antwoord = als("loket-financien").get(f"/cijfers/gestart_met_huren?{VRAAG}")

    assert antwoord.context["blok"].waarde == "3"
    assert nummers(antwoord) == {"PS-1", "PS-2", "PS-3"}


def test_the_loket_sees_the_trajecten_behind_one_part(als, drie_gestart):
    client = als("procesregisseur")

    heerlen = client.get(f"/cijfers/start_huren_per_gemeente?{VRAAG}&deel=Heerlen")

    assert nummers(heerlen) == {"PS-1", "PS-2", "PS-3"}
    assert client.get(f"/cijfers/start_huren_per_gemeente?{VRAAG}&deel=Vaals").status_code == 404
    assert client.get(f"/cijfers/gestart_met_huren?{VRAAG}&deel=Heerlen").status_code == 404


def test_the_bestuur_sees_the_number_and_no_traject(als, drie_gestart):
    client = als("bestuur")

    for adres, getal in (
        (f"/cijfers/gestart_met_huren?{VRAAG}", '<p class="groot">3</p>'),
        (f"/cijfers?{VRAAG}", 'Gestart met huren</a></th> <td class="getal"><strong>3</strong>'),
    ):
        antwoord = client.get(adres)
        assert getal in " ".join(html(antwoord).split())
        assert nummers(antwoord) == set()
        assert "bekijk de trajecten" not in html(antwoord)


@pytest.mark.parametrize("code", CODES)
def test_every_figure_has_a_page_with_as_many_trajecten_as_it_counts(code, als, drie_gestart):
    antwoord = als("procesregisseur").get(f"/cijfers/{code}?{VRAAG}")

    achter = uitkomst(Vraag(2021, None, (), None, date(2021, 12, 31)), actor=command_line_actor())
    assert antwoord.status_code == 200
    assert antwoord.context["blok"].zin in antwoord.content.decode().replace("&#x27;", "'")
    assert len(nummers(antwoord)) == len(set(achter.achter(code)))


def test_an_unknown_figure_is_a_page_that_is_not_there(als):
    assert als("bestuur").get("/cijfers/verzonnen").status_code == 404


def test_a_mistake_in_the_question_leads_back_to_the_form(als):
    assert als("bestuur").get("/cijfers/intakes?jaar=1800").url == "/cijfers?jaar=1800"


def test_a_check_that_does_not_hold_is_told_beside_its_figure(als, drie_gestart, monkeypatch):
    monkeypatch.setattr(controles, "som", lambda waarde, veld=None: 7)

    antwoord = als("bestuur").get(f"/cijfers?{VRAAG}")

    assert antwoord.context["kloppen_niet"] > 0
    blokken = [b for h in antwoord.context["hoofdstukken"] for b in (*h.enkel, *h.delen)]
    assert any(blok.kloppen_niet for blok in blokken)
    assert antwoord.content.decode().count("Klopt niet") >= 2


JUSTITIEEL = (
    Soort.AANGEMELD,
    date(2026, 9, 7),
    {"woonproces": "housing_justitieel", "aanmelder": "levantogroep", "herkomst": "detentie"},
)
AFGEVALLEN = (Soort.AFGEVALLEN, date(2026, 9, 14), {"reden": "detentie"})
DIT_JAAR = "jaar=2026&regio=parkstad"
ACHTER_JUSTITIE = (
    f"/cijfers/aanmeldingen?{DIT_JAAR}&woonproces=housing_justitieel",
    f"/cijfers/aanmeldingen_per_aanmelder?{DIT_JAAR}&woonproces=housing_justitieel&deel=LEVANTOgroep",
    f"/cijfers/afgevallen_naar_reden?{DIT_JAAR}&deel=detentie",
)


GEWOON = (
    (*JUSTITIEEL[:2], {**JUSTITIEEL[2], "woonproces": "housing", "herkomst": "ggz"}),
    (*AFGEVALLEN[:2], {"reden": "overlast"}),
)


@pytest.mark.parametrize("adres", ACHTER_JUSTITIE)
def test_who_is_not_named_does_not_learn_which_trajecten_are_justitieel(adres, als, dossier):
    dossier("PS-1", JUSTITIEEL, AFGEVALLEN)
    dossier("PS-2", *GEWOON)

    antwoord = als("procesregisseur").get(adres)

    assert antwoord.context["blok"].code
    assert nummers(antwoord) == {"PS-1", "PS-2"}
    assert "1 traject hiervan telt niet in dit cijfer." in tekst(antwoord)
    finance = als("loket-financien").get(adres)
    assert nummers(finance) == set()
    assert "1 traject. Dat telt wel mee in het cijfer." in tekst(finance)


@pytest.mark.parametrize("adres", ACHTER_JUSTITIE)
def test_who_is_named_sees_them(adres, als, cast, dossier):
    uuid = dossier("PS-1", JUSTITIEEL, AFGEVALLEN)
    client = als("procesregisseur")
    lid = Lidmaatschap.objects.get(account__email=cast["procesregisseur"])
    keuze = {"lidmaatschap": str(lid.uuid), "reden": "vaste_procesregisseur"}
    client.post(f"/trajecten/{uuid}/toegang/aanwijzen", keuze)

    dossier("PS-2", (*JUSTITIEEL[:2], {**JUSTITIEEL[2], "woonproces": "housing_plus"}))

    antwoord = client.get(adres)

    assert nummers(antwoord) == {"PS-1"}
    assert "in het cijfer" not in tekst(antwoord)


def test_without_the_shield_they_would_be_named(als, dossier, monkeypatch):
    """The negative control of the two above."""
    dossier("PS-1", JUSTITIEEL, AFGEVALLEN)
    dossier("PS-2", *GEWOON)
    monkeypatch.setattr(achter, "_seen", lambda blik, kenmerk: 1)

    for adres in ACHTER_JUSTITIE:
        assert nummers(als("procesregisseur").get(adres)) == {"PS-1"}


def test_the_list_and_what_is_shielded_add_up_to_the_figure(als, dossier):
    dossier("PS-1", JUSTITIEEL, AFGEVALLEN)
    dossier("PS-2", LOPEND, (Soort.AFGEVALLEN, date(2026, 9, 14), {"reden": "geen_contact"}))

    antwoord = als("procesregisseur").get(f"/cijfers/afgevallen_na_aanmelding?{DIT_JAAR}")
    assert nummers(antwoord) == {"PS-1", "PS-2"}

    antwoord = als("loket-financien").get(f"/cijfers/afgevallen_na_aanmelding?{DIT_JAAR}")
    assert nummers(antwoord) == set()
    assert antwoord.context["blok"].waarde == "2"
    assert "2 trajecten. Die tellen wel mee in het cijfer." in tekst(antwoord)


def test_finance_does_not_learn_a_woonproces_by_asking_for_it(als, drie_gestart):
    adres = f"/cijfers/gestart_met_huren?{VRAAG}"

    assert nummers(als("loket-financien").get(adres)) == {"PS-1", "PS-2", "PS-3"}
    assert nummers(als("loket-financien").get(f"{adres}&woonproces=housing")) == set()
    assert nummers(als("procesregisseur").get(f"{adres}&woonproces=housing")) != set()

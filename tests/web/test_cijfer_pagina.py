"""One figure: its definition, its checks, and the trajecten behind it for who may see them."""

import re
from datetime import date

import pytest

from sleutel.domein.cijfers import CODES, Vraag, controles
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage.queries import uitkomst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

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

    for adres in (f"/cijfers/gestart_met_huren?{VRAAG}", f"/cijfers?{VRAAG}"):
        antwoord = client.get(adres)
        assert "3" in antwoord.content.decode()
        assert nummers(antwoord) == set()
        assert "bekijk de trajecten" not in antwoord.content.decode()


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

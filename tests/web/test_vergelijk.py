"""Bringing a published table and seeing what does not hold."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.kast import VOORBEELDEN
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

KOP = "jaar;regio;woonproces;cijfer;uitsplitsing;waarde;bron\n"


def breng(client, inhoud: str | bytes, naam: str = "tabel.csv", **meer: str):
    ruw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    return client.post("/vergelijk", {"tabel": SimpleUploadedFile(naam, ruw), **meer})


def test_the_published_figures_of_2021_show_the_28_that_should_be_30_first(parkstad, als):
    tabel = (VOORBEELDEN / "gepubliceerd-2021.csv").read_bytes()

    antwoord = breng(als("bestuur"), tabel)

    assert "22 rijen zijn gelijk aan Sleutel. 2 rijen wijken af." in tekst(antwoord)
    _, regels = antwoord.context["lijsten"][0]
    assert (regels[0]["gepubliceerd"], regels[0]["berekend"]) == ("28", "30")
    assert "De delen per corporatie maken samen 30." in tekst(antwoord)
    gelijke = antwoord.context["gelijke"]
    assert len(gelijke) == 22
    assert ("82", "82") in [(regel["gepubliceerd"], regel["berekend"]) for regel in gelijke]
    assert "Gelijk (22)" in tekst(antwoord)


def test_the_peildatum_decides_what_was_known(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    rij = f"{KOP}2021;Parkstad;Housing;gestart_met_huren;;1;test\n"
    client = als("bestuur")

    assert "1 rij is gelijk aan Sleutel." in tekst(breng(client, rij))
    vroeger = tekst(breng(client, rij, peildatum="2021-04-01"))
    assert "1 rij wijkt af." in vroeger
    assert "Zoals bekend op 1 april 2021." in vroeger


def test_the_page_asks_as_much_of_the_database_for_many_rows_and_trajecten_as_for_few(als, dossier):
    client = als("bestuur")

    def vragen(trajecten: range, rijen: int) -> int:
        for nummer in trajecten:
            dossier(f"PS-{nummer:03}", AANGEMELD, WACHTLIJST, HUREN)
        rij = "2021;Parkstad;Housing;gestart_met_huren;;1;test\n"
        with CaptureQueriesContext(connection) as gesteld:
            assert breng(client, KOP + rij * rijen).status_code == 200
        return len(gesteld)

    assert vragen(range(2), 1) == vragen(range(2, 20), 40)


def test_a_table_that_holds_is_said_to_hold(als, dossier):
    dossier("PS-1", AANGEMELD)

    pagina = tekst(breng(als("bestuur"), f"{KOP}2021;Parkstad;Housing;aanmeldingen;;1;test\n"))

    assert "Alle cijfers in uw tabel kloppen met Sleutel." in pagina


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("tabel.pdf", b"%PDF", "“tabel.pdf” is geen CSV-bestand."),
        ("tabel.csv", b"", "is leeg"),
        ("tabel.csv", b"a;b\n1;2\n", "In de kop ontbreekt: jaar, cijfer, waarde."),
    ],
)
def test_what_is_no_table_of_figures_is_refused_with_what_to_do(naam, inhoud, melding, als):
    antwoord = breng(als("bestuur"), inhoud, naam)

    assert antwoord.status_code == 400
    assert melding in tekst(antwoord)


def test_no_file_or_a_day_to_come_is_refused(als):
    client = als("bestuur")

    assert "Kies het CSV-bestand met de cijfers." in tekst(client.post("/vergelijk"))
    assert "Later is nog niets bekend." in tekst(breng(client, KOP, peildatum="2999-01-01"))


def test_a_cell_of_the_table_is_shown_as_text_and_not_as_page(als):
    rij = f"{KOP}2021;;;<script>alert(1)</script>;;1;test\n"

    antwoord = breng(als("bestuur"), rij)

    assert "<script>alert" not in antwoord.content.decode()
    assert "&lt;script&gt;" in antwoord.content.decode()

"""From a fault in a register to the cell that it stands in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sleutel.partijen.models import Lidmaatschap
from tests.web.lezen import tekst
from tests.web.rolbezetting import laat_werken
from tests.web.test_register import als_werkmap, breng, fout_register


def test_a_fault_leads_to_its_cell_among_its_neighbours(als):
    client = als("procesregisseur")
    adres = breng(client, fout_register())
    laat_werken()
    rij = len(fout_register()["trajecten"]) + 1
    verwijzing = f"{adres}/tabel/trajecten?rij={rij}&amp;kolom=woonproces#cel"
    assert verwijzing in client.get(adres).content.decode()

    antwoord = client.get(f"{adres}/tabel/trajecten", {"rij": rij, "kolom": "woonproces"})

    html = antwoord.content.decode()
    assert re.search(r'<td id="cel" class="cel"><strong[^>]*>Hier</strong> Kasteel</td>', html)
    assert html.count('id="cel"') == 1
    assert f"Tabel trajecten, rij {rij}" in tekst(antwoord)
    assert "woonproces :" in tekst(antwoord)
    assert "T-99" in tekst(antwoord)


def test_in_a_workbook_a_fault_leads_to_its_cell_as_well(als):
    client = als("procesregisseur")
    bestand = SimpleUploadedFile("Ons register.xlsx", als_werkmap(fout_register()))
    adres = client.post("/register", {"bestanden": [bestand]}).url
    laat_werken()
    rij = len(fout_register()["trajecten"]) + 1

    antwoord = client.get(f"{adres}/tabel/trajecten", {"rij": rij, "kolom": "woonproces"})

    assert "Hier Kasteel" in tekst(antwoord)


@pytest.mark.parametrize(
    "vraag", ["rij=999999", "rij=0", "rij=x", "rij=2000000000", "rij=1&kolom=" + "a" * 99]
)
def test_a_row_that_is_not_there_is_a_page_that_is_not_there(vraag, als):
    client = als("procesregisseur")
    adres = breng(client)

    assert client.get(f"{adres}/tabel/trajecten?{vraag}").status_code == 404


def test_a_cell_is_only_for_who_brought_it_and_while_it_is_kept(als, cast):
    client = als("procesregisseur")
    adres = breng(client)
    cel = f"{adres}/tabel/trajecten?rij=2"
    assert client.get(cel).status_code == 200
    assert client.get(f"{adres}/tabel/adressen?rij=2").status_code == 404
    Lidmaatschap.objects.filter(account__email=cast["loket-financien"]).update(
        rol="procesregisseur"
    )
    assert als("loket-financien").get(cel).status_code == 404

    laat_werken()
    client.post(f"{adres}/opnemen")
    laat_werken()
    weg = client.get(cel)
    assert weg.status_code == 404
    assert "Sleutel kan deze rij niet laten zien." in tekst(weg)
    assert "#cel" not in client.get(adres).content.decode()

"""The figures pages by role: a corporatie only its own row, the public no small counts, others their part."""

import re
from datetime import date

import pytest

from sleutel.domein.cijfers import CODES
from sleutel.domein.cijfers.zicht import OPENBAAR, ZICHT
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.partijen.models import Organisatie
from sleutel.web.cijfers.namen import NAMEN
from tests.web import lezen
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

VRAAG = "jaar=2021&regio=parkstad&peildatum=2021-12-31"
ANDER = "Zqxcorporatie Merk"
ELDERS = "Zqxaanmelder Merk"
ZIET_IETS = [rol for rol in Rol if ZICHT[rol].codes]
ZIET_NIETS = [rol for rol in Rol if not ZICHT[rol].codes]


@pytest.fixture
def twee_corporaties(dossier):
    """Six start at Weller, two at another corporatie; half of them came from another aanmelder."""
    for code, naam, soort in (
        ("zqxcorporatie-merk", ANDER, "corporatie"),
        ("zqxaanmelder-merk", ELDERS, "zorgpartij"),
    ):
        Organisatie.objects.create(code=code, naam=naam, sorteernaam=naam, soort=soort)
    elders = {**AANGEMELD[2], "aanmelder": "zqxaanmelder-merk"}
    anders = {"corporatie": "zqxcorporatie-merk"}
    for n in range(6):
        dossier(f"PS-{n}", AANGEMELD, WACHTLIJST, HUREN)
    for n in range(2):
        dossier(
            f"PX-{n}",
            (Soort.AANGEMELD, AANGEMELD[1], elders),
            (Soort.OP_WACHTLIJST, WACHTLIJST[1], anders),
            (Soort.START_HUREN, HUREN[1], {**HUREN[2], **anders}),
        )


def wie(rol: Rol) -> str:
    return rol.value.replace("_", "-")


def html(antwoord) -> str:
    assert antwoord.status_code == 200
    return lezen.html(antwoord)


def blokken(antwoord) -> dict:
    return {b.code: b for h in antwoord.context["hoofdstukken"] for b in (*h.enkel, *h.delen)}


@pytest.mark.parametrize("rol", ZIET_IETS)
def test_a_role_sees_its_figures_and_no_others(rol, als, twee_corporaties):
    client = als(wie(rol))
    gezien = blokken(client.get(f"/cijfers?{VRAAG}"))
    assert set(gezien) == ZICHT[rol].codes
    for code in CODES:
        status = client.get(f"/cijfers/{code}?{VRAAG}").status_code
        assert status == (200 if code in ZICHT[rol].codes else 404), code


@pytest.mark.parametrize("rol", ZIET_NIETS)
def test_a_role_without_figures_has_no_page_and_no_menu_entry_for_them(rol, als):
    client = als(wie(rol))
    assert client.get("/cijfers").status_code == 404
    assert client.get("/cijfers/aanmeldingen").status_code == 404
    assert 'href="/cijfers"' not in client.get("/", follow=True).content.decode()


def test_a_corporatie_sees_its_own_row_beside_the_total(als, twee_corporaties):
    gezien = blokken(als("corporatie").get(f"/cijfers?{VRAAG}"))
    assert gezien["gestart_met_huren"].waarde == "8"
    rijen = gezien["start_huren_per_corporatie"].tabel.rijen
    assert [(naam, cellen[0].tekst) for naam, cellen in rijen] == [("Weller", "6")]
    wachttijd = gezien["gemiddelde_wachttijd_maanden_per_corporatie"].beeld
    assert [rij.naam for rij in wachttijd.rijen] == ["Weller"]
    assert "Nergens" not in wachttijd.zin


@pytest.mark.parametrize("rol", [Rol.CORPORATIE, Rol.AANMELDER])
@pytest.mark.parametrize("htmx", [False, True])
def test_the_name_of_another_organisation_stands_nowhere(rol, htmx, als, twee_corporaties):
    client = als(wie(rol))
    kop = {"HX-Request": "true"} if htmx else {}
    for adres in ["/cijfers", *(f"/cijfers/{code}" for code in sorted(ZICHT[rol].codes))]:
        for vraag in (VRAAG, f"{VRAAG}&kwartaal=2", f"{VRAAG}&woonproces=housing", "jaar=2021"):
            gezien = html(client.get(f"{adres}?{vraag}", headers=kop))
            for merk in (ANDER, ELDERS):
                assert merk.split()[0].casefold() not in gezien.casefold(), (adres, vraag)


def test_that_name_is_found_where_it_may_stand(als, twee_corporaties):
    """The control: the bestuur does see it, so the test above looks in the right place."""
    gezien = html(als("bestuur").get(f"/cijfers?{VRAAG}"))
    assert ANDER in gezien
    assert ELDERS in gezien


def test_a_part_of_another_cannot_be_asked_by_its_name(als, twee_corporaties):
    client = als("corporatie")
    adres = f"/cijfers/start_huren_per_corporatie?{VRAAG}&deel="
    assert client.get(f"{adres}Weller").status_code == 200
    van_ander, onbekend = client.get(f"{adres}{ANDER}"), client.get(f"{adres}Niemand")
    assert van_ander.status_code == onbekend.status_code == 404


@pytest.mark.parametrize(
    "rol", [r for r in ZIET_IETS if not r.value.startswith(("proces", "loket"))]
)
def test_a_figure_gives_no_list_of_trajecten(rol, als, twee_corporaties):
    client = als(wie(rol))
    for code in ZICHT[rol].codes:
        gezien = html(client.get(f"/cijfers/{code}?{VRAAG}"))
        assert not re.search(r"P[SX]-\d", gezien)
        assert "De trajecten achter dit cijfer" not in gezien


def test_the_tenants_see_the_public_figures_without_small_counts(als, twee_corporaties):
    antwoord = als("huurdersorganisatie").get("/cijfers?jaar=2021")
    gezien = blokken(antwoord)
    assert set(gezien) == OPENBAAR
    assert gezien["gestart_met_huren"].waarde == "8"
    rijen = gezien["start_huren_per_corporatie"].tabel.rijen
    assert [(naam, cellen[0].tekst) for naam, cellen in rijen] == [
        ("Weller", "niet getoond"),
        (ANDER, "minder dan 5"),
    ]
    assert "zodat niemand te herkennen is" in html(antwoord)


def test_the_tenants_ask_for_a_whole_year_that_is_over_and_nothing_else(als, klok):
    klok(date(2026, 11, 23))
    client = als("huurdersorganisatie")
    antwoord = client.get(f"/cijfers?{VRAAG}&kwartaal=2&woonproces=housing")
    assert "Alle regio’s, alle woonprocessen, het jaar 2021" in html(antwoord)
    for veld in ("kwartaal", "woonproces", "peildatum", "regio"):
        assert f'name="{veld}"' not in html(antwoord)
    assert "het jaar 2025" in html(client.get("/cijfers"))
    te_vroeg = client.get("/cijfers?jaar=2026")
    assert te_vroeg.status_code == 400
    assert "nog niet voorbij" in te_vroeg.content.decode()


@pytest.mark.parametrize("rol", [r for r in ZIET_IETS if not ZICHT[r].volledig])
def test_who_sees_a_part_is_told_so_and_cannot_hold_a_table_against_the_rest(rol, als):
    client = als(wie(rol))
    begin = (
        "/trajecten"
        if rol in {Rol.AANMELDER, Rol.CORPORATIE, Rol.GEMEENTE_FINANCIER}
        else "/cijfers"
    )
    assert client.get("/").url == begin
    antwoord = client.get(f"/cijfers?{VRAAG}")
    assert antwoord.context["uitleg"]
    assert antwoord.context["uitleg"] in html(antwoord)
    assert client.get("/vergelijk").status_code == 404
    assert 'href="/vergelijk"' not in html(antwoord)


@pytest.mark.parametrize("rol", ZIET_IETS)
def test_the_names_of_figures_that_a_role_does_not_see_stand_nowhere(rol, als, twee_corporaties):
    gezien = html(als(wie(rol)).get(f"/cijfers?{VRAAG}"))
    onzichtbaar = set(CODES) - ZICHT[rol].codes
    assert not [code for code in onzichtbaar if f'id="{code}"' in gezien]
    assert not [code for code in onzichtbaar if f">{NAMEN[code]}</a>" in gezien]

"""The map says what the table says, for all sixteen gemeenten, and a passed maximum in words."""

import re
from datetime import date

import pytest

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import Feit, Gegevens, Spreiding, Stand, Uitkomst, Vraag, compute
from sleutel.partijen.queries import municipalities
from sleutel.web.cijfers import grenzen as grenzen_module
from sleutel.web.cijfers.grenzen import Gebied, Grenzen
from sleutel.web.cijfers.kaart import Kaart, make_kaart
from sleutel.web.cijfers.tegels import TEGELS
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

PEILDATUM = date(2021, 12, 31)
GEMEENTEN = [
    ("GM0917", "Heerlen", "parkstad"),
    ("GM0928", "Kerkrade", "parkstad"),
    ("GM0935", "Maastricht", "maastricht"),
]


def huurder(nummer: int, gemeente: str) -> Stand:
    feiten = {
        "aangemeld": Feit(nummer * 10, "aangemeld", date(2021, 1, 1), {"woonproces": "housing"}),
        "start_huren": Feit(
            nummer * 10 + 1, "start_huren", date(2021, 6, 1), {"gemeente": gemeente}
        ),
    }
    return Stand(nummer, "parkstad", feiten)


def uitkomst(*gemeenten: str, maximum: dict[str, int] | None = None, regios=()) -> Uitkomst:
    return compute(
        Vraag(2021, None, regios, None, PEILDATUM),
        Gegevens(
            [huurder(nummer, code) for nummer, code in enumerate(gemeenten, start=1)],
            spreiding=[
                Spreiding("parkstad", 2021, code, hoeveel)
                for code, hoeveel in (maximum or {}).items()
            ],
            namen={code: naam for code, naam, _ in GEMEENTEN},
        ),
    )


def tegel(kaart: Kaart, naam: str):
    return next(tegel for tegel in kaart.tegels if tegel.naam == naam)


def test_a_tile_holds_the_number_and_the_maximum():
    kaart = make_kaart(uitkomst("GM0917", "GM0917", maximum={"GM0917": 4, "GM0928": 1}), GEMEENTEN)

    heerlen = tegel(kaart, "Heerlen")
    assert (heerlen.getal, heerlen.oordeel) == ("2 van 4", "binnen maximum")
    assert (heerlen.lengte, heerlen.merk) == ("50.00%", "100.00%")
    assert tegel(kaart, "Kerkrade").getal == "0 van 1"
    assert (tegel(kaart, "Maastricht").getal, tegel(kaart, "Maastricht").oordeel) == (
        "0",
        "geen maximum",
    )
    assert kaart.zinnen == (
        "2 mensen gingen huren in 1 gemeente.",
        "Nergens meer dan het afgesproken maximum.",
    )


def test_exactly_the_maximum_is_not_above_it():
    assert not tegel(
        make_kaart(uitkomst("GM0917", maximum={"GM0917": 1}), GEMEENTEN), "Heerlen"
    ).boven


def test_above_the_maximum_is_said_in_words():
    kaart = make_kaart(uitkomst("GM0917", "GM0917", maximum={"GM0917": 1}), GEMEENTEN)

    assert tegel(kaart, "Heerlen").oordeel == "boven maximum"
    assert "Boven het afgesproken maximum: Heerlen (2 van 1)." in kaart.zinnen


def test_where_a_gemeente_is_not_known_or_lies_elsewhere_the_map_says_how_many():
    kaart = make_kaart(uitkomst("GM0917", "onbekend", "GM0363"), GEMEENTEN)

    assert kaart.zinnen[0] == "1 mens ging huren in 1 gemeente."
    assert kaart.zinnen[-1] == (
        "Niet op de kaart: van 1 is de gemeente niet bekend, en 1 buiten Zuid-Limburg."
    )


def test_a_gemeente_outside_the_regions_asked_has_no_number():
    kaart = make_kaart(uitkomst("GM0917", regios=(zl.PARKSTAD,)), GEMEENTEN)

    maastricht = tegel(kaart, "Maastricht")
    assert (maastricht.getal, maastricht.oordeel, maastricht.gestart) == ("–", "andere regio", None)


def test_every_gemeente_of_the_record_has_a_tile(db):
    assert {code for code, _, _ in municipalities()} == set(TEGELS)


@pytest.fixture
def pagina(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)

    def vraag_pagina(wie: str = "bestuur") -> str:
        adres = "/cijfers?jaar=2021&peildatum=2021-12-31"
        html = als(wie).get(adres).content.decode()
        return html[html.index('id="kaart"') : html.index("</section>", html.index('id="kaart"'))]

    return vraag_pagina


def test_the_map_on_the_page_names_all_sixteen_and_holds_the_numbers_of_its_table(pagina):
    lijst, tabel = pagina().split("<details")

    tegels = dict(
        re.findall(r'tegel__naam">(.*?)</span>\s*<span class="tegel__getal">(.*?)</span>', lijst)
    )
    rijen = dict(re.findall(r'scope="row">(.*?)</th>\s*<td class="getal">(.*?)</td>', tabel))
    assert len(tegels) == 16
    assert tegels == rijen
    assert tegels["Heerlen"] == "1"


def test_real_boundaries_take_the_place_of_the_tiles_and_the_table_stands_open(pagina, monkeypatch):
    gebieden = {code: Gebied("M0 0L1 0L1 1Z", "10.00%", "20.00%") for code in TEGELS}
    monkeypatch.setattr(grenzen_module, "ingesteld", lambda: Grenzen("0 0 1000 900", gebieden))

    kaart = pagina()

    assert kaart.count('<path d="M0 0L1 0L1 1Z"') == 16
    assert '<svg viewBox="0 0 1000 900"' in kaart
    assert "tegelkaart" not in kaart
    assert "<details open>" in kaart


def test_who_may_see_trajecten_goes_from_the_map_to_the_trajecten(pagina):
    assert "deel=Heerlen" in pagina("procesregisseur")
    assert "deel=Heerlen" not in pagina("bestuur")

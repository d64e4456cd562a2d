"""The figures on the page: the question in the address, and every figure in its chapter."""

from datetime import date
from fractions import Fraction

import pytest
from django.http import QueryDict

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import CODES, Controle, Gegevens, Vraag, compute
from sleutel.domein.cijfers.cijfer import Maateenheid
from sleutel.domein.keuzelijst import Woonproces
from sleutel.web.cijfers.blad import (
    Cel,
    leesbaar,
    make_hoofdstukken,
    make_tabel,
    meeste,
    schrijf,
)
from sleutel.web.cijfers.namen import NAMEN
from sleutel.web.cijfers.vraag import VraagForm, in_woorden
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

PEILDATUM = date(2021, 12, 31)


def form(adres: str) -> VraagForm:
    return VraagForm.van_adres(QueryDict(adres))


def test_the_address_holds_the_whole_question(db):
    gevraagd = form(
        "jaar=2021&kwartaal=4&regio=maastricht&regio=heuvelland&woonproces=housing_plus&peildatum=2021-12-31"
    )

    assert gevraagd.is_valid()
    assert gevraagd.vraag() == Vraag(
        2021, 4, (zl.MAASTRICHT, zl.HEUVELLAND), Woonproces.HOUSING_PLUS, PEILDATUM
    )
    assert in_woorden(gevraagd.vraag()) == (
        "Maastricht en Heuvelland, Housing Plus, het 4e kwartaal van 2021, "
        "zoals bekend op 31 december 2021"
    )


def test_an_address_without_a_question_asks_for_this_year_as_known_today(klok, db):
    klok(date(2026, 11, 23))

    gevraagd = form("")

    assert gevraagd.is_valid()
    assert gevraagd.vraag() == Vraag(2026, None, (), None, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("adres", "veld", "zin"),
    [
        ("jaar=tweeduizend", "jaar", "vier cijfers"),
        ("jaar=1800", "jaar", "Kies een jaar van 1990"),
        ("jaar=2021&kwartaal=7", "kwartaal", "Kies een kwartaal"),
        ("jaar=2021&regio=limburg", "regio", "Kies regio’s"),
        ("jaar=2021&woonproces=villa", "woonproces", "Kies een woonproces"),
        ("jaar=2021&peildatum=gisteren", "peildatum", "Vul een datum in"),
        ("jaar=2021&peildatum=9999-01-01", "peildatum", "tot en met vandaag"),
    ],
)
def test_a_mistake_in_the_address_is_told_beside_its_field(adres, veld, zin, als):
    antwoord = als("bestuur").get(f"/cijfers?{adres}")

    assert antwoord.status_code == 400
    assert zin in antwoord.context["form"].errors[veld][0]
    assert 'role="alert"' in antwoord.content.decode()


def test_every_figure_stands_in_one_chapter():
    assert sorted(NAMEN) == sorted(CODES)
    hoofdstukken = make_hoofdstukken(compute(Vraag(2021, None, (), None, PEILDATUM), Gegevens([])))
    getoond = [blok.code for h in hoofdstukken for blok in (*h.enkel, *h.delen)]
    assert sorted(getoond) == sorted(CODES)


def test_a_figure_is_written_with_its_unit():
    assert schrijf(1234, Maateenheid.PROCENT) == "1.234"
    assert schrijf(79.4, Maateenheid.PROCENT) == "79,4%"
    assert schrijf(None, Maateenheid.DAGEN) == "niet bekend"


def test_parts_with_numbers_of_their_own_become_columns():
    tabel = make_tabel({"Weller": {"afgesproken": 20, "gestart": 19}}, Maateenheid.AANTAL)

    assert tabel.koppen == ("Afgesproken", "Gestart")
    assert tabel.rijen == (("Weller", (Cel("20"), Cel("19", "Weller"))),)


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        (
            {"Heerlen": 63, "Kerkrade": 15, "onbekend": 70},
            "Heerlen het meest: 63 van de 78 die bekend zijn.",
        ),
        ({"Heerlen": 63, "Kerkrade": 15}, "Heerlen het meest: 63 van de 78."),
        ({"Heerlen": 3}, "Heerlen: alle 3."),
        ({"Heerlen": 1}, "Heerlen: 1."),
        ({"Heerlen": 2, "Kerkrade": 2}, ""),
        ({"onbekend": 4}, ""),
        ({"2020": Fraction(1, 3)}, ""),
        (12, ""),
    ],
)
def test_parts_that_are_counts_say_first_where_most_are(delen, zin):
    assert meeste(delen) == zin


def test_the_answers_by_year_stand_beside_each_other():
    jaren = {
        "2019": {"positief_afgesloten": 2, "overlast": {"geen": 2}, "percentage": 100.0},
        "2020": {"positief_afgesloten": 1, "overlast": {"structureel": 1}, "percentage": None},
    }
    for jaar in jaren.values():
        jaar["geldt_niet_meer"] = None

    tabel = make_tabel(jaren, Maateenheid.PROCENT)

    assert tabel.koppen == ("2019", "2020")
    teksten = [(label, *(cel.tekst for cel in cellen)) for label, cellen in tabel.rijen]
    assert teksten == [
        ("Positief afgesloten", "2", "1"),
        ("Overlast: geen", "2", "0"),
        ("Overlast: structureel", "0", "1"),
        ("Percentage", "100,0%", "niet bekend"),
    ]
    assert [cel.deel for cel in tabel.rijen[0][1]] == ["2019", "2020"]


def test_a_check_is_told_in_the_names_that_people_read():
    controle = Controle("x", True, "De delen van start_huren_per_corporatie maken samen 3.")

    assert leesbaar(controle) == "De delen van ‘Gestart met huren per corporatie’ maken samen 3."


def test_the_bestuur_sees_the_figures_of_the_record(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)

    antwoord = als("bestuur").get("/cijfers?jaar=2021&regio=parkstad&peildatum=2021-12-31")

    blokken = {
        blok.code: blok for h in antwoord.context["hoofdstukken"] for blok in (*h.enkel, *h.delen)
    }
    assert blokken["gestart_met_huren"].waarde == "1"
    assert blokken["start_huren_per_corporatie"].tabel.rijen == (("Weller", (Cel("1", "Weller"),)),)
    assert blokken["taakstelling"].leeg == "Er is niets afgesproken."
    maanden = Fraction(92 * 10000, 304375)
    assert blokken["gemiddelde_wachttijd_maanden"].waarde == schrijf(
        float(round(maanden, 2)), Maateenheid.MAANDEN
    )
    assert antwoord.context["kloppen_niet"] == 0


def test_a_figure_that_a_woonproces_does_not_have_says_so(als):
    antwoord = als("bestuur").get("/cijfers?jaar=2021&woonproces=housing")

    assert "alleen voor alle woonprocessen samen" in antwoord.content.decode()


def test_what_was_not_known_on_the_peildatum_does_not_count(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)

    antwoord = als("bestuur").get("/cijfers?jaar=2021&peildatum=2021-05-31")

    waarden = {b.code: b.waarde for h in antwoord.context["hoofdstukken"] for b in h.enkel}
    assert (waarden["aanmeldingen"], waarden["gestart_met_huren"]) == ("1", "0")

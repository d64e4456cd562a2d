"""Five years beside each other: the pictures and the table say the same, each year as then known."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sleutel.domein.cijfers import Vraag
from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage.jaren import HOOFDCIJFERS, main_figures, years_until
from sleutel.rapportage.queries import uitkomst
from sleutel.web.cijfers.jaarreeks import Reeks, make_jaarreeks
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST, improve

VRAAG = Vraag(2021, None, (), None, date(2026, 11, 23))


def reeks(code: str, *waarden: float | None, vraag: Vraag = VRAAG) -> Reeks:
    """The reeks of one figure, of which these are the last values."""
    jaren = years_until(vraag)
    uitkomsten = [dict.fromkeys(HOOFDCIJFERS, 0) for _ in jaren]
    for uitkomst_, waarde in zip(reversed(uitkomsten), reversed(waarden), strict=False):
        uitkomst_[code] = waarde
    return next(r for r in make_jaarreeks(jaren, uitkomsten).reeksen if r.code == code)


def test_each_year_is_asked_as_known_on_its_last_day():
    assert [(v.jaar, v.peildatum) for v in years_until(VRAAG)] == [
        (jaar, date(jaar, 12, 31)) for jaar in (2017, 2018, 2019, 2020, 2021)
    ]


def test_an_earlier_peildatum_holds_for_the_years_after_it_and_is_told():
    jaren = years_until(Vraag(2021, None, (), None, date(2020, 6, 30)))

    assert [v.peildatum for v in jaren[-3:]] == [
        date(2019, 12, 31),
        date(2020, 6, 30),
        date(2020, 6, 30),
    ]
    zin = make_jaarreeks(jaren, [dict.fromkeys(HOOFDCIJFERS, 0)] * 5).zin
    assert "2020 tot en met 2021 zoals bekend op 30 juni 2020, de peildatum." in zin


def test_a_quarter_is_held_against_the_same_quarter():
    vraag = Vraag(2021, 2, (), None, date(2026, 11, 23))

    zin = make_jaarreeks(years_until(vraag), [dict.fromkeys(HOOFDCIJFERS, 0)] * 5).zin

    assert zin.startswith("Steeds het 2e kwartaal. Elk jaar zoals bekend op 31 december")


@pytest.mark.parametrize(
    ("code", "waarden", "zin"),
    [
        ("gestart_met_huren", (53, 82), "82 in 2021, 29 meer dan in 2020 (53)."),
        ("gestart_met_huren", (2, 1), "1 in 2021, 1 minder dan in 2020 (2)."),
        ("gestart_met_huren", (0, 0), "0 in 2021, evenveel als in 2020."),
        (
            "gemiddelde_wachttijd_maanden",
            (4.1, 3.87),
            "3,87 maanden in 2021, 0,23 maanden korter dan in 2020 (4,10 maanden).",
        ),
        ("gemiddelde_wachttijd_maanden", (4.1, None), "Niet bekend in 2021."),
        ("gemiddelde_wachttijd_maanden", (None, 4.1), "4,10 maanden in 2021."),
    ],
)
def test_a_sentence_says_the_difference_with_the_year_before(code, waarden, zin):
    assert reeks(code, *waarden).beeld.zin.replace("\N{NO-BREAK SPACE}", " ") == zin


def test_the_year_asked_has_the_colour_and_the_bars_start_at_nothing():
    rijen = reeks("intakes", 20, 5, 0, 40, 10).beeld.rijen

    assert [(r.naam, r.tekst, r.lengte, r.grijs) for r in rijen] == [
        ("2017", "20", "50.00%", True),
        ("2018", "5", "12.50%", True),
        ("2019", "0", "0.00%", True),
        ("2020", "40", "100.00%", True),
        ("2021", "10", "25.00%", False),
    ]


def test_counts_share_one_scale():
    jaren = years_until(VRAAG)
    uitkomsten = [dict.fromkeys(HOOFDCIJFERS, 0) | {"aanmeldingen": 100, "intakes": 25}] * 5

    lengtes = {r.code: r.beeld.rijen[-1].lengte for r in make_jaarreeks(jaren, uitkomsten).reeksen}

    assert (lengtes["aanmeldingen"], lengtes["intakes"]) == ("100.00%", "25.00%")


def test_a_year_is_shown_as_it_was_known_then(dossier):
    uuid = dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    improve(uuid, Soort.START_HUREN, date(2020, 12, 30), date(2022, 1, 10), HUREN[2])

    jaren = main_figures(years_until(VRAAG), actor=command_line_actor())

    assert [jaar["gestart_met_huren"] for jaar in jaren] == [0, 0, 0, 0, 1]


def test_the_last_year_equals_the_account_of_that_day(dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    dossier("PS-2", AANGEMELD, WACHTLIJST)
    jaren = years_until(VRAAG)
    actor = command_line_actor()

    alles = uitkomst(jaren[-1], actor=actor).afgerond()

    assert main_figures(jaren, actor=actor)[-1] == {code: alles[code] for code in HOOFDCIJFERS}


def test_who_may_not_see_figures_gets_no_years(cast):
    medewerker = command_line_actor()
    kandidaat = Actor(
        medewerker.account_id, medewerker.organisatie_id, "kandidaat", "K", "Loket", "loket"
    )
    with pytest.raises(PermissionDenied):
        main_figures(years_until(VRAAG), actor=kandidaat)


def test_the_pictures_on_the_page_hold_the_numbers_of_the_table(als, dossier):
    dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)

    html = als("bestuur").get("/cijfers?jaar=2021&peildatum=2021-12-31").content.decode()
    deel = html[html.index('id="jaar-op-jaar"') :]
    beelden, tabel = deel[: deel.index("</section>")].split("<details")

    getallen = re.findall(r'beeld__getal[^>]*">(.*?)</strong>', beelden)
    assert len(getallen) == len(HOOFDCIJFERS) * 5
    assert getallen == re.findall(r'<td class="getal">(.*?)</td>', tabel)


def test_the_queries_of_the_page_are_as_many_for_one_traject_as_for_many(als, dossier):
    bezoeker = als("bestuur")

    def vragen() -> int:
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            assert bezoeker.get("/cijfers?jaar=2021").status_code == 200
        return len(gevangen)

    dossier("PS-0", AANGEMELD, WACHTLIJST, HUREN)
    een = vragen()
    for nummer in range(1, 12):
        dossier(f"PS-{nummer}", AANGEMELD, WACHTLIJST, HUREN)

    assert vragen() == een

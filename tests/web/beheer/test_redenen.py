"""Reasons, as the functioneel beheerder sets them up."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.keuzelijst import Reden
from sleutel.domein.procesgang import Soort
from sleutel.partijen.models import Beheerwijziging
from sleutel.partijen.queries import known_reasons, reasons_since
from sleutel.rapportage.jaarverslag import keep, kept, make
from sleutel.rapportage.uitvoer import VORMEN
from tests.domein.register.hulp import AFGEVALLEN
from tests.kast import Kast, alleen_trajecten
from tests.web.beheer.hulp import VANDAAG, leg_vast, verborgen
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, csv_bestanden

HUISARTS = Reden("geen-huisarts", "geen huisarts")
NIEUW = {"naam": "geen huisarts", "justitie": "nee", "toelichting": "Besluit van 3 november"}
ANDERS = {"naam": "niet te bereiken", "justitie": "nee", "toelichting": "Besluit 7"}
PLEK = "/beheer/redenen/geen_contact"
OUDEJAAR = date(2025, 12, 31)
OVER_2025 = f"jaar=2025&regio=parkstad&peildatum={OUDEJAAR}"


def afgevallen(reden: str) -> dict[str, list[dict[str, str]]]:
    """A register of one traject of 2025: five years later nobody would be shown its reason."""
    dagen = {"aangemeld_op": "2025-01-04", "afgevallen_op": "2025-01-10"}
    return alleen_trajecten(AFGEVALLEN | dagen | {"afgevallen_reden": reden})


def redenen_op(kast: Kast, peildatum: date = OUDEJAAR) -> dict[str, int]:
    return kast.cijfers(2025, peildatum=peildatum)["afgevallen_naar_reden"]


def stel_in(client: Client, waarde: list[str], **velden: str) -> None:
    adres = "/beheer/regio/parkstad/redenen_afgevallen/veranderen"
    gewoon = {"waarde": waarde, "vanaf": "2020-01-01", "toelichting": "Besluit 7"}
    assert leg_vast(client, adres, gewoon | velden).status_code == 302


@pytest.mark.parametrize("wie", ["procesregisseur", "loket-financien", "bestuur", "aanmelder"])
def test_the_reasons_are_for_the_beheerder_only(wie: str, als: Callable[[str], Client]) -> None:
    client = als(wie)
    for adres in ("/beheer/redenen", PLEK):
        assert client.get(adres).status_code == 404
        assert client.post(adres, NIEUW).status_code == 404


def test_a_reason_that_is_not_there_has_no_page(beheerder: Client) -> None:
    assert beheerder.get("/beheer/redenen/geen-tandarts").status_code == 404


def test_a_reason_is_seen_first_and_there_once_it_is_confirmed(beheerder: Client) -> None:
    gezien = tekst(beheerder.post("/beheer/redenen", NIEUW))
    assert "Bij 0 van 0 lopende trajecten kan het loket deze reden dan kiezen." in gezien
    assert "Een reden kan niet weg." in gezien
    assert known_reasons() == redenen.BEGIN

    assert leg_vast(beheerder, "/beheer/redenen", NIEUW).url == "/beheer/redenen"

    assert known_reasons() == (*redenen.BEGIN, HUISARTS)
    assert reasons_since()[-1] == (HUISARTS, VANDAAG)
    pagina = tekst(beheerder.get("/beheer/redenen"))
    assert "overig het begin" in pagina
    assert "geen huisarts 23 november 2026" in pagina
    regel = Beheerwijziging.objects.first()
    assert (regel.onderwerp, regel.wat, regel.wordt, regel.regio_id, regel.toelichting) == (
        "reden",
        "Reden geen huisarts",
        "geen huisarts",
        None,
        NIEUW["toelichting"],
    )


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("Geen contact", "bedoelt Sleutel al de reden ‘geen contact’."),
        ("trekt-zich-terug", "bedoelt Sleutel al de reden ‘kandidaat trekt zich terug’."),
        ("geen contact!", "bedoelt Sleutel al de reden ‘geen contact’."),
        ("Onbekend", "bedoelt Sleutel al dat er geen reden bekend is."),
        ("totaal per reden", "bedoelt Sleutel al een totaal."),
        ("!!", "In deze naam staat geen gewone letter."),
        ("x" * 51, "hoogstens 50 tekens"),
    ],
)
def test_a_name_that_says_something_already_is_no_reason(
    naam: str, reden: str, beheerder: Client
) -> None:
    antwoord = beheerder.post("/beheer/redenen", NIEUW | {"naam": naam})
    assert antwoord.status_code == 400
    assert reden in tekst(antwoord)


@pytest.mark.parametrize("adres", ["/beheer/redenen", PLEK])
def test_no_reason_can_tell_of_justice(adres: str, beheerder: Client) -> None:
    antwoord = beheerder.post(adres, NIEUW | {"naam": "terug naar de cel", "justitie": "ja"})
    assert antwoord.status_code == 400
    assert "Gebruik ‘detentie’ of ‘overig’." in tekst(antwoord)
    zonder = beheerder.post(adres, {"naam": "verhuisd", "toelichting": "Besluit 7"})
    assert zonder.status_code == 400
    assert "Kies ja of nee." in tekst(zonder)


@pytest.mark.parametrize("reden", redenen.VAST)
def test_a_reason_of_which_a_rule_speaks_keeps_its_name(reden: Reden, beheerder: Client) -> None:
    adres = f"/beheer/redenen/{reden}"
    assert "Daarom houdt zij haar naam." in tekst(beheerder.get(adres))
    assert beheerder.post(adres, ANDERS).status_code == 400
    assert reden in known_reasons()


def test_a_new_reason_goes_all_the_way_from_the_settings_to_its_figure(
    beheerder: Client, als: Callable[[str], Client], kast: Kast
) -> None:
    kast.neem_op(afgevallen("Geen huisarts"), date(2025, 6, 1))
    assert redenen_op(kast) == {"overig": 1}

    leg_vast(beheerder, "/beheer/redenen", NIEUW)
    assert "alle 18" in tekst(beheerder.get("/beheer/regio/parkstad/redenen_afgevallen"))
    stel_in(beheerder, ["overleden", "geen-huisarts"])
    stel_in(beheerder, ["geen-huisarts"], gemeente="GM0917")
    assert "overleden en geen huisarts" in tekst(
        beheerder.get("/beheer/regio/parkstad/redenen_afgevallen")
    )

    assert redenen_op(kast) == {"overig": 1}
    kast.neem_op(afgevallen("Geen huisarts"), date(2025, 7, 1))
    assert redenen_op(kast, date(2025, 6, 1)) == {"overig": 1}
    assert redenen_op(kast) == {"geen huisarts": 1}

    loket = als("procesregisseur")
    assert "Geen huisarts" in tekst(loket.get(f"/cijfers?{OVER_2025}"))
    achter = tekst(loket.get(f"/cijfers/afgevallen_naar_reden?{OVER_2025}&deel=geen huisarts"))
    assert "T-1" in achter
    traject = tekst(loket.get(f"/trajecten/{kast.traject().uuid}"))
    assert "reden: geen huisarts" in traject
    assert "overleden en geen huisarts" in traject
    verslag = loket.get("/jaarverslag/voorbeeld?jaar=2025&regio=parkstad")
    assert "Geen huisarts" in tekst(verslag)
    rij = {"jaar": "2025", "regio": "Parkstad", "woonproces": "Housing"} | {
        "cijfer": "afgevallen_naar_reden",
        "uitsplitsing": "Geen huisarts",
        "waarde": "1",
    }
    [tabel] = csv_bestanden({"cijfers": [rij]})
    vergeleken = loket.post("/vergelijk", {"tabel": tabel, "peildatum": "2025-12-31"})
    assert "1 rij is gelijk aan Sleutel." in tekst(vergeleken)


def test_the_preview_counts_the_open_trajecten_at_which_a_reason_may_be_chosen(
    beheerder: Client, dossier: Callable[..., object]
) -> None:
    dossier("PS-1", AANGEMELD)
    dossier("PS-2", AANGEMELD)
    dossier("PS-3", AANGEMELD, (Soort.AFGEVALLEN, date(2021, 3, 1), {"reden": "overleden"}))

    gezien = tekst(beheerder.post("/beheer/redenen", NIEUW))
    assert "Bij 2 van 2 lopende trajecten kan het loket deze reden dan kiezen." in gezien
    assert "Regio Trajecten Parkstad 2" in gezien
    assert "Lijst Trajecten Redenen bij afvallen voor de intake 2" in gezien
    assert "Hier is zelf gekozen" not in gezien

    stel_in(beheerder, ["overleden"])
    gezien = tekst(beheerder.post("/beheer/redenen", NIEUW))
    assert "Bij 0 van 2 lopende trajecten" in gezien
    assert (
        "gekozen welke redenen er zijn: ‘Redenen bij afvallen voor de intake, Parkstad’" in gezien
    )


def test_what_is_recorded_is_what_was_seen(
    beheerder: Client, dossier: Callable[..., object]
) -> None:
    gezien = beheerder.post("/beheer/redenen", NIEUW)
    dossier("PS-1", AANGEMELD)

    nog_eens = beheerder.post("/beheer/redenen", verborgen(gezien) | {"bevestig": "1"})

    assert "Er is intussen iets veranderd." in tekst(nog_eens)
    assert known_reasons() == redenen.BEGIN


def test_a_reason_gets_another_name_and_stays_the_same(
    beheerder: Client, als: Callable[[str], Client], kast: Kast
) -> None:
    kast.neem_op(afgevallen("geen contact"), date(2025, 6, 1))
    bewaard = keep(make(2025, (zl.PARKSTAD,), actor=kast.actor), actor=kast.actor)
    toen = {vorm: render(bewaard.verslag) for vorm, render in VORMEN.items()}

    gezien = tekst(beheerder.post(PLEK, ANDERS))
    assert "De nieuwe naam staat dan bij 1 traject. Daarvan lopen er nog 0." in gezien
    assert "Jaarverslagen die bewaard zijn, houden de oude." in gezien
    assert "telt daarvoor dan" not in gezien  # its code still reads as the old name
    assert leg_vast(beheerder, PLEK, ANDERS).url == "/beheer/redenen"

    assert redenen_op(kast) == {"niet te bereiken": 1}
    assert "Niet te bereiken" in tekst(als("procesregisseur").get(f"/cijfers?{OVER_2025}"))
    opgeslagen = kept(bewaard.uuid, actor=kast.actor)
    assert {vorm: render(opgeslagen) for vorm, render in VORMEN.items()} == toen
    assert "Naam van reden geen contact geen contact niet te bereiken Besluit 7" in tekst(
        beheerder.get("/beheer/logboek")
    )
    voor = kast.log()
    kast.neem_op(afgevallen("geen contact"), date(2025, 8, 1))
    assert kast.log() == voor

    nog_eens = tekst(beheerder.post(PLEK, ANDERS | {"naam": "niet bereikt"}))
    assert "Een register dat nog ‘niet te bereiken’ schrijft, telt daarvoor dan ‘overig’." in (
        nog_eens
    )

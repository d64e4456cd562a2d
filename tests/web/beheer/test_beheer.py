"""The pages of the functioneel beheer: for that role only, and without JavaScript."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import Bereik, Instelsoort
from sleutel.domein.keuzelijst import Woonproces
from sleutel.partijen.instellingen import load
from sleutel.partijen.models import Beheerwijziging
from tests.web.beheer.hulp import verborgen
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST

INTAKE = "/beheer/regio/parkstad/intake_verplicht"
ADRESSEN = (
    "/beheer",
    "/beheer/regio/parkstad",
    INTAKE,
    f"{INTAKE}/veranderen",
    f"{INTAKE}/intrekken",
)
GOED = {"waarde": "nee", "vanaf": "2021-01-01", "toelichting": "Regiegroep, 3 november 2026"}


@pytest.mark.parametrize(
    "wie",
    ["procesregisseur", "loket-financien", "bestuur", "aanmelder", "privacy-officer", "kandidaat"],
)
def test_for_everyone_else_the_pages_do_not_exist(wie, als):
    client = als(wie)
    for adres in ADRESSEN:
        assert client.get(adres).status_code == 404, adres
        assert client.post(adres, GOED).status_code == 404, adres


def test_the_beheerder_starts_with_the_settings_and_sees_no_traject(beheerder, dossier):
    uuid = dossier("PS-1")
    assert beheerder.get("/").url == "/beheer"
    for adres in ("/trajecten", f"/trajecten/{uuid}", "/cijfers", "/register"):
        assert beheerder.get(adres).status_code == 404


@pytest.mark.parametrize(
    "adres",
    [
        "/beheer/regio/limburg",
        "/beheer/regio/parkstad/wensen",
        "/beheer/regio/limburg/intake_verplicht/veranderen",
        f"{INTAKE}/intrekken?vanaf=2021-01-01",
        f"{INTAKE}/intrekken?vanaf=gisteren",
    ],
)
def test_an_unknown_region_setting_or_record_is_not_there(adres, beheerder):
    assert beheerder.get(adres).status_code == 404


def test_the_overview_says_which_woonprocessen_run_where(beheerder):
    pagina = tekst(beheerder.get("/beheer"))

    assert "Heuvelland Housing Meerssen, Housing Plus: ja" in pagina
    assert "Eijsden-Margraten, Housing: nee" in pagina
    assert "Vaals, Housing Plus: ja" in pagina


def test_the_page_of_a_region_says_what_holds_and_since_when(beheerder):
    pagina = tekst(beheerder.get("/beheer/regio/parkstad"))

    assert "Housing Justitieel: ja sinds 1 januari 2024" in pagina
    assert "Heerlen: Inclusio en Buurtteams Heerlen sinds 1 januari 2025" in pagina
    assert "8 weken (standaard van Sleutel)" in pagina


def test_the_history_of_a_setting_says_on_what_it_rests(beheerder):
    pagina = tekst(beheerder.get("/beheer/regio/parkstad/extramuraal_met_zorg_alleen_plus"))

    assert "1 januari 2024 Heel Parkstad nee Jaarverslag 2024 §2" in pagina
    assert "1 januari 2021 Heel Parkstad ja Jaarverslag 2021 §7.1." in pagina
    assert "Gold tot de volgende" in pagina


def test_a_change_is_seen_first_and_recorded_after_yes(beheerder, dossier):
    dossier("PS-1", AANGEMELD)
    dossier("PS-2", AANGEMELD, WACHTLIJST, HUREN)

    gezien = beheerder.post(f"{INTAKE}/veranderen", GOED)
    assert gezien.status_code == 200
    assert "2 van de 2 lopende trajecten krijgen een andere waarde." in tekst(gezien)
    assert "Was ja (standaard van Sleutel) Wordt nee" in tekst(gezien)
    assert not load().line(Instelsoort.INTAKE_VERPLICHT, Bereik(zl.PARKSTAD))

    gedaan = beheerder.post(f"{INTAKE}/veranderen", verborgen(gezien) | {"bevestig": "1"})
    assert gedaan.url == INTAKE
    [record] = load().line(Instelsoort.INTAKE_VERPLICHT, Bereik(zl.PARKSTAD))
    assert (record.waarde, record.vanaf) == (False, date(2021, 1, 1))
    pagina = tekst(beheerder.get(INTAKE))
    assert "Vastgelegd. U ziet de verandering" in pagina
    assert "Regiegroep, 3 november 2026" in pagina
    assert "Leo van der Heijden" in pagina


def test_the_preview_names_no_traject_and_nobody(beheerder, dossier):
    uuid = dossier("PS-77123", AANGEMELD)

    gezien = beheerder.post(f"{INTAKE}/veranderen", GOED).content.decode()

    assert "PS-77123" not in gezien
    assert str(uuid) not in gezien


def test_few_people_of_housing_justitieel_are_not_counted_out(beheerder, dossier):
    soort, op, gegevens = AANGEMELD
    justitie = (soort, op, gegevens | {"woonproces": "housing_justitieel"})
    for n in range(4):
        dossier(f"PJ-{n}", justitie)
    for n in range(2):
        dossier(f"PS-{n}", AANGEMELD)

    def kijk_vooruit(**waarvoor: str) -> str:
        return tekst(beheerder.post(f"{INTAKE}/veranderen", GOED | waarvoor))

    alleen = kijk_vooruit(woonproces="housing_justitieel")
    samen = kijk_vooruit()
    dossier("PJ-4", justitie)
    genoeg = kijk_vooruit(woonproces="housing_justitieel")

    assert "Minder dan 5 van de 6 lopende trajecten krijgen een andere waarde." in alleen
    assert "Housing of Housing Justitieel Aangemeld minder dan 5" in alleen
    assert "Per gemeente" not in alleen
    assert "6 van de 6 lopende trajecten krijgen een andere waarde." in samen
    assert "Housing of Housing Justitieel Aangemeld 6" in samen
    assert "5 van de 7 lopende trajecten krijgen een andere waarde." in genoeg


def test_a_change_from_a_coming_day_says_that_open_trajecten_keep_theirs(beheerder, dossier):
    dossier("PS-1")

    gezien = tekst(beheerder.post(f"{INTAKE}/veranderen", GOED | {"vanaf": "2027-01-01"}))

    assert "Geen enkel lopend traject verandert." in gezien
    assert "Wie vanaf 1 januari 2027 komt, krijgt de nieuwe waarde." in gezien


def test_back_from_the_preview_everything_is_still_filled_in(beheerder):
    gezien = beheerder.post(f"{INTAKE}/veranderen", GOED)

    terug = beheerder.post(f"{INTAKE}/veranderen", verborgen(gezien) | {"terug": "1"})

    html = terug.content.decode()
    assert terug.status_code == 200
    assert 'value="nee" id="id_waarde_1" checked' in html.replace(" required", "")
    assert 'value="2021-01-01"' in html
    assert "Regiegroep, 3 november 2026" in html


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"waarde": ""}, "Kies ja of nee."),
        ({"waarde": "misschien"}, "Kies ja of nee."),
        ({"vanaf": ""}, "Vul de dag in."),
        ({"vanaf": "31 februari"}, "Vul een datum in"),
        ({"vanaf": "1980-01-01"}, "Kies een dag van 1 januari 1990"),
        ({"toelichting": ""}, "Vul in waarop de verandering berust."),
        ({"gemeente": "GM0935"}, "Kies een gemeente uit de lijst."),
        ({"woonproces": "hotel"}, "Kies een woonproces uit de lijst."),
        ({"geen_eigen": "on"}, "Dit geldt op 1 januari 2021 al."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_recorded(anders, fout, beheerder):
    voor = Beheerwijziging.objects.count()

    antwoord = beheerder.post(
        f"{INTAKE}/veranderen", GOED | anders | {"bevestig": "1", "gezien": "1"}
    )

    assert antwoord.status_code == 400
    assert fout in tekst(antwoord)
    assert Beheerwijziging.objects.count() == voor


@pytest.mark.parametrize(
    ("code", "waarde", "wordt"),
    [
        ("start_huren_maanden", "5", "5 maanden"),
        (
            "vereiste_documenten",
            ["woonprofiel", "zorgbeschikking"],
            "woonprofiel en zorgbeschikking",
        ),
        ("begeleiding_door", "StandBy\nRadar", "StandBy en Radar"),
        ("redenen_afgevallen", ["overleden", "overig"], "overleden en overig"),
        ("intakes_doel", "120", "120 intakes per jaar"),
    ],
)
def test_every_kind_of_value_goes_through_form_preview_and_confirmation(
    code, waarde, wordt, beheerder
):
    adres = f"/beheer/regio/parkstad/{code}/veranderen"
    assert beheerder.get(adres).status_code == 200
    vraag = {"waarde": waarde, "vanaf": "2027-01-01", "toelichting": "Besluit 4"}
    gezien = beheerder.post(adres, vraag)
    assert f"Wordt {wordt}" in tekst(gezien)
    assert verborgen(gezien)["gezien"].isdigit()

    gedaan = beheerder.post(adres, vraag | {"bevestig": "1", "gezien": verborgen(gezien)["gezien"]})

    assert gedaan.status_code == 302
    assert f"Gepland Heel Parkstad: {wordt} vanaf 1 januari 2027" in tekst(
        beheerder.get("/beheer/regio/parkstad")
    )


def test_one_gemeente_can_get_its_own_choice_and_lose_it(beheerder):
    adres = "/beheer/regio/heuvelland/woonproces_loopt/veranderen"
    plek = {"gemeente": "GM1903", "woonproces": "housing"}
    vraag = GOED | plek | {"waarde": "ja", "vanaf": "2027-01-01"}
    gezien = beheerder.post(adres, vraag)
    assert "Dit woonproces loopt hier, Eijsden-Margraten, Housing" in tekst(gezien)
    beheerder.post(adres, vraag | {"bevestig": "1", "gezien": verborgen(gezien)["gezien"]})

    bereik = Bereik(zl.HEUVELLAND, "GM1903", Woonproces.HOUSING)
    assert load().value(Instelsoort.WOONPROCES_LOOPT, bereik, date(2026, 12, 31)) is False
    assert load().value(Instelsoort.WOONPROCES_LOOPT, bereik, date(2027, 1, 1)) is True


def test_who_confirms_after_the_change_of_another_sees_the_preview_again(beheerder):
    gezien = verborgen(beheerder.post(f"{INTAKE}/veranderen", GOED))
    ander = "/beheer/regio/maastricht/intake_verplicht/veranderen"
    eerst = verborgen(beheerder.post(ander, GOED))
    beheerder.post(ander, eerst | {"bevestig": "1"})
    voor = Beheerwijziging.objects.count()

    antwoord = beheerder.post(f"{INTAKE}/veranderen", gezien | {"bevestig": "1"})

    assert antwoord.status_code == 200
    assert "intussen een andere instelling veranderd" in tekst(antwoord)
    assert Beheerwijziging.objects.count() == voor


def test_clicking_twice_records_once(beheerder):
    gezien = verborgen(beheerder.post(f"{INTAKE}/veranderen", GOED)) | {"bevestig": "1"}
    assert beheerder.post(f"{INTAKE}/veranderen", gezien).status_code == 302
    voor = Beheerwijziging.objects.count()

    nog_eens = beheerder.post(f"{INTAKE}/veranderen", gezien)

    assert "Dit geldt op 1 januari 2021 al." in tekst(nog_eens)
    assert Beheerwijziging.objects.count() == voor


def test_a_record_is_withdrawn_after_seeing_what_that_does(beheerder, dossier):
    dossier("PS-1")
    vraag = urlencode({"vanaf": "2017-01-01", "woonproces": "housing"})
    adres = f"/beheer/regio/parkstad/woonproces_loopt/intrekken?{vraag}"
    gezien = beheerder.get(adres)
    assert "Was ja Wordt nee (standaard van Sleutel)" in tekst(gezien)
    assert "1 van de 1 lopende trajecten krijgt een andere waarde." in tekst(gezien)
    assert beheerder.post(adres, verborgen(gezien)).status_code == 400

    gedaan = beheerder.post(adres, verborgen(gezien) | {"toelichting": "Stond er verkeerd"})

    assert gedaan.status_code == 302
    assert "Ingetrokken op 23 november 2026" in tekst(beheerder.get(gedaan.url))
    assert beheerder.get(adres).status_code == 404


def test_the_pages_ask_as_much_for_two_records_as_for_many(beheerder):
    def vragen() -> list[int]:
        aantallen = []
        for adres in ADRESSEN[:4]:
            with CaptureQueriesContext(connection) as gevraagd:
                beheerder.get(adres)
            aantallen.append(len(gevraagd))
        return aantallen

    weinig = vragen()
    for maand in range(1, 13):
        waarde = "nee" if maand % 2 else "ja"
        vraag = GOED | {"waarde": waarde, "vanaf": f"2027-{maand:02}-01"}
        gezien = beheerder.post(f"{INTAKE}/veranderen", vraag)
        beheerder.post(f"{INTAKE}/veranderen", verborgen(gezien) | {"bevestig": "1"})
    assert len(load().line(Instelsoort.INTAKE_VERPLICHT, Bereik(zl.PARKSTAD))) == 12

    assert vragen() == weinig

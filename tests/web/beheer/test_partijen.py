"""The pages of organisations, convenanten, agreements of a year, and the log."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.beheer.hulp import leg_vast
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD

PARTIJEN = (
    "/beheer/organisaties",
    "/beheer/organisaties/levantogroep",
    "/beheer/afspraken",
    "/beheer/logboek",
)


@pytest.mark.parametrize("wie", ["procesregisseur", "loket-financien", "bestuur", "aanmelder"])
def test_parties_agreements_and_log_are_for_the_beheerder_only(wie, als):
    client = als(wie)
    for adres in PARTIJEN:
        assert client.get(adres).status_code == 404, adres
        assert client.post(adres, {}).status_code == 404, adres


def test_the_page_beheer_leads_to_every_page_of_it(beheerder):
    html = beheerder.get("/beheer").content.decode()

    for adres in ("/beheer/organisaties", "/beheer/afspraken", "/beheer/logboek"):
        assert f'href="{adres}"' in html
        assert beheerder.get(adres).status_code == 200


def test_an_organisation_is_added_renamed_given_a_convenant_and_ended(beheerder):
    nieuw = {"naam": "Moveoo", "soort": "zorgpartij", "toelichting": "Besluit 1"}
    assert leg_vast(beheerder, "/beheer/organisaties", nieuw).url == "/beheer/organisaties"
    assert beheerder.post("/beheer/organisaties", nieuw).status_code == 400
    adres = "/beheer/organisaties/moveoo"

    for wat, velden in {
        "naam": {"naam": "Moveoo Zorg"},
        "convenant": {
            "regio": "westelijke_mijnstreek",
            "deelname": "partner",
            "vanaf": "2027-01-01",
        },
        "einde": {"tot": "2028-01-01"},
    }.items():
        vraag = {f"{wat}-{veld}": waarde for veld, waarde in velden.items()}
        leeg = beheerder.post(adres, vraag | {"wat": wat})
        assert leeg.status_code == 400
        assert "Vul in waarop de verandering berust." in tekst(leeg)
        vraag |= {"wat": wat, f"{wat}-toelichting": "Besluit 2"}
        assert leg_vast(beheerder, adres, vraag).url == adres

    pagina = tekst(beheerder.get(adres))
    assert "Moveoo Zorg" in pagina
    assert "doet mee tot 1 januari 2028" in pagina
    assert (
        "Westelijke Mijnstreek Convenantpartner: betaalt een vast bedrag per jaar 1 januari 2027"
        in pagina
    )


def test_an_unknown_organisation_is_not_there(beheerder):
    assert beheerder.get("/beheer/organisaties/bestaat-niet").status_code == 404


@pytest.mark.parametrize(
    ("wat", "velden", "fout"),
    [
        (
            "convenant",
            {"regio": "parkstad", "vanaf": "2027-01-01"},
            "Kies hoe de organisatie meedoet.",
        ),
        ("naam", {"naam": "Weller"}, "Er is al een organisatie die Weller heet."),
        ("einde", {"tot": "2026-01-01"}, "Deze dag is geweest."),
        ("einde", {"tot": "morgen"}, "Vul een datum in"),
    ],
)
def test_a_mistake_about_an_organisation_is_told_at_its_field(wat, velden, fout, beheerder):
    vraag = {f"{wat}-{veld}": waarde for veld, waarde in velden.items()}

    antwoord = beheerder.post(
        "/beheer/organisaties/levantogroep", vraag | {"wat": wat, f"{wat}-toelichting": "x"}
    )

    assert antwoord.status_code == 400
    assert fout in tekst(antwoord)


def test_agreements_of_a_year_are_set_and_shown(beheerder):
    adres = "/beheer/afspraken?regio=parkstad&jaar=2026"
    vraag = {"wat": "tarief", "tarief-soort": "trajectprijs", "tarief-bedrag": "675,50"}
    vraag |= {"tarief-toelichting": "Regiegroep"}
    assert leg_vast(beheerder, adres, vraag).url == adres
    vraag = {"wat": "spreiding", "spreiding-gemeente": "GM0917", "spreiding-maximum": "74"}
    vraag |= {"spreiding-toelichting": "Regiegroep"}
    assert leg_vast(beheerder, adres, vraag).url == adres

    pagina = tekst(beheerder.get(adres))
    assert "Trajectprijs € 675,50" in pagina
    assert "Heerlen 74" in pagina
    assert "Leg eerst het convenant van een corporatie in deze regio vast." in pagina


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"tarief-soort": "trajectprijs", "tarief-bedrag": "veel"}, "Vul een bedrag in"),
        ({"tarief-soort": "trajectprijs", "tarief-bedrag": "-1"}, "van 0 of meer"),
        ({"tarief-soort": "trajectprijs", "tarief-bedrag": ""}, "Dit is al zo vastgelegd."),
    ],
)
def test_a_mistake_in_an_agreement_is_told(velden, fout, beheerder):
    vraag = velden | {"wat": "tarief", "tarief-toelichting": "Regiegroep"}

    antwoord = beheerder.post("/beheer/afspraken?regio=parkstad&jaar=2026", vraag)

    assert antwoord.status_code == 400
    assert fout in tekst(antwoord)


def test_the_agreements_of_no_year_are_asked_again(beheerder):
    assert beheerder.get("/beheer/afspraken?jaar=1800").status_code == 400
    assert beheerder.get("/beheer/afspraken?regio=limburg").status_code == 400


def test_the_log_says_who_changed_what_and_keeps_the_starting_set(beheerder):
    nieuw = {"naam": "Moveoo", "soort": "zorgpartij", "toelichting": "Besluit 1"}
    leg_vast(beheerder, "/beheer/organisaties", nieuw)

    pagina = tekst(beheerder.get("/beheer/logboek"))

    assert (
        "Leo van der Heijden functioneel beheerder, Loket Housing Zuid-Limburg Moveoo – Moveoo, zorgpartij Besluit 1"
        in pagina
    )
    assert "Jaarverslag 2024 §3.1.1" in pagina


def test_the_care_staff_of_levantogroep_see_no_more_than_those_of_other_aanmelders(als, dossier):
    """LEVANTOgroep is the legal home of the loket; here the two are separate organisations."""
    eigen = dossier("PS-1", AANGEMELD)
    soort, op, gegevens = AANGEMELD
    ander = dossier("PS-2", (soort, op, gegevens | {"aanmelder": "standby"}))
    loket, zorg = als("procesregisseur"), als("aanmelder")

    assert [loket.get(f"/trajecten/{uuid}").status_code for uuid in (eigen, ander)] == [200, 200]
    assert [zorg.get(f"/trajecten/{uuid}").status_code for uuid in (eigen, ander)] == [200, 404]
    for adres in ("/register", "/beheer", "/beheer/organisaties/loket-housing", "/inzage"):
        assert zorg.get(adres).status_code == 404


def test_the_pages_of_parties_ask_as_much_for_few_as_for_many(beheerder):
    def vragen() -> list[int]:
        aantallen = []
        for adres in PARTIJEN:
            with CaptureQueriesContext(connection) as gevraagd:
                beheerder.get(adres)
            aantallen.append(len(gevraagd))
        return aantallen

    weinig = vragen()
    for nummer in range(6):
        nieuw = {"naam": f"Zorg {nummer}", "soort": "corporatie", "toelichting": "Besluit"}
        leg_vast(beheerder, "/beheer/organisaties", nieuw)
        vraag = {"regio": "parkstad", "deelname": "zonder", "vanaf": "2026-12-01"}
        velden = {f"convenant-{veld}": waarde for veld, waarde in vraag.items()}
        leg_vast(
            beheerder,
            f"/beheer/organisaties/zorg-{nummer}",
            velden | {"wat": "convenant", "convenant-toelichting": "Besluit"},
        )
    beheerder.get("/beheer/logboek")  # the messages of all these are read once

    assert vragen() == weinig

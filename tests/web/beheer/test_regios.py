"""Regions and gemeenten, as the functioneel beheerder sets them up."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sleutel.cli.cijfers import read_regios
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.instellingen import VORMEN, Instelsoort
from sleutel.domein.keuzelijst import Regio
from sleutel.partijen.models import Beheerwijziging, Gemeente
from sleutel.partijen.queries import known_regions, municipalities_of
from sleutel.rapportage.queries import uitkomst
from sleutel.trajecten.models import Grondslag
from tests.domein.register.hulp import AFGEVALLEN, HUUR, goed_register
from tests.kast import Kast
from tests.web.beheer.hulp import leg_vast
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD

NOORD = Regio("noord-limburg", "Noord-Limburg")
GEBIED = "/beheer/regios/noord-limburg"
NIEUW = {"naam": "Noord-Limburg", "toelichting": "Besluit van 3 november"}
VENLO = {"code": "gm0983", "naam": "Venlo", "kernen": "Tegelen\r\n Blerick \r\n"}


def vraag(wat: str, **velden: str) -> dict[str, str]:
    """What one of the forms on the page of a region sends."""
    velden |= {"toelichting": "Besluit 7"}
    return {f"{wat}-{naam}": waarde for naam, waarde in velden.items()} | {"wat": wat}


def stel_in(client: Client, soort: str, **velden: str) -> None:
    adres = f"/beheer/regio/noord-limburg/{soort}/veranderen"
    gewoon = {"vanaf": "2021-01-01", "toelichting": "Besluit 7"}
    assert leg_vast(client, adres, gewoon | velden).status_code == 302


def missing(antwoord) -> list[str]:
    """The kinds of setting that the page of the region says are not set."""
    return re.findall(r'"/beheer/regio/noord-limburg/(\w+)"', antwoord.content.decode())


def in_noord(*rijen: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    """A register of the new region."""
    alles = goed_register() | {"trajecten": list(rijen)}
    return {
        naam: [rij | {"regio": "Noord-Limburg"} for rij in tabel] for naam, tabel in alles.items()
    }


@pytest.mark.parametrize("wie", ["procesregisseur", "loket-financien", "bestuur", "aanmelder"])
def test_the_regions_are_for_the_beheerder_only(wie: str, als: Callable[[str], Client]) -> None:
    client = als(wie)
    for adres in ("/beheer/regios", "/beheer/regios/parkstad"):
        assert client.get(adres).status_code == 404
        assert client.post(adres, NIEUW).status_code == 404


def test_a_region_is_seen_first_and_there_once_it_is_confirmed(beheerder: Client) -> None:
    gezien = tekst(beheerder.post("/beheer/regios", NIEUW))
    assert "overal geldt de standaard van Sleutel, dus er loopt nog geen woonproces" in gezien
    assert known_regions() == zl.ZUID_LIMBURG

    assert leg_vast(beheerder, "/beheer/regios", NIEUW).url == "/beheer/regios"

    assert known_regions() == (*zl.ZUID_LIMBURG, NOORD)
    pagina = tekst(beheerder.get("/beheer/regios"))
    assert "Noord-Limburg Nog geen gemeenten" in pagina
    assert "Parkstad Beekdaelen, Brunssum, Heerlen" in pagina
    regel = Beheerwijziging.objects.first()
    assert (regel.wat, regel.wordt, regel.regio_id, regel.toelichting) == (
        "Regio Noord-Limburg",
        "Noord-Limburg",
        "noord-limburg",
        NIEUW["toelichting"],
    )
    assert Grondslag.objects.filter(regio=NOORD).count() == (
        Grondslag.objects.filter(regio=zl.PARKSTAD).count()
    )


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("PARKSTAD", "bedoelt Sleutel al de regio Parkstad."),
        ("westelijke-mijnstreek", "bedoelt Sleutel al de regio Westelijke Mijnstreek."),
        ("Maastricht en Heuvelland", "bedoelt Sleutel al de regio Maastricht en Heuvelland."),
        ("Zuid-Limburg", "bedoelt Sleutel al alle regio’s samen."),
        ("!!", "In deze naam staat geen gewone letter."),
        ("x" * 41, "hoogstens 40 tekens"),
    ],
)
def test_a_name_that_says_something_already_is_no_region(
    naam: str, reden: str, beheerder: Client
) -> None:
    antwoord = beheerder.post("/beheer/regios", NIEUW | {"naam": naam})
    assert antwoord.status_code == 400
    assert reden in tekst(antwoord)


def test_a_new_region_says_of_every_setting_that_it_is_not_there(beheerder: Client) -> None:
    leg_vast(beheerder, "/beheer/regios", NIEUW)

    antwoord = beheerder.get(GEBIED)
    assert "Gemeenten Wie hier woont, telt als ‘onbekend’." in tekst(antwoord)
    assert "Tarieven van 2026 Er zijn geen bedragen" in tekst(antwoord)
    assert missing(antwoord) == list(VORMEN)

    stel_in(beheerder, "intake_verplicht", waarde="nee")
    nog = [soort for soort in VORMEN if soort is not Instelsoort.INTAKE_VERPLICHT]
    assert missing(beheerder.get(GEBIED)) == nog


def test_a_new_region_goes_all_the_way_from_its_settings_to_its_figure(
    beheerder: Client, als: Callable[[str], Client], kast: Kast
) -> None:
    leg_vast(beheerder, "/beheer/regios", NIEUW)
    leg_vast(beheerder, GEBIED, vraag("gemeente", **VENLO))
    stel_in(beheerder, "woonproces_loopt", woonproces="housing", waarde="ja")
    stel_in(beheerder, "intakes_doel", waarde="12")
    assert "Noord-Limburg" in tekst(beheerder.get("/beheer"))
    assert beheerder.get("/beheer/regio/noord-limburg").status_code == 200
    assert beheerder.get("/beheer/afspraken?regio=noord-limburg&jaar=2026").status_code == 200

    woont = {"woonplaats": "Tegelen", "gemeente_woning": "Venlo", "gemeente_herkomst": "blerick"}
    kast.neem_op(in_noord(HUUR | woont, AFGEVALLEN | {"traject": "T-2"}), date(2021, 6, 1))

    loket = als("procesregisseur")
    over = "?jaar=2021&regio=noord-limburg&peildatum=2021-12-31"
    pagina = tekst(loket.get(f"/cijfers{over}"))
    assert "Noord-Limburg, alle woonprocessen, het jaar 2021" in pagina
    assert "Venlo" in pagina
    waarden = kast.cijfers(regio=NOORD)
    assert (waarden["aanmeldingen"], waarden["intakes_doel"]) == (2, None)
    assert waarden["start_huren_per_gemeente"] == {"Venlo": 1}
    assert "Venlo" not in str(kast.cijfers())
    assert kast.cijfers(regio=None)["aanmeldingen"] == 2

    assert "T-1" in tekst(loket.get("/trajecten?regio=noord-limburg"))
    verslag = loket.get("/jaarverslag/voorbeeld?jaar=2021&regio=noord-limburg")
    assert "Jaarverslag Loket Housing Noord-Limburg 2021" in tekst(verslag)
    assert read_regios("Parkstad en noord-limburg") == (zl.PARKSTAD, NOORD)


def test_a_region_that_comes_later_changes_no_figure_of_before(
    beheerder: Client, kast: Kast
) -> None:
    kast.neem_op(goed_register(), date(2021, 6, 1))
    alles = Vraag(2021, None, (), None, date(2021, 12, 31))
    nu = Vraag(2021, None, (), None, date(2026, 11, 23))

    def gerekend() -> list[tuple[object, object]]:
        uitkomsten = [uitkomst(een, actor=kast.actor) for een in (alles, nu)]
        return [(een.afgerond(), een.afgesproken_maanden) for een in uitkomsten]

    eerst = gerekend()
    leg_vast(beheerder, "/beheer/regios", NIEUW)
    stel_in(beheerder, "start_huren_maanden", waarde="11")

    assert gerekend() == eerst
    dit_jaar = Vraag(2026, None, (), None, date(2026, 11, 23))
    assert uitkomst(dit_jaar, actor=kast.actor).afgesproken_maanden is None


def test_a_region_gets_another_name_and_stays_the_same(
    beheerder: Client, als: Callable[[str], Client], dossier: Callable[..., object]
) -> None:
    dossier("PS-1", AANGEMELD)
    adres = "/beheer/regios/parkstad"
    gezien = tekst(beheerder.post(adres, vraag("naam", naam="Stadsregio")))
    assert "De nieuwe naam staat dan wel bij 1 lopend traject." in gezien
    assert "Jaarverslagen die bewaard zijn, houden de oude." in gezien
    assert "wordt dan geweigerd" not in gezien  # its code still reads as the old name

    assert leg_vast(beheerder, adres, vraag("naam", naam="Stadsregio")).url == adres
    assert known_regions()[0].label == "Stadsregio"
    assert "Naam van regio Parkstad Parkstad Stadsregio Besluit 7" in tekst(
        beheerder.get("/beheer/logboek")
    )
    pagina = tekst(als("procesregisseur").get("/cijfers?jaar=2021&regio=parkstad"))
    assert "Stadsregio, alle woonprocessen" in pagina
    assert "Parkstad" not in pagina

    nog_eens = tekst(beheerder.post(adres, vraag("naam", naam="Parkstad-Limburg")))
    assert "Een register dat nog ‘Stadsregio’ schrijft, wordt dan geweigerd." in nog_eens


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"code": "0983"}, "Dit is geen code van een gemeente."),
        ({"code": "GM0917"}, "Deze code is al van Heerlen."),
        ({"naam": "heerlen"}, "Er is al een gemeente heerlen."),
        ({"naam": "Hoensbroek"}, "Hoensbroek ligt al in de gemeente Heerlen."),
        ({"kernen": "Tegelen\nNuth"}, "Nuth ligt al in de gemeente Beekdaelen."),
    ],
)
def test_a_gemeente_is_added_once(velden: dict[str, str], reden: str, beheerder: Client) -> None:
    leg_vast(beheerder, "/beheer/regios", NIEUW)
    antwoord = beheerder.post(GEBIED, vraag("gemeente", **(VENLO | velden)))
    assert antwoord.status_code == 400
    assert reden in tekst(antwoord)


def test_a_gemeente_moves_only_while_nothing_speaks_of_it(beheerder: Client, kast: Kast) -> None:
    leg_vast(beheerder, "/beheer/regios", NIEUW)
    leg_vast(beheerder, GEBIED, vraag("gemeente", **VENLO))
    verkeerd = vraag("verplaatsing", gemeente="GM0983", naar="heuvelland")
    assert leg_vast(beheerder, GEBIED, verkeerd).url == GEBIED
    assert "GM0983" in municipalities_of("heuvelland")
    terug = vraag("verplaatsing", gemeente="GM0983", naar="noord-limburg")
    leg_vast(beheerder, "/beheer/regios/heuvelland", terug)

    kast.neem_op(in_noord(HUUR | {"woonplaats": "Tegelen", "gemeente_woning": ""}))
    antwoord = beheerder.post(GEBIED, verkeerd)
    assert antwoord.status_code == 400
    assert "Deze gemeente staat al in trajecten. Zij blijft daarom in Noord-Limburg" in tekst(
        antwoord
    )
    assert Gemeente.objects.get(code="GM0983").regio_id == NOORD

    heerlen = vraag("verplaatsing", gemeente="GM0917", naar="noord-limburg")
    assert "Zij blijft daarom in Parkstad" in tekst(
        beheerder.post("/beheer/regios/parkstad", heerlen)
    )

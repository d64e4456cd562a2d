"""Issue 4 §1 walked word by word by the functioneel beheerder: set for a region, and for a gemeente within it
where that makes sense; from a day on; seen first; logged."""

from datetime import date
from typing import NamedTuple

import pytest
from django.test import Client

from sleutel.domein.instellingen import VORMEN, Bereik, Instelsoort
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.zuid_limburg import HEUVELLAND
from sleutel.partijen.instellingen import load
from sleutel.partijen.models import Beheerwijziging
from tests.web.beheer.hulp import leg_vast
from tests.web.lezen import tekst

S = Instelsoort
VANAF = "2027-01-01"
VOOR, NA = date(2026, 12, 31), date(2027, 1, 1)
VAALS = "GM0981"
WAAROM = "Regiegroep, 3 november 2026"
REGIO = "/beheer/regio/heuvelland"


class Woord(NamedTuple):
    """A word of the issue: what it is set by, and two values that are not what holds."""

    woord: str
    soort: Instelsoort
    regio: str | list[str]
    gemeente: str | list[str] = ""
    woonproces: str = ""


WOORDEN = (
    Woord("which woonprocessen run where", S.WOONPROCES_LOOPT, "ja", "nee", "housing_first"),
    Woord("terms", S.START_HUREN_MAANDEN, "5"),
    Woord("terms", S.VERKORT_MAANDEN, "2"),
    Woord("terms", S.INTAKE_WEKEN, "6", "4"),
    Woord("terms", S.BESCHIKKING_WEKEN, "6", "10"),
    Woord("terms", S.DOORSTROOM_MAANDEN, "6", "7"),
    Woord("terms", S.INTAKES_DOEL, "40"),
    Woord("guided period", S.BEGELEIDING_MAANDEN, "18", "24"),
    Woord("guided period", S.BEGELEIDING_MINIMAAL, "6", "12"),
    Woord("who guides where", S.BEGELEIDING_DOOR, "Radar", "StandBy\nInclusio"),
    Woord("who guides where: who pays", S.BEGELEIDING_BETAALD_DOOR, "Gemeente Vaals", "WMO"),
    Woord("who guides where: claims", S.BEGELEIDING_VERGOED, "ja", "nee"),
    Woord(
        "required documents", S.DOCUMENTEN_AANMELDING, ["zorgbeschikking"], ["legitimatiebewijs"]
    ),
    Woord("required documents", S.DOCUMENTEN_WACHTLIJST, ["inschrijving_til"], ["woonprofiel"]),
    Woord("required documents", S.VEREISTE_DOCUMENTEN, ["woonprofiel"], ["bewijs_van_inkomen"]),
    Woord("optional steps", S.INTAKE_VERPLICHT, "nee", "ja"),
    Woord("optional steps", S.GEMEENTE_BEOORDEELT, "ja", "nee"),
    Woord("optional steps", S.REGIONALE_WACHTLIJST, "ja", "nee"),
    Woord("optional steps", S.VERKORTE_TOELEIDING, "ja", "nee"),
    Woord("optional steps", S.EXTRAMURAAL_ALLEEN_PLUS, "ja", "nee"),
    Woord("optional steps", S.DOORSTROOMWONING, "nee", "ja"),
    Woord("optional steps", S.SLUIMEREN, "nee", "ja"),
    Woord("optional steps", S.VERLENGEN, "nee", "ja"),
    Woord("reasons", S.REDENEN_AFGEVALLEN, ["overleden"], ["overig"]),
    Woord("reasons", S.REDENEN_NEGATIEF_NA_INTAKE, ["overleden"], ["overig"]),
    Woord("reasons", S.REDENEN_BEEINDIGD, ["overleden"], ["overig"]),
    Woord("reasons", S.REDENEN_AFGESLOTEN, ["overleden"], ["overig"]),
)


def test_every_kind_of_setting_is_walked_and_has_a_place_of_its_own():
    assert [woord.soort for woord in WOORDEN] == sorted(
        {woord.soort for woord in WOORDEN}, key=[w.soort for w in WOORDEN].index
    )
    assert {woord.soort for woord in WOORDEN} == set(Instelsoort)
    for woord in WOORDEN:
        assert bool(woord.gemeente) is VORMEN[woord.soort].per_gemeente, woord.woord


@pytest.mark.parametrize("woord", WOORDEN, ids=lambda woord: woord.soort.value)
def test_a_word_is_set_for_a_region_and_for_a_gemeente_in_it(woord: Woord, beheerder: Client):
    plek = {"woonproces": woord.woonproces} if woord.woonproces else {}
    zet(beheerder, woord.soort, plek | {"waarde": woord.regio})
    if woord.gemeente:
        zet(beheerder, woord.soort, plek | {"waarde": woord.gemeente, "gemeente": VAALS})

    proces = Woonproces(woord.woonproces) if woord.woonproces else None
    heel, vaals = (Bereik(HEUVELLAND, waar, proces) for waar in (None, VAALS))
    instellingen = load()
    vorm = instellingen.vorm(woord.soort).waarde
    assert instellingen.value(woord.soort, heel, NA) == vorm.read(woord.regio)
    assert instellingen.value(woord.soort, heel, VOOR) != vorm.read(woord.regio)
    if woord.gemeente:
        assert instellingen.value(woord.soort, vaals, NA) == vorm.read(woord.gemeente)
    regels = Beheerwijziging.objects.filter(toelichting=WAAROM)
    assert [regel.regio_id for regel in regels] == ["heuvelland"] * (1 + bool(woord.gemeente))
    assert "Gepland" in tekst(beheerder.get(REGIO))


def zet(beheerder: Client, soort: Instelsoort, velden: dict) -> None:
    """By the pages: form, preview, confirmation."""
    vraag = velden | {"vanaf": VANAF, "toelichting": WAAROM}
    gedaan = leg_vast(beheerder, f"{REGIO}/{soort}/veranderen", vraag)
    assert gedaan.status_code == 302, tekst(gedaan)


@pytest.mark.parametrize(
    ("woord", "adres", "vraag"),
    [
        (
            "tariffs",
            "/beheer/afspraken?regio=heuvelland&jaar=2027",
            {"wat": "tarief", "tarief-soort": "trajectprijs", "tarief-bedrag": "700"},
        ),
        ("reasons: one more", "/beheer/redenen", {"naam": "geen huisarts", "justitie": "nee"}),
        ("reasons: name", "/beheer/redenen/huurschuld", {"naam": "schuld", "justitie": "nee"}),
        (
            "organisations",
            "/beheer/organisaties",
            {"naam": "Moveoo", "soort": "zorgpartij"},
        ),
        (
            "organisations: name",
            "/beheer/organisaties/levantogroep",
            {"wat": "naam", "naam-naam": "Levanto"},
        ),
        (
            "organisations: end",
            "/beheer/organisaties/levantogroep",
            {"wat": "einde", "einde-tot": VANAF},
        ),
        (
            "convenants",
            "/beheer/organisaties/levantogroep",
            {
                "wat": "convenant",
                "convenant-regio": "heuvelland",
                "convenant-deelname": "deelnemer",
                "convenant-vanaf": VANAF,
            },
        ),
        (
            "spreiding, per gemeente",
            "/beheer/afspraken?regio=heuvelland&jaar=2027",
            {"wat": "spreiding", "spreiding-gemeente": VAALS, "spreiding-maximum": "9"},
        ),
    ],
)
def test_what_is_no_setting_is_seen_first_and_logged_too(woord, adres, vraag, beheerder):
    naam = f"{vraag['wat']}-toelichting" if "wat" in vraag else "toelichting"

    assert leg_vast(beheerder, adres, vraag | {naam: WAAROM}).status_code == 302, woord

    assert Beheerwijziging.objects.filter(toelichting=WAAROM).count() == 1
    assert WAAROM in tekst(beheerder.get("/beheer/logboek"))

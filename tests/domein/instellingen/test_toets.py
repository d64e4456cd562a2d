"""Why a change of a setting is refused, each reason by itself."""

from datetime import date

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import Instelling, Instelsoort, objections
from sleutel.domein.keuzelijst import Woonproces
from tests.domein.instellingen.gebied import HEERLEN, MAASTRICHT, VANDAAG, leeg, stel, zuid_limburg

S, W = Instelsoort, Woonproces


@pytest.mark.parametrize(
    ("voorstel", "veld", "uitleg"),
    [
        (stel(S.START_HUREN_MAANDEN, 5, gemeente=HEERLEN), "gemeente", "hele regio"),
        (stel(S.INTAKE_VERPLICHT, False, gemeente=MAASTRICHT), "gemeente", "ligt niet in de regio"),
        (stel(S.START_HUREN_MAANDEN, 5, woonproces=W.HOUSING), "woonproces", "samen"),
        (stel(S.WOONPROCES_LOOPT, True), "woonproces", "Kies het woonproces"),
        (stel(S.START_HUREN_MAANDEN, 0), "waarde", "van 1 tot en met 60"),
        (stel(S.START_HUREN_MAANDEN, True), "waarde", "heel aantal maanden"),
        (stel(S.INTAKE_VERPLICHT, "misschien"), "waarde", "Kies ja of nee."),
        (stel(S.INTAKE_VERPLICHT, "nee"), "waarde", "anders geschreven"),
        (stel(S.VEREISTE_DOCUMENTEN, ["bakkersbrief"]), "waarde", "staat niet in de lijst"),
        (stel(S.REDENEN_AFGEVALLEN, []), "waarde", "ten minste één"),
        (stel(S.BEGELEIDING_DOOR, ["x" * 81]), "waarde", "hoogstens 80 tekens"),
        (stel(S.BEGELEIDING_DOOR, [f"N{n}" for n in range(7)]), "waarde", "hoogstens 6 namen"),
        (stel(S.BEGELEIDING_DOOR, 3), "waarde", "geen lijst"),
        (stel(S.INTAKE_VERPLICHT, False, date(1989, 12, 31)), "vanaf", "Kies een dag"),
        (stel(S.INTAKE_VERPLICHT, False, date(2036, 11, 24)), "vanaf", "23 november 2036"),
        (stel(S.INTAKE_VERPLICHT, None), "waarde", "geldt op 1 januari 2021 al"),
        (stel(S.VERKORT_MAANDEN, 7), "waarde", "langer dan de gewone termijn"),
        (stel(S.BEGELEIDING_MINIMAAL, 13), "waarde", "kortste duur van de begeleiding"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_the_reason(
    voorstel: Instelling, veld: str, uitleg: str
):
    [bezwaar] = objections(leeg(), voorstel, vandaag=VANDAAG)

    assert bezwaar.veld == veld
    assert uitleg in bezwaar.uitleg


def test_all_reasons_are_told_at_once():
    voorstel = stel(S.START_HUREN_MAANDEN, 99, date(1900, 1, 1), gemeente=HEERLEN)

    assert [b.veld for b in objections(leeg(), voorstel, vandaag=VANDAAG)] == [
        "gemeente",
        "vanaf",
        "waarde",
    ]


def test_what_holds_already_is_no_change():
    voorstel = stel(S.START_HUREN_MAANDEN, 6, date(2025, 1, 1))

    [bezwaar] = objections(zuid_limburg(), voorstel, vandaag=VANDAAG)

    assert "Dit geldt op 1 januari 2025 al" in bezwaar.uitleg


def test_a_conflict_on_a_later_day_or_in_one_gemeente_is_found_as_well():
    later = leeg().apply(stel(S.BEGELEIDING_MAANDEN, 6, date(2025, 1, 1), gemeente=HEERLEN))

    [bezwaar] = objections(later, stel(S.BEGELEIDING_MINIMAAL, 9), vandaag=VANDAAG)

    assert "Op 1 januari 2025" in bezwaar.uitleg
    andere_regio = stel(S.BEGELEIDING_MINIMAAL, 9, regio=zl.MAASTRICHT)
    assert objections(later, andere_regio, vandaag=VANDAAG) == ()


@pytest.mark.parametrize(
    ("soort", "waarde", "tekst"),
    [
        (S.INTAKE_VERPLICHT, False, "nee"),
        (S.START_HUREN_MAANDEN, 1, "1 maand"),
        (S.START_HUREN_MAANDEN, 6, "6 maanden"),
        (S.INTAKES_DOEL, None, "niets afgesproken"),
        (S.BEGELEIDING_DOOR, [], "niemand"),
        (S.BEGELEIDING_DOOR, ["Inclusio", "Buurtteams Heerlen"], "Inclusio en Buurtteams Heerlen"),
        (S.VEREISTE_DOCUMENTEN, [], "geen"),
        (S.REDENEN_AFGEVALLEN, list(redenen.BEGIN), "alle 17"),
        (S.REDENEN_AFGEVALLEN, [redenen.OVERLEDEN, redenen.OVERIG], "overleden en overig"),
    ],
)
def test_a_value_is_written_as_people_read_it(soort, waarde, tekst):
    assert leeg().vorm(soort).write(waarde) == tekst

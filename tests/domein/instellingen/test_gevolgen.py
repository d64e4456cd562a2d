"""What a change does to open trajecten: counts and steps, and never a traject."""

from datetime import date

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import (
    Instelling,
    Instellingen,
    Instelsoort,
    LopendTraject,
    compare,
    regels_of,
)
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import Toestand, fold
from tests.domein.instellingen.gebied import HEERLEN, KERKRADE, VANDAAG, leeg, stel
from tests.domein.procesgang.gang import Voorval

S, W = Instelsoort, Woonproces
HOUSING = {"woonproces": "housing", "aanmelder": "radar", "herkomst": "dakloos"}
START = {"corporatie": "weller", "gemeente": HEERLEN}


def loopt(op: date, *stappen: Voorval, gemeente: str | None = None, proces: str = "housing"):
    aanmelding = Voorval("aangemeld", op, HOUSING | {"woonproces": proces})
    return LopendTraject(zl.PARKSTAD, gemeente, fold([aanmelding, *stappen]))


def gevolg(nieuw: Instelling, *lopend: LopendTraject, voor: Instellingen | None = None):
    voor = leeg() if voor is None else voor
    return compare(voor, voor.apply(nieuw), nieuw.soort, lopend, vandaag=VANDAAG)


def test_only_who_was_registered_since_then_gets_another_value():
    nieuw = stel(S.INTAKE_VERPLICHT, False, date(2026, 7, 1))

    gevolgen = gevolg(nieuw, loopt(date(2026, 6, 30)), loopt(date(2026, 7, 1)))

    assert (gevolgen.lopend, gevolgen.geraakt) == (2, 1)
    assert dict(gevolgen.groepen) == {(W.HOUSING, Toestand.AANGEMELD, None): 1}


def test_a_change_of_a_coming_day_touches_no_open_traject():
    gevolgen = gevolg(stel(S.INTAKE_VERPLICHT, False, date(2027, 1, 1)), loopt(date(2026, 11, 1)))

    assert (gevolgen.geraakt, gevolgen.groepen, gevolgen.stappen) == (0, {}, {})


def test_the_choice_of_a_gemeente_touches_only_its_own():
    nieuw = stel(S.INTAKE_VERPLICHT, False, gemeente=KERKRADE)
    op = date(2026, 7, 1)

    gevolgen = gevolg(nieuw, loopt(op, gemeente=KERKRADE), loopt(op, gemeente=HEERLEN), loopt(op))

    assert dict(gevolgen.groepen) == {(W.HOUSING, Toestand.AANGEMELD, KERKRADE): 1}


def test_the_steps_that_open_and_close_are_named_with_their_rule():
    op = date(2026, 7, 1)
    gescreend = loopt(op, Voorval("gescreend", op, {"woonproces": "housing"}))

    [(stap, aantal)] = gevolg(stel(S.INTAKE_VERPLICHT, False), gescreend).stappen.items()
    assert (stap.stap, stap.opent, aantal) == ("Op de wachtlijst plaatsen", True, 1)
    assert stap.regel == "De intake is gehouden, als de regio een intake verplicht."


def test_where_the_gemeente_comes_to_judge_its_step_opens_and_the_list_closes():
    op = date(2026, 7, 1)
    na_intake = loopt(op, Voorval("gescreend", op), Voorval("intake_gehouden", op))

    gevolgen = gevolg(stel(S.GEMEENTE_BEOORDEELT, True), na_intake)

    assert {(s.stap, s.opent): n for s, n in gevolgen.stappen.items()} == {
        ("Beoordelen", True): 1,
        ("Op de wachtlijst plaatsen", False): 1,
    }


def test_a_longer_shortest_guidance_closes_the_positive_end():
    op = date(2025, 7, 1)
    huurt = loopt(op, Voorval("start_huren", op, START))

    [(stap, aantal)] = gevolg(
        stel(S.BEGELEIDING_MINIMAAL, 24),
        huurt,
        voor=leeg().apply(stel(S.BEGELEIDING_MAANDEN, 24)),
    ).stappen.items()

    assert (stap.stap, stap.opent, aantal) == ("Afsluiten", False, 1)
    assert "kortste tijd van begeleiding" in stap.regel


def test_a_reason_that_goes_closes_its_step_for_that_reason_only():
    zonder = [reden.value for reden in redenen.BEGIN if reden is not redenen.OVERLEDEN]

    [(stap, _)] = gevolg(
        stel(S.REDENEN_AFGEVALLEN, zonder), loopt(date(2026, 7, 1))
    ).stappen.items()

    assert (stap.stap, stap.opent) == ("Laten afvallen met reden ‘overleden’", False)


def test_what_is_about_the_home_touches_only_who_rents_there():
    op = date(2026, 7, 1)
    huurt = loopt(op, Voorval("start_huren", op, START), gemeente=KERKRADE)
    nieuw = stel(S.BEGELEIDING_VERGOED, True, gemeente=HEERLEN)

    gevolgen = gevolg(nieuw, huurt, loopt(op, gemeente=HEERLEN))

    assert dict(gevolgen.groepen) == {(W.HOUSING, Toestand.HUURT, HEERLEN): 1}
    assert {(s.stap, s.opent) for s in gevolgen.stappen} == {("Begeleiding declareren", True)}


def test_a_traject_has_the_rules_of_the_day_of_its_aanmelding():
    instellingen = leeg()
    for record in (
        stel(S.BEGELEIDING_MAANDEN, 18),
        stel(S.BEGELEIDING_MAANDEN, 24, date(2022, 1, 1)),
        stel(S.BEGELEIDING_MAANDEN, 30, gemeente=KERKRADE),
    ):
        instellingen = instellingen.apply(record)

    def maanden(op: date, gemeente: str | None = None) -> int:
        return regels_of(instellingen, loopt(op, gemeente=gemeente)).begeleiding_maanden

    assert maanden(date(2021, 12, 31)) == 18
    assert maanden(date(2022, 1, 1)) == 24
    assert maanden(date(2022, 1, 1), KERKRADE) == 30

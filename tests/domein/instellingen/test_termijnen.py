"""The terms of a traject: by its rules, and only those that somebody still waits for or that were made."""

from datetime import date

import pytest

from sleutel.domein.instellingen import Instelsoort, Stand, terms_of
from sleutel.domein.procesgang import PACT_VOOR_UITSTROOM, Regels, Soort, fold
from tests.domein.procesgang.gang import Voorval

S = Instelsoort
BEGIN, VANDAAG = date(2026, 1, 31), date(2026, 7, 1)
INTAKE_BINNEN_ZES_WEKEN = Regels(intake_weken=6)


def termijnen(*stappen: tuple[Soort, date, dict], regels: Regels = INTAKE_BINNEN_ZES_WEKEN, **data):
    aanmelding = Voorval("aangemeld", BEGIN, {"woonproces": "housing", **data})
    situatie = fold([aanmelding, *(Voorval(soort, op, dict(g)) for soort, op, g in stappen)])
    return [
        (t.soort, t.uiterlijk, t.gehaald_op, t.stand(VANDAAG)) for t in terms_of(situatie, regels)
    ]


def test_the_intake_has_a_term_where_the_region_set_one():
    assert termijnen() == [(S.INTAKE_WEKEN, date(2026, 3, 14), None, Stand.TE_LAAT)]
    assert termijnen(regels=Regels()) == []


@pytest.mark.parametrize(
    ("op", "stand"), [(date(2026, 3, 14), Stand.OP_TIJD), (date(2026, 3, 15), Stand.TE_LAAT)]
)
def test_the_last_day_is_in_time_and_the_day_after_is_not(op, stand):
    [intake] = termijnen((Soort.INTAKE_GEHOUDEN, op, {}))
    assert intake == (S.INTAKE_WEKEN, date(2026, 3, 14), op, stand)


def test_an_intake_that_was_passed_over_is_not_waited_for():
    wachtlijst = (Soort.OP_WACHTLIJST, date(2026, 2, 1), {"corporatie": "weller"})

    [huren] = termijnen(wachtlijst)

    assert huren == (S.START_HUREN_MAANDEN, date(2026, 8, 1), None, Stand.LOOPT)


def test_a_traject_that_ended_waits_for_nothing():
    wachtlijst = (Soort.OP_WACHTLIJST, date(2026, 2, 1), {"corporatie": "weller"})
    einde = (Soort.BEEINDIGD_VOOR_HUREN, date(2026, 3, 1), {"reden": "overleden"})

    assert termijnen(wachtlijst, einde) == []


def test_the_gemeente_decides_in_its_weeks_from_the_screening_on():
    gescreend = (Soort.GESCREEND, date(2026, 2, 2), {"woonproces": "housing"})

    [besluit] = termijnen(gescreend, regels=PACT_VOOR_UITSTROOM)

    assert besluit == (S.BESCHIKKING_WEKEN, date(2026, 3, 30), None, Stand.TE_LAAT)


def test_the_short_route_counts_from_the_aanmelding_where_it_runs():
    gevraagd = {"verkort_aangevraagd": True}

    assert termijnen(regels=Regels(), **gevraagd) == [
        (S.VERKORT_MAANDEN, date(2026, 4, 30), None, Stand.TE_LAAT)
    ]
    assert termijnen(regels=Regels(verkorte_toeleiding=False), **gevraagd) == []


def test_a_stay_in_between_ends_by_the_list_or_the_rent():
    verblijf = (Soort.IN_DOORSTROOMWONING, date(2026, 2, 1), {"gemeente": "GM0917"})
    huren = (Soort.START_HUREN, date(2026, 6, 1), {"gemeente": "GM0917"})
    justitieel = {"woonproces": "housing_justitieel", "regels": Regels(doorstroom_maanden=3)}

    assert termijnen(verblijf, **justitieel) == [
        (S.DOORSTROOM_MAANDEN, date(2026, 5, 1), None, Stand.TE_LAAT)
    ]
    eerste, _ = termijnen(verblijf, huren, **justitieel)
    assert eerste == (S.DOORSTROOM_MAANDEN, date(2026, 5, 1), date(2026, 6, 1), Stand.TE_LAAT)


def test_the_guided_period_runs_as_agreed_or_as_it_was_made_longer_and_ends_with_the_close():
    huren = (Soort.START_HUREN, date(2026, 6, 1), {"gemeente": "GM0917"})
    langer = (Soort.VERLENGEN, date(2026, 6, 2), {"tot": "2027-09-01"})
    dicht = (Soort.AFGESLOTEN, date(2026, 6, 30), {"resultaat": "positief"})

    begeleiding = S.BEGELEIDING_MAANDEN
    assert termijnen(huren) == [(begeleiding, date(2027, 6, 1), None, Stand.LOOPT)]
    voorbij = (Soort.START_HUREN, date(2025, 6, 1), {})
    assert termijnen(voorbij, regels=Regels())[-1][-1] is Stand.VOORBIJ
    assert termijnen(huren, langer) == [(begeleiding, date(2027, 9, 1), None, Stand.LOOPT)]
    assert termijnen(huren, dicht) == []

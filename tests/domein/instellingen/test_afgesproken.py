"""What the figures read of the settings."""

from datetime import date

from sleutel.domein.instellingen import Doel, Instelsoort, agreed_months, goals_of
from sleutel.domein.keuzelijst import Regio, Woonproces
from tests.domein.instellingen.gebied import leeg, stel, zuid_limburg

S = Instelsoort


def test_a_goal_holds_for_the_years_that_begin_under_it():
    instellingen = leeg()
    for record in (
        stel(S.INTAKES_DOEL, 120, date(2021, 1, 1)),
        stel(S.INTAKES_DOEL, 60, date(2021, 1, 1), woonproces=Woonproces.HOUSING_PLUS),
        stel(S.INTAKES_DOEL, None, date(2023, 1, 1)),
        stel(S.INTAKES_DOEL, 130, date(2022, 6, 1)),
    ):
        instellingen = instellingen.apply(record)

    plus = Doel(Regio.PARKSTAD, Woonproces.HOUSING_PLUS, 60)
    assert goals_of(instellingen, 2020, Regio) == []
    for jaar in (2021, 2022):
        assert goals_of(instellingen, jaar, Regio) == [Doel(Regio.PARKSTAD, None, 120), plus]
    assert goals_of(instellingen, 2023, [Regio.PARKSTAD]) == [plus]
    assert goals_of(instellingen, 2021, [Regio.HEUVELLAND]) == []


def test_the_agreed_months_are_one_number_or_none():
    anders = zuid_limburg().apply(stel(S.START_HUREN_MAANDEN, 8, regio=Regio.MAASTRICHT))
    op = date(2021, 12, 31)

    assert agreed_months(zuid_limburg(), op, Regio) == 6
    assert agreed_months(anders, op, [Regio.MAASTRICHT]) == 8
    assert agreed_months(anders, op, Regio) is None

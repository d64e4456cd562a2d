"""What the figures read of the settings."""

from datetime import date

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import Doel, Instelsoort, agreed_months, goals_of
from sleutel.domein.keuzelijst import Woonproces
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

    plus = Doel(zl.PARKSTAD, Woonproces.HOUSING_PLUS, 60)
    assert goals_of(instellingen, 2020, zl.ZUID_LIMBURG) == []
    for jaar in (2021, 2022):
        assert goals_of(instellingen, jaar, zl.ZUID_LIMBURG) == [Doel(zl.PARKSTAD, None, 120), plus]
    assert goals_of(instellingen, 2023, [zl.PARKSTAD]) == [plus]
    assert goals_of(instellingen, 2021, [zl.HEUVELLAND]) == []


def test_the_agreed_months_are_one_number_or_none():
    anders = zuid_limburg().apply(stel(S.START_HUREN_MAANDEN, 8, regio=zl.MAASTRICHT))
    op = date(2021, 12, 31)

    assert agreed_months(zuid_limburg(), op, zl.ZUID_LIMBURG) == 6
    assert agreed_months(anders, op, [zl.MAASTRICHT]) == 8
    assert agreed_months(anders, op, zl.ZUID_LIMBURG) is None

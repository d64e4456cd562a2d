from datetime import date

import pytest

from sleutel.domein.termijnen import add_months, write_dag


@pytest.mark.parametrize(
    ("dag", "maanden", "later"),
    [
        (date(2021, 3, 1), 12, date(2022, 3, 1)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2021, 3, 1), 0, date(2021, 3, 1)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    dag: date, maanden: int, later: date
) -> None:
    assert add_months(dag, maanden) == later


def test_a_day_is_written_out_in_dutch() -> None:
    assert write_dag(date(2021, 3, 1)) == "1 maart 2021"

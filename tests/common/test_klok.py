from datetime import UTC, date, datetime

import pytest

from sleutel.common.klok import nu, stand_still_on, vandaag


def test_just_after_midnight_in_amsterdam_it_is_already_the_next_day():
    with stand_still_on(datetime(2021, 12, 31, 23, 30, tzinfo=UTC)):
        assert vandaag() == date(2022, 1, 1)


def test_a_day_without_an_hour_is_noon_of_that_day():
    with stand_still_on(date(2021, 7, 1)):
        assert nu() == datetime(2021, 7, 1, 10, tzinfo=UTC)
        assert vandaag() == date(2021, 7, 1)


def test_the_clock_runs_again_afterwards():
    with stand_still_on(date(2021, 7, 1)):
        pass
    assert nu() > datetime(2026, 1, 1, tzinfo=UTC)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="tijdzone"), stand_still_on(datetime(2021, 7, 1)):
        pass

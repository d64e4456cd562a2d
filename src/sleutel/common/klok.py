"""The one clock. Nothing else asks the time, so that a test can set it (ruff TID251 guards it)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_stil: datetime | None = None  # one for all threads: a test's web server must see it too


def nu() -> datetime:
    """This moment, with a time zone (UTC)."""
    return _stil or datetime.now(UTC)  # noqa: TID251 - the clock itself


def vandaag() -> date:
    """The date in Amsterdam: just after midnight it is already tomorrow there, not in UTC."""
    return nu().astimezone(AMSTERDAM).date()


@contextmanager
def stand_still_on(moment: datetime | date) -> Iterator[None]:
    """For tests: the clock stands still on this moment, or at noon of this day in Amsterdam."""
    global _stil  # noqa: PLW0603
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12), tzinfo=AMSTERDAM)
    if moment.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone is geen moment.")
    vorige, _stil = _stil, moment.astimezone(UTC)
    try:
        yield
    finally:
        _stil = vorige

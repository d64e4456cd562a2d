"""Terms: what comes when, counted in days of the calendar in Europe/Amsterdam."""

from calendar import monthrange
from datetime import date

MAANDNAMEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def add_months(dag: date, maanden: int) -> date:
    """The same day so many months later, or the last day of a shorter month: 31 January + 1 is
    28 or 29 February."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def write_dag(dag: date) -> str:
    """A day as people read it: 3 maart 2021."""
    return f"{dag.day} {MAANDNAMEN[dag.month - 1]} {dag.year}"

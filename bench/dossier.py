"""The record that figures are measured on: a million gebeurtenissen over twenty years, and corrections."""

import csv
from datetime import date, timedelta
from pathlib import Path

import psycopg

from sleutel.common import server
from sleutel.domein.register.verzonnen import Opdracht, write_register
from sleutel.koppelingen.services import import_register
from sleutel.partijen.queries import command_line_actor
from sleutel.trajecten.models import Gebeurtenis

TRAJECTEN = 170_000
"""Enough for a million gebeurtenissen."""

CORRECTED_ON = date(2020, 6, 30)
ONE_IN = 30
"""So many trajecten are corrected by a second import, known from CORRECTED_ON."""


def make_record(map_: Path) -> int:
    """Fill the record, unless it is filled; returns the number of gebeurtenissen."""
    if not Gebeurtenis.objects.exists():
        opdracht = Opdracht(TRAJECTEN, date(2005, 1, 1), date(2024, 12, 31))
        first, second = map_ / "eerst", map_ / "daarna"
        write_register(first, opdracht)
        write_changes(first, second)
        for register, day in ((first, opdracht.tot), (second, CORRECTED_ON)):
            uitslag = import_register(register, actor=command_line_actor(), bekend_op=day)
            if not uitslag.ingevoerd:
                raise RuntimeError(f"the made-up register is refused: {uitslag.afgewezen[:3]}")
    # What autovacuum does of itself within a minute, and half-way through the measurements.
    with psycopg.connect(server.url(), autocommit=True) as owner:
        owner.execute("VACUUM (ANALYZE) gebeurtenis")
    return Gebeurtenis.objects.count()


def write_changes(register: Path, changed: Path) -> None:
    """A second register: of some trajecten that ended before, another day and woonproces."""
    changed.mkdir()
    other = {"Housing": "Housing Plus", "Housing Plus": "Housing"}
    with (
        (register / "trajecten.csv").open(encoding="utf-8", newline="") as source,
        (changed / "trajecten.csv").open("w", encoding="utf-8", newline="") as target,
    ):
        rows = csv.DictReader(source, delimiter=";")
        writer = csv.DictWriter(target, rows.fieldnames or [], delimiter=";")
        writer.writeheader()
        for number, row in enumerate(rows):
            last = max(value for column, value in row.items() if column.endswith("_op"))
            if number % ONE_IN == 0 and last <= CORRECTED_ON.isoformat():
                a_week_earlier = date.fromisoformat(row["aangemeld_op"]) - timedelta(days=7)
                row["aangemeld_op"] = a_week_earlier.isoformat()
                row["woonproces"] = other.get(row["woonproces"], row["woonproces"])
                writer.writerow(row)

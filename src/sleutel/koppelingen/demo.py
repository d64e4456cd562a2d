"""Made-up data for the demo: one register of the whole region, taken in as any other."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sleutel.common.klok import vandaag
from sleutel.domein.register.verzonnen import Opdracht, write_register
from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import known_numbers

from .services import import_register

PREFIX = "DEMO"
TRAJECTEN_A_YEAR = 1_200
"""What one loket takes in (design.md §8)."""


def fill_demo(*, seed: int, start: date, actor: Actor) -> int:
    """Take in made-up trajecten from `start` until today; returns how many. Done before: none."""
    if any(nummer.startswith(f"{PREFIX}-") for _, nummer in known_numbers()):
        return 0
    today = vandaag()
    count = max(1, round((today - start).days / 365.25 * TRAJECTEN_A_YEAR))
    with TemporaryDirectory() as map_:
        opdracht = Opdracht(count, van=start, tot=today, seed=seed, voorvoegsel=PREFIX)
        write_register(Path(map_), opdracht)
        return import_register(Path(map_), actor=actor, bekend_op=today).aangenomen["trajecten"]

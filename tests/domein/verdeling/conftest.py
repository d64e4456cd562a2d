"""What the tests of the allocation share."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from sleutel.domein.verdeling.antwoord import beantwoord
from sleutel.domein.verdeling.invoer import read_vraag
from sleutel.domein.verdeling.klok import Klok
from tests.domein.verdeling.voorbeelden import maak_vraag

Json = dict[str, Any]


@pytest.fixture(scope="session")
def verdeel() -> Callable[..., Json]:
    """An answer to a question, both as JSON values."""

    def antwoord(vraag: Json, seconden: float = 30) -> Json:
        return beantwoord(read_vraag(json.dumps(vraag).encode()), Klok(seconden))

    return antwoord


@pytest.fixture(scope="session")
def klein() -> Callable[[int], Json]:
    """A small question from a seed: up to 6 people and 6 homes, all levels, all caps."""

    def vraag(zaad: int) -> Json:
        rng = random.Random(zaad)
        return maak_vraag(
            rng, rng.randint(0, 6), rng.randint(0, 6), ruw=rng.choice([0.1, 0.3, 0.5])
        )

    return vraag

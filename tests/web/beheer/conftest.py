"""The functioneel beheerder, signed in, on a day of his own."""

import pytest
from django.test import Client

from tests.web.beheer.hulp import VANDAAG


@pytest.fixture
def beheerder(als, klok) -> Client:
    klok(VANDAAG)
    return als("functioneel-beheerder")

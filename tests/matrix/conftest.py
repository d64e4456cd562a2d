"""`wereld`: the world of the matrix, made once per worker; what a test does to it is rolled back."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from sleutel.common.klok import stand_still_on
from tests.conftest import Databases, gebruik

from .wereld import VANDAAG, Wereld, maak_wereld


@pytest.fixture(scope="session")
def gemaakte_wereld(
    django_db_setup,
    databases: Databases,
    django_db_blocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Path, Wereld]]:
    map_ = tmp_path_factory.mktemp("matrix")
    with databases.kloon() as naam:
        with django_db_blocker.unblock(), gebruik(naam), omgeving(map_, "demo"):
            wereld = maak_wereld(map_)
        databases.tel(naam)
        yield naam, map_, wereld


@pytest.fixture
def wereld(gemaakte_wereld, django_db_blocker) -> Iterator[Wereld]:
    naam, map_, wereld = gemaakte_wereld
    with (
        django_db_blocker.unblock(),
        gebruik(naam),
        omgeving(map_, "productie"),
        transaction.atomic(),
    ):
        yield wereld
        transaction.set_rollback(True)


@contextmanager
def omgeving(map_: Path, modus: str) -> Iterator[None]:
    """The clock on the day of the matrix, a folder of its own for files, and no log of every 404.

    Pages are asked as in production: the demo shows its accounts to everyone and asks no second factor.
    """
    logging.disable(logging.CRITICAL)
    instellingen = override_settings(
        AANLEVERINGEN_MAP=str(map_ / "aanleveringen"),
        MODUS=modus,
        TWEEDE_FACTOR=modus == "productie",
    )
    with stand_still_on(VANDAAG), instellingen:
        yield
    logging.disable(logging.NOTSET)

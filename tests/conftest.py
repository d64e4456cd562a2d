"""The harness: a throw-away PostgreSQL, migrated once, and a clone of it for every worker.

| fixture | gives |
| --- | --- |
| `db` (pytest-django) | the worker's database in a transaction that is rolled back |
| `verse_database` | a fresh clone for a test that commits; its name |
| `eigenaar` | a psycopg connection (autocommit) as the owner, to the database in use |
| `webserver` | address of a web server over `verse_database`, on this machine only |
| `klok` | a function that makes the one clock stand still: `klok(date(2021, 12, 31))` |

Tests work as the role `sleutel_geheel`, that has the grants of the app and no others, so a missing grant
fails a test; a request in a test reads as its actor (ADR 0021). A truncating flush
(`transactional_db`, `live_server`) cannot work with append-only tables: use `verse_database`.
With `DATABASE_URL` set, databases are made on that server; its user must be allowed to.
"""

import fcntl
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test.testcases import LiveServerThread
from hypothesis import HealthCheck, settings
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from sleutel.common import klok as _klok
from sleutel.common import server

pytest_plugins = ["tests.kast"]
HOME = "SLEUTEL_TEST_HOME"

BY_CHANCE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
"""What hypothesis finds of a test on a busy machine, or of one draw: no counterexample."""

settings.register_profile("sleutel", deadline=None, suppress_health_check=BY_CHANCE)
settings.load_profile("sleutel")


def pytest_configure(config: pytest.Config) -> None:
    """The controller makes the folder that its workers share."""
    if not hasattr(config, "workerinput"):
        home = Path(tempfile.mkdtemp(prefix="sleutel-test-"))
        home.chmod(0o755)  # the server runs as another user when we are root
        os.environ[HOME] = str(home)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        if url := os.environ.get("DATABASE_URL"):  # a server that stays
            databases = Databases(url)
            databases.opdracht("DROP DATABASE IF EXISTS {}", databases.sjabloon)
        shutil.rmtree(os.environ.pop(HOME), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that makes a web server may use sockets, on this machine."""
    for item in items:
        if "webserver" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))


class Databases:
    """Makes, clones and drops databases of this test run."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sjabloon = f"test_{Path(os.environ[HOME]).name.replace('-', '_')}"

    def opdracht(self, tekst: str, *namen: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as verbinding:
            verbinding.execute(sql.SQL(tekst).format(*map(sql.Identifier, namen)))

    def tel(self, naam: str) -> None:
        """Let the planner know what a filled database holds; else it guesses until it looks itself."""
        with psycopg.connect(make_conninfo(self.url, dbname=naam), autocommit=True) as verbinding:
            verbinding.execute("ANALYZE")

    def maak_sjabloon(self) -> None:
        """Migrate, once per run; the other workers wait and find it done."""
        with (Path(os.environ[HOME]) / "sjabloon").open("a+") as gedaan:
            fcntl.flock(gedaan, fcntl.LOCK_EX)
            if os.fstat(gedaan.fileno()).st_size:  # tell() is that of before we waited
                return
            self.opdracht("DROP DATABASE IF EXISTS {}", self.sjabloon)  # half made by a failure
            self.opdracht("CREATE DATABASE {}", self.sjabloon)
            app_opties = connection.settings_dict["OPTIONS"]
            connection.settings_dict["OPTIONS"] = {}
            with gebruik(self.sjabloon):
                call_command("migrate", verbosity=0)
            connection.settings_dict["OPTIONS"] = app_opties
            gedaan.write("ja")

    @contextmanager
    def kloon(self) -> Iterator[str]:
        naam = f"{self.sjabloon}_{uuid.uuid4().hex[:8]}"
        self.opdracht("CREATE DATABASE {} TEMPLATE {}", naam, self.sjabloon)
        try:
            yield naam
        finally:
            self.opdracht("DROP DATABASE {} WITH (FORCE)", naam)


@contextmanager
def gebruik(naam: str) -> Iterator[None]:
    """Point Django's connection, in every thread, at this database."""
    connection.close()
    vorige, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], naam
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = vorige


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """The server, up for as long as one worker needs it."""
    with ExitStack() as stapel:
        if url := os.environ.get("DATABASE_URL"):
            databases = Databases(url)
        else:
            home = Path(os.environ[HOME])
            databases = Databases(stapel.enter_context(server.running(home, vluchtig=True)))
            connection.settings_dict["HOST"] = conninfo_to_dict(databases.url)["host"]
        yield databases


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker) -> Iterator[None]:
    """In place of pytest-django's: the worker's own clone of the migrated template."""
    with django_db_blocker.unblock():
        databases.maak_sjabloon()
    with databases.kloon() as naam, gebruik(naam):
        yield


@pytest.fixture
def verse_database(django_db_setup, databases: Databases, django_db_blocker) -> Iterator[str]:
    """A fresh database for a test that commits; its triggers stay on; dropped afterwards."""
    with databases.kloon() as naam, django_db_blocker.unblock(), gebruik(naam):
        yield naam


@pytest.fixture
def eigenaar(django_db_setup, databases: Databases) -> Iterator[psycopg.Connection]:
    """A connection as the owner to the database in use, outside Django and its transaction."""
    adres = make_conninfo(databases.url, dbname=connection.settings_dict["NAME"])
    with psycopg.connect(adres, autocommit=True) as verbinding:
        yield verbinding


@pytest.fixture
def webserver(verse_database: str) -> Iterator[str]:
    """A web server on this machine; gives its address, without a slash at the end."""
    draad = LiveServerThread("127.0.0.1", lambda toepassing: toepassing)
    draad.daemon = True
    draad.start()
    draad.is_ready.wait()
    if draad.error:
        raise draad.error
    yield f"http://127.0.0.1:{draad.port}"
    draad.terminate()


@pytest.fixture(autouse=True)
def _no_silent_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that asks for a field which the actor does not see fails the test."""
    monkeypatch.setattr("sleutel.trajecten.zicht.Afgeschermd.silent_variable_failure", False)


@pytest.fixture
def klok() -> Iterator[Callable[[date | datetime], None]]:
    """Set the one clock; it runs again after the test."""
    with ExitStack() as stapel:
        yield lambda moment: stapel.enter_context(_klok.stand_still_on(moment))

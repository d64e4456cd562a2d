"""Opening the record: the server runs, the tables are there, Django is set up."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from sleutel.common import server

MIGRATE_LOCK = 7_130_002
"""Number of the advisory lock under which tables are made."""


class NotMigrated(Exception):
    """The database lacks the tables of this version of Sleutel; the text says what to do, in Dutch."""


def set_up_django(*, as_owner: bool = False) -> None:
    """Load the settings and the apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sleutel.config.settings")
    if as_owner:
        os.environ["SLEUTEL_ALS_EIGENAAR"] = "1"
    import django

    django.setup()


@contextmanager
def open_record() -> Iterator[None]:
    """Everything that a command needs to read or write the record.

    An empty database gets its tables. So does the embedded one after a new version; a database of the
    user's own is migrated by hand. Raises NotMigrated.
    """
    with server.running():
        set_up_django()
        ensure_tables()
        from sleutel.partijen.bereik import whole_record

        with whole_record():  # who works on the command line has the database itself in hand
            yield


def ensure_tables() -> None:
    """Make the tables that are missing, one process at a time."""
    owner = os.environ.get("DATABASE_URL_EIGENAAR") or server.url()
    with _connect(owner) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATE_LOCK])
        applied = _applied(connection)
        if not _on_disk() - applied:
            return
        if applied and os.environ.get("DATABASE_URL"):
            raise NotMigrated(
                "De database is van een andere versie van Sleutel. Maak eerst een reservekopie "
                "en geef dan de opdracht: sleutel beheer migrate"
            )
        _migrate()


def _connect(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as fout:
        raise NotMigrated(
            f"De database antwoordt niet. Kijk of DATABASE_URL klopt en of de server draait. {fout}"
        ) from fout


def _migrate() -> None:
    """Make the tables as the owner, in a process of its own: this one works as the app."""
    done = subprocess.run(
        [sys.executable, "-m", "sleutel", "beheer", "migrate", "--verbosity", "0"],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:]
        raise NotMigrated(
            "De tabellen konden niet worden gemaakt. De gebruiker van de database moet daar rollen "
            f"en tabellen mogen maken. De database zegt: {' '.join(reason)}"
        )


def _applied(connection: psycopg.Connection) -> set[tuple[str, str]]:
    row = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
    if row is None or row[0] is None:
        return set()
    return set(connection.execute("SELECT app, name FROM django_migrations").fetchall())


def _on_disk() -> set[tuple[str, str]]:
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    return set(loader.disk_migrations)

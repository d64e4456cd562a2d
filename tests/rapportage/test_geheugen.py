"""A figure is kept while the record stands, and never a moment longer (ADR 0018)."""

import re
from datetime import date

import psycopg
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage.geheugen import record_version
from sleutel.rapportage.jaren import main_figures
from sleutel.rapportage.queries import uitkomst
from tests.web.rolbezetting import AANGEMELD, maak_cast, maak_dossier

VRAAG = Vraag(2021, None, (zl.PARKSTAD,), None, date(2021, 12, 31))
REGISTRATIONS = re.compile(r'\b(?:FROM|JOIN) "?([a-z_]+)"?')
UNSEEN = {"pg_database", "recordwijziging", "unnest", "account", "lidmaatschap"}
"""What a question touches that is no figure and no name in one."""


@pytest.fixture
def loket(verse_database, settings):
    settings.MODUS = "demo"
    maak_cast()
    return command_line_actor()


def registered(actor) -> int:
    return uitkomst(VRAAG, actor=actor).waarden["aanmeldingen"]


def test_the_same_question_twice_reads_the_log_once(loket):
    maak_dossier("PS-1", AANGEMELD)
    assert registered(loket) == 1
    with CaptureQueriesContext(connection) as asked:
        assert registered(loket) == 1
        assert main_figures([VRAAG], actor=loket) == main_figures([VRAAG], actor=loket)
    assert sum("FROM bekend" in query["sql"] for query in asked.captured_queries) == 1


def test_a_new_gebeurtenis_is_counted_at_once(loket):
    maak_dossier("PS-1", AANGEMELD)
    assert (registered(loket), main_figures([VRAAG], actor=loket)[0]["aanmeldingen"]) == (1, 1)
    maak_dossier("PS-2", AANGEMELD)
    assert (registered(loket), main_figures([VRAAG], actor=loket)[0]["aanmeldingen"]) == (2, 2)


def test_without_the_trigger_an_old_figure_would_stay(loket, eigenaar: psycopg.Connection):
    maak_dossier("PS-1", AANGEMELD)
    assert registered(loket) == 1
    for tabel in ("gebeurtenis", "organisatie", "convenant"):
        eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER {tabel}_recordwijziging")
    maak_dossier("PS-2", AANGEMELD)
    assert registered(loket) == 1


def test_a_transaction_sees_its_own_changes_and_keeps_nothing(loket):
    maak_dossier("PS-1", AANGEMELD)
    before = record_version()
    with transaction.atomic():
        maak_dossier("PS-2", AANGEMELD)
        assert record_version() is None
        assert registered(loket) == 2
        transaction.set_rollback(True)
    assert record_version() == before
    assert registered(loket) == 1


def test_a_commit_that_comes_after_a_later_one_changes_the_version(loket, eigenaar):
    """The case in which the highest id would say nothing: the lower one is committed last."""
    first = psycopg.connect(eigenaar.info.dsn, password=eigenaar.info.password)
    with first:
        first.execute("UPDATE organisatie SET naam = naam WHERE code = 'weller'")
        eigenaar.execute("UPDATE organisatie SET naam = naam WHERE code = 'levantogroep'")
        between = record_version()
        first.commit()
    assert record_version() != between


def test_every_table_that_figures_read_has_the_trigger(loket, eigenaar):
    with CaptureQueriesContext(connection) as asked:
        uitkomst(VRAAG, actor=loket)
        main_figures([VRAAG], actor=loket)
    read = {
        naam for query in asked.captured_queries for naam in REGISTRATIONS.findall(query["sql"])
    }
    ours = set(connection.introspection.table_names()) & read
    watched = {
        naam
        for (naam,) in eigenaar.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%_recordwijziging'"
        )
    }
    assert "gebeurtenis" in ours
    assert ours - UNSEEN - watched == set()

"""The app owns nothing (ADR 0006)."""

import importlib

import psycopg
import pytest
from django.db import DatabaseError, connection

from sleutel.partijen.bereik import read_as


def vraag(tekst):
    with connection.cursor() as cursor:
        cursor.execute(tekst)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_work_as_the_role_of_the_whole_record_and_pages_as_the_app():
    assert vraag("SELECT current_user") == "sleutel_geheel"
    with read_as(None):
        assert vraag("SELECT current_user") == "sleutel_app"


@pytest.mark.django_db
def test_the_role_of_the_whole_record_may_do_what_the_app_may_and_nothing_of_its_own():
    assert vraag("SELECT pg_has_role('sleutel_geheel', 'sleutel_app', 'USAGE')")
    eigen = (
        "SELECT count(*) FROM information_schema.role_table_grants WHERE grantee = 'sleutel_geheel'"
    )
    assert vraag(eigen) == 0
    assert (
        vraag(
            "SELECT rolsuper OR rolbypassrls OR rolcanlogin FROM pg_roles WHERE rolname = current_user"
        )
        is False
    )


@pytest.mark.django_db
def test_the_app_owns_no_table():
    eigen = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    assert vraag(eigen) == 0


@pytest.mark.django_db
def test_the_app_cannot_make_a_table():
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.bijgemaakt (id int)")


def test_a_committing_test_has_a_database_of_its_own(verse_database, eigenaar):
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.create(app_label="proef", model="proef")
    teller = "SELECT count(*) FROM django_content_type WHERE app_label = 'proef'"
    assert eigenaar.info.dbname == verse_database
    assert eigenaar.execute(teller).fetchone() == (1,)


def test_the_owner_may_make_a_table(verse_database, eigenaar: psycopg.Connection):
    eigenaar.execute("CREATE TABLE proef (id int)")
    assert vraag("SELECT count(*) FROM pg_tables WHERE tablename = 'proef'") == 1


def test_a_login_of_its_own_for_the_app_reaches_the_whole_record(
    verse_database, eigenaar: psycopg.Connection
):
    """Who gave the app a login before there were two roles need not think of the second (ADR 0006)."""
    migratie = importlib.import_module("sleutel.common.migrations.0002_rol_geheel")
    mag = "SELECT pg_has_role('proef_app', 'sleutel_geheel', 'USAGE')"
    eigenaar.execute("CREATE ROLE proef_app LOGIN")
    try:
        eigenaar.execute("GRANT sleutel_app TO proef_app")
        assert eigenaar.execute(mag).fetchone() == (False,)
        eigenaar.execute(migratie.ROLE)
        assert eigenaar.execute(mag).fetchone() == (True,)
    finally:
        eigenaar.execute("DROP ROLE proef_app")

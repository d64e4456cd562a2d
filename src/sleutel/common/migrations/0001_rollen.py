"""The role of the app and the two functions that guard append-only tables.

Runs before every other migration, so that each later table is granted to the app by default: the
owner migrates, the app owns nothing (ADR 0006).
"""

from django.db import migrations

ROLE = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sleutel_app') THEN
        CREATE ROLE sleutel_app NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;  -- another database of this server made it at the same moment
END
$$;
DO $$
BEGIN
    IF NOT pg_has_role(CURRENT_USER, 'sleutel_app', 'USAGE') THEN  -- PostgreSQL 16: MEMBER is not enough for SET ROLE
        EXECUTE format('GRANT sleutel_app TO %I', CURRENT_USER);
    END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO sleutel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sleutel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO sleutel_app;
"""

REFUSE_CHANGE = """
CREATE FUNCTION weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation',
              CONSTRAINT = TG_TABLE_NAME || '_alleen_toevoegen',
              HINT = 'Record a correction: a new row that replaces the old one.';
END
$$;
"""

GUARD_REPLACEMENT = """
CREATE FUNCTION bewaak_vervanging() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vervangen jsonb;
    nieuw jsonb := to_jsonb(NEW);
    kolom text;
BEGIN
    EXECUTE format('SELECT to_jsonb(v) FROM %I v WHERE id = $1', TG_ARGV[0])
        INTO vervangen USING NEW.vervangt_id;
    IF NEW.bekend_op < (vervangen ->> 'bekend_op')::date THEN
        RAISE EXCEPTION 'a replacement in % is known earlier than what it replaces', TG_TABLE_NAME
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = TG_TABLE_NAME || '_niet_eerder_bekend';
    END IF;
    FOR i IN 1 .. TG_NARGS - 1 LOOP
        kolom := TG_ARGV[i];
        IF nieuw -> kolom IS DISTINCT FROM vervangen -> kolom THEN
            RAISE EXCEPTION 'a replacement in % has another %', TG_TABLE_NAME, kolom
                USING ERRCODE = 'check_violation',
                      CONSTRAINT = TG_TABLE_NAME || '_vervangt_zelfde';
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    run_before = [
        ("partijen", "0001_initial"),  # and so of all that point to an account
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
        ("django_tasks_database", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(ROLE),
        migrations.RunSQL(REFUSE_CHANGE),
        migrations.RunSQL(GUARD_REPLACEMENT),
    ]

"""The role that works on the whole record; what is left to `sleutel_app` is narrowed row by row (ADR 0021).

It inherits the grants of the app and owns nothing either.
"""

from django.db import migrations

ROLE = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sleutel_geheel') THEN
        CREATE ROLE sleutel_geheel NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;  -- another database of this server made it at the same moment
END
$$;
DO $$
DECLARE
    login name;
BEGIN
    IF NOT pg_has_role('sleutel_geheel', 'sleutel_app', 'USAGE') THEN
        GRANT sleutel_app TO sleutel_geheel;
    END IF;
    IF NOT pg_has_role(CURRENT_USER, 'sleutel_geheel', 'USAGE') THEN
        EXECUTE format('GRANT sleutel_geheel TO %I', CURRENT_USER);
    END IF;
    FOR login IN  -- of the app, where it has one of its own (ADR 0006)
        SELECT rolname FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member
        WHERE roleid = 'sleutel_app'::regrole AND rolcanlogin
          AND NOT pg_has_role(member, 'sleutel_geheel', 'USAGE')
    LOOP
        EXECUTE format('GRANT sleutel_geheel TO %I', login);
    END LOOP;
EXCEPTION WHEN unique_violation THEN
    NULL;  -- the same, for a membership
END
$$;
DO $$
BEGIN  -- many rows at once go by a table of the session (`common.kopieren`)
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO sleutel_app', current_database());
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("common", "0001_rollen")]
    operations = [migrations.RunSQL(ROLE, migrations.RunSQL.noop)]

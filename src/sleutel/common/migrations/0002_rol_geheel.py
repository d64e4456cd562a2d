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
BEGIN
    IF NOT pg_has_role('sleutel_geheel', 'sleutel_app', 'USAGE') THEN
        GRANT sleutel_app TO sleutel_geheel;
    END IF;
    IF NOT pg_has_role(CURRENT_USER, 'sleutel_geheel', 'USAGE') THEN
        EXECUTE format('GRANT sleutel_geheel TO %I', CURRENT_USER);
    END IF;
EXCEPTION WHEN unique_violation THEN
    NULL;  -- the same, for a membership
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("common", "0001_rollen")]
    operations = [migrations.RunSQL(ROLE, migrations.RunSQL.noop)]

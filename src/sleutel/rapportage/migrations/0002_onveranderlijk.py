"""A report that was made is never changed or removed: another one is made beside it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0001_initial"), ("common", "0001_rollen")]
    operations = [
        migrations.RunSQL(
            """
            CREATE TRIGGER jaarverslag_alleen_toevoegen BEFORE UPDATE OR DELETE ON jaarverslag
                FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();
            CREATE TRIGGER jaarverslag_niet_leegmaken BEFORE TRUNCATE ON jaarverslag
                FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging();
            REVOKE UPDATE, DELETE, TRUNCATE ON jaarverslag FROM sleutel_app;
            """
        ),
    ]

"""The name of a reason stands in figures, so a change of it leaves a row as well (ADR 0018)."""

from django.db import migrations

TRIGGER = """
    CREATE TRIGGER reden_recordwijziging AFTER INSERT OR UPDATE OR DELETE ON reden
    FOR EACH STATEMENT EXECUTE FUNCTION noteer_recordwijziging();
"""


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0007_teksten_onder_codes"), ("partijen", "0010_redenen")]
    operations = [migrations.RunSQL(TRIGGER)]

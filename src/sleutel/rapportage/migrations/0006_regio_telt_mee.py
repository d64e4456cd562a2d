"""The name and the coming of a region stand in figures too, so they leave a row as well (ADR 0018)."""

from django.db import migrations

TRIGGER = """
    CREATE TRIGGER regio_recordwijziging AFTER INSERT OR UPDATE OR DELETE ON regio
    FOR EACH STATEMENT EXECUTE FUNCTION noteer_recordwijziging();
"""


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0005_recordwijziging"), ("partijen", "0007_regios")]
    operations = [migrations.RunSQL(TRIGGER)]

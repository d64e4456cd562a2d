"""Every transaction that changes what figures read leaves one row (ADR 0018)."""

from django.db import migrations, models
from django.db.models.functions import Now

from sleutel.common.append_only import seal_log

GELEZEN = (
    "gebeurtenis",
    "klacht",
    "klachtgebeurtenis",
    "taakstelling",
    "spreidingsafspraak",
    "instelling",
    "convenant",
    "organisatie",
    "gemeente",
    "kern",
)
"""The tables from which `rapportage` makes a figure and the names in it."""

NOTE = """
CREATE FUNCTION noteer_recordwijziging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO recordwijziging (transactie) VALUES (pg_current_xact_id()::text::bigint)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
"""


def _trigger(tabel: str) -> str:
    return (
        f"CREATE TRIGGER {tabel}_recordwijziging AFTER INSERT OR UPDATE OR DELETE ON {tabel}"
        " FOR EACH STATEMENT EXECUTE FUNCTION noteer_recordwijziging();"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0004_verslagtekst_onveranderlijk"),
        ("klachten", "0002_onveranderlijk"),
        ("toewijzing", "0002_onveranderlijk"),
        ("trajecten", "0004_dekkende_index"),
        ("partijen", "0005_uitnodigingen"),
    ]
    operations = [
        migrations.CreateModel(
            name="Recordwijziging",
            fields=[
                ("transactie", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd_op", models.DateTimeField(db_default=Now(), editable=False)),
            ],
            options={"db_table": "recordwijziging"},
        ),
        seal_log("recordwijziging"),
        migrations.RunSQL(NOTE + "\n".join(map(_trigger, GELEZEN))),
    ]

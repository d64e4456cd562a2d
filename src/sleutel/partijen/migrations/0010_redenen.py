"""Reasons are data: a table of them, filled with those that there were (ADR 0020)."""

from django.db import migrations, models

from sleutel.domein.redenen import BEGIN

GRANTS = """
    REVOKE UPDATE, DELETE ON reden FROM sleutel_app;
    GRANT UPDATE (naam) ON reden TO sleutel_app;
"""


def fill(apps, schema_editor) -> None:
    model = apps.get_model("partijen", "Reden")
    model.objects.bulk_create(
        model(code=reden.value, naam=reden.label, volgorde=plaats)
        for plaats, reden in enumerate(BEGIN, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("partijen", "0009_regios_in_beheer")]
    operations = [
        migrations.CreateModel(
            name="Reden",
            fields=[
                ("code", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=60, unique=True)),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("sinds", models.DateField(null=True)),
            ],
            options={
                "db_table": "reden",
                "ordering": ["volgorde"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(code__regex="^[a-z0-9]+([_-][a-z0-9]+)*$"),
                        name="reden_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(naam__regex="^\\S(.*\\S)?$"), name="reden_naam"
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(code__in=["overlast", "detentie", "overig"])
                        | models.Q(naam=models.F("code")),
                        name="reden_vast",
                    ),
                    models.UniqueConstraint(fields=["volgorde"], name="reden_volgorde"),
                ],
            },
        ),
        migrations.RunPython(fill),
        migrations.RunSQL(GRANTS),
    ]

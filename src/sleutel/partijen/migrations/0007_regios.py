"""Regions can be added: each has its place in a list, and the day since when it is there (ADR 0019)."""

from django.db import migrations, models

from sleutel.domein.zuid_limburg import ZUID_LIMBURG


def give_places(apps, schema_editor) -> None:
    for plaats, regio in enumerate(ZUID_LIMBURG, start=1):
        apps.get_model("partijen", "Regio").objects.filter(code=regio.value).update(volgorde=plaats)


class Migration(migrations.Migration):
    dependencies = [("partijen", "0006_meer_instellingen")]
    operations = [
        migrations.AlterModelOptions(name="regio", options={"ordering": ["volgorde"]}),
        migrations.AddField("regio", "volgorde", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("regio", "sinds", models.DateField(null=True)),
        migrations.RunPython(give_places),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.AlterField("regio", "volgorde", models.PositiveSmallIntegerField()),
        migrations.AddConstraint(
            "regio",
            models.CheckConstraint(
                condition=models.Q(code__regex="^[a-z0-9]+([_-][a-z0-9]+)*$"), name="regio_code"
            ),
        ),
        migrations.AddConstraint(
            "regio",
            models.CheckConstraint(
                condition=models.Q(naam__regex="^\\S(.*\\S)?$"), name="regio_naam"
            ),
        ),
        migrations.AddConstraint(
            "regio", models.UniqueConstraint(fields=["volgorde"], name="regio_volgorde")
        ),
    ]

"""Figures read the log from one index that holds all they need, without visiting the table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0003_statistiek")]
    operations = [
        migrations.RemoveIndex("gebeurtenis", "gebeurtenis_per_periode"),
        migrations.AddIndex(
            "gebeurtenis",
            models.Index(
                fields=["regio", "soort", "op"],
                include=["traject", "id", "bekend_op", "ingetrokken", "gegevens"],
                name="gebeurtenis_per_periode",
            ),
        ),
    ]

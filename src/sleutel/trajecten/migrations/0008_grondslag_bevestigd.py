"""Who of a region confirmed a ground, and the grounds to start from as the law reads (ADR 0014).

They were held beside the text of the Wmo 2015 (1 July 2025) and the UAVG (1 January 2020): the gemeente
decides by lid 1 and pays by lid 6 of 5.1.1; as an authority it sees health by UAVG 30(1)(a); care parties may see
justice data too, which the first proposal left out. What a region recorded for itself is not touched.
"""

import csv
from datetime import date
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import DateRange

GRONDSLAGEN = Path(__file__).parent.parent / "referentie" / "grondslagen.csv"
AVG_GELDT = date(2018, 5, 25)


def propose_again(apps, schema_editor) -> None:
    grondslag_model = apps.get_model("trajecten", "Grondslag")
    with GRONDSLAGEN.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter="|"):
            doel = rij.pop("doel")
            begin = grondslag_model.objects.filter(doel=doel, geldig=DateRange(AVG_GELDT, None))
            begin.update(**rij)


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0007_toestand_buiten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("grondslag", "bevestigd_op", models.DateField(null=True)),
        migrations.AddField(
            "grondslag",
            "bevestigd_door",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(propose_again),
        migrations.AddConstraint(
            "grondslag",
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True, bevestigd_door__isnull=True)
                | models.Q(bevestigd_op__isnull=False, bevestigd_door__isnull=False),
                name="grondslag_bevestigd_door_iemand",
            ),
        ),
    ]

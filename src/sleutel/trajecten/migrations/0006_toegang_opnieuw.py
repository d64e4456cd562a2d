"""The grounds to start from, the rights on the new tables, and `toegang` folded by the new table.

`referentie/grondslagen.csv` is a proposal for each region, from the day the AVG applied; a region records
its own with its privacy officer.
"""

import csv
from datetime import date
from itertools import batched, groupby
from pathlib import Path

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.toegang.verlenen import verleen

GRONDSLAGEN = Path(__file__).parent.parent / "referentie" / "grondslagen.csv"
AVG_GELDT = date(2018, 5, 25)
LOKET = "loket-housing"
FIELDS = ("id", "soort", "op", "bekend_op", "gegevens", "vervangt_id", "ingetrokken", "bron")


def fill(apps, schema_editor) -> None:
    regio_model, grondslag_model = (
        apps.get_model(*naam) for naam in (("partijen", "Regio"), ("trajecten", "Grondslag"))
    )
    with GRONDSLAGEN.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter="|"))
    for regio in regio_model.objects.order_by("code"):
        for rij in rijen:
            grondslag_model.objects.create(regio=regio, geldig=DateRange(AVG_GELDT, None), **rij)


def fold_again(apps, schema_editor) -> None:
    gebeurtenis_model = apps.get_model("trajecten", "Gebeurtenis")
    toegang_model = apps.get_model("trajecten", "Toegang")
    organisatie_model = apps.get_model("partijen", "Organisatie")
    codes = dict(organisatie_model.objects.values_list("code", "id"))
    toegang_model.objects.all().delete()
    rows = gebeurtenis_model.objects.order_by("traject_id", "id").values_list("traject_id", *FIELDS)
    nieuw = (
        toegang_model(
            traject_id=traject,
            organisatie_id=codes[v.partij or LOKET],
            niveau=v.niveau.value,
            doel=v.doel.value,
            sinds=v.sinds,
            tot=v.tot,
            gebeurtenis_id=v.gebeurtenis,
        )
        for traject, log in groupby(rows.iterator(chunk_size=20_000), key=lambda row: row[0])
        for v in verleen([Regel(*row[1:]) for row in log])
        if (v.partij or LOKET) in codes
    )
    for deel in batched(nieuw, 5_000, strict=False):
        toegang_model.objects.bulk_create(deel)


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0005_toegang_en_grondslag"),
        ("common", "0001_rollen"),
    ]
    operations = [
        migrations.RunSQL(
            """
            REVOKE UPDATE, DELETE, TRUNCATE ON justitietoegang FROM sleutel_app;
            GRANT UPDATE (tot, beeindigd_door_id) ON justitietoegang TO sleutel_app;
            """
        ),
        migrations.RunPython(fill),
        migrations.RunPython(fold_again),
    ]

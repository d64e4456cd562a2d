"""The toestand as it is read outside the compartment of justice: as if nobody was in a doorstroomwoning."""

from itertools import groupby

from django.db import migrations, models

from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.stappen import STAPPEN
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.procesgang.vouwen import toestand_after

FIELDS = ("id", "soort", "op", "bekend_op", "gegevens", "vervangt_id", "ingetrokken", "bron")
STEPS = {stap.soort.value for stap in STAPPEN if stap.doel is not None}


def fold_again(apps, schema_editor) -> None:
    """Of who was ever in a doorstroomwoning; of all others it is the toestand itself."""
    traject_model = apps.get_model("trajecten", "Traject")
    gebeurtenis_model = apps.get_model("trajecten", "Gebeurtenis")
    traject_model.objects.update(
        toestand_buiten=models.F("toestand"), toestand_buiten_sinds=models.F("toestand_sinds")
    )
    was_there = gebeurtenis_model.objects.filter(soort=Soort.IN_DOORSTROOMWONING.value)
    rows = (
        gebeurtenis_model.objects.filter(traject__in=was_there.order_by().values("traject"))
        .order_by("traject_id", "id")
        .values_list("traject_id", *FIELDS)
    )
    for traject, log in groupby(rows.iterator(chunk_size=20_000), key=lambda row: row[0]):
        told = [
            r for r in valid(Regel(*row[1:]) for row in log) if r.soort != "in_doorstroomwoning"
        ]
        days = [r.op for r in told if r.soort in STEPS]
        stand = toestand_after(r.soort for r in told) if days else Toestand.AANGEMELD
        traject_model.objects.filter(pk=traject).update(
            toestand_buiten=stand.value, toestand_buiten_sinds=max(days, default=None)
        )


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0006_toegang_opnieuw")]
    operations = [
        migrations.AddField(
            "traject",
            "toestand_buiten",
            models.CharField(
                default="",
                help_text="De toestand voor wie niet bij justitie is aangewezen.",
                max_length=30,
            ),
            preserve_default=False,
        ),
        migrations.AddField("traject", "toestand_buiten_sinds", models.DateField(null=True)),
        migrations.RunPython(fold_again),
        migrations.AddConstraint(
            "traject",
            models.CheckConstraint(
                condition=models.Q(
                    toestand_buiten__in=[
                        t.value for t in Toestand if t != Toestand.IN_DOORSTROOMWONING
                    ]
                ),
                name="traject_toestand_buiten_zwijgt_over_justitie",
            ),
        ),
    ]

"""Legal grounds per region, named persons for justice data, and the purposes of the table of access."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partijen", "0002_naslag"),
        ("trajecten", "0004_dekkende_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Grondslag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "doel",
                    models.CharField(
                        choices=[
                            ("procesregie", "procesregie"),
                            ("financien", "financiën van het loket"),
                            ("aanmelding", "aanmelding"),
                            ("beoordeling", "beoordeling"),
                            ("huisvesting", "huisvesting"),
                            ("begeleiding", "begeleiding"),
                            ("betaling", "betaling"),
                        ],
                        max_length=20,
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("grond", models.CharField(max_length=200)),
                ("bijzonder", models.CharField(blank=True, max_length=200)),
                ("strafrechtelijk", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "db_table": "grondslag",
            },
        ),
        migrations.CreateModel(
            name="Justitietoegang",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sinds", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("vaste_procesregisseur", "vaste procesregisseur van dit traject"),
                            ("vervanging", "vervangt de vaste procesregisseur"),
                            ("ingelezen", "heeft het traject ingelezen uit het register"),
                            ("zorg", "begeleidt de kandidaat namens de zorgpartij"),
                            ("klacht_of_bezwaar", "behandelt een klacht of bezwaar"),
                        ],
                        max_length=30,
                    ),
                ),
            ],
            options={
                "db_table": "justitietoegang",
            },
        ),
        migrations.RemoveConstraint(
            model_name="toegang",
            name="toegang_doel",
        ),
        migrations.AlterField(
            model_name="toegang",
            name="doel",
            field=models.CharField(
                choices=[
                    ("procesregie", "procesregie"),
                    ("financien", "financiën van het loket"),
                    ("aanmelding", "aanmelding"),
                    ("beoordeling", "beoordeling"),
                    ("huisvesting", "huisvesting"),
                    ("begeleiding", "begeleiding"),
                    ("betaling", "betaling"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "doel__in",
                        [
                            "procesregie",
                            "financien",
                            "aanmelding",
                            "beoordeling",
                            "huisvesting",
                            "begeleiding",
                            "betaling",
                        ],
                    )
                ),
                name="toegang_doel",
            ),
        ),
        migrations.AddField(
            model_name="grondslag",
            name="regio",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partijen.regio"
            ),
        ),
        migrations.AddField(
            model_name="justitietoegang",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="justitietoegang",
            name="beeindigd_door",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="justitietoegang",
            name="gegeven_door",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="justitietoegang",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partijen.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="justitietoegang",
            name="traject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="justitietoegang",
                to="trajecten.traject",
            ),
        ),
        migrations.AddConstraint(
            model_name="grondslag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "doel__in",
                        [
                            "procesregie",
                            "financien",
                            "aanmelding",
                            "beoordeling",
                            "huisvesting",
                            "begeleiding",
                            "betaling",
                        ],
                    )
                ),
                name="grondslag_doel",
            ),
        ),
        migrations.AddConstraint(
            model_name="grondslag",
            constraint=models.CheckConstraint(
                condition=models.Q(("grond__regex", "\\S")), name="grondslag_heeft_een_grond"
            ),
        ),
        migrations.AddConstraint(
            model_name="grondslag",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("regio", "="), ("doel", "="), ("geldig", "&&")],
                name="grondslag_een_tegelijk",
            ),
        ),
        migrations.AddConstraint(
            model_name="justitietoegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reden__in",
                        [
                            "vaste_procesregisseur",
                            "vervanging",
                            "ingelezen",
                            "zorg",
                            "klacht_of_bezwaar",
                        ],
                    )
                ),
                name="justitietoegang_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="justitietoegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("sinds")), _connector="OR"
                ),
                name="justitietoegang_tot_na_sinds",
            ),
        ),
        migrations.AddConstraint(
            model_name="justitietoegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beeindigd_door__isnull", True), ("tot__isnull", True)),
                    models.Q(("beeindigd_door__isnull", False), ("tot__isnull", False)),
                    _connector="OR",
                ),
                name="justitietoegang_einde_door_iemand",
            ),
        ),
        migrations.AddConstraint(
            model_name="justitietoegang",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("traject", "account", "organisatie"),
                name="justitietoegang_eenmaal_open",
            ),
        ),
    ]

"""Consent that lifts the professional secrecy of a care party: given, withdrawn, never changed."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from sleutel.common.append_only import seal


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_rollen"),
        ("kandidaten", "0003_uitnodigingen"),
        ("partijen", "0002_naslag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Toestemming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bekend_op",
                    models.DateField(
                        help_text="De dag waarop het loket dit wist.", verbose_name="bekend op"
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="vastgelegd op",
                    ),
                ),
                ("ingetrokken", models.BooleanField(default=False)),
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
                ("op", models.DateField(verbose_name="gegeven of ingetrokken op")),
                (
                    "aan",
                    models.ForeignKey(
                        db_index=False,
                        help_text="Tegen wie.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partijen.organisatie",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kandidaat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toestemmingen",
                        to="kandidaten.kandidaat",
                    ),
                ),
                (
                    "vervangt",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangen_door",
                        to="kandidaten.toestemming",
                    ),
                ),
                (
                    "zorgpartij",
                    models.ForeignKey(
                        db_index=False,
                        help_text="Wie mag spreken.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partijen.organisatie",
                    ),
                ),
            ],
            options={
                "db_table": "toestemming",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("vervangt__isnull", False)),
                        fields=("vervangt",),
                        name="toestemming_eenmaal_vervangen",
                    ),
                    models.CheckConstraint(
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
                        name="toestemming_doel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("zorgpartij", models.F("aan")), _negated=True),
                        name="toestemming_aan_een_ander",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("vervangt__isnull", True)),
                        fields=("kandidaat", "doel", "zorgpartij", "aan"),
                        name="toestemming_eenmaal",
                    ),
                ],
            },
        ),
        seal("toestemming", "kandidaat_id", "doel", "zorgpartij_id", "aan_id"),
    ]

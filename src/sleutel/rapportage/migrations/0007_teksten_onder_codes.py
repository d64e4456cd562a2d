"""The texts of a jaarverslag are kept under the codes of its regions: their names may change (ADR 0019)."""

from collections.abc import Sequence
from itertools import combinations

from django.db import migrations, models

from sleutel.domein.opmaak import opgesomd

HEEL_GEBIED = "Zuid-Limburg"


def codes_of(naam: str, regios: Sequence[tuple[str, str]]) -> str | None:
    """The codes of the regions that a name sums up, in the order of these (code, name); "" is all."""
    if naam == HEEL_GEBIED:
        return ""
    for n in range(1, len(regios)):
        for enkele in combinations(regios, n):
            if opgesomd([label for _, label in enkele]) == naam:
                return "+".join(code for code, _ in enkele)
    return None


def to_codes(apps, schema_editor) -> None:
    regio, tekst = (
        apps.get_model(*naam) for naam in (("partijen", "Regio"), ("rapportage", "Verslagtekst"))
    )
    regios = list(regio.objects.order_by("volgorde").values_list("code", "naam"))
    for naam in set(tekst.objects.order_by().values_list("regio", flat=True).distinct()):
        codes = codes_of(naam, regios)
        assert codes is not None, f"no regions are called {naam}"
        tekst.objects.filter(regio=naam).update(regio=codes)


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0006_regio_telt_mee"), ("partijen", "0007_regios")]
    operations = [
        migrations.AlterField(
            "jaarverslag",
            "regio",
            models.CharField(help_text="De naam van de regio of regio's.", max_length=1000),
        ),
        migrations.AlterField(
            "verslagtekst",
            "regio",
            models.CharField(
                blank=True,
                help_text="De codes van de regio's, met een + ertussen; leeg: alle.",
                max_length=1000,
            ),
        ),
        migrations.RunSQL("ALTER TABLE verslagtekst DISABLE TRIGGER verslagtekst_alleen_toevoegen"),
        migrations.RunPython(to_codes),
        migrations.RunSQL("ALTER TABLE verslagtekst ENABLE TRIGGER verslagtekst_alleen_toevoegen"),
    ]

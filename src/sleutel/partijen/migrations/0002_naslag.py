"""The regions, municipalities and villages, and the loket itself.

`referentie/gemeenten.csv`: CBS codes and names of the municipalities of Zuid-Limburg with the villages
in each (facts, as published by the CBS and the municipalities).
"""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

from sleutel.common.sorteren import sort_key
from sleutel.domein.zuid_limburg import ZUID_LIMBURG

GEMEENTEN = Path(__file__).parent.parent / "referentie" / "gemeenten.csv"


def slug(naam: str) -> str:
    return sort_key(naam).replace(" ", "-")


def fill(apps, schema_editor) -> None:
    regio_model, gemeente_model, kern_model = (
        apps.get_model("partijen", naam) for naam in ("Regio", "Gemeente", "Kern")
    )
    code_van = {regio.label: regio.value for regio in ZUID_LIMBURG}
    for regio in ZUID_LIMBURG:
        regio_model.objects.create(code=regio.value, naam=regio.label)
    with GEMEENTEN.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";"):
            gemeente = gemeente_model.objects.create(
                code=rij["code"],
                naam=rij["naam"],
                regio_id=code_van[rij["regio"]],
            )
            # The name of the municipality itself is also written where a village is asked.
            for naam in dict.fromkeys([*rij["kernen"].split(","), rij["naam"]]):
                kern_model.objects.create(code=slug(naam), naam=naam, gemeente=gemeente)


def found_loket(apps, schema_editor) -> None:
    """The loket, and the account by which the command line works for it; nobody can sign in with that."""
    loket = apps.get_model("partijen", "Organisatie").objects.create(
        code="loket-housing",
        naam="Loket Housing Zuid-Limburg",
        sorteernaam=sort_key("Loket Housing Zuid-Limburg"),
        soort="loket",
    )
    account = apps.get_model("partijen", "Account").objects.create(
        email="opdrachtregel@sleutel.invalid", naam="Opdrachtregel", password="!"
    )
    apps.get_model("partijen", "Lidmaatschap").objects.create(
        account=account, organisatie=loket, rol="procesregisseur", sinds=date(2000, 1, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("partijen", "0001_initial")]
    operations = [migrations.RunPython(fill), migrations.RunPython(found_loket)]

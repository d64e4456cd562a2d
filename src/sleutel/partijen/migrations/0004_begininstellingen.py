"""Settings and the log of changes are append-only; and what the source documents say is set.

`referentie/instellingen.csv`: each choice of a region with the place where it stands (the yearly
reports of 2021 and 2024). Known from the day on which it began, as agreements are.
"""

import csv
import json
from pathlib import Path

from django.db import migrations

from sleutel.common.append_only import seal, seal_log
from sleutel.domein.instellingen import VORMEN, Instelsoort
from sleutel.domein.keuzelijst import Woonproces

INSTELLINGEN = Path(__file__).parent.parent / "referentie" / "instellingen.csv"

GEMEENTE_IN_REGIO = """
    ALTER TABLE gemeente ADD CONSTRAINT gemeente_code_en_regio UNIQUE (code, regio_id);
    ALTER TABLE instelling ADD CONSTRAINT instelling_gemeente_in_regio
        FOREIGN KEY (gemeente_id, regio_id) REFERENCES gemeente (code, regio_id);
"""


def fill(apps, schema_editor) -> None:
    instelling, wijziging, regio, gemeente, lidmaatschap = (
        apps.get_model("partijen", naam)
        for naam in ("Instelling", "Beheerwijziging", "Regio", "Gemeente", "Lidmaatschap")
    )
    opdrachtregel = lidmaatschap.objects.get(account__email="opdrachtregel@sleutel.invalid")
    namen = dict(gemeente.objects.values_list("code", "naam"))
    regios = dict(regio.objects.values_list("code", "naam"))
    with INSTELLINGEN.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";", quoting=csv.QUOTE_NONE):
            soort, waarde = Instelsoort(rij["soort"]), json.loads(rij["waarde"])
            plek = [namen.get(rij["gemeente"]) or regios[rij["regio"]]]
            if rij["woonproces"]:
                plek.append(Woonproces(rij["woonproces"]).label)
            instelling.objects.create(
                soort=soort.value,
                regio_id=rij["regio"],
                gemeente_id=rij["gemeente"] or None,
                woonproces=rij["woonproces"],
                vanaf=rij["vanaf"],
                bekend_op=rij["vanaf"],
                waarde=waarde,
                wijziging=wijziging.objects.create(
                    account_id=opdrachtregel.account_id,
                    organisatie_id=opdrachtregel.organisatie_id,
                    rol="functioneel_beheerder",
                    onderwerp="instelling",
                    regio_id=rij["regio"],
                    wat=", ".join((soort.label, *plek)),
                    was="",
                    wordt=VORMEN[soort].write(waarde),
                    toelichting=rij["herkomst"],
                ),
            )


class Migration(migrations.Migration):
    dependencies = [("partijen", "0003_instellingen"), ("common", "0001_rollen")]
    operations = [
        migrations.RunSQL(GEMEENTE_IN_REGIO),
        seal("instelling", "soort", "regio_id", "gemeente_id", "woonproces", "vanaf"),
        seal_log("beheerwijziging"),
        migrations.RunPython(fill),
    ]

"""The log is append-only, and the region of a gebeurtenis is that of its traject."""

from django.db import migrations

from sleutel.common.append_only import seal


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0001_initial"), ("common", "0001_rollen")]
    operations = [
        migrations.RunSQL(
            """
            ALTER TABLE traject ADD CONSTRAINT traject_id_en_regio UNIQUE (id, regio_id);
            ALTER TABLE gebeurtenis ADD CONSTRAINT gebeurtenis_regio_van_traject
                FOREIGN KEY (traject_id, regio_id) REFERENCES traject (id, regio_id);
            """
        ),
        seal("gebeurtenis", "traject_id", "soort"),
    ]

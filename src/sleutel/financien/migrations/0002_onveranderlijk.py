"""What was recorded here is corrected by a new row, never changed."""

from django.db import migrations

from sleutel.common.append_only import seal


class Migration(migrations.Migration):
    dependencies = [("financien", "0001_initial"), ("common", "0001_rollen")]
    operations = [
        seal("tarief", "jaar", "regio_id", "soort"),
    ]

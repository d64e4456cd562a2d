"""What was recorded here is corrected by a new row, never changed."""

from django.db import migrations

from sleutel.common.append_only import seal


class Migration(migrations.Migration):
    dependencies = [("klachten", "0001_initial"), ("common", "0001_rollen")]
    operations = [
        seal("klachtgebeurtenis", "klacht_id", "soort"),
    ]

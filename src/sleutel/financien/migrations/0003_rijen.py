"""Row-level security: who sees the traject sees what hangs on it (ADR 0021)."""

from django.db import migrations

from sleutel.common.rijen import as_its_traject


class Migration(migrations.Migration):
    dependencies = [("financien", "0002_onveranderlijk"), ("trajecten", "0009_rijen")]
    operations = [
        as_its_traject("factuur"),
        as_its_traject("declaratie"),
    ]

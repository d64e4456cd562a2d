"""Row-level security: who sees the traject sees what hangs on it (ADR 0021)."""

from django.db import migrations

from sleutel.common.rijen import as_its_traject


class Migration(migrations.Migration):
    dependencies = [("begeleiding", "0001_initial"), ("trajecten", "0009_rijen")]
    operations = [
        as_its_traject("begeleiding"),
        as_its_traject("duurzaamheidsmeting"),
    ]

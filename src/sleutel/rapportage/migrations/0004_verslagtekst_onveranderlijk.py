"""A version of a text is never changed or removed: another one is written after it."""

from django.db import migrations

from sleutel.common.append_only import seal_log


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0003_verslagtekst")]
    operations = [seal_log("verslagtekst")]

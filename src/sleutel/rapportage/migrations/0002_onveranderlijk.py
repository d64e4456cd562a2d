"""A report that was made is never changed or removed: another one is made beside it."""

from django.db import migrations

from sleutel.common.append_only import seal_log


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0001_initial"), ("common", "0001_rollen")]
    operations = [seal_log("jaarverslag")]

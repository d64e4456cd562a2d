"""Who looked is a log: the app adds to it and reads it, nobody changes it."""

from django.db import migrations

from sleutel.common.append_only import seal_log


class Migration(migrations.Migration):
    dependencies = [("inzage", "0001_initial"), ("common", "0001_rollen")]
    operations = [seal_log("inzagelog")]

"""Whether a gemeente is spoken of, is asked of the whole record, whoever asks (ADR 0021)."""

from django.db import migrations

WHOLE = "ALTER FUNCTION gemeente_staat_in(text) SECURITY DEFINER SET search_path = public, pg_temp"
NARROW = "ALTER FUNCTION gemeente_staat_in(text) SECURITY INVOKER RESET search_path"


class Migration(migrations.Migration):
    dependencies = [("toewijzing", "0003_gemeente_blijft")]
    operations = [migrations.RunSQL(WHOLE, NARROW)]

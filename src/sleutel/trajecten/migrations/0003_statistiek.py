"""After a large import the planner must know the new sizes at once; only the owner may ANALYZE."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0002_onveranderlijk")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION ververs_statistiek() RETURNS void
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
            BEGIN
                ANALYZE traject, gebeurtenis, toegang;
            END
            $$;
            REVOKE EXECUTE ON FUNCTION ververs_statistiek() FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION ververs_statistiek() TO sleutel_app;
            """
        ),
    ]

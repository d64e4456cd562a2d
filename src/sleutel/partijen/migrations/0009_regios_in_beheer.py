"""The app adds regions, gemeenten and villages; of what is there it only changes a name or a place (ADR 0019)."""

from django.db import migrations, models

GRANTS = """
    REVOKE UPDATE, DELETE ON regio, gemeente, kern FROM sleutel_app;
    GRANT UPDATE (naam) ON regio TO sleutel_app;
    GRANT UPDATE (regio_id) ON gemeente TO sleutel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("partijen", "0008_beheerwijziging_betreft")]
    operations = [
        migrations.RemoveConstraint("beheerwijziging", "beheerwijziging_onderwerp"),
        migrations.AlterField(
            "beheerwijziging",
            "onderwerp",
            models.CharField(
                choices=[
                    ("instelling", "instelling"),
                    ("organisatie", "organisatie"),
                    ("convenant", "convenant"),
                    ("afspraak", "afspraak van een jaar"),
                    ("account", "account van iemand"),
                    ("regio", "regio"),
                    ("gemeente", "gemeente"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            "beheerwijziging",
            models.CheckConstraint(
                condition=models.Q(
                    onderwerp__in=[
                        "instelling",
                        "organisatie",
                        "convenant",
                        "afspraak",
                        "account",
                        "regio",
                        "gemeente",
                    ]
                ),
                name="beheerwijziging_onderwerp",
            ),
        ),
        migrations.RunSQL(GRANTS),
    ]

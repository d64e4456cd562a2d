"""A change of a reason is a line of the log too (ADR 0020)."""

from django.db import migrations, models

ONDERWERPEN = [
    ("instelling", "instelling"),
    ("organisatie", "organisatie"),
    ("convenant", "convenant"),
    ("afspraak", "afspraak van een jaar"),
    ("account", "account van iemand"),
    ("regio", "regio"),
    ("gemeente", "gemeente"),
    ("reden", "reden"),
]


class Migration(migrations.Migration):
    dependencies = [("partijen", "0010_redenen")]
    operations = [
        migrations.RemoveConstraint("beheerwijziging", "beheerwijziging_onderwerp"),
        migrations.AlterField(
            "beheerwijziging", "onderwerp", models.CharField(choices=ONDERWERPEN, max_length=20)
        ),
        migrations.AddConstraint(
            "beheerwijziging",
            models.CheckConstraint(
                condition=models.Q(onderwerp__in=[code for code, _ in ONDERWERPEN]),
                name="beheerwijziging_onderwerp",
            ),
        ),
    ]

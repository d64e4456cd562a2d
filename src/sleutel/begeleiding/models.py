"""The guided year, and how a person lives after it."""

from django.db import models

from sleutel.domein.keuzelijst import Huurachterstand, Overlast, Woonsituatie


class Begeleiding(models.Model):
    """Who guides the tenant, from the start of the tenancy until its close. A projection of the log."""

    traject = models.OneToOneField(
        "trajecten.Traject", models.PROTECT, primary_key=True, related_name="begeleiding"
    )
    organisatie = models.ForeignKey(
        "partijen.Organisatie", models.PROTECT, null=True, related_name="+"
    )
    sinds = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        db_table = "begeleiding"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("sinds")),
                name="begeleiding_tot_na_sinds",
            ),
        ]

    def __str__(self) -> str:
        return f"begeleiding sinds {self.sinds:%Y-%m-%d}"


class DuurzaamheidsMeting(models.Model):
    """What was found when somebody looked how a person lives after a positive close. A projection."""

    traject = models.ForeignKey(
        "trajecten.Traject", models.PROTECT, related_name="duurzaamheidsmetingen"
    )
    gemeten_op = models.DateField()
    woonsituatie = models.CharField(max_length=40, blank=True)
    overlast = models.CharField(max_length=40, blank=True)
    huurachterstand = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "duurzaamheidsmeting"
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "gemeten_op"], name="duurzaamheidsmeting_eenmaal_per_dag"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    woonsituatie__in=["", *(k.value for k in Woonsituatie)],
                    overlast__in=["", *(k.value for k in Overlast)],
                    huurachterstand__in=["", *(k.value for k in Huurachterstand)],
                ),
                name="duurzaamheidsmeting_antwoorden",
            ),
        ]

    def __str__(self) -> str:
        return f"meting op {self.gemeten_op:%Y-%m-%d}"

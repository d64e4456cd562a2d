"""What is paid: the price of a traject, and the guidance."""

from django.db import models

from sleutel.common.append_only import Vastlegging, VastleggingQuerySet
from sleutel.domein.keuzelijst import TariefSoort


class Tarief(Vastlegging):
    """The trajectprijs, or the amount for the guided year, of a region and year, in euros."""

    jaar = models.PositiveSmallIntegerField()
    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "tarief"
        constraints = [
            *Vastlegging.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(soort__in=[s.value for s in TariefSoort]), name="tarief_soort"
            ),
            models.CheckConstraint(
                condition=models.Q(bedrag__gte=0), name="tarief_bedrag_niet_negatief"
            ),
            models.UniqueConstraint(
                fields=["jaar", "regio", "soort"],
                condition=models.Q(vervangt__isnull=True),
                name="tarief_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.jaar}: {self.bedrag}"


class Factuur(models.Model):
    """The invoice of the trajectprijs to an aanmelder that is not a convenantpartner. A projection."""

    traject = models.OneToOneField(
        "trajecten.Traject", models.PROTECT, primary_key=True, related_name="factuur"
    )
    factuur_op = models.DateField()
    betaald_op = models.DateField(null=True)

    class Meta:
        db_table = "factuur"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(betaald_op__isnull=True)
                | models.Q(betaald_op__gte=models.F("factuur_op")),
                name="factuur_betaald_na_factuur",
            ),
        ]

    def __str__(self) -> str:
        return f"factuur van {self.factuur_op:%Y-%m-%d}"


class Declaratie(models.Model):
    """The claim of a care organisation for the guided year. A projection of the log."""

    traject = models.OneToOneField(
        "trajecten.Traject", models.PROTECT, primary_key=True, related_name="declaratie"
    )
    gedeclareerd_op = models.DateField()
    uitbetaald_op = models.DateField(null=True)

    class Meta:
        db_table = "declaratie"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uitbetaald_op__isnull=True)
                | models.Q(uitbetaald_op__gte=models.F("gedeclareerd_op")),
                name="declaratie_uitbetaald_na_declaratie",
            ),
        ]

    def __str__(self) -> str:
        return f"declaratie van {self.gedeclareerd_op:%Y-%m-%d}"

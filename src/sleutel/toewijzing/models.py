"""What was agreed: homes per corporatie (taakstelling) and maxima per gemeente (spreiding)."""

from django.db import models

from sleutel.common.append_only import Vastlegging, VastleggingQuerySet
from sleutel.domein.keuzelijst import Woonproces


class Taakstelling(Vastlegging):
    """Homes that a corporatie will let to the loket's kandidaten in a year.

    No woonproces: agreed for all together. No gemeente: none was named. No row means on request,
    never zero. First known on 1 January of its year, or on the day of import when that is earlier.
    """

    jaar = models.PositiveSmallIntegerField()
    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    woonproces = models.CharField(max_length=30, blank=True)
    corporatie = models.ForeignKey("partijen.Organisatie", models.PROTECT, related_name="+")
    gemeente = models.CharField(max_length=10, blank=True, help_text='CBS-code of "onbekend"')
    aantal = models.PositiveIntegerField()

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "taakstelling"
        constraints = [
            *Vastlegging.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(woonproces__in=["", *(w.value for w in Woonproces)]),
                name="taakstelling_woonproces",
            ),
            models.UniqueConstraint(
                fields=["jaar", "regio", "woonproces", "corporatie", "gemeente"],
                condition=models.Q(vervangt__isnull=True),
                name="taakstelling_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jaar}: {self.aantal}"


class Spreidingsafspraak(Vastlegging):
    """The agreed maximum number of placements in a gemeente in a year, all woonprocessen together."""

    jaar = models.PositiveSmallIntegerField()
    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    gemeente = models.CharField(max_length=10, help_text='CBS-code of "onbekend"')
    maximum = models.PositiveIntegerField()

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "spreidingsafspraak"
        constraints = [
            *Vastlegging.Meta.constraints,
            models.UniqueConstraint(
                fields=["jaar", "regio", "gemeente"],
                condition=models.Q(vervangt__isnull=True),
                name="spreidingsafspraak_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jaar} {self.gemeente}: {self.maximum}"

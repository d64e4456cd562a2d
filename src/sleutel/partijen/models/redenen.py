"""Why a traject may have ended."""

from django.db import models

from sleutel.domein.redenen import VAST

from .lijsten import list_rules


class Reden(models.Model):
    """A reason (ADR 0020). Its code never changes; its name may, but not of one that a rule speaks of.

    `volgorde`: its place where people list reasons. `sinds`: the day on which it was added; null: there
    from the start.
    """

    code = models.SlugField(primary_key=True, max_length=60)
    naam = models.CharField(max_length=60, unique=True)
    volgorde = models.PositiveSmallIntegerField()
    sinds = models.DateField(null=True)

    class Meta:
        db_table = "reden"
        ordering = ["volgorde"]
        constraints = [
            *list_rules("reden"),
            models.CheckConstraint(
                condition=~models.Q(code__in=[reden.value for reden in VAST])
                | models.Q(naam=models.F("code")),
                name="reden_vast",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

"""Where: regions, municipalities and their villages."""

from django.db import models

from .lijsten import list_rules


class Regio(models.Model):
    """A region with its own agreements (ADR 0019). Its code never changes, its name may.

    `volgorde`: its place where people list regions. `sinds`: the day on which it was added; null: there
    from the start.
    """

    code = models.SlugField(primary_key=True, max_length=40)
    naam = models.CharField(max_length=80, unique=True)
    volgorde = models.PositiveSmallIntegerField()
    sinds = models.DateField(null=True)

    class Meta:
        db_table = "regio"
        ordering = ["volgorde"]
        constraints = list_rules("regio")

    def __str__(self) -> str:
        return self.naam


class Gemeente(models.Model):
    """A municipality, known by its CBS code."""

    code = models.CharField(primary_key=True, max_length=6)
    naam = models.CharField(max_length=80, unique=True)
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="gemeenten")

    class Meta:
        db_table = "gemeente"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^GM\d{4}$"), name="gemeente_cbs_code"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Kern(models.Model):
    """A village or town within a municipality: Nuth lies in Beekdaelen."""

    code = models.SlugField(primary_key=True, max_length=60)
    naam = models.CharField(max_length=80)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="kernen")

    class Meta:
        db_table = "kern"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

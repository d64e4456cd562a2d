"""The organisations of the chain, and how each takes part in a region."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from .plaatsen import Regio


def always() -> DateRange:
    """A range without ends: for all dates, until dates are set in Sleutel."""
    return DateRange()


class OrganisatieSoort(models.TextChoices):
    LOKET = "loket", "loket"
    ZORGPARTIJ = "zorgpartij", "zorgpartij"
    CORPORATIE = "corporatie", "corporatie"
    GEMEENTE = "gemeente", "gemeente"
    REGIEGROEP = "regiegroep", "regiegroep"
    KLACHTENCOMMISSIE = "klachtencommissie", "klachtencommissie"
    HUURDERSORGANISATIE = "huurdersorganisatie", "huurdersorganisatie"


class Organisatie(models.Model):
    """A party of the chain. The loket and the care group that it is the legal home of are two."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=80, unique=True, help_text="Verandert nooit.")
    naam = models.CharField(max_length=200, unique=True)
    sorteernaam = models.CharField(max_length=200, editable=False)
    soort = models.CharField(max_length=20, choices=OrganisatieSoort)
    tot = models.DateField(
        null=True, blank=True, help_text="Vanaf deze dag doet zij niet meer mee."
    )

    class Meta:
        db_table = "organisatie"
        ordering = ["sorteernaam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=[soort.value for soort in OrganisatieSoort]),
                name="organisatie_soort",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Convenant(models.Model):
    """How an organisation takes part in a region, and when.

    `convenantpartner`: pays a fixed sum a year; not one: a deelnemer, pays per traject. None: not known,
    or it makes no difference (a corporatie). An open range holds for all dates.
    `uit_organisaties`: the loket listed it; otherwise it was only named in a traject.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="convenanten")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="convenanten")
    convenantpartner = models.BooleanField(null=True)
    geldig = DateRangeField(default=always)
    uit_organisaties = models.BooleanField(default=True)

    class Meta:
        db_table = "convenant"
        constraints = [
            ExclusionConstraint(
                name="convenant_een_tegelijk",
                expressions=[
                    ("organisatie", RangeOperators.EQUAL),
                    ("regio", RangeOperators.EQUAL),
                    ("geldig", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} in {self.regio}"

"""Complaints, what the klachtencommissie ruled, and what was done with it."""

import uuid

from django.db import models

from sleutel.common.append_only import Vastlegging, VastleggingQuerySet
from sleutel.domein.keuzelijst import Uitspraak


class Klacht(models.Model):
    """A complaint, by the number that the loket gave it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=200)

    class Meta:
        db_table = "klacht"
        constraints = [
            models.UniqueConstraint(fields=["regio", "nummer"], name="klacht_nummer_per_regio"),
        ]

    def __str__(self) -> str:
        return self.nummer


class KlachtSoort(models.TextChoices):
    ONTVANGEN = "ontvangen", "ontvangen"
    UITSPRAAK = "uitspraak", "uitspraak"


class KlachtGebeurtenis(Vastlegging):
    """That a complaint was received, or ruled upon. `uitspraak`: the ruling as a code."""

    klacht = models.ForeignKey(Klacht, models.PROTECT, related_name="gebeurtenissen")
    soort = models.CharField(max_length=20, choices=KlachtSoort)
    op = models.DateField()
    uitspraak = models.CharField(max_length=30, blank=True)

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "klachtgebeurtenis"
        constraints = [
            *Vastlegging.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(soort__in=KlachtSoort.values), name="klachtgebeurtenis_soort"
            ),
            models.CheckConstraint(
                condition=models.Q(uitspraak__in=["", *(u.value for u in Uitspraak)]),
                name="klachtgebeurtenis_uitspraak",
            ),
            models.UniqueConstraint(
                fields=["klacht", "soort"],
                condition=models.Q(vervangt__isnull=True),
                name="klachtgebeurtenis_soort_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op:%Y-%m-%d}"


class KlachtTekst(models.Model):
    """What a complaint is about, in words. May name a person, so it can be erased on its own."""

    klacht = models.OneToOneField(Klacht, models.CASCADE, primary_key=True, related_name="tekst")
    onderwerp = models.TextField(blank=True)
    uitspraak = models.CharField(max_length=200, blank=True)
    opvolging = models.TextField(blank=True)

    class Meta:
        db_table = "klachttekst"

    def __str__(self) -> str:
        return f"tekst van {self.klacht_id}"

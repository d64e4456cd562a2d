"""Reports that were made, kept so that each can be made again."""

import uuid

from django.db import models
from django.db.models.functions import Now

from sleutel.domein.verslag import HOOFDSTUKKEN


class Jaarverslag(models.Model):
    """One jaarverslag as it was made: the whole model, from which every file follows.

    Append-only: a later peildatum or a corrected record gives a new row, and the old one stays.
    `inhoud` is text and not JSONB, which would put the keys in another order.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jaar = models.PositiveSmallIntegerField()
    regio = models.CharField(max_length=1000, help_text="De naam van de regio of regio's.")
    peildatum = models.DateField()
    versie = models.PositiveSmallIntegerField(help_text="De vorm van het model.")
    inhoud = models.TextField(help_text="Het model als JSON.")
    account = models.ForeignKey("partijen.Account", models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("partijen.Organisatie", models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "jaarverslag"
        ordering = ["-vastgelegd_op", "-id"]
        indexes = [models.Index(fields=["jaar", "regio", "peildatum"])]

    def __str__(self) -> str:
        return f"jaarverslag {self.jaar} van {self.regio}"


class Verslagtekst(models.Model):
    """One version of what the loket wrote itself under a chapter of the jaarverslag of a year and regions.

    Append-only: the last version counts, an empty one takes the text away. It may hold no personal
    data; a report that was kept holds its own copy.
    """

    jaar = models.PositiveSmallIntegerField()
    regio = models.CharField(
        max_length=1000,
        blank=True,
        help_text="De codes van de regio's, met een + ertussen; leeg: alle.",
    )
    hoofdstuk = models.CharField(max_length=30, help_text="De sleutel van het hoofdstuk.")
    versie = models.PositiveSmallIntegerField()
    tekst = models.TextField(blank=True)
    account = models.ForeignKey("partijen.Account", models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("partijen.Organisatie", models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "verslagtekst"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hoofdstuk__in=list(HOOFDSTUKKEN)), name="verslagtekst_hoofdstuk"
            ),
            models.UniqueConstraint(
                fields=["jaar", "regio", "hoofdstuk", "versie"], name="verslagtekst_versie_eenmaal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hoofdstuk} {self.jaar} van {self.regio}, versie {self.versie}"


class Recordwijziging(models.Model):
    """One transaction that changed something which figures read; triggers write it.

    Append-only: how many of these are seen is the version of the record (ADR 0018).
    """

    transactie = models.BigIntegerField(primary_key=True)
    vastgelegd_op = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "recordwijziging"

    def __str__(self) -> str:
        return str(self.transactie)

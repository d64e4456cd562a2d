"""Reports that were made, kept so that each can be made again."""

import uuid

from django.db import models
from django.db.models.functions import Now


class Jaarverslag(models.Model):
    """One jaarverslag as it was made: the whole model, from which every file follows.

    Append-only: a later peildatum or a corrected record gives a new row, and the old one stays.
    `inhoud` is text and not JSONB, which would put the keys in another order.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jaar = models.PositiveSmallIntegerField()
    regio = models.CharField(max_length=100, help_text="De naam van de regio of regio's.")
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

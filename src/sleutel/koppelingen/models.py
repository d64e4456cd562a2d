"""What came in from outside, and when."""

import uuid

from django.db import models
from django.db.models.functions import Now


class Invoer(models.Model):
    """One register that was taken in: by whom, known from when, and what became of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey("partijen.Account", models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("partijen.Organisatie", models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now(), editable=False)
    bekend_op = models.DateField()
    aangenomen = models.JSONField(default=dict, help_text="Per tabel: het aantal goede rijen.")
    afgewezen = models.PositiveIntegerField(help_text="Het aantal geweigerde rijen.")
    nieuwe_gebeurtenissen = models.PositiveIntegerField()
    correcties = models.PositiveIntegerField()

    class Meta:
        db_table = "invoer"
        ordering = ["-vastgelegd_op"]

    def __str__(self) -> str:
        return f"invoer van {self.vastgelegd_op:%Y-%m-%d}"

    @property
    def goede_rijen(self) -> int:
        return sum(self.aangenomen.values())

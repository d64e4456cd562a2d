"""What came in from outside, and when."""

import uuid

from django.contrib.postgres.fields import ArrayField
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


class Bericht(models.Model):
    """A mail that is still to go out; gone as soon as it went. Without an address it is for nobody.

    Somebody who asks for a new password under an unknown address causes one as well, so that the
    answer takes as long.
    """

    uuid = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)
    aan = models.EmailField(blank=True)
    onderwerp = models.CharField(max_length=200)
    tekst = models.TextField()
    gemaakt_op = models.DateTimeField(db_default=Now(), editable=False)
    pogingen = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "bericht"

    def __str__(self) -> str:
        return f"bericht van {self.gemaakt_op:%Y-%m-%d}"


class Rem(models.Model):
    """When somebody lately tried something that one may try a few times only; who, is a keyed hash."""

    sleutel = models.CharField(max_length=64, primary_key=True)
    momenten = ArrayField(models.DateTimeField())
    vervalt_op = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "rem"

    def __str__(self) -> str:
        return f"rem tot {self.vervalt_op:%H:%M}"

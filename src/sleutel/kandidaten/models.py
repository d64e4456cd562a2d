"""The person who is to be housed. Nothing here is needed for a figure, all of it can be erased."""

import uuid

from django.db import models


class Kandidaat(models.Model):
    """A person, known to the loket of a region by a pseudonym.

    Identity, contact and household come with the aanmelding; a register holds the pseudonym only.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=200, help_text="Het pseudoniem van het loket.")

    class Meta:
        db_table = "kandidaat"
        constraints = [
            models.UniqueConstraint(fields=["regio", "nummer"], name="kandidaat_nummer_per_regio"),
        ]

    def __str__(self) -> str:
        return self.nummer


class Eigendossier(models.Model):
    """Which kandidaat an account is himself: a kandidaat sees his own file and nobody else's.

    Made when the kandidaat accepts the invitation of the loket. It opens nothing by itself: the
    account must also be a member in the role kandidaat on that day.
    """

    account = models.OneToOneField("partijen.Account", models.PROTECT, related_name="eigendossier")
    kandidaat = models.OneToOneField(Kandidaat, models.CASCADE, related_name="eigendossier")
    sinds = models.DateField()

    class Meta:
        db_table = "kandidaat_account"

    def __str__(self) -> str:
        return f"eigen dossier van {self.kandidaat}"


class Kandidaatuitnodiging(models.Model):
    """For which kandidaat an invitation is: who accepts it becomes that one (`Eigendossier`)."""

    uitnodiging = models.OneToOneField("partijen.Uitnodiging", models.CASCADE, related_name="+")
    kandidaat = models.ForeignKey(Kandidaat, models.CASCADE, related_name="uitnodigingen")

    class Meta:
        db_table = "kandidaat_uitnodiging"

    def __str__(self) -> str:
        return f"uitnodiging van {self.kandidaat}"

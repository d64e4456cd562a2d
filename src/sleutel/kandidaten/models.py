"""The person who is to be housed. Nothing here is needed for a figure, all of it can be erased."""

import uuid

from django.db import models

from sleutel.common.append_only import Vastlegging, VastleggingQuerySet
from sleutel.domein.toegang.lijsten import Doel


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


class Toestemming(Vastlegging):
    """The kandidaat lets a care party speak: it lifts its professional secrecy towards one organisation.

    It is no ground for seeing a traject; that is the `Grondslag` of the region. Append-only: a withdrawal
    is a row that replaces the consent, and consent given again replaces the withdrawal. Holds no word
    about the person, so it stays when he is erased.
    """

    kandidaat = models.ForeignKey(Kandidaat, models.PROTECT, related_name="toestemmingen")
    doel = models.CharField(max_length=20, choices=[(doel.value, doel.label) for doel in Doel])
    zorgpartij = models.ForeignKey(
        "partijen.Organisatie",
        models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="Wie mag spreken.",
    )
    aan = models.ForeignKey(
        "partijen.Organisatie",
        models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="Tegen wie.",
    )
    op = models.DateField("gegeven of ingetrokken op")
    account = models.ForeignKey(
        "partijen.Account", models.PROTECT, related_name="+", db_index=False
    )

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "toestemming"
        constraints = [
            *Vastlegging.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(doel__in=[doel.value for doel in Doel]), name="toestemming_doel"
            ),
            models.CheckConstraint(
                condition=~models.Q(zorgpartij=models.F("aan")), name="toestemming_aan_een_ander"
            ),
            models.UniqueConstraint(
                fields=["kandidaat", "doel", "zorgpartij", "aan"],
                condition=models.Q(vervangt__isnull=True),
                name="toestemming_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zorgpartij} aan {self.aan}: {self.doel}"

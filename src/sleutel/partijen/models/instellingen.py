"""What the functioneel beheerder sets, dated; and the log of everything he changes."""

import uuid

from django.db import models
from django.db.models.functions import Now

from sleutel.common.append_only import Vastlegging, VastleggingQuerySet
from sleutel.domein.instellingen import Instelsoort
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.rollen import Rol

from .accounts import Account
from .organisaties import Organisatie
from .plaatsen import Gemeente, Regio


class Onderwerp(models.TextChoices):
    INSTELLING = "instelling", "instelling"
    ORGANISATIE = "organisatie", "organisatie"
    CONVENANT = "convenant", "convenant"
    AFSPRAAK = "afspraak", "afspraak van een jaar"
    ACCOUNT = "account", "account van iemand"
    REGIO = "regio", "regio"
    GEMEENTE = "gemeente", "gemeente"
    REDEN = "reden", "reden"


class Beheerwijziging(models.Model):
    """One change by a functioneel beheerder: who, when, in which role, what it was and became.

    Append-only. `wat`, `was` and `wordt` are texts, as they were read at that moment: names may change
    later. `toelichting`: on what the change rests; no personal data. `betreft`: of a change of an account, whose;
    a reference, so that no name stands in the log.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vastgelegd_op = models.DateTimeField(db_default=Now(), editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40)
    onderwerp = models.CharField(max_length=20, choices=Onderwerp)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, related_name="+")
    betreft = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    wat = models.CharField(max_length=300)
    was = models.TextField()
    wordt = models.TextField()
    toelichting = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "beheerwijziging"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(onderwerp__in=Onderwerp.values), name="beheerwijziging_onderwerp"
            ),
            models.CheckConstraint(
                condition=models.Q(rol__in=[rol.value for rol in Rol]), name="beheerwijziging_rol"
            ),
            models.CheckConstraint(
                condition=models.Q(onderwerp=Onderwerp.ACCOUNT, betreft__isnull=False)
                | (~models.Q(onderwerp=Onderwerp.ACCOUNT) & models.Q(betreft__isnull=True)),
                name="beheerwijziging_betreft_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wat}: {self.wordt}"


class Instelling(Vastlegging):
    """From `vanaf` on `waarde` holds for this reach, until its next record begins (ADR 0013).

    The reach: a region, or one gemeente or one woonproces in it ('' is all). `waarde` null: from then
    on the reach has no choice of its own. Append-only: another value for the same reach and day is a
    replacement, known since now.
    """

    soort = models.CharField(max_length=40)
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(
        Gemeente, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    woonproces = models.CharField(max_length=30, blank=True)
    vanaf = models.DateField()
    waarde = models.JSONField(null=True)
    wijziging = models.ForeignKey(Beheerwijziging, models.PROTECT, related_name="instellingen")

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "instelling"
        ordering = ["vanaf", "id"]
        constraints = [
            *Vastlegging.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(soort__in=[soort.value for soort in Instelsoort]),
                name="instelling_soort",
            ),
            models.CheckConstraint(
                condition=models.Q(woonproces__in=["", *(w.value for w in Woonproces)]),
                name="instelling_woonproces",
            ),
            models.UniqueConstraint(
                fields=["soort", "regio", "gemeente", "woonproces", "vanaf"],
                condition=models.Q(vervangt__isnull=True),
                nulls_distinct=False,
                name="instelling_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} vanaf {self.vanaf:%Y-%m-%d}"

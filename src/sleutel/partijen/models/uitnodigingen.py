"""Invitations: the only way in which an account comes to be."""

import uuid

from django.db import models
from django.db.models import Q

from sleutel.domein.rollen import Rol
from sleutel.partijen import scopes

from .accounts import Account, choices
from .organisaties import Organisatie

HOOGSTE_AANTAL_POGINGEN = 5


class Uitnodiging(models.Model):
    """Somebody is asked to work for an organisation in a role; a kandidaat, to see his own file.

    The link and the code of a kandidaat are kept as prints only. Five tries of the code that were not
    right void it. It works once, until `geldig_tot`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField()
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=choices(Rol))
    door = models.ForeignKey(Account, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField()
    geldig_tot = models.DateTimeField()
    afdruk = models.CharField(max_length=64, unique=True, help_text="Van de link.")
    code = models.CharField(max_length=128, blank=True, help_text="De afdruk van de code.")
    pogingen = models.PositiveSmallIntegerField(default=0)
    aanvaard_op = models.DateTimeField(null=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="uitnodigingen")
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    objects = scopes.UitnodigingQuerySet.as_manager()

    class Meta:
        db_table = "uitnodiging"
        ordering = ["-gemaakt_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rol__in=[rol.value for rol in Rol]), name="uitnodiging_rol"
            ),
            models.CheckConstraint(
                condition=Q(email=models.functions.Lower("email")),
                name="uitnodiging_email_kleine_letters",
            ),
            models.CheckConstraint(
                condition=Q(rol=Rol.KANDIDAAT.value) ^ Q(code=""),
                name="uitnodiging_kandidaat_heeft_code",
            ),
            models.CheckConstraint(
                condition=Q(pogingen__lte=HOOGSTE_AANTAL_POGINGEN),
                name="uitnodiging_vijf_pogingen",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__gt=models.F("gemaakt_op")),
                name="uitnodiging_geldig_na_gemaakt",
            ),
            models.CheckConstraint(
                condition=Q(aanvaard_op__isnull=True, account__isnull=True)
                | Q(aanvaard_op__isnull=False, account__isnull=False),
                name="uitnodiging_aanvaard_door_account",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="uitnodiging_ingetrokken_door_account",
            ),
            models.CheckConstraint(
                condition=Q(aanvaard_op__isnull=True) | Q(ingetrokken_op__isnull=True),
                name="uitnodiging_aanvaard_of_ingetrokken",
            ),
            models.UniqueConstraint(
                fields=["email", "organisatie", "rol"],
                condition=Q(aanvaard_op__isnull=True, ingetrokken_op__isnull=True),
                name="uitnodiging_eenmaal_open",
            ),
        ]

    def __str__(self) -> str:
        return f"uitnodiging van {self.gemaakt_op:%Y-%m-%d}"

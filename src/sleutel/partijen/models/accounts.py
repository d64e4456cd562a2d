"""Accounts, and for whom each works in which role."""

import unicodedata
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.rollen import Rol
from sleutel.partijen import scopes

from .organisaties import Organisatie


def choices(lijst: type[Keuzelijst]) -> list[tuple[str, str]]:
    """A closed list of the domain as Django writes choices."""
    return [(lid.value, lid.label) for lid in lijst]


def normalise_email(email: str) -> str:
    """The one spelling under which an e-mail address is kept, looked up and counted."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, naam: str, password: str | None = None) -> "Account":
        """Make an account; without a password nobody can sign in with it."""
        account = self.model(email=normalise_email(email), naam=naam)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, email: str | None) -> "Account":
        return self.get(email=normalise_email(email or ""))


class Account(AbstractBaseUser):
    """A person who signs in. What the account may do follows from its lidmaatschappen alone."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    gesloten_door = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    objects = AccountManager()

    class Meta:
        db_table = "account"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")),
                name="account_email_kleine_letters",
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(gesloten_door__isnull=True),
                name="account_open_of_gesloten_door",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """An account works for an organisation in one role, since and until when (`tot` is not included)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField(max_length=40, choices=choices(Rol))
    sinds = models.DateField()
    tot = models.DateField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    objects = scopes.LidmaatschapQuerySet.as_manager()

    class Meta:
        db_table = "lidmaatschap"
        ordering = ["organisatie__sorteernaam", "rol"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rol__in=[rol.value for rol in Rol]), name="lidmaatschap_rol"
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("sinds")),
                name="lidmaatschap_tot_na_sinds",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=False) | models.Q(beeindigd_door__isnull=True),
                name="lidmaatschap_beeindigd_heeft_einde",
            ),
            models.UniqueConstraint(
                fields=["account", "organisatie", "rol"],
                condition=models.Q(tot__isnull=True),
                name="lidmaatschap_eenmaal_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.get_rol_display()} bij {self.organisatie}"

"""Who takes part: regions, municipalities, organisations, accounts and what they are to each other."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.rollen import Rol

from . import scopes


def choices(lijst: type[Keuzelijst]) -> list[tuple[str, str]]:
    """A closed list of the domain as Django writes choices."""
    return [(lid.value, lid.label) for lid in lijst]


def always() -> DateRange:
    """A range without ends: for all dates, until dates are set in Sleutel."""
    return DateRange()


class Regio(models.Model):
    """A region with its own agreements: Parkstad, Westelijke Mijnstreek, Maastricht, Heuvelland."""

    code = models.SlugField(primary_key=True, max_length=40)
    naam = models.CharField(max_length=80, unique=True)

    class Meta:
        db_table = "regio"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Gemeente(models.Model):
    """A municipality, known by its CBS code."""

    code = models.CharField(primary_key=True, max_length=6)
    naam = models.CharField(max_length=80, unique=True)
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="gemeenten")

    class Meta:
        db_table = "gemeente"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^GM\d{4}$"), name="gemeente_cbs_code"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Kern(models.Model):
    """A village or town within a municipality: Nuth lies in Beekdaelen."""

    code = models.SlugField(primary_key=True, max_length=60)
    naam = models.CharField(max_length=80)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="kernen")

    class Meta:
        db_table = "kern"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class OrganisatieSoort(models.TextChoices):
    LOKET = "loket", "loket"
    ZORGPARTIJ = "zorgpartij", "zorgpartij"
    CORPORATIE = "corporatie", "corporatie"
    GEMEENTE = "gemeente", "gemeente"
    REGIEGROEP = "regiegroep", "regiegroep"
    KLACHTENCOMMISSIE = "klachtencommissie", "klachtencommissie"
    HUURDERSORGANISATIE = "huurdersorganisatie", "huurdersorganisatie"


class Organisatie(models.Model):
    """A party of the chain. The loket and the care group that it is the legal home of are two."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=80, unique=True, help_text="Verandert nooit.")
    naam = models.CharField(max_length=200, unique=True)
    sorteernaam = models.CharField(max_length=200, editable=False)
    soort = models.CharField(max_length=20, choices=OrganisatieSoort)

    class Meta:
        db_table = "organisatie"
        ordering = ["sorteernaam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=[soort.value for soort in OrganisatieSoort]),
                name="organisatie_soort",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Convenant(models.Model):
    """How an organisation takes part in a region, and when.

    `convenantpartner`: pays a fixed sum a year; not one: a deelnemer, pays per traject. None: not known,
    or it makes no difference (a corporatie). An open range holds for all dates.
    `uit_organisaties`: the loket listed it; otherwise it was only named in a traject.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="convenanten")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="convenanten")
    convenantpartner = models.BooleanField(null=True)
    geldig = DateRangeField(default=always)
    uit_organisaties = models.BooleanField(default=True)

    class Meta:
        db_table = "convenant"
        constraints = [
            ExclusionConstraint(
                name="convenant_een_tegelijk",
                expressions=[
                    ("organisatie", RangeOperators.EQUAL),
                    ("regio", RangeOperators.EQUAL),
                    ("geldig", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} in {self.regio}"


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, naam: str, password: str | None = None) -> "Account":
        """Make an account; without a password nobody can sign in with it."""
        account = self.model(email=self.normalize_email(email).casefold(), naam=naam)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, email: str | None) -> "Account":
        return self.get(email=(email or "").casefold())


class Account(AbstractBaseUser):
    """A person who signs in. What the account may do follows from its lidmaatschappen alone."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

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
            models.UniqueConstraint(
                fields=["account", "organisatie", "rol"],
                condition=models.Q(tot__isnull=True),
                name="lidmaatschap_eenmaal_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.get_rol_display()} bij {self.organisatie}"

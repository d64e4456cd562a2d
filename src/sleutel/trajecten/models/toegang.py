"""Who may see a traject: organisations by their steps, named persons for justice data, and the law for each."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.toegang.justitie import RedenJustitietoegang
from sleutel.domein.toegang.lijsten import Doel
from sleutel.domein.velden.klassen import Niveau
from sleutel.trajecten import scopes

from .trajecten import Gebeurtenis, Traject


def choices(lijst: type[Keuzelijst]) -> list[tuple[str, str]]:
    """A closed list of the domain as Django writes choices."""
    return [(lid.value, lid.label) for lid in lijst]


class Toegang(models.Model):
    """Which organisation may see which traject: how much, what for, from and until when, and why.

    The only ground on which a traject is shown. `gebeurtenis`: the one that gave it. `tot` is not
    included. A projection of the log, as the fields of `Traject` are; the table by which it is folded is
    `domein.toegang.regels`, and the law behind a `doel` is the `Grondslag` of the region.
    """

    traject = models.ForeignKey(
        Traject, models.PROTECT, related_name="toegang", db_index=False
    )  # the index below begins with it
    organisatie = models.ForeignKey(
        "partijen.Organisatie", models.PROTECT, related_name="toegang", db_index=False
    )
    niveau = models.CharField(max_length=10, choices=choices(Niveau))
    doel = models.CharField(max_length=20, choices=choices(Doel))
    sinds = models.DateField()
    tot = models.DateField(null=True)
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, models.PROTECT, related_name="gaf_toegang", db_index=False
    )

    objects = scopes.ToegangQuerySet.as_manager()

    class Meta:
        db_table = "toegang"
        indexes = [
            # All that is asked of a traject to know who sees it, by pages and by every row (ADR 0021).
            models.Index(
                fields=["traject", "organisatie", "doel"],
                include=["sinds", "tot"],
                name="toegang_wie_ziet",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(niveau__in=[n.value for n in Niveau]), name="toegang_niveau"
            ),
            models.CheckConstraint(
                condition=models.Q(doel__in=[d.value for d in Doel]), name="toegang_doel"
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("sinds")),
                name="toegang_tot_na_sinds",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "traject", "doel"],
                condition=models.Q(tot__isnull=True),
                name="toegang_eenmaal_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.niveau} voor {self.doel}"


class Grondslag(models.Model):
    """By which law a region lets trajecten be seen for one purpose, in which time.

    `grond`: the article for ordinary data. `bijzonder`: that for data about health; `strafrechtelijk`: that
    for justice data; empty: such data are not seen for this purpose. Consent is none of these: it is
    recorded where it lifts the professional secrecy of a care party (`kandidaten.Toestemming`).
    `bevestigd_op`: when a privacy officer said that it was looked at; null: a proposal still.
    """

    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    doel = models.CharField(max_length=20, choices=choices(Doel))
    geldig = DateRangeField()
    grond = models.CharField(max_length=200)
    bijzonder = models.CharField(max_length=200, blank=True)
    strafrechtelijk = models.CharField(max_length=200, blank=True)
    bevestigd_op = models.DateField(null=True)
    bevestigd_door = models.ForeignKey(
        "partijen.Account", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        db_table = "grondslag"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(doel__in=[d.value for d in Doel]), name="grondslag_doel"
            ),
            models.CheckConstraint(
                condition=models.Q(grond__regex=r"\S"), name="grondslag_heeft_een_grond"
            ),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True, bevestigd_door__isnull=True)
                | models.Q(bevestigd_op__isnull=False, bevestigd_door__isnull=False),
                name="grondslag_bevestigd_door_iemand",
            ),
            ExclusionConstraint(
                name="grondslag_een_tegelijk",
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("doel", RangeOperators.EQUAL),
                    ("geldig", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regio_id}, {self.doel}: {self.grond}"


class Justitietoegang(models.Model):
    """A named person may see the justice data of a traject, since and until when (`tot` is not included).

    On top of the toegang of the organisation, never in place of it. A procesregisseur gives and ends it;
    a row is never removed, so that it stays known who could see what.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="justitietoegang")
    account = models.ForeignKey("partijen.Account", models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        "partijen.Organisatie", models.PROTECT, related_name="+", db_index=False
    )
    sinds = models.DateField()
    tot = models.DateField(null=True)
    reden = models.CharField(max_length=30, choices=choices(RedenJustitietoegang))
    gegeven_door = models.ForeignKey(
        "partijen.Account", models.PROTECT, related_name="+", db_index=False
    )
    beeindigd_door = models.ForeignKey(
        "partijen.Account", models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = scopes.TijdelijkQuerySet.as_manager()

    class Meta:
        db_table = "justitietoegang"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reden__in=[r.value for r in RedenJustitietoegang]),
                name="justitietoegang_reden",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("sinds")),
                name="justitietoegang_tot_na_sinds",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True, beeindigd_door__isnull=True)
                | models.Q(tot__isnull=False, beeindigd_door__isnull=False),
                name="justitietoegang_einde_door_iemand",
            ),
            models.UniqueConstraint(
                fields=["traject", "account", "organisatie"],
                condition=models.Q(tot__isnull=True),
                name="justitietoegang_eenmaal_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.get_reden_display()}"

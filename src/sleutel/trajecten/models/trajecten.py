"""The traject, what happened in it, and the texts that were on no list."""

import uuid

from django.db import models

from sleutel.common.append_only import Vastlegging, VastleggingQuerySet
from sleutel.domein.keuzelijst import Resultaat, Woonproces
from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol
from sleutel.trajecten import scopes

HURENDE = [Toestand.HUURT, Toestand.SLUIMERT, Toestand.AFGESLOTEN]
EENMALIG = [soort.value for soort, vorm in VORMEN.items() if not vorm.herhaalbaar]


class Traject(models.Model):
    """One passage of a kandidaat through the chain.

    Region, number, kandidaat and `vorige` say which traject it is. All other fields are the projection
    of its gebeurtenissen: only `trajecten.services` writes them, and `sleutel herbouw --controleer`
    folds the log again to see that they are right. Figures never read them.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    regio = models.ForeignKey("partijen.Regio", models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=200, help_text="Het nummer van het loket.")
    kandidaat = models.ForeignKey("kandidaten.Kandidaat", models.PROTECT, related_name="trajecten")
    vorige = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="volgende",
        help_text="Het traject van deze kandidaat dat hieraan voorafging.",
    )

    toestand = models.CharField(max_length=30)
    toestand_sinds = models.DateField(null=True)
    toestand_buiten = models.CharField(
        max_length=30, help_text="De toestand voor wie niet bij justitie is aangewezen."
    )
    toestand_buiten_sinds = models.DateField(null=True)
    woonproces = models.CharField(max_length=30)
    aanmelder = models.ForeignKey(
        "partijen.Organisatie", models.PROTECT, null=True, related_name="+"
    )
    corporatie = models.ForeignKey(
        "partijen.Organisatie", models.PROTECT, null=True, related_name="+"
    )
    aangemeld_op = models.DateField(null=True)
    intake_op = models.DateField(null=True)
    wachtlijst_op = models.DateField(null=True)
    start_huren_op = models.DateField(null=True)
    einde_op = models.DateField(null=True)
    resultaat = models.CharField(max_length=20, blank=True)

    objects = scopes.TrajectQuerySet.as_manager()

    class Meta:
        db_table = "traject"
        ordering = ["regio", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "nummer"], name="traject_nummer_per_regio"),
            models.CheckConstraint(
                condition=models.Q(toestand__in=[t.value for t in Toestand]),
                name="traject_toestand",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    toestand_buiten__in=[
                        t.value for t in Toestand if t != Toestand.IN_DOORSTROOMWONING
                    ]
                ),
                name="traject_toestand_buiten_zwijgt_over_justitie",
            ),
            models.CheckConstraint(
                condition=models.Q(woonproces__in=[w.value for w in Woonproces]),
                name="traject_woonproces",
            ),
            models.CheckConstraint(
                condition=~models.Q(toestand__in=[t.value for t in HURENDE])
                | models.Q(start_huren_op__isnull=False),
                name="traject_huurder_heeft_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(toestand=Toestand.AFGESLOTEN.value)
                | models.Q(resultaat__in=[r.value for r in Resultaat], einde_op__isnull=False),
                name="traject_afgesloten_heeft_resultaat",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class Gebeurtenis(Vastlegging):
    """One thing that happened in a traject. Append-only; see `common.append_only` for corrections.

    `op`: the day on which it happened, in Europe/Amsterdam. `gegevens`: codes only, as
    `domein.procesgang.soorten` names them per kind; nothing that identifies a person.
    `regio` is that of the traject (a composite foreign key holds it), so that figures need no join.
    """

    class Bron(models.TextChoices):
        REGISTER = "register", "register"
        SLEUTEL = "sleutel", "Sleutel"

    traject = models.ForeignKey(
        Traject, models.PROTECT, related_name="gebeurtenissen", db_constraint=False
    )
    regio = models.ForeignKey(
        "partijen.Regio", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    soort = models.CharField(max_length=30)
    versie = models.PositiveSmallIntegerField(default=1)
    op = models.DateField()
    gegevens = models.JSONField(default=dict)
    bron = models.CharField(max_length=10, choices=Bron)
    account = models.ForeignKey(
        "partijen.Account", models.PROTECT, related_name="+", db_index=False
    )
    organisatie = models.ForeignKey(
        "partijen.Organisatie", models.PROTECT, related_name="+", db_index=False
    )
    rol = models.CharField(max_length=40)

    objects = VastleggingQuerySet.as_manager()

    class Meta(Vastlegging.Meta):
        db_table = "gebeurtenis"
        ordering = ["op", "id"]
        indexes = [
            # Holds all that figures read, so that they need not visit the table (docs/bench.md).
            models.Index(
                fields=["regio", "soort", "op"],
                include=["traject", "id", "bekend_op", "ingetrokken", "gegevens"],
                name="gebeurtenis_per_periode",
            ),
        ]
        constraints = [
            *Vastlegging.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(soort__in=[s.value for s in Soort]), name="gebeurtenis_soort"
            ),
            models.CheckConstraint(
                condition=models.Q(bron__in=["register", "sleutel"]), name="gebeurtenis_bron"
            ),
            models.CheckConstraint(
                condition=models.Q(rol__in=[rol.value for rol in Rol]), name="gebeurtenis_rol"
            ),
            models.UniqueConstraint(
                fields=["traject", "soort"],
                condition=models.Q(vervangt__isnull=True, soort__in=EENMALIG),
                name="gebeurtenis_soort_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["traject", "op"],
                condition=models.Q(vervangt__isnull=True, soort=Soort.DUURZAAMHEID_GEMETEN.value),
                name="gebeurtenis_meting_eenmaal_per_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op:%Y-%m-%d}"


class Toelichting(models.Model):
    """A text that was on no list: kept apart from the events, so that it can be erased on its own."""

    traject = models.ForeignKey(Traject, models.CASCADE, related_name="toelichtingen")
    veld = models.CharField(max_length=40, help_text="De kolom van het register.")
    tekst = models.CharField(max_length=200)

    class Meta:
        db_table = "toelichting"
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "veld"], name="toelichting_eenmaal_per_veld"
            ),
        ]

    def __str__(self) -> str:
        return self.veld

"""Who looked at which traject: a log that is only ever added to (AVG art. 5 and 32; NEN 7513)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from sleutel.domein.rollen import Rol

from . import scopes


class Inzageregel(models.Model):
    """One look: an account, for an organisation in a role, was shown these trajecten for one doel.

    One row for a request and a doel, which names every traject that was shown: a list of fifty is one
    row, and still answers who saw a given one (ADR 0015). `aantal` counts the persons shown, also
    those who have no traject in the record yet (refused rows of a register). No doel: the kandidaat,
    who looks at his own. Ids only: a number or a name can be looked up as long as it exists.
    """

    vastgelegd_op = models.DateTimeField(db_default=Now(), editable=False)
    account = models.ForeignKey("partijen.Account", models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("partijen.Organisatie", models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40)
    doel = models.CharField(max_length=20, blank=True)
    pagina = models.SlugField(max_length=40, db_index=False, help_text="De naam van het adres.")
    trajecten = ArrayField(models.BigIntegerField())
    aantal = models.PositiveIntegerField()

    objects = scopes.InzageQuerySet.as_manager()

    class Meta:
        db_table = "inzagelog"
        ordering = ["-vastgelegd_op", "-id"]
        indexes = [
            models.Index(fields=["-vastgelegd_op", "-id"], name="inzagelog_op"),
            GinIndex(fields=["trajecten"], name="inzagelog_traject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rol__in=[rol.value for rol in Rol]), name="inzagelog_rol"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    aantal__gte=models.Func(
                        models.F("trajecten"),
                        function="cardinality",
                        output_field=models.IntegerField(),
                    )
                ),
                name="inzagelog_telt_elk_traject",
            ),
            models.CheckConstraint(
                condition=models.Q(aantal__gte=1), name="inzagelog_toont_iemand"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pagina} op {self.vastgelegd_op:%Y-%m-%d %H:%M}"

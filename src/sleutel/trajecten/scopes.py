"""Who may see which traject. Access is data: a row in `toegang`, and closed without one."""

from datetime import date
from typing import Any, Self

from django.db import models

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang.regels import doelen_of
from sleutel.domein.velden import Niveau
from sleutel.kandidaten.queries import own_kandidaten
from sleutel.partijen.actor import Actor

LOKET_ROLES = frozenset({Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN})


def may_see_trajecten(actor: Actor) -> bool:
    """Who works in a role for which a step of the chain gives toegang, and the kandidaat for his own.

    Which trajecten those are, and how much of each, follows from the rows in `toegang`.
    """
    return actor.rol == Rol.KANDIDAAT or bool(doelen_of(actor.rol))


def may_trace_figures(actor: Actor) -> bool:
    """The loket: it sees the trajecten behind a figure."""
    return actor.rol in LOKET_ROLES


def may_import(actor: Actor) -> bool:
    """A procesregisseur of the loket: the one who keeps the register."""
    return actor.rol == Rol.PROCESREGISSEUR


HOOGSTE_EERST = models.Case(
    *(models.When(niveau=niveau.value, then=-rang) for rang, niveau in enumerate(Niveau)),
    output_field=models.IntegerField(),
)


class TijdelijkQuerySet(models.QuerySet[Any]):
    """Rows that hold from `sinds` up to `tot`, which is not included."""

    def open_on(self, dag: date) -> Self:
        return self.filter(models.Q(tot__isnull=True) | models.Q(tot__gt=dag), sinds__lte=dag)


class ToegangQuerySet(TijdelijkQuerySet):
    def at_work(self, actor: Actor) -> Self:
        """The toegang by which the actor works: of his organisation, for a purpose of his role."""
        doelen = [doel.value for doel in doelen_of(actor.rol)]
        return self.filter(organisatie=actor.organisatie_id, doel__in=doelen)


class TrajectQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Trajecten to which the actor's organisation has toegang today, for a purpose of his role.

        A kandidaat: his own. Asked of the database each time, so that an end takes effect on the next
        request.
        """
        if actor.rol == Rol.KANDIDAAT:
            return self.filter(kandidaat__in=own_kandidaten(actor.account_id))
        toegang = self.model._meta.get_field("toegang").related_model.objects
        seen = toegang.open_on(vandaag()).at_work(actor).order_by().values("traject")
        return self.filter(pk__in=seen)

    def with_blik(self, actor: Actor) -> Self:
        """The trajecten that the actor sees, each with at which `niveau` and whether with `justitie`.

        The highest niveau of the toegang that is open today counts; the justice compartment is open to
        the account that is named for it, at work for the same organisation.
        """
        if actor.rol == Rol.KANDIDAAT:
            return self.visible_to(actor).annotate(
                niveau=models.Value(Niveau.VOLLEDIG.value), justitie=models.Value(value=True)
            )
        today = vandaag()
        van_traject = {"traject": models.OuterRef("pk")}
        toegang = self.model._meta.get_field("toegang").related_model.objects
        toegang = toegang.open_on(today).at_work(actor).filter(**van_traject)
        wie = {"account": actor.account_id, "organisatie": actor.organisatie_id}
        aangewezen = self.model._meta.get_field("justitietoegang").related_model.objects
        return self.visible_to(actor).annotate(
            niveau=models.Subquery(toegang.order_by(HOOGSTE_EERST).values("niveau")[:1]),
            justitie=models.Exists(aangewezen.open_on(today).filter(**van_traject, **wie)),
        )

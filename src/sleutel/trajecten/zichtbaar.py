"""What of the trajecten an actor sees, asked of the database: filters and counts by what is shown only.

Whoever may not see a value must not find out by asking for it. So a filter finds the trajecten that
show that value to him, and a value that no traject could show in his role is on no list.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import Any

from django.db.models import Q

from sleutel.domein.keuzelijst import Keuzelijst, Regio
from sleutel.domein.procesgang.toestanden import EINDTOESTANDEN, Toestand
from sleutel.domein.rollen import Rol
from sleutel.domein.termijnen import add_months
from sleutel.domein.toegang.regels import niveaus_of
from sleutel.domein.velden import IN_PLAATS_VAN, TABELLEN, Blik, Fase, Klasse, Niveau, fase_of
from sleutel.domein.velden.klassen import NAZORG_IN_MAANDEN
from sleutel.partijen.actor import Actor

from .zicht import fase_of_traject


def blik_of(traject: Any, actor: Actor, op: date) -> Blik:
    """How the actor looks at this traject, which came from `with_blik`, on the day `op`."""
    fase = fase_of_traject(traject, op)
    return Blik(Niveau(traject.niveau), actor.rol, fase, traject.justitie)


def _blikken(rol: Rol) -> Iterable[Blik]:
    """Every way in which somebody in this role can look at a traject."""
    niveaus = [Niveau.VOLLEDIG] if rol == Rol.KANDIDAAT else niveaus_of(rol)
    return (Blik(n, rol, fase, j) for n, fase, j in product(niveaus, Fase, (False, True)))


def can_show(rol: Rol, veld: str, waarde: object = None) -> bool:
    """Whether this field of a traject (with this value) can be seen in this role, maybe with another."""
    return any(blik.shown_as("traject", veld, waarde) for blik in _blikken(rol))


def choices_for[L: Keuzelijst | Regio](rol: Rol, veld: str, lijst: Iterable[L]) -> list[L]:
    """The members of a list by which this role can narrow; none: there is no such filter."""
    return [lid for lid in lijst if can_show(rol, veld, lid.value)]


def shows(rol: Rol, veld: str, waarde: str, op: date) -> Q:
    """The trajecten of `with_blik` that show this value in this field, maybe as one with another."""
    gevonden = Q(pk__in=[])
    for blik in _blikken(rol):
        if als := blik.shown_as("traject", veld, waarde):
            binnen = blik.may_see(Klasse.JUSTITIE)
            kolom = veld if binnen else IN_PLAATS_VAN.get(veld, veld)
            ziet = Q(niveau=blik.niveau.value, justitie=blik.justitie) & _in_fase(blik.fase, op)
            gevonden |= Q(**{f"{kolom}__in": als}) & ziet
    return gevonden


def sees(rol: Rol, tabel: str, op: date) -> Q:
    """The trajecten of `with_blik` of which this role sees every field of a table but those of the system."""
    gevonden = Q(pk__in=[])
    klassen = set(TABELLEN[tabel].velden.values()) - {Klasse.SYSTEEM}
    for blik in _blikken(rol):
        if all(blik.may_see(klasse) for klasse in klassen):
            gevonden |= Q(niveau=blik.niveau.value, justitie=blik.justitie) & _in_fase(
                blik.fase, op
            )
    return gevonden


def _in_fase(fase: Fase, op: date) -> Q:
    """`domein.velden.fase_of` as a question to the database."""
    if fase in (Fase.AFGESLOTEN, Fase.NA_VIJF_JAAR):
        in_rust = Q(einde_op__isnull=False, einde_op__lte=_last_day_of_rest(op))
        gesloten = Q(toestand__in=[toestand.value for toestand in EINDTOESTANDEN])
        return gesloten & (in_rust if fase == Fase.NA_VIJF_JAAR else ~in_rust)
    return Q(toestand__in=[t.value for t in Toestand if fase_of(t, None, op) == fase])


def _last_day_of_rest(op: date) -> date:
    """The last end after which the years of looking back are over on `op`; months differ in length."""
    dag = add_months(op, -NAZORG_IN_MAANDEN)
    while add_months(dag + timedelta(days=1), NAZORG_IN_MAANDEN) <= op:
        dag += timedelta(days=1)
    return dag

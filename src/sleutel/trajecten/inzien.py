"""Who can see a traject and on what ground (ADR 0014)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Genoemd, names_staff, niveaus_of
from sleutel.domein.velden import Niveau
from sleutel.kandidaten.queries import toestemmingen_of
from sleutel.partijen.actor import Actor

from .aanwijzen import can_be_named, may_name, named_for
from .models import Grondslag, Justitietoegang, Toegang, Traject
from .queries import look_at
from .toestemmen import may_record_consent
from .zicht import Zicht


def ground_of(doel: str, op: date, gronden: Iterable[Grondslag]) -> Grondslag | None:
    """The law of one region for this doel on the day `op`; None where none is recorded."""
    return next((g for g in gronden if g.doel == doel and op in g.geldig), None)


def may_see_who_sees(actor: Actor) -> bool:
    """Who works in a role that sees whole trajecten, and the kandidaat for his own."""
    return actor.rol == Rol.KANDIDAAT or Niveau.VOLLEDIG in niveaus_of(actor.rol)


@dataclass(frozen=True, slots=True)
class WieZiet:
    """One row of access as people read it. `grond` and `bijzonder`: the law, empty where none is recorded."""

    organisatie: str
    niveau: str
    doel: str
    sinds: date
    tot: date | None
    soort: str
    grond: str
    bijzonder: str


@dataclass(frozen=True, slots=True)
class Aangewezen:
    """Somebody who may or might see the justice data. The names are those of staff: empty for who reads
    organisations only (`domein.toegang.medewerkers`)."""

    uuid: UUID
    naam: str
    organisatie: str
    reden: str
    sinds: date
    tot: date | None
    gegeven_door: str
    beeindigd_door: str


@dataclass(frozen=True, slots=True)
class Toegangsbeeld:
    """Who can see a traject. `personen`: who is named for justice data, for who sees them; `aan_te_wijzen`:
    memberships that the reader may name, in any traject alike."""

    pk: int
    traject: Zicht
    rijen: list[WieZiet]
    personen: list[Aangewezen]
    aan_te_wijzen: list[Any]
    mag_aanwijzen: bool
    legt_toestemming_vast: bool
    toestemmingen: list[Any]


def who_sees(uuid: UUID, *, actor: Actor) -> Toegangsbeeld | None:
    """Who can or could see this traject; None for who may not know that (`queries.may_see_access`)."""
    beeld = look_at(uuid, actor=actor)
    if beeld is None or not beeld.ziet_toegang:
        return None
    traject = Traject.objects.get(pk=beeld.pk)
    rows = traject.toegang.select_related("organisatie", "gebeurtenis").order_by(
        "organisatie__sorteernaam", "sinds", "id"
    )
    gronden = list(Grondslag.objects.filter(regio=traject.regio_id))
    naming = may_name(actor)
    return Toegangsbeeld(
        pk=beeld.pk,
        traject=beeld.traject,
        rijen=[_row(toegang, gronden) for toegang in rows],
        personen=_aangewezen(named_for(uuid, actor=actor), actor),
        aan_te_wijzen=can_be_named(uuid, actor=actor) if naming else [],
        mag_aanwijzen=naming,
        legt_toestemming_vast=may_record_consent(actor),
        toestemmingen=list(toestemmingen_of(traject.kandidaat_id)),
    )


def _aangewezen(rows: Iterable[Justitietoegang], actor: Actor) -> list[Aangewezen]:
    noemt = names_staff(Genoemd.AANGEWEZEN, actor.rol)
    return [
        Aangewezen(
            uuid=rij.uuid,
            naam=rij.account.naam if noemt else "",
            organisatie=rij.organisatie.naam,
            reden=rij.get_reden_display(),
            sinds=rij.sinds,
            tot=rij.tot,
            gegeven_door=rij.gegeven_door.naam if noemt else "",
            beeindigd_door=rij.beeindigd_door.naam if noemt and rij.beeindigd_door else "",
        )
        for rij in rows
    ]


def _row(toegang: Toegang, gronden: Iterable[Grondslag]) -> WieZiet:
    grond = ground_of(toegang.doel, toegang.sinds, gronden)
    return WieZiet(
        organisatie=toegang.organisatie.naam,
        niveau=toegang.get_niveau_display(),
        doel=toegang.get_doel_display(),
        sinds=toegang.sinds,
        tot=toegang.tot,
        soort=toegang.gebeurtenis.soort,
        grond=grond.grond if grond else "",
        bijzonder=grond.bijzonder if grond else "",
    )

"""A change of a setting before it is made: why it cannot be, and what it would do (ADR 0013)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sleutel.domein.instellingen import Bezwaar, Gevolgen, Instelling, objections
from sleutel.partijen.actor import Actor
from sleutel.partijen.instellingen import describe, in_words, last_change, load, withdrawn

from .regels import preview


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What somebody is about to change. `gezien` goes back with the confirmation."""

    wat: str
    was: str
    wordt: str
    vanaf: date
    gevolgen: Gevolgen
    gezien: int


def propose(
    record: Instelling, *, withdraw: bool = False, actor: Actor, op: date
) -> Voorstel | Sequence[Bezwaar]:
    """What recording (or withdrawing) this setting would do, or every reason why it cannot be.

    Nothing is written. Raises PermissionDenied for who may not manage.
    """
    gezien, voor = last_change(), load()
    if not withdraw and (bezwaren := objections(voor, record, vandaag=op)):
        return bezwaren
    na = withdrawn(voor, record) if withdraw else voor.apply(record)
    return Voorstel(
        wat=describe(record.soort, record.bereik),
        was=in_words(voor, record),
        wordt=in_words(na, record),
        vanaf=record.vanaf,
        gevolgen=preview(voor, na, record, actor=actor, op=op),
        gezien=gezien,
    )

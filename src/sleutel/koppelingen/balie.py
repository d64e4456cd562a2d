"""What the page of the register can do: bring one, look at it, have it taken in, throw it away."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied

from sleutel.partijen.actor import Actor
from sleutel.trajecten.scopes import may_import

from . import aanlevering, tasks
from .aanlevering import Aanlevering, Fase


def bring(bestanden: Iterable[tuple[str, Iterable[bytes]]], *, actor: Actor) -> Aanlevering:
    """Keep these files and have them checked. Raises PermissionDenied for who may not import."""
    if not may_import(actor):
        raise PermissionDenied
    aanlevering.clean_up()
    nieuw = aanlevering.begin(bestanden, actor=actor)
    tasks.check.enqueue(str(nieuw.uuid))
    return nieuw


def look_at(uuid: UUID, *, actor: Actor) -> Aanlevering | None:
    """What this actor brought; None for what is gone, never was, or is of somebody else."""
    gevonden = aanlevering.find(uuid)
    return gevonden if gevonden and gevonden.is_of(actor) else None


def may_take_in(gebracht: Aanlevering, *, skip_refused: bool) -> bool:
    """Checked, with good rows, and without refused ones or with leave to pass over them."""
    if gebracht.fase != Fase.GEKEURD or not gebracht.uitslag:
        return False
    uitslag = gebracht.uitslag
    return bool(uitslag["goede_rijen"]) and (skip_refused or not uitslag["afgewezen_rijen"])


def confirm(gebracht: Aanlevering, *, skip_refused: bool) -> None:
    """Have it taken in. A second time does nothing."""
    if gebracht.bevestig():
        gebracht.ga_naar(Fase.WACHT_OP_OPNEMEN)
        tasks.take_in.enqueue(str(gebracht.uuid), skip_refused)

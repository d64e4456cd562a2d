"""What the page of the register can do: bring one, look at it, have it taken in, throw it away."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied

from sleutel.common.klok import nu
from sleutel.domein.register.melding import OnleesbareBron
from sleutel.domein.register.uitsnede import Uitsnede, read_uitsnede
from sleutel.partijen.actor import Actor
from sleutel.trajecten.scopes import may_import

from . import aanlevering, tasks
from .aanlevering import KEPT, WACHT_WEER, Aanlevering, Fase

MOST_STOPPED = 3
"""What makes the worker stop this often is not tried again."""


def bring(bestanden: Iterable[tuple[str, Iterable[bytes]]], *, actor: Actor) -> Aanlevering:
    """Keep these files and have them checked; after a day they are removed, whatever became of them.

    Raises PermissionDenied for who may not import.
    """
    if not may_import(actor):
        raise PermissionDenied
    aanlevering.clean_up()
    nieuw = aanlevering.begin(bestanden, actor=actor)
    tasks.check.enqueue(str(nieuw.uuid))
    tasks.clean_up.using(run_after=nieuw.gebracht_op + KEPT).enqueue()
    return nieuw


def look_at(uuid: UUID, *, actor: Actor) -> Aanlevering | None:
    """What this actor brought; None for what is gone, never was, or is of somebody else.

    Who looks also finds out that the worker stopped halfway, and has it begin again.
    """
    gevonden = aanlevering.find(uuid)
    if gevonden is None or not gevonden.is_of(actor) or gevonden.gebracht_op < nu() - KEPT:
        return None
    return _heal(gevonden) if gevonden.fase in WACHT_WEER else gevonden


def _heal(gebracht: Aanlevering) -> Aanlevering | None:
    """Begin again what no worker works on any more; what stops the worker every time is given up."""
    with gebracht.at_work() as niemand_anders:
        if not niemand_anders:
            return gebracht
        # It may have been done between our reading and our lock.
        nu_gevonden = aanlevering.find(gebracht.uuid)
        if nu_gevonden is None or nu_gevonden.fase not in WACHT_WEER:
            return nu_gevonden
        nu_gevonden.stilgevallen += 1
        if nu_gevonden.stilgevallen >= MOST_STOPPED:
            nu_gevonden.clear_bron()
            nu_gevonden.ga_naar(Fase.MISLUKT)
        else:
            nu_gevonden.ga_naar(WACHT_WEER[nu_gevonden.fase])
            tasks.enqueue_again(nu_gevonden)
    return nu_gevonden


def around(gebracht: Aanlevering, tabel: str, rij: int) -> Uitsnede | None:
    """The rows around one row of what was brought; None when they are gone or cannot be read."""
    if not gebracht.bron.exists():
        return None
    try:
        return read_uitsnede(gebracht.bron, tabel, rij)
    except OnleesbareBron:
        return None


def said_of(gebracht: Aanlevering, tabel: str, rij: int) -> list[dict[str, str]]:
    """What was found in one row, of what the page shows: {kolom, reden} each, faults first."""
    lijsten = gebracht.uitslag or {}
    return [
        {"kolom": melding["kolom"], "reden": melding["reden"]}
        for soort in ("afgewezen", "opmerkingen")
        for melding in lijsten.get(soort, {}).get("eerste", [])
        if (melding["tabel"], melding["rij"]) == (tabel, rij)
    ]


def may_take_in(gebracht: Aanlevering, *, skip_refused: bool) -> bool:
    """Checked, with good rows, and without refused ones or with leave to pass over them."""
    if gebracht.fase != Fase.GEKEURD or not gebracht.uitslag:
        return False
    uitslag = gebracht.uitslag
    return bool(uitslag["goede_rijen"]) and (skip_refused or not uitslag["afgewezen_rijen"])


def confirm(gebracht: Aanlevering, *, skip_refused: bool) -> None:
    """Have it taken in. A second time does nothing."""
    if gebracht.bevestig():
        gebracht.slaat_over = skip_refused
        gebracht.ga_naar(Fase.WACHT_OP_OPNEMEN)
        tasks.take_in.enqueue(str(gebracht.uuid))

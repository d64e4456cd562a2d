"""Checking and taking in a register while nobody waits for it.

A task carries only the number of what was brought: its arguments are kept in the database. What goes
wrong is kept without the text of the error, which could hold a cell.
"""

from collections.abc import Callable
from uuid import UUID

from django.tasks import task

from sleutel.common.klok import vandaag
from sleutel.partijen.actor import Actor
from sleutel.partijen.bereik import whole_record
from sleutel.partijen.queries import still_acting

from .aanlevering import Aanlevering, Fase, find
from .aanlevering import clean_up as remove_old
from .samenvatting import summarise, write_refused
from .services import check_register, import_register
from .uitslag import Invoeruitslag, Voortgang


class Mislukt(Exception):
    """The work stopped; the name of the error is all that is told of it."""


@task
def check(uuid: str) -> None:
    """Say of a register that was brought what is wrong with it and what it would change."""

    def run(aanlevering: Aanlevering, actor: Actor) -> Invoeruitslag:
        return check_register(
            aanlevering.bron,
            actor=actor,
            bekend_op=vandaag(),
            voortgang=_keep_informed(aanlevering),
        )

    _work(uuid, Fase.WACHT_OP_KEURING, Fase.KEURT, Fase.GEKEURD, run)


@task
def take_in(uuid: str) -> None:
    """Take in a register that was brought and confirmed; afterwards what was brought is removed."""

    def run(aanlevering: Aanlevering, actor: Actor) -> Invoeruitslag:
        uitslag = import_register(
            aanlevering.bron,
            actor=actor,
            bekend_op=vandaag(),
            skip_refused=aanlevering.slaat_over,
            voortgang=_keep_informed(aanlevering),
        )
        if uitslag.geweigerd:
            write_refused(uitslag.geweigerd, aanlevering.geweigerd)
        aanlevering.clear_bron()
        return uitslag

    _work(uuid, Fase.WACHT_OP_OPNEMEN, Fase.NEEMT_OP, Fase.KLAAR, run)


@task
def clean_up() -> None:
    """Remove what was brought longer ago than it is kept; every upload leaves this for the day after."""
    remove_old()


def enqueue_again(aanlevering: Aanlevering) -> None:
    """Do again what the worker stopped doing halfway. Its transaction was undone, so nothing is half."""
    opnieuw = {Fase.WACHT_OP_KEURING: check, Fase.WACHT_OP_OPNEMEN: take_in}[aanlevering.fase]
    opnieuw.enqueue(str(aanlevering.uuid))


def _work(
    uuid: str,
    before: Fase,
    during: Fase,
    after: Fase,
    run: Callable[[Aanlevering, Actor], Invoeruitslag],
) -> None:
    """Do it for who brought it, if they still work there; once, and not for what is gone by now."""
    gebracht = find(UUID(uuid))
    if gebracht is None:
        return
    with gebracht.at_work() as niemand_anders:
        aanlevering = find(UUID(uuid))
        if niemand_anders and aanlevering is not None and aanlevering.fase == before:
            _work_alone(aanlevering, during, after, run)


def _work_alone(
    aanlevering: Aanlevering,
    during: Fase,
    after: Fase,
    run: Callable[[Aanlevering, Actor], Invoeruitslag],
) -> None:
    actor = still_acting(aanlevering.account_id, aanlevering.organisatie_id, aanlevering.rol)
    try:
        if actor is None:
            raise PermissionError
        aanlevering.ga_naar(during)
        with whole_record():
            uitslag = run(aanlevering, actor)
    except Exception as fout:  # noqa: BLE001 - whatever it is, the page must say that it stopped
        aanlevering.clear_bron()
        aanlevering.ga_naar(Fase.MISLUKT)
        raise Mislukt(type(fout).__name__) from None
    aanlevering.ga_naar(after, summarise(uitslag))


def _keep_informed(aanlevering: Aanlevering) -> Voortgang:
    klaar = samen = 0

    def gelezen(aantal: int) -> None:
        nonlocal samen
        samen = aantal
        aanlevering.is_op(0, samen)

    def stap(aantal: int) -> None:
        nonlocal klaar
        klaar += aantal
        aanlevering.is_op(min(klaar, samen), samen)

    return Voortgang(gelezen=gelezen, stap=stap)

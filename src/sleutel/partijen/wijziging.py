"""A change by the functioneel beheerder: seen first, and recorded only as it was seen (ADR 0013).

A *plan* works out what would change: a `Wijziging`, or every reason why it cannot be. It is asked
twice: for the preview, and once more in the transaction that records it. When the two differ in
anything that was shown, nothing is recorded and the beheerder looks again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import connection

from sleutel.domein.instellingen import Bezwaar

from . import beheerlog
from .actor import Actor, act_as
from .models import Onderwerp
from .scopes import may_manage

LOCK = 7_130_003
"""Number of the advisory lock under which the beheer changes, one at a time."""

NO_LETTER = Bezwaar("naam", "In deze naam staat geen gewone letter. Vul een andere naam in.")

MEANWHILE = Bezwaar("", "Er is intussen iets veranderd. Kijk de gevolgen nog eens na.")


@dataclass(frozen=True, slots=True)
class Telling:
    """A table of what a change touches, as people read it; `getallen`: the columns with numbers."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    getallen: tuple[str, ...] = ()

    @property
    def cellen(self) -> list[list[tuple[str, str]]]:
        """Each row with its headings."""
        return [list(zip(self.koppen, rij, strict=True)) for rij in self.rijen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """What is about to change, in words, and how it is written.

    `zinnen` and `tellingen`: what it does to open trajecten, in counts only. `waarschuwingen`: what
    is then not in order, though it may be done.
    """

    onderwerp: Onderwerp
    wat: str
    was: str
    wordt: str
    write: Callable[[], object] = field(compare=False, repr=False)
    regio: str | None = None
    vanaf: date | None = None
    zinnen: tuple[str, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    tellingen: tuple[Telling, ...] = ()

    @property
    def gezien(self) -> str:
        """A mark of everything that is shown; it goes back with the confirmation."""
        return sha256(repr(self).encode()).hexdigest()[:32]


type Uitkomst = Wijziging | Sequence[Bezwaar]
"""What would change, or every reason why it cannot."""

type Plan = Callable[[], Uitkomst]


def preview(plan: Plan, *, actor: Actor) -> Uitkomst:
    """What would change, or every reason why it cannot. Nothing is written.

    Raises PermissionDenied for who may not manage.
    """
    _may(actor)
    with act_as(actor):
        return plan()


def record(plan: Plan, *, seen: str, toelichting: str, actor: Actor) -> Sequence[Bezwaar]:
    """Write the change and its line in the log; answers why it was not, empty: it was.

    `seen`: the `gezien` of the preview. Raises PermissionDenied for who may not manage.
    """
    _may(actor)
    with act_as(actor):
        wait_for_turn()
        wijziging = plan()
        if not isinstance(wijziging, Wijziging):
            return wijziging
        if wijziging.gezien != seen:
            return [MEANWHILE]
        wijziging.write()
        beheerlog.note(
            actor=actor,
            onderwerp=wijziging.onderwerp,
            regio=wijziging.regio,
            wat=wijziging.wat,
            was=wijziging.was,
            wordt=wijziging.wordt,
            toelichting=toelichting,
        )
    return ()


def wait_for_turn() -> None:
    """One change at a time: what was seen is then what is changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _may(actor: Actor) -> None:
    if not may_manage(actor):
        raise PermissionDenied

"""Figures: the one place where a question becomes an answer, for pages, commands, report and export."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.core.exceptions import PermissionDenied

from sleutel.common.klok import vandaag
from sleutel.domein.cijfers.stand import Gegevens
from sleutel.domein.cijfers.uitkomst import Uitkomst, compute
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.cijfers.zicht import may_ask, narrow
from sleutel.domein.instellingen import agreed_months, goals_of
from sleutel.domein.keuzelijst import ONBEKEND
from sleutel.klachten.queries import complaints_known_on
from sleutel.partijen.actor import Actor
from sleutel.partijen.instellingen import load
from sleutel.partijen.queries import convenanten, known_regions, names_by_code, regions_by_code
from sleutel.toewijzing.queries import spreiding_known_on, taakstellingen_known_on

from . import standen
from .cijferrechten import may_see_all_figures, may_see_figures, zicht_of
from .geheugen import kept_while_unchanged


def uitkomst(vraag: Vraag, *, actor: Actor) -> Uitkomst:
    """The figures of this vraag that the actor sees: for the loket and the bestuur all of them.

    Raises PermissionDenied for an actor who sees none, or who may not ask this.
    """
    zicht = zicht_of(actor)
    if not may_see_figures(actor) or not may_ask(zicht, vraag, vandaag()):
        raise PermissionDenied
    return narrow(_computed(vraag), zicht, eigen=actor.organisatie_naam)


@kept_while_unchanged(maxsize=8)
def _computed(vraag: Vraag) -> Uitkomst:
    """All figures of this vraag; with everything behind them, so few are kept."""
    return compute(vraag, _gegevens(vraag))


def gegevens(vraag: Vraag, *, actor: Actor) -> Gegevens:
    """What the figures of this vraag are made from; with a woonproces, its trajecten only.

    Raises PermissionDenied for an actor who may not see all figures.
    """
    if not may_see_all_figures(actor):
        raise PermissionDenied
    return _gegevens(vraag)


def _gegevens(vraag: Vraag) -> Gegevens:
    regios, instellingen = _regios(vraag), load(known_on=vraag.peildatum)
    # A region that came later changes nothing in what was agreed before.
    op = min(vraag.einde, vraag.peildatum)
    gevraagd = vraag.regios or tuple(regions_by_code(there_on=op).values())
    return Gegevens(
        standen=standen.load_standen(vraag, regios),
        taakstellingen=taakstellingen_known_on(vraag.peildatum, jaar=vraag.jaar, regios=regios),
        spreiding=spreiding_known_on(vraag.peildatum, jaar=vraag.jaar, regios=regios),
        klachten=complaints_known_on(vraag.peildatum, regios=regios),
        soort_aanmelder=_kind_of_aanmelder(),
        namen=names_by_code(),
        intakes_doelen=goals_of(instellingen, vraag.jaar, gevraagd),
        afgesproken_maanden=agreed_months(instellingen, vraag.einde, gevraagd),
        redenen=instellingen.redenen,
    )


def anything_happened(vraag: Vraag, *, actor: Actor) -> bool:
    """Whether the record knows anything of this period and these regions."""
    if not may_see_all_figures(actor):
        raise PermissionDenied
    return standen.anything_happened(vraag, _regios(vraag))


def _regios(vraag: Vraag) -> list[str]:
    return [regio.value for regio in vraag.regios or known_regions()]


def _kind_of_aanmelder() -> Callable[[str, str, date], str]:
    """convenantpartner or deelnemer, on the day of the aanmelding; `onbekend` where nobody said."""
    known = defaultdict(list)
    for code, regio, geldig, partner in convenanten():
        known[code, regio].append((geldig, partner))

    def kind(code: str, regio: str, op: date) -> str:
        for geldig, partner in known.get((code, regio), ()):
            if op in geldig and partner is not None:
                return "convenantpartner" if partner else "deelnemer"
        return ONBEKEND

    return kind

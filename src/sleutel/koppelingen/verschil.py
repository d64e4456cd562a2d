"""What a register changes in a traject: pure comparison of what it wants with what is recorded."""

from collections.abc import Iterable, Sequence
from datetime import date

from sleutel.domein.procesgang.logboek import Regel, last_links
from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.domein.register.gebeurtenissen import Gewenst
from sleutel.trajecten.services import Nieuw

from .naslag import COLUMNS

type Key = tuple[Soort, date | None]


class NotAllowed(Exception):
    """The register may not change this; `kolom` says what, the text why, in Dutch."""

    def __init__(self, kolom: str, reden: str) -> None:
        super().__init__(reden)
        self.kolom = kolom


def of_new_traject(wanted: Iterable[Gewenst], vandaag: date) -> list[Nieuw]:
    """Everything is new: known from the day it happened, never later than the day of import."""
    return [
        Nieuw(gewenst.soort, gewenst.op, min(gewenst.op, vandaag), gewenst.gegevens)
        for gewenst in wanted
    ]


def of_known_traject(
    log: Sequence[Regel], wanted: Sequence[Gewenst], vandaag: date, *, withdraw: bool
) -> list[Nieuw]:
    """What is new, replaced or (with `withdraw`) withdrawn in a traject that the record has.

    All of it is known from the day of import. Raises NotAllowed when a step was made in Sleutel
    itself, or when the correction would be known earlier than what it replaces.
    """
    links = {_key(Soort(regel.soort), regel.op): regel for regel in last_links(log)}
    changes = [
        change
        for gewenst in wanted
        if (change := _change(links.get(_key(gewenst.soort, gewenst.op)), gewenst, vandaag))
    ]
    if withdraw:
        kept = {_key(gewenst.soort, gewenst.op) for gewenst in wanted}
        changes += [
            Nieuw(Soort(link.soort), link.op, vandaag, link.gegevens, link.id, ingetrokken=True)
            for key, link in links.items()
            if key[0] in COLUMNS and key not in kept and not link.ingetrokken
        ]
    _refuse_where_not_allowed(log, links, changes, vandaag)
    return changes


def with_known(log: Sequence[Regel], wanted: Gewenst, afwezig: frozenset[str]) -> Gewenst:
    """`wanted` with what is known of the attributes whose column the register does not have."""
    key = _key(wanted.soort, wanted.op)
    for link in last_links(log) if afwezig else ():
        if _key(Soort(link.soort), link.op) == key:
            known = {naam: code for naam, code in link.gegevens.items() if naam in afwezig}
            return Gewenst(wanted.soort, wanted.op, known | wanted.gegevens)
    return wanted


def _key(soort: Soort, op: date) -> Key:
    """What makes two records speak of the same gebeurtenis: its kind, and its day if it recurs."""
    return soort, op if VORMEN[soort].herhaalbaar else None


def _change(link: Regel | None, gewenst: Gewenst, vandaag: date) -> Nieuw | None:
    if link is None:
        return Nieuw(gewenst.soort, gewenst.op, vandaag, gewenst.gegevens)
    same = link.op == gewenst.op and dict(link.gegevens) == gewenst.gegevens
    if same and not link.ingetrokken:
        return None
    return Nieuw(gewenst.soort, gewenst.op, vandaag, gewenst.gegevens, vervangt=link.id)


def _refuse_where_not_allowed(
    log: Sequence[Regel], links: dict[Key, Regel], changes: Sequence[Nieuw], vandaag: date
) -> None:
    if changes:
        refuse_where_sleutel_works(log, _column(changes[0].soort))
    for change in changes:
        link = links.get(_key(change.soort, change.op))
        if link is not None and vandaag < link.bekend_op:
            raise NotAllowed(
                _column(change.soort),
                f"Deze verbetering is van {vandaag:%d-%m-%Y}, maar wat zij verbetert is pas bekend "
                f"sinds {link.bekend_op:%d-%m-%Y}. Kies een latere dag bij --bekend-op.",
            )


def refuse_where_sleutel_works(log: Sequence[Regel], kolom: str) -> None:
    """Once a step was made in Sleutel itself, a register changes nothing. Raises NotAllowed."""
    if any(regel.bron == "sleutel" for regel in log):
        raise NotAllowed(
            kolom, "In dit traject is al een stap gezet in Sleutel zelf. Verander het daar."
        )


def _column(soort: Soort) -> str:
    return "gemeten_op" if soort == Soort.DUURZAAMHEID_GEMETEN else COLUMNS[soort][0]

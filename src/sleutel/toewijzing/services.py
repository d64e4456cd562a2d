"""Recording what was agreed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sleutel.common.append_only import Bijgewerkt, bring_up_to_date
from sleutel.domein.register.rijen import SpreidingRij, TaakstellingRij

from .models import Spreidingsafspraak, Taakstelling


def new_year(row: Mapping[str, Any]) -> date:
    """An agreement is first known on 1 January of its year."""
    return date(row["jaar"], 1, 1)


def record_taakstelling(
    rijen: Sequence[TaakstellingRij],
    *,
    codes: Mapping[str, int],
    vandaag: date,
    afwezig: frozenset[str] = frozenset(),
) -> Bijgewerkt:
    """Record the homes agreed per corporatie; `codes`: ids of organisations.

    `afwezig`: the columns that the register does not have; they change nothing in what is known.
    """
    rows = [
        {
            "jaar": rij.jaar,
            "regio_id": rij.regio.value,
            "woonproces": rij.woonproces.value if rij.woonproces else "",
            "corporatie_id": codes[rij.corporatie],
            "gemeente": rij.gemeente or "",
            "aantal": rij.aantal,
        }
        for rij in rijen
    ]
    key = ("jaar", "regio_id", "woonproces", "corporatie_id", "gemeente")
    if unasked := afwezig & {"woonproces", "gemeente"}:
        _keep_known(rows, unasked, [column for column in key if column not in unasked])
    return bring_up_to_date(Taakstelling, rows, key=key, first_known=new_year, vandaag=vandaag)


def record_spreiding(rijen: Sequence[SpreidingRij], *, vandaag: date) -> Bijgewerkt:
    """Record the maxima agreed per gemeente."""
    rows = [
        {
            "jaar": rij.jaar,
            "regio_id": rij.regio.value,
            "gemeente": rij.gemeente,
            "maximum": rij.maximum,
        }
        for rij in rijen
    ]
    key = ("jaar", "regio_id", "gemeente")
    return bring_up_to_date(
        Spreidingsafspraak, rows, key=key, first_known=new_year, vandaag=vandaag
    )


def _keep_known(
    rows: Sequence[dict[str, Any]], unasked: frozenset[str], asked: Sequence[str]
) -> None:
    """Where the record has one agreement that a row can mean, the row is about that one."""
    known: dict[tuple[Any, ...], list[Taakstelling]] = defaultdict(list)
    for link in Taakstelling.objects.latest_links().filter(ingetrokken=False):
        known[tuple(getattr(link, column) for column in asked)].append(link)
    for row in rows:
        meant = known[tuple(row[column] for column in asked)]
        if len(meant) == 1:
            row.update({column: getattr(meant[0], column) for column in unasked})

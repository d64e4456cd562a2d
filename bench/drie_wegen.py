"""One vraag answered in three ways: by Sleutel, by plain SQL, by the ORM; compared and timed.

Needs Django set up and a record open.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection

from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.zuid_limburg import PARKSTAD
from sleutel.partijen.queries import command_line_actor, names_by_code
from sleutel.rapportage import queries

from .antwoorden import Rows, as_figure
from .gewone_sql import statements
from .orm import questions
from .tabel import Regel

REPEATS = 9
ORM_ONCE_IN = 3
"""The ORM is asked in one round of three: a woonproces takes half a minute."""

AIM = 5.0
REGIO = PARKSTAD
JAAR, PEILDATUM = 2020, date(2020, 12, 31)


def close() -> None:
    """Let go of the connection, so that the next question is asked cold."""
    connection.close()


def compare(woonproces: Woonproces | None) -> list[Regel]:
    """The three ways for one vraag: the same answers first, then the medians and their ratios."""
    vraag = Vraag(JAAR, None, (REGIO,), woonproces, PEILDATUM)
    ways: dict[str, Callable[[], Mapping[str, Any]]] = {
        "Sleutel": lambda: ours(vraag),
        "gewone SQL": lambda: plain_sql(vraag),
        "ORM": lambda: with_orm(vraag),
    }
    expected, *others = ((naam, way()) for naam, way in ways.items())
    for naam, found in others:
        check_same(f"{naam}, {vraag}", expected[1], found)
    seconds: dict[str, list[float]] = {naam: [] for naam in ways}
    for turn in range(REPEATS):
        for naam, way in ways.items():
            if naam == "ORM" and turn % ORM_ONCE_IN:
                continue
            close()
            begin = perf_counter()
            way()
            seconds[naam].append(perf_counter() - begin)
    middle = {naam: median(values) for naam, values in seconds.items()}
    what = woonproces.label if woonproces else "alle woonprocessen"
    regels = []
    for naam in ways:
        ratio = middle[naam] / middle["Sleutel"]
        aim = (f"{AIM:.0f}x", ratio >= AIM) if naam == "gewone SQL" else ("", None)
        regels.append(
            Regel(f"{what}: {naam}", f"{middle[naam] * 1000:.0f} ms", f"{ratio:.1f}x", *aim)
        )
    return regels


def ours(vraag: Vraag) -> Mapping[str, Any]:
    """Every figure with its checks, each to be led back to its trajecten."""
    return queries.uitkomst(vraag, actor=command_line_actor()).waarden


def plain_sql(vraag: Vraag) -> Mapping[str, Rows]:
    """Each figure by its own statement."""
    parameters = {
        "jaar": vraag.jaar,
        "regio": REGIO.value,
        "woonproces": vraag.woonproces and vraag.woonproces.value,
        "peildatum": vraag.peildatum,
        "begin": vraag.begin,
        "einde": vraag.einde,
        "begin_van_jaar": date(vraag.jaar, 1, 1),
    }
    found = {}
    with connection.cursor() as cursor:
        for code, statement in statements(vraag).items():
            cursor.execute(statement, parameters)
            found[code] = cursor.fetchall()
    return found


def with_orm(vraag: Vraag) -> Mapping[str, Rows]:
    """Each figure by its own question to the ORM."""
    return {code: ask() for code, ask in questions(vraag, REGIO).items()}


def check_same(what: str, expected: Mapping[str, Any], found: Mapping[str, Rows]) -> None:
    """End the bench when a figure differs, or when one that has a value was not asked."""
    names = names_by_code()
    wrong = {
        code: (value, as_figure(code, found[code], names) if code in found else "not asked")
        for code, value in expected.items()
        if (value is not None or code in found)
        and (code not in found or as_figure(code, found[code], names) != value)
    }
    if wrong:
        sys.exit(f"Andere antwoorden bij {what}: {wrong}")

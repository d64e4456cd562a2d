"""From the log to what the figures count: one query, as known on the peildatum.

Only trajecten that some figure looks at are read: with a gebeurtenis in the period, renting, measured,
or (from report year 2024 on) closed five years before. At a million gebeurtenissen that is a few percent.
The index `gebeurtenis_per_periode` holds every column that is read, so the table itself is not visited.
A figure counts everybody, whoever asks: what he learns of it is for `domein.cijfers.zicht` to say.
`docs/bench.md` has the measurements.
"""

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any

from django.db import connection

from sleutel.domein.cijfers.stand import Feit, Stand
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.bereik import whole_record

REPLACED = """
    SELECT vervangt_id FROM gebeurtenis WHERE vervangt_id IS NOT NULL AND bekend_op <= %(peildatum)s
"""
KNOWN = """
    SELECT g.id, g.traject_id, g.regio_id, g.soort, g.op, g.gegevens
    FROM gebeurtenis g
    WHERE g.regio_id = ANY(%(regios)s) AND g.op <= %(peildatum)s AND g.bekend_op <= %(peildatum)s
      AND NOT g.ingetrokken
      AND NOT EXISTS (SELECT FROM vervangen v WHERE v.vervangt_id = g.id)
"""

STANDEN = f"""
WITH vervangen AS MATERIALIZED ({REPLACED}),
bekend AS NOT MATERIALIZED ({KNOWN}),
in_periode AS MATERIALIZED (
    SELECT DISTINCT traject_id FROM bekend WHERE op >= %(begin)s AND op <= %(einde)s
),
woont_of_woonde AS MATERIALIZED (
    SELECT traject_id FROM bekend WHERE soort IN ('start_huren', 'afgesloten', 'duurzaamheid_gemeten')
    GROUP BY traject_id
    HAVING bool_or(soort = 'duurzaamheid_gemeten')
        OR NOT bool_or(soort = 'afgesloten')
        OR bool_or(soort = 'afgesloten' AND op <= %(afgesloten_tot)s
                   AND gegevens ->> 'resultaat' = 'positief')
)
SELECT traject_id, regio_id, id, soort, op, gegevens::text
FROM bekend
WHERE (
    traject_id IN (SELECT traject_id FROM in_periode)
    OR (soort IN ('aangemeld', 'start_huren', 'afgesloten', 'duurzaamheid_gemeten')
        AND traject_id IN (SELECT traject_id FROM woont_of_woonde))
)
"""  # noqa: S608 - no value of a user is in the text

IN_PERIOD = f"""
WITH vervangen AS MATERIALIZED ({REPLACED}),
bekend AS NOT MATERIALIZED ({KNOWN}),
in_periode AS MATERIALIZED (
    SELECT DISTINCT traject_id FROM bekend WHERE op >= %(begin)s AND op <= %(einde)s
)
SELECT traject_id, regio_id, id, soort, op, gegevens::text
FROM bekend WHERE traject_id IN (SELECT traject_id FROM in_periode)
"""  # noqa: S608 - no value of a user is in the text

OF_WOONPROCES = """
AND traject_id IN (
    SELECT traject_id FROM bekend
    WHERE soort = 'aangemeld' AND gegevens ->> 'woonproces' = %(woonproces)s
)
"""

ANYTHING = f"""
WITH vervangen AS MATERIALIZED ({REPLACED})
SELECT EXISTS ({KNOWN} AND g.op >= %(begin)s AND g.op <= %(einde)s)
"""


def load_standen(vraag: Vraag, regios: list[str]) -> list[Stand]:
    """Every traject that a figure of this vraag looks at, as known on its peildatum."""
    return _load(STANDEN, vraag, regios)


def load_standen_in_period(vraag: Vraag, regios: list[str]) -> list[Stand]:
    """Only the trajecten with a gebeurtenis in the period: enough for what counts those."""
    return _load(IN_PERIOD, vraag, regios)


def _load(question: str, vraag: Vraag, regios: list[str]) -> list[Stand]:
    if vraag.woonproces is not None:
        question += OF_WOONPROCES
    with whole_record(), connection.cursor() as cursor, _no_collecting():
        cursor.execute("SELECT set_config('work_mem', '64MB', true)")
        cursor.execute(question, _parameters(vraag, regios))
        return _fold(cursor.fetchall())


def anything_happened(vraag: Vraag, regios: list[str]) -> bool:
    """Whether any gebeurtenis of the period and regions is known on the peildatum."""
    with whole_record(), connection.cursor() as cursor:
        cursor.execute(ANYTHING, _parameters(vraag, regios))
        return bool(cursor.fetchone()[0])


def _parameters(vraag: Vraag, regios: list[str]) -> dict[str, Any]:
    return {
        "regios": regios,
        "peildatum": vraag.peildatum,
        "begin": vraag.begin,
        "einde": vraag.einde,
        "woonproces": vraag.woonproces and vraag.woonproces.value,
        "afgesloten_tot": date(vraag.jaar - 5, 12, 31) if vraag.jaar >= 2024 else date.min,
    }


def _fold(rows: Iterable[tuple[Any, ...]]) -> list[Stand]:
    """One Stand for each traject. Few attributes differ, so each spelling is parsed once."""
    parse = cache(json.loads)
    gemeten = Soort.DUURZAAMHEID_GEMETEN.value
    found: dict[int, tuple[str, dict[str, Feit], list[Feit]]] = {}
    for traject, regio, id_, soort, op, gegevens in rows:
        of_traject = found.get(traject)
        if of_traject is None:
            of_traject = found[traject] = (regio, {}, [])
        feit = Feit(id_, soort, op, parse(gegevens))
        if soort == gemeten:
            of_traject[2].append(feit)
        else:
            of_traject[1][soort] = feit
    return [
        Stand(traject, regio, feiten, tuple(sorted(metingen, key=_by_day)))
        for traject, (regio, feiten, metingen) in sorted(found.items())
    ]


def _by_day(feit: Feit) -> tuple[date, int]:
    return feit.op, feit.id


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage while a hundred thousand lasting objects are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

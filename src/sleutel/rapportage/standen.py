"""From the log to what the figures count: one query, as known on the peildatum.

Only trajecten that some figure looks at are read: with a gebeurtenis in the period, renting, measured,
or (from report year 2024 on) closed five years before. At a million gebeurtenissen that is a few percent.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db import connection

from sleutel.domein.cijfers.stand import Feit, Stand
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.procesgang.soorten import Soort

OF_LIVING = [
    Soort.AANGEMELD.value,
    Soort.OP_WACHTLIJST.value,
    Soort.START_HUREN.value,
    Soort.AFGESLOTEN.value,
    Soort.DUURZAAMHEID_GEMETEN.value,
]
"""What figures look at in a traject in which nothing happened in the period."""

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
    SELECT traject_id FROM bekend WHERE soort = 'duurzaamheid_gemeten'
    UNION
    SELECT traject_id FROM bekend
    WHERE soort = 'afgesloten' AND op <= %(afgesloten_tot)s AND gegevens ->> 'resultaat' = 'positief'
    UNION
    (SELECT traject_id FROM bekend WHERE soort = 'start_huren'
     EXCEPT
     SELECT traject_id FROM bekend WHERE soort = 'afgesloten')
)
SELECT traject_id, regio_id, id, soort, op, gegevens::text
FROM bekend JOIN in_periode USING (traject_id)
UNION ALL
SELECT traject_id, regio_id, id, soort, op, gegevens::text
FROM bekend JOIN (
    SELECT traject_id FROM woont_of_woonde EXCEPT SELECT traject_id FROM in_periode
) AS buiten_periode USING (traject_id)
WHERE soort = ANY(%(van_wonen)s)
"""  # noqa: S608 - no value of a user is in the text

ANYTHING = f"""
WITH vervangen AS MATERIALIZED ({REPLACED})
SELECT EXISTS ({KNOWN} AND g.op >= %(begin)s AND g.op <= %(einde)s)
"""


def load_standen(vraag: Vraag, regios: list[str]) -> list[Stand]:
    """Every traject that a figure of this vraag looks at, as known on its peildatum."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', '64MB', true)")
        cursor.execute(STANDEN, _parameters(vraag, regios))
        return _fold(cursor.fetchall())


def anything_happened(vraag: Vraag, regios: list[str]) -> bool:
    """Whether any gebeurtenis of the period and regions is known on the peildatum."""
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING, _parameters(vraag, regios))
        return bool(cursor.fetchone()[0])


def _parameters(vraag: Vraag, regios: list[str]) -> dict[str, Any]:
    return {
        "regios": regios,
        "peildatum": vraag.peildatum,
        "begin": vraag.begin,
        "einde": vraag.einde,
        "van_wonen": OF_LIVING,
        "afgesloten_tot": date(vraag.jaar - 5, 12, 31) if vraag.jaar >= 2024 else date.min,
    }


def _fold(rows: Iterable[tuple[Any, ...]]) -> list[Stand]:
    """One Stand for each traject. Few attributes differ, so each spelling is parsed once."""
    parse = cache(json.loads)
    standen: dict[int, tuple[str, dict[str, Feit], list[Feit]]] = {}
    for traject, regio, id_, soort, op, gegevens in rows:
        found = standen.get(traject)
        if found is None:
            found = standen[traject] = (regio, {}, [])
        feit = Feit(id_, soort, op, parse(gegevens))
        if soort == Soort.DUURZAAMHEID_GEMETEN:
            found[2].append(feit)
        else:
            found[1][soort] = feit
    return [
        Stand(traject, regio, feiten, tuple(sorted(metingen, key=_by_day)))
        for traject, (regio, feiten, metingen) in sorted(standen.items())
    ]


def _by_day(feit: Feit) -> tuple[date, int]:
    return feit.op, feit.id

"""From the log to what the figures count: one query, as known on the peildatum.

Only trajecten that some figure looks at are read: with a gebeurtenis in the period, renting, measured,
or (from report year 2024 on) closed five years before. At a million gebeurtenissen that is a few percent.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection

from sleutel.domein.cijfers.stand import Feit, Stand
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.procesgang.soorten import Soort

KNOWN = """
    SELECT g.id, g.traject_id, g.regio_id, g.soort, g.op, g.gegevens
    FROM gebeurtenis g
    WHERE g.regio_id = ANY(%(regios)s) AND g.op <= %(peildatum)s AND g.bekend_op <= %(peildatum)s
      AND NOT g.ingetrokken
      AND NOT EXISTS (
          SELECT FROM gebeurtenis v WHERE v.vervangt_id = g.id AND v.bekend_op <= %(peildatum)s)
"""

STANDEN = f"""
WITH bekend AS NOT MATERIALIZED ({KNOWN}),
gevraagd AS (
    SELECT traject_id FROM bekend WHERE soort = ANY(%(soorten)s) AND op BETWEEN %(begin)s AND %(einde)s
    UNION
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
FROM bekend JOIN gevraagd USING (traject_id)
ORDER BY traject_id, op, id
"""  # noqa: S608 - no value of a user is in the text

ANYTHING = f"SELECT EXISTS ({KNOWN} AND g.op BETWEEN %(begin)s AND %(einde)s)"


def load_standen(vraag: Vraag, regios: list[str]) -> list[Stand]:
    """Every traject that a figure of this vraag looks at, as known on its peildatum."""
    with connection.cursor() as cursor:
        cursor.execute(STANDEN, _parameters(vraag, regios))
        return list(_fold(cursor))


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
        "afgesloten_tot": date(vraag.jaar - 5, 12, 31) if vraag.jaar >= 2024 else date.min,
        "soorten": [soort.value for soort in Soort],
    }


def _fold(rows: Iterator[tuple[Any, ...]]) -> Iterator[Stand]:
    """Rows in order of traject to one Stand each. Few attributes differ, so each is parsed once."""
    parsed: dict[str, dict[str, Any]] = {}
    current, regio = None, ""
    feiten: dict[str, Feit] = {}
    metingen: list[Feit] = []
    for traject, regio_id, id_, soort, op, text in rows:
        if traject != current:
            if current is not None:
                yield Stand(current, regio, feiten, tuple(metingen))
            current, regio, feiten, metingen = traject, regio_id, {}, []
        gegevens = parsed.get(text)
        if gegevens is None:
            gegevens = parsed[text] = json.loads(text)
        feit = Feit(id_, soort, op, gegevens)
        if soort == "duurzaamheid_gemeten":
            metingen.append(feit)
        else:
            feiten[soort] = feit
    if current is not None:
        yield Stand(current, regio, feiten, tuple(metingen))

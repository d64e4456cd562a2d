"""What every field says of a person, and who may see it (issue 4 §2; docs/velden.md; ADR 0015).

| call | gives |
| --- | --- |
| `class_of(tabel, veld, waarde=None)` | the class of a field; with a value, of that value where it says more |
| `fase_of(toestand, einde_op, op)` | the phase of a traject on a day |
| `may_see(klasse, niveau=, rol=, fase=, justitie=)` | whether a class is seen |
| `visible_fields(tabel, niveau=, rol=, fase=, justitie=)` | the fields of a table that are seen |
| `Blik(niveau, rol, fase, justitie)` | these answers for one traject: `.may_see .fields .shows .shown_as .gegevens` |
| `SAMEN`, `IN_PLAATS_VAN` | what is told in place of justice data to who is not named for them |

Tables and fields are named as the models do (a reference without `_id`); the attributes of
`gebeurtenis.gegevens` as `gebeurtenis.<soort>`. Pages do not call this themselves: they get a
`trajecten.zicht.Zicht`, which hands out what a Blik permits. A new table or field gets its class in
`tabellen`; a new table of a library is named in `SYSTEEMTABELLEN`.
"""

from sleutel.domein.velden.buiten import IN_PLAATS_VAN, SAMEN, told_as
from sleutel.domein.velden.inzage import NIVEAUS, ROLLEN, Blik, Inzage, may_see, visible_fields
from sleutel.domein.velden.klassen import UITLEG, Fase, Klasse, Niveau, fase_of
from sleutel.domein.velden.tabellen import (
    SYSTEEMTABELLEN,
    TABELLEN,
    VERHOGINGEN,
    Kring,
    Tabel,
    class_of,
)

__all__ = [
    "IN_PLAATS_VAN",
    "NIVEAUS",
    "ROLLEN",
    "SAMEN",
    "SYSTEEMTABELLEN",
    "TABELLEN",
    "UITLEG",
    "VERHOGINGEN",
    "Blik",
    "Fase",
    "Inzage",
    "Klasse",
    "Kring",
    "Niveau",
    "Tabel",
    "class_of",
    "fase_of",
    "may_see",
    "told_as",
    "visible_fields",
]

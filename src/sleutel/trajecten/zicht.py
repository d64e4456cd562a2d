"""A row of the dossier as one actor sees it: pages, exports and search get this, never the row itself.

`Zicht(traject, blik)` hands out the fields that the Blik permits and raises `Afgeschermd` for all
else, also for whatever is no field (a related manager, `pk`, a method). A reference to another row
of the dossier comes as a Zicht too.

| in a view or template | gives |
| --- | --- |
| `zicht.nummer` | the value, or `Afgeschermd`; a template of a deployed Sleutel then shows nothing |
| `zicht.toont.woonproces` | whether the field is seen with the value in it: ask before showing a label |
| `zicht.als.woonproces` | the values as which it is seen: one, several that are told as one, or none |
| `zicht.get("woonproces")` | the value, or None |
| `narrow(log, blik)` | the lines of a log that are seen, with those attributes that are seen |
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Model

from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.domein.velden import IN_PLAATS_VAN, TABELLEN, Blik, Fase, Klasse, Kring, fase_of


class Afgeschermd(Exception):
    """A field that this actor does not see was asked for: a fault in the page, not in the question."""

    silent_variable_failure = True
    """A template then shows nothing; tests set it to False, so that they see the fault."""


class Zicht:
    """See the module. `rij`: a row of a table of the dossier."""

    __slots__ = ("_blik", "_rij", "_tabel")

    def __init__(self, rij: Model, blik: Blik) -> None:
        self._rij, self._blik, self._tabel = rij, blik, rij._meta.db_table

    def __getattr__(self, naam: str) -> Any:
        if naam.startswith("__"):  # Python asks for these itself, as in copying
            raise AttributeError(naam)
        veld = naam.removeprefix("get_").removesuffix("_display")
        if not self._shows(veld):
            raise Afgeschermd(f"{self._tabel}.{naam}")
        waarde = getattr(self._rij, self._column(naam))
        if isinstance(waarde, Model) and _in_dossier(waarde):
            return Zicht(waarde, self._blik)
        return waarde

    def __str__(self) -> str:
        raise Afgeschermd(f"{self._tabel} as text")

    @property
    def toont(self) -> dict[str, bool]:
        """Per field of the table whether it is seen, with the value in it."""
        return {veld: self._shows(veld) for veld in TABELLEN[self._tabel].velden}

    @property
    def als(self) -> dict[str, tuple[object, ...]]:
        """Per field of the table as which values it is seen (`Blik.shown_as`)."""
        return {veld: self._shown_as(veld) for veld in TABELLEN[self._tabel].velden}

    def get(self, veld: str) -> Any:
        """The value of a field, None where it is not seen. Raises KeyError for what is no field."""
        return getattr(self, veld) if self.toont[veld] else None

    def _shows(self, veld: str) -> bool:
        return veld in TABELLEN[self._tabel].velden and len(self._shown_as(veld)) == 1

    def _shown_as(self, veld: str) -> tuple[object, ...]:
        waarde = self._rij.serializable_value(self._column(veld))
        return self._blik.shown_as(self._tabel, veld, waarde)

    def _column(self, naam: str) -> str:
        """The column that is read for this field: outside the compartment of justice another one."""
        if self._tabel != "traject" or self._blik.may_see(Klasse.JUSTITIE):
            return naam
        return IN_PLAATS_VAN.get(naam, naam)


def _in_dossier(rij: Model) -> bool:
    tabel = TABELLEN.get(rij._meta.db_table)
    return tabel is not None and tabel.kring == Kring.DOSSIER


def fase_of_traject(traject: Any, op: date) -> Fase:
    """In which phase a traject is on the day `op`."""
    return fase_of(traject.toestand, traject.einde_op, op)


def narrow(log: Iterable[Regel], blik: Blik) -> list[Regel]:
    """What is seen of a log: a kind or a value that is not seen is gone, values told as one are a tuple.

    Who does not see how a record was corrected, sees only what counts.
    """
    ziet_verbeteringen = blik.may_see(Klasse.SYSTEEM)
    regels = list(log) if ziet_verbeteringen else [_plain(regel) for regel in valid(log)]
    return [
        replace(regel, gegevens=blik.gegevens(regel.soort, regel.gegevens))
        for regel in regels
        if blik.shows("gebeurtenis", "soort", regel.soort)
    ]


def _plain(regel: Regel) -> Regel:
    """Without the second clock and without what it replaced."""
    return replace(regel, bekend_op=regel.op, vervangt=None)

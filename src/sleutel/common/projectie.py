"""Tables that only repeat what the log says, for pages to read.

A `Projectie` folds the log of one traject into rows. The same fold writes them, in the transaction
of the event, and checks them afterwards: a row that differs was written by something else.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from sleutel.common.kopieren import column_of, copy_rows
from sleutel.domein.procesgang.logboek import Regel

type Fold = Callable[[int, Sequence[Regel], Mapping[str, int]], Iterable[tuple[Any, ...]]]
"""(id of the traject, its log, ids of organisations by code) -> rows in the order of `velden`."""


@dataclass(frozen=True, slots=True)
class Projectie:
    """A table with rows per traject; the first of `velden` is its reference to the traject."""

    model: type[models.Model]
    velden: tuple[str, ...]
    fold: Fold

    def write(
        self, logs: Mapping[int, Sequence[Regel]], codes: Mapping[str, int], *, fresh: Iterable[int]
    ) -> None:
        """Write the rows of these trajecten anew; `fresh`: those that have no rows yet."""
        known = logs.keys() - set(fresh)
        if known:
            self.model._default_manager.filter(**{f"{self.velden[0]}__in": known}).delete()
        rows = (row for traject, log in logs.items() for row in self.fold(traject, log, codes))
        copy_rows(self.model, self.velden, rows)

    def differences(
        self, logs: Mapping[int, Sequence[Regel]], codes: Mapping[str, int]
    ) -> Iterator[tuple[int, str]]:
        """(traject, what is wrong) for each row that is missing, too many, or other than the log says."""
        stored = self.model._default_manager.filter(**{f"{self.velden[0]}__in": logs.keys()})
        found = Counter(tuple(row) for row in stored.values_list(*self._columns))
        folded = Counter(tuple(row) for t, log in logs.items() for row in self.fold(t, log, codes))
        for row in sorted(folded - found, key=repr):
            yield row[0], f"ontbreekt: {self._describe(row)}"
        for row in sorted(found - folded, key=repr):
            yield row[0], f"klopt niet: {self._describe(row)}"

    @property
    def _columns(self) -> tuple[str, ...]:
        return tuple(column_of(self.model, veld) for veld in self.velden)

    def _describe(self, row: tuple[Any, ...]) -> str:
        values = ", ".join(f"{veld}={value}" for veld, value in zip(self.velden, row, strict=True))
        return f"{self.model._meta.db_table} ({values})"

"""Many rows at once: PostgreSQL's COPY under Django's connection."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection, models, transaction
from psycopg import sql

_BEGIN = sql.SQL("CREATE TEMP TABLE aanvoer AS SELECT {columns} FROM {table} WITH NO DATA")
_TAKE_OVER = sql.SQL(
    "INSERT INTO {table} ({columns}) SELECT {columns} FROM pg_temp.aanvoer; DROP TABLE pg_temp.aanvoer"
)


def reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """Ids of rows that are yet to be written, so that rows can point to each other."""
    if not count:
        return []
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table, column, count],
        )
        return [row[0] for row in cursor.fetchall()]


def column_of(model: type[models.Model], field: str) -> str:
    """The column in which a field is stored; for a reference that is its name with _id."""
    found = model._meta.get_field(field)
    if not isinstance(found, models.Field) or found.column is None:
        raise TypeError(f"{field} is not stored in {model.__name__}")
    return found.column


def copy_rows(
    model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert `rows`, whose values stand in the order of `fields` (names of fields of `model`).

    By way of a table that nobody else sees: a table with row-level security takes no COPY itself.
    """
    rows = iter(rows)
    if (first := next(rows, None)) is None:
        return
    table = sql.Identifier(model._meta.db_table)
    columns = sql.SQL(", ").join(sql.Identifier(column_of(model, field)) for field in fields)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_BEGIN.format(columns=columns, table=table))
        with cursor.copy("COPY pg_temp.aanvoer FROM STDIN") as copy:
            for row in chain([first], rows):
                copy.write_row(row)
        cursor.execute(_TAKE_OVER.format(columns=columns, table=table))

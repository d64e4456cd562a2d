"""Answers are kept for as long as the record does not change (ADR 0018).

Every transaction that changes what figures read leaves one row in `recordwijziging`, and such a row
never goes away. So two readers that see as many of those rows see the same record, and a figure that
was computed for the one is right for the other. Answers are kept per process, never across databases.
"""

from collections.abc import Callable
from functools import lru_cache, wraps

from django.db import connection

type Versie = tuple[int, int]

VERSION = """
    SELECT pg_current_xact_id_if_assigned() IS NOT NULL,
           (SELECT oid FROM pg_database WHERE datname = current_database()),
           (SELECT count(*) FROM recordwijziging)
"""


def record_version() -> Versie | None:
    """(database, version of the record), or None in a transaction that has changed something itself.

    What such a transaction sees nobody else does, so nothing of it may be kept.
    """
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        changed_here, database, changes = cursor.fetchone()
    return None if changed_here else (database, changes)


def kept_while_unchanged[*A, T](
    maxsize: int,
) -> Callable[[Callable[[*A], T]], Callable[[*A], T]]:
    """Keep the last `maxsize` answers of a function of hashable arguments that reads the record.

    Callers share an answer and do not change it. One that is made while somebody commits may be newer
    than its version says, never older.
    """

    def decorate(make: Callable[[*A], T]) -> Callable[[*A], T]:
        @lru_cache(maxsize)
        def kept(version: Versie, *args: *A) -> T:
            return make(*args)

        @wraps(make)
        def answer(*args: *A) -> T:
            version = record_version()
            return make(*args) if version is None else kept(version, *args)

        return answer

    return decorate

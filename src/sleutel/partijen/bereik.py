"""How far this process reaches into the record: what the actor sees, or the whole of it (ADR 0021).

A connection begins as the role `sleutel_app` with no reader: it reads no dossier at all. A page reads
as its actor; the database keeps it from rows to which he has no toegang, also where a query forgot to ask.
Figures, imports and the few other things that must count everybody open the whole record, each by name.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from psycopg.pq import TransactionStatus

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang.lijsten import Doel
from sleutel.domein.toegang.regels import doelen_of

from .actor import Actor

APP = "sleutel_app"
GEHEEL = "sleutel_geheel"

_SETTINGS = (
    "sleutel.kijker",
    "sleutel.kijkt_voor",
    "sleutel.kijkdoelen",
    "sleutel.kijkdag",
    "sleutel.kijkt_naar_zichzelf",
)


@contextmanager
def read_as(actor: Actor | None) -> Iterator[None]:
    """Inside, the database shows the dossiers that this actor sees today; without an actor none."""
    before = _become(APP, _reader(actor))
    try:
        yield
    finally:
        _return_to(before)


@contextmanager
def whole_record() -> Iterator[None]:
    """Inside, the database shows every dossier: the caller says itself who learns what of it."""
    before = _become(GEHEEL, None)
    try:
        yield
    finally:
        _return_to(before)


def _reader(actor: Actor | None) -> list[str]:
    if actor is None:
        return [""] * len(_SETTINGS)
    return [
        str(actor.account_id),
        str(actor.organisatie_id),
        ",".join(doel.value for doel in _doelen(actor.rol)),
        vandaag().isoformat(),
        "ja" if actor.rol == Rol.KANDIDAAT else "",
    ]


def _doelen(rol: Rol) -> frozenset[Doel]:
    """For what purposes a role reads rows. The privacy officer reads of his loket whose file was looked at."""
    return frozenset({Doel.PROCESREGIE}) if rol == Rol.PRIVACY_OFFICER else doelen_of(rol)


type _Stand = tuple[str, list[str]]
"""The role as which the connection works, and the reader in its settings."""


def _become(role: str, reader: list[str] | None) -> _Stand:
    """Go on as this role and reader (None: the same one); returns what was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user,"
            " array(SELECT coalesce(current_setting(s, true), '') FROM unnest(%s::text[]) AS t(s)),"
            " set_config('role', %s, false),"
            " array(SELECT set_config(s, v, false) FROM unnest(%s::text[], %s::text[]) AS t(s, v))",
            [list(_SETTINGS), role, list(_SETTINGS) if reader else [], reader or []],
        )
        was_role, was_reader, *_ = cursor.fetchone()
    return was_role, was_reader


def _return_to(before: _Stand) -> None:
    """Be again what was; where that comes by itself, it is left to come.

    A new connection begins narrow, and the end of a transaction that failed brings back what was. Where
    it cannot be asked, because the server went away, the connection is given up: it may still reach far.
    """
    if connection.connection is None or _failed():
        return
    try:
        _become(*before)
    except DatabaseError:
        connection.close()


def _failed() -> bool:
    status = connection.connection.info.transaction_status
    return connection.needs_rollback or status == TransactionStatus.INERROR

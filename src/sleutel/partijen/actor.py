"""Who acts: an account, for an organisation, in a role; set once per transaction by `act_as`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from sleutel.domein.rollen import Rol


@dataclass(frozen=True, slots=True)
class Actor:
    """One account working for one organisation in one role, with what pages show of them."""

    account_id: int
    organisatie_id: int
    rol: Rol
    account_naam: str = ""
    organisatie_naam: str = ""
    organisatie_soort: str = ""


SETTINGS = ("sleutel.account", "sleutel.organisatie", "sleutel.rol")


@contextmanager
def act_as(actor: Actor) -> Iterator[Actor]:
    """One transaction in which everything is done by `actor`.

    The database knows it too, as settings of this transaction, for triggers and row-level security.
    Raises `RuntimeError` when the transaction already has another actor.
    """
    values = [str(actor.account_id), str(actor.organisatie_id), actor.rol.value]
    with transaction.atomic():
        before = _settings()
        if before[0] and before != values:
            raise RuntimeError("this transaction already has another actor")
        _set(values)
        yield actor
        _set(before)


def _settings() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(s, true) FROM unnest(%s::text[]) s", [list(SETTINGS)]
        )
        return [value or "" for (value,) in cursor.fetchall()]


def _set(values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(s, v, true) FROM unnest(%s::text[], %s::text[]) AS t(s, v)",
            [list(SETTINGS), values],
        )

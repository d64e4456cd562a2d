"""The log of one traject: what was recorded, what replaced it, and so what counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Regel:
    """One recorded gebeurtenis, with its two clocks and the one that it replaces (ADR 0003)."""

    id: int
    soort: str
    op: date
    bekend_op: date
    gegevens: Mapping[str, Any]
    vervangt: int | None = None
    ingetrokken: bool = False
    bron: str = "register"


def last_links(log: Iterable[Regel]) -> list[Regel]:
    """The end of every chain of replacements, also where it withdraws; in order of id."""
    log = sorted(log, key=lambda regel: regel.id)
    replaced = {regel.vervangt for regel in log}
    return [regel for regel in log if regel.id not in replaced]


def valid(log: Iterable[Regel]) -> list[Regel]:
    """What counts now: not replaced and not withdrawn; in order of the day it happened."""
    counting = [regel for regel in last_links(log) if not regel.ingetrokken]
    return sorted(counting, key=lambda regel: (regel.op, regel.id))


def replacements(log: Sequence[Regel]) -> dict[int, Regel]:
    """Per replaced gebeurtenis the one that took its place."""
    return {regel.vervangt: regel for regel in log if regel.vervangt is not None}

"""A signal to stop (Ctrl-C, SIGTERM), heard from the first moment of a process on.

`listen` only notes it; whoever can end well takes over with `instead`. Imports next to nothing, so that it
can come first.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

TEKENS = (signal.SIGINT, signal.SIGTERM)

_gevraagd: list[int] = []


def _note(teken: int, _: Any) -> None:
    _gevraagd.append(teken)


def listen() -> None:
    """From here on a signal to stop ends nothing by itself."""
    for teken in TEKENS:
        signal.signal(teken, _note)


@contextmanager
def instead(doe: Callable[[], None]) -> Iterator[None]:
    """Within: a signal to stop calls `doe`, and so does one that was noted before."""
    eerder = {teken: signal.signal(teken, lambda *_: doe()) for teken in TEKENS}
    try:
        if _gevraagd:
            doe()
        yield
    finally:
        for teken, wat in eerder.items():
            signal.signal(teken, wat)

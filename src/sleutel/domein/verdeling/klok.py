"""The time that an answer may take. The clock only stops the search: it never chooses.

So that an answer that is called optimal does not depend on how fast the machine was.
"""

import time
from dataclasses import dataclass, field


class TijdOp(Exception):
    """The time is up in the middle of a step; what was found before it stands."""


@dataclass(slots=True)
class Klok:
    """`seconden` from the start; `stop()` ends it at once (a signal to the process)."""

    seconden: float
    begin: float = field(default_factory=time.monotonic)
    begin_rekentijd: float = field(default_factory=time.process_time)
    gestopt: bool = False
    geheel: "Klok | None" = None

    def over(self) -> float:
        if self.gestopt or (self.geheel is not None and self.geheel.gestopt):
            return 0.0
        return max(0.0, self.seconden - self.verstreken())

    def op(self) -> bool:
        return self.over() <= 0

    def check(self) -> None:
        """Raises `TijdOp` when the time is up."""
        if self.op():
            raise TijdOp

    def verstreken(self) -> float:
        return time.monotonic() - self.begin

    def drukte(self) -> float:
        """How many seconds a second of work takes so far, on a machine that does other things as well."""
        gerekend = time.process_time() - self.begin_rekentijd
        return min(10.0, max(1.0, self.verstreken() / max(gerekend, 1e-3)))

    def deel(self, aandeel: float) -> "Klok":
        """A clock for this part of the time that is left; it stops with this one."""
        seconden = self.verstreken() + self.over() * aandeel
        return Klok(seconden, self.begin, self.begin_rekentijd, geheel=self)

    def stop(self) -> None:
        self.gestopt = True

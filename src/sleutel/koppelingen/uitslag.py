"""What becomes of a register, and how somebody is kept informed meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sleutel.domein.register.geweigerd import Geweigerd
from sleutel.domein.register.melding import Melding


@dataclass(slots=True)
class Voortgang:
    """How somebody is kept informed; every function may be left out."""

    gelezen: Callable[[int], None] = lambda _: None
    stap: Callable[[int], None] = lambda _: None
    wacht: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Invoeruitslag:
    """What became of a register. `ingevoerd` False: nothing of it was taken in."""

    aangenomen: dict[str, int] = field(default_factory=dict)
    afgewezen: list[Melding] = field(default_factory=list)
    opmerkingen: list[Melding] = field(default_factory=list)
    nieuwe_gebeurtenissen: int = 0
    correcties: int = 0
    geweigerd: list[Geweigerd] = field(default_factory=list)
    ingevoerd: bool = False
    _beside_the_record: set[tuple[str, int]] = field(default_factory=set)

    def refuse(self, melding: Melding) -> None:
        """Refuse a row that was good by itself, but not beside the record."""
        row = (melding.tabel, melding.rij)
        if row not in self._beside_the_record:
            self._beside_the_record.add(row)
            self.aangenomen[melding.tabel] -= 1
        self.afgewezen.append(melding)

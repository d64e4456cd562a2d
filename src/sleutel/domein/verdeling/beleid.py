"""A policy is data: named, versioned, and quoted by every answer.

`BELEID` describes what this version of the engine carries out. A change of the levels, of what counts in
priority or of the caps is a new version here, beside the code that carries it out.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Beleid:
    """What is best in which order, what counts in priority, which caps hold, how equals are settled."""

    naam: str
    versie: str
    niveaus: tuple[str, ...]
    voorrang: tuple[str, ...]
    grenzen: tuple[str, ...]
    gelijk: tuple[str, ...]

    def als_dict(self) -> dict[str, Any]:
        return {naam: _lijst(waarde) for naam, waarde in asdict(self).items()}


def _lijst(waarde: str | tuple[str, ...]) -> str | list[str]:
    return waarde if isinstance(waarde, str) else list(waarde)


BELEID = Beleid(
    naam="loket-housing",
    versie="1",
    niveaus=("geplaatst", "voorrang", "ongelijkheid", "wensen"),
    voorrang=("urgentie", "op_lijst_sinds"),
    grenzen=("spreiding", "groepsgrenzen"),
    gelijk=("loting", "id"),
)

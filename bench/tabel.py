"""The short table that every measurement prints: what, how much, how it compares, the aim, reached."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. `gehaald` is None where nothing was aimed at."""

    wat: str
    gemeten: str
    verhouding: str = ""
    doel: str = ""
    gehaald: bool | None = None

    def cellen(self) -> tuple[str, ...]:
        reached = {None: "", True: "gehaald", False: "niet gehaald"}[self.gehaald]
        return self.wat, self.gemeten, self.verhouding, self.doel, reached


def toon(titel: str, regels: Sequence[Regel]) -> None:
    """Print the lines in columns under a title."""
    koppen = ("wat", "gemeten", "verhouding", "doel", "")
    rijen = [koppen, *(regel.cellen() for regel in regels)]
    breedtes = [max(len(cel) for cel in kolom) for kolom in zip(*rijen, strict=True)]
    print(f"\n{titel}")
    for rij in rijen:
        cellen = (cel.ljust(breedte) for cel, breedte in zip(rij, breedtes, strict=True))
        print("  ".join(cellen).rstrip(), flush=True)

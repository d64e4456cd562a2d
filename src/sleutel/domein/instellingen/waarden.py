"""What kinds of value a setting has: how it is read from a form or the record, and how people see it.

A value is plain JSON: it is stored as it is. Each kind reads what came in and raises ValueError with
what is wrong and how to mend it, in B1 Dutch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sleutel.domein.keuzelijst import Lid
from sleutel.domein.opmaak import opgesomd

type Waarde = bool | int | list[str]

MEESTE_NAMEN = 6
LANGSTE_NAAM = 80


class Waardesoort(Protocol):
    """One kind of value."""

    def read(self, invoer: object) -> Waarde:
        """The value that `invoer` means. Raises ValueError, in B1 Dutch."""

    def write(self, waarde: Waarde) -> str:
        """The value as people read it."""


@dataclass(frozen=True, slots=True)
class JaNee:
    """Yes or no."""

    def read(self, invoer: object) -> bool:
        antwoorden = {True: True, "ja": True, False: False, "nee": False}
        if isinstance(invoer, bool | str) and invoer in antwoorden:
            return antwoorden[invoer]
        raise ValueError("Kies ja of nee.")

    def write(self, waarde: Waarde) -> str:
        return "ja" if waarde else "nee"


@dataclass(frozen=True, slots=True)
class Aantal:
    """A whole number of `eenheid`, within bounds that are part of it."""

    eenheid: str
    enkelvoud: str
    minimum: int
    maximum: int

    def read(self, invoer: object) -> int:
        tekst = invoer.strip() if isinstance(invoer, str) else invoer
        if isinstance(tekst, str) and tekst.isascii() and tekst.isdigit() and len(tekst) < 9:
            tekst = int(tekst)
        goed = isinstance(tekst, int) and not isinstance(tekst, bool)
        if not goed or not self.minimum <= int(str(tekst)) <= self.maximum:
            raise ValueError(
                f"Vul een heel aantal {self.eenheid} in, van {self.minimum} tot en met {self.maximum}."
            )
        return int(str(tekst))

    def write(self, waarde: Waarde) -> str:
        return f"{waarde} {self.enkelvoud if waarde == 1 else self.eenheid}"


@dataclass(frozen=True, slots=True)
class Keuzes:
    """Some of a list, in the order of that list."""

    lijst: tuple[Lid, ...]
    leeg_mag: bool = True

    def read(self, invoer: object) -> list[str]:
        codes = _texts(invoer)
        onbekend = [code for code in codes if code not in set(self.lijst)]
        if onbekend:
            raise ValueError(f"{onbekend[0]}: dit staat niet in de lijst. Kies uit de lijst.")
        if not codes and not self.leeg_mag:
            raise ValueError("Kies er ten minste één.")
        return [lid.value for lid in self.lijst if lid in codes]

    def write(self, waarde: Waarde) -> str:
        assert isinstance(waarde, list)
        namen = [lid.label for lid in self.lijst if lid.value in waarde]
        if len(namen) == len(self.lijst):
            return f"alle {len(namen)}"
        return opgesomd(namen) or "geen"


@dataclass(frozen=True, slots=True)
class Namen:
    """Names of parties. They need not work with Sleutel, so they are names and no references."""

    def read(self, invoer: object) -> list[str]:
        namen = [" ".join(naam.split()) for naam in _texts(invoer)]
        namen = list(dict.fromkeys(naam for naam in namen if naam))
        if len(namen) > MEESTE_NAMEN:
            raise ValueError(f"Vul hoogstens {MEESTE_NAMEN} namen in, elk op een eigen regel.")
        if any(len(naam) > LANGSTE_NAAM or not naam.isprintable() for naam in namen):
            raise ValueError(
                f"Een naam is hoogstens {LANGSTE_NAAM} tekens lang. Maak de naam korter."
            )
        return namen

    def write(self, waarde: Waarde) -> str:
        assert isinstance(waarde, list)
        return opgesomd(waarde) or "niemand"


def _texts(invoer: object) -> Sequence[str]:
    """The lines of a text, or the texts of a list."""
    if isinstance(invoer, str):
        return invoer.splitlines()
    if isinstance(invoer, Iterable):
        delen = list(invoer)
        if all(isinstance(deel, str) for deel in delen):
            return delen
    raise ValueError("Dit is geen lijst. Kies opnieuw.")

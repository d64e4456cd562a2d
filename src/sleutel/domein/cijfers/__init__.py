"""The figures of the account: each defined once, computed in one pass, and led back to its source.

`definities` lists them; `compute` makes them; `vergelijking` holds a published table against them.
"""

from sleutel.domein.cijfers.cijfer import Bewijs, Cijfer, Controle
from sleutel.domein.cijfers.definities import CIJFERS, CODES, definitie
from sleutel.domein.cijfers.stand import (
    Feit,
    Gegevens,
    Klacht,
    Spreiding,
    Stand,
    Taakstelling,
)
from sleutel.domein.cijfers.uitkomst import Uitkomst, compute
from sleutel.domein.cijfers.vraag import Vraag

__all__ = [
    "CIJFERS",
    "CODES",
    "Bewijs",
    "Cijfer",
    "Controle",
    "Feit",
    "Gegevens",
    "Klacht",
    "Spreiding",
    "Stand",
    "Taakstelling",
    "Uitkomst",
    "Vraag",
    "compute",
    "definitie",
]

"""What is told outside the compartment of justice, so that nothing there tells a traject apart (ADR 0014).

To hide a value that others do see, is to tell it: who reads “afgeschermd” where a woonproces stands
elsewhere, knows which one it is. So a value of justice and one that many have are told as one, of whichever of
the two it is, and the chain reads as if there were no doorstroomwoning.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sleutel.domein import redenen
from sleutel.domein.keuzelijst import Herkomst, Lid, Woonproces

SAMEN: Mapping[str, tuple[Lid, ...]] = MappingProxyType(
    {
        "woonproces": (Woonproces.HOUSING, Woonproces.HOUSING_JUSTITIEEL),
        "herkomst": (Herkomst.BESCHERMD_WONEN, Herkomst.DETENTIE),
        "reden": (redenen.OVERLAST, redenen.DETENTIE),
    }
)
"""By field the values that are told as one. Beside that of justice stands the largest woonproces, the other
kind of institution, and the other end that nobody chose."""

IN_PLAATS_VAN: Mapping[str, str] = MappingProxyType(
    {"toestand": "toestand_buiten", "toestand_sinds": "toestand_buiten_sinds"}
)
"""Fields of a traject with what is read in their place: folded without the steps of justice."""


def told_as(veld: str, waarde: object) -> tuple[Any, ...]:
    """The values as which this one is told outside the compartment: itself, or it and its neighbours."""
    samen = SAMEN.get(veld, ())
    return tuple(lid.value for lid in samen) if waarde in samen else (waarde,)

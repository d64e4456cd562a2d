"""What people call what a gebeurtenis carries; `KOPPEN` has the kinds themselves."""

from collections.abc import Iterable

from sleutel.domein.keuzelijst import (
    Herkomst,
    Huurachterstand,
    Keuzelijst,
    Lid,
    Overlast,
    Resultaat,
    Toeleiding,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.procesgang.soorten import NAMEN as KOPPEN  # noqa: F401 - pages ask it here
from sleutel.domein.procesgang.toestanden import Besluit

VELDEN: dict[str, tuple[str, type[Keuzelijst] | None]] = {
    "woonproces": ("woonproces", Woonproces),
    "verkort_aangevraagd": ("verkorte toeleiding gevraagd", None),
    "aanmelder": ("aanmelder", None),
    "herkomst": ("herkomst", Herkomst),
    "gemeente_herkomst": ("gemeente van herkomst", None),
    "reden": ("reden", None),
    "besluit": ("besluit", Besluit),
    "corporatie": ("corporatie", None),
    "woonplaats": ("woonplaats", None),
    "gemeente": ("gemeente", None),
    "toeleiding": ("toeleiding", Toeleiding),
    "begeleiding_door": ("begeleiding door", None),
    "betaling_door": ("betaling door", None),
    "beoordeling_door": ("beoordeling door", None),
    "resultaat": ("resultaat", Resultaat),
    "tot": ("tot", None),
    "woonsituatie": ("woonsituatie", Woonsituatie),
    "overlast": ("overlast", Overlast),
    "huurachterstand": ("huurachterstand", Huurachterstand),
}
"""Each attribute of a gebeurtenis in the order shown: what people call it, and its closed list.
A reason is on a list that is data: who shows one gets that beside it."""


def in_een_adem(lijst: Iterable[Lid], codes: Iterable[str]) -> str:
    """Values that are told as one, as people read them: “Housing of Housing Justitieel”."""
    labels = {lid.value: lid.label for lid in lijst}
    return " of ".join(labels[code] for code in codes)

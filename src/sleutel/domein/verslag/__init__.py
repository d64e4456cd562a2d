"""The jaarverslag: one model made from the figures, and the pictures in it."""

from collections.abc import Callable, Iterator

from sleutel.domein.opmaak import datum
from sleutel.domein.verslag import afspraken, geld, jaar, slot, wonen
from sleutel.domein.verslag.bron import Bron, Jaar
from sleutel.domein.verslag.document import Alinea, Blok, Hoofdstuk, Verslag

__all__ = ["HOOFDSTUKKEN", "Bron", "Jaar", "Verslag", "maak"]

_MAKERS: dict[str, tuple[str, Callable[[Bron], tuple[Blok, ...]]]] = {
    "oogopslag": ("Het jaar in één oogopslag", jaar.oogopslag),
    "stand_van_zaken": ("Stand van zaken", jaar.stand_van_zaken),
    "duurzaamheid": ("Duurzaam wonen", wonen.duurzaamheid),
    "woonprocessen": ("Jaarcijfers per woonproces", jaar.per_woonproces),
    "taakstelling": ("Corporaties met een taakstelling", afspraken.taakstelling),
    "wachttijd": ("Wachttijd", afspraken.wachttijd),
    "spreiding": ("Spreiding over de gemeenten", afspraken.spreiding),
    "geld": ("Geld", geld.geld),
    "klachten": ("Klachten", slot.klachten),
    "definities": ("Definities", slot.definities),
}

HOOFDSTUKKEN = {sleutel: titel for sleutel, (titel, _) in _MAKERS.items()}
"""The chapters in their order, by the key under which the loket may write a text of its own."""


def maak(bron: Bron) -> Verslag:
    """The whole report. Raises ValueError for a text under a chapter that does not exist."""
    if onbekend := bron.teksten.keys() - HOOFDSTUKKEN.keys():
        raise ValueError(f"Dit hoofdstuk bestaat niet: {', '.join(sorted(onbekend))}.")
    return Verslag(
        titel=f"Jaarverslag Loket Housing {bron.regio} {bron.jaar}",
        ondertitel=(
            "De cijfers zijn geteld uit het register van het loket, "
            f"zoals bekend op {datum(bron.peildatum)}."
        ),
        regio=bron.regio,
        jaar=bron.jaar,
        peildatum=bron.peildatum,
        hoofdstukken=tuple(
            Hoofdstuk(sleutel, titel, (*_eigen(bron.teksten.get(sleutel, "")), *blokken(bron)))
            for sleutel, (titel, blokken) in _MAKERS.items()
        ),
    )


def _eigen(tekst: str) -> Iterator[Alinea]:
    """What the loket wrote, which comes first in its chapter; an empty line parts paragraphs."""
    for deel in tekst.replace("\r\n", "\n").split("\n\n"):
        if alinea := " ".join(deel.split()):
            yield Alinea(alinea, eigen=True)

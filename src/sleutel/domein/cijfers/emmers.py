"""The one pass over the standen: which trajecten have which gebeurtenis in the period.

Every figure then walks only its own bucket, so that all figures together cost little more than one.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sleutel.domein.cijfers.stand import (
    Gegevens,
    Klacht,
    Spreiding,
    Stand,
    Taakstelling,
)
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import ONBEKEND
from sleutel.domein.procesgang.soorten import Soort


class Emmers:
    """The standen of one vraag, bucketed by the soort of gebeurtenis that happened in the period.

    The woonproces of a traject is that of its aangemeld feit; a stand without one does not count.
    """

    def __init__(self, vraag: Vraag, gegevens: Gegevens) -> None:
        self.vraag = vraag
        self.gegevens = gegevens
        self.standen: list[Stand] = []
        self.per_soort: defaultdict[str, list[Stand]] = defaultdict(list)
        self._redenen = {reden.value: reden.label for reden in gegevens.redenen}
        self._gemaakt: dict[Callable[[Emmers], Any], Any] = {}
        begin, einde = vraag.begin, vraag.einde
        regios, woonproces = frozenset[str](vraag.regios), vraag.woonproces
        for stand in gegevens.standen:
            if regios and stand.regio not in regios:
                continue
            aangemeld = stand.feiten.get("aangemeld")
            if aangemeld is None:
                continue
            if woonproces is not None and aangemeld.gegevens.get("woonproces") != woonproces:
                continue
            self.standen.append(stand)
            for soort, feit in stand.feiten.items():
                if begin <= feit.op <= einde:
                    self.per_soort[soort].append(stand)

    def in_periode(self, soort: Soort) -> list[Stand]:
        """The standen whose gebeurtenis of this soort happened in the period."""
        return self.per_soort.get(soort, [])

    def eenmaal[T](self, maak: "Callable[[Emmers], T]") -> T:
        """What `maak` makes of these standen, made once however many figures need it."""
        if maak not in self._gemaakt:
            self._gemaakt[maak] = maak(self)
        gemaakt: T = self._gemaakt[maak]
        return gemaakt

    def naam(self, code: str | None) -> str:
        """The label of an organisatie, gemeente or woonplaats; no code is `onbekend`."""
        if not code:
            return ONBEKEND
        return self.gegevens.namen.get(code, code)

    def reden(self, code: str | None) -> str:
        """The label of a reason; no code is `onbekend`."""
        return self._redenen.get(code, code) if code else ONBEKEND

    def taakstellingen(self) -> list[Taakstelling]:
        """What was agreed for the year and regions; with a woonproces asked only its own rows."""
        vraag = self.vraag
        return [
            rij
            for rij in self.gegevens.taakstellingen
            if rij.jaar == vraag.jaar
            and vraag.covers_regio(rij.regio)
            and (vraag.woonproces is None or rij.woonproces == vraag.woonproces)
        ]

    def spreiding(self) -> list[Spreiding]:
        """The agreed maxima of the year and regions."""
        return [
            rij
            for rij in self.gegevens.spreiding
            if rij.jaar == self.vraag.jaar and self.vraag.covers_regio(rij.regio)
        ]

    def klachten(self) -> list[Klacht]:
        """The complaints received in the period, up to and on the peildatum."""
        tot = min(self.vraag.einde, self.vraag.peildatum)
        return [
            klacht
            for klacht in self.gegevens.klachten
            if self.vraag.begin <= klacht.ontvangen_op <= tot
            and self.vraag.covers_regio(klacht.regio)
        ]

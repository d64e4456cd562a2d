"""The whole question as one mixed-integer model: for what the other routes leave unproven.

One 0/1 column for each person and home that fit. Level after level, each with the earlier ones fixed;
level 2 a few klassen at a time, with weights that keep their order. Large questions do not fit: see
`PAREN_MAX`.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from sleutel.domein.verdeling.evenwicht import kleinste_stap, kosten_ongelijkheid
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.matroide import bitnummers
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.oplosser import ONEINDIG, Model, Oplossing, los_op
from sleutel.domein.verdeling.snijden import omhoog

PAREN_MAX = 150_000
"""More pairs than this are not given to the solver."""

GEWICHT_MAX = 1000
"""The weights of level 2 in one model stay below this, far above what a solver's tolerance blurs."""


@dataclass(slots=True)
class Volledig:
    """The model of an `Opgave` with its caps on groups; the best answer per level, and its proof."""

    opgave: Opgave
    plekken: Plekken
    klok: Klok
    paren: list[tuple[int, int]] = field(default_factory=list)

    def te_groot(self) -> bool:
        aantal = 0
        for klasse in self.opgave.klassen:
            for p in klasse:
                aantal += self.opgave.past(p).bit_count()
            if aantal > PAREN_MAX:
                return True
        return False

    def niveau_1(self) -> tuple[dict[int, int] | None, int | None]:
        """The largest number placed: (an answer, a proven upper bound)."""
        model, *_ = self._model()
        for kolom in range(len(self.paren)):
            model.kosten[kolom] = -1.0
        uit = los_op(model, self.klok)
        grens = None if uit.grens == -ONEINDIG else int(-uit.grens + 1e-6)
        return self._woning(uit), grens

    def haalt(self, per_klasse: list[int]) -> dict[int, int] | None:
        """An answer that places exactly so many of each klasse, where one is found."""
        model, *_ = self._model(vast=per_klasse)
        return self._woning(los_op(model, self.klok))

    def niveau_2(self, begin: int) -> tuple[dict[int, int] | None, int]:
        """The best list, level 1 and the klassen before `begin` fixed: (answer, klassen proven)."""
        beste: dict[int, int] | None = None
        per_klasse, nodig = self.opgave.per_klasse, self.opgave.geplaatst
        vast = list(per_klasse[:begin])
        while len(vast) < len(per_klasse) and sum(vast) < nodig:
            model, *_ = self._model(vast=vast)
            model.rij(nodig, nodig, [(k, 1.0) for k in range(len(self.paren))])
            gewicht = self._gewichten(len(vast))
            klasse_van = {p: k for k, leden in enumerate(self.opgave.klassen) for p in leden}
            for kolom, (p, _) in enumerate(self.paren):
                model.kosten[kolom] = -float(gewicht.get(klasse_van[p], 0))
            uit = los_op(model, self.klok)
            woning = self._woning(uit)
            if woning is None or not uit.af:
                return beste, len(vast)
            beste = woning
            vast += self.opgave.per_klasse_van(woning)[len(vast) : len(vast) + len(gewicht)]
        return beste, len(per_klasse)

    def _gewichten(self, begin: int) -> dict[int, int]:
        """Weights for the next klassen: one more of a klasse beats all of those after it."""
        klassen = self.opgave.klassen
        einde, product = begin, 1
        while einde < len(klassen) and (
            einde == begin or product * (len(klassen[einde]) + 1) <= GEWICHT_MAX
        ):
            product *= len(klassen[einde]) + 1
            einde += 1
        gewicht, uit = 1, {}
        for k in range(einde - 1, begin - 1, -1):
            uit[k] = gewicht
            gewicht *= len(klassen[k]) + 1
        return uit

    def niveau_3(self) -> tuple[dict[int, int] | None, Fraction | None]:
        """The smallest deviation with levels 1 and 2 fixed: (answer, proven lower bound)."""
        model, kolommen = self._model(vast=self.opgave.per_klasse)
        for kolom, waarde in self._deviatie(model, kolommen):
            model.kosten[kolom] = waarde
        uit = los_op(model, self.klok)
        stap = kleinste_stap(self.opgave.afspraken)
        grens = None if uit.grens in (-ONEINDIG, ONEINDIG) else omhoog(uit.grens, stap)
        return self._woning(uit), grens

    def niveau_4(self, ongelijkheid: Fraction) -> tuple[dict[int, int] | None, int | None]:
        """Most wishes with levels 1 to 3 fixed: (answer, proven upper bound)."""
        model, kolommen = self._model(vast=self.opgave.per_klasse)
        speling = float(kleinste_stap(self.opgave.afspraken)) / 2
        model.rij(-ONEINDIG, float(ongelijkheid) + speling, self._deviatie(model, kolommen))
        for kolom, (p, h) in enumerate(self.paren):
            model.kosten[kolom] = -float(self.opgave.wens(p) >> h & 1)
        uit = los_op(model, self.klok)
        grens = None if uit.grens in (-ONEINDIG, ONEINDIG) else int(-uit.grens + 1e-6)
        return self._woning(uit), grens

    def _deviatie(self, model: Model, kolommen: list[int]) -> list[tuple[int, float]]:
        return kosten_ongelijkheid(model, self.opgave.afspraken, self.opgave.vakken, kolommen)

    def _woning(self, uit: Oplossing) -> dict[int, int] | None:
        if uit.x is None:
            return None
        return dict(pair for pair, x in zip(self.paren, uit.x, strict=False) if x > 0.5)

    def _model(self, vast: list[int] | None = None) -> tuple[Model, list[int]]:
        """The pairs, the caps, a count for each vak; `vast` fixes how many of the first klassen."""
        opgave, model = self.opgave, Model()
        self.paren = [
            (p, h)
            for k, klasse in enumerate(opgave.klassen)
            if vast is None or k >= len(vast) or vast[k]
            for p in klasse
            for h in bitnummers(opgave.past(p))
        ]
        per_mens: dict[int, list[int]] = {}
        per_woning: dict[int, list[int]] = {}
        for p, h in self.paren:
            kolom = model.variabele(0, 1, geheel=True)
            per_mens.setdefault(p, []).append(kolom)
            per_woning.setdefault(h, []).append(kolom)
        for kolommen in [*per_mens.values(), *per_woning.values()]:
            model.rij(-ONEINDIG, 1, [(k, 1.0) for k in kolommen])
        self._groepsgrenzen(model)
        for k, aantal in enumerate(vast or []):
            leden = [c for p in opgave.klassen[k] for c in per_mens.get(p, [])]
            if leden:
                model.rij(aantal, aantal, [(c, 1.0) for c in leden])
        return model, self._vakken(model, per_woning)

    def _groepsgrenzen(self, model: Model) -> None:
        for groep, leden in zip(self.plekken.groepen, self.plekken.leden, strict=True):
            binnen = [
                (kolom, 1.0)
                for kolom, (p, h) in enumerate(self.paren)
                if p in leden and groep.woningen >> h & 1
            ]
            model.rij(-ONEINDIG, groep.maximum, binnen)

    def _vakken(self, model: Model, per_woning: dict[int, list[int]]) -> list[int]:
        """A column that counts each vak, and the room of each gemeente."""
        v = self.opgave.vakken
        kolommen = [model.variabele(0, n) for n in v.hoogstens]
        termen: list[list[tuple[int, float]]] = [[(kolom, -1.0)] for kolom in kolommen]
        for h, leden in per_woning.items():
            termen[v.van[h]] += [(kolom, 1.0) for kolom in leden]
        for rij in termen:
            model.rij(0, 0, rij)
        for g, ruimte in enumerate(self.opgave.ruimte):
            leden = [k for k, van_g in zip(kolommen, v.gemeente, strict=True) if van_g == g]
            model.rij(-ONEINDIG, ruimte, [(k, 1.0) for k in leden])
        return kolommen

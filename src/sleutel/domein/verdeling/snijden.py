"""Levels 3 and 4 by cutting planes, exactly while no caps on groups bind.

Levels 3 and 4 depend on how many homes of each *vak* (corporatie × gemeente) are let. A small model over
those counts proposes; the matching itself is asked whether it can be done (levels 1 and 2 kept), or how
many wishes it meets; the answer is a cut that holds for every division, and the model proposes again
(J. Benders, 1962). The model's value is a bound all the while.
"""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from sleutel.domein.verdeling.evenwicht import kleinste_stap, kosten_ongelijkheid
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.matroide import Plaatsing, bitnummers
from sleutel.domein.verdeling.opgave import Opgave
from sleutel.domein.verdeling.oplosser import ONEINDIG, REKENFOUT, Model, los_op
from sleutel.domein.verdeling.stroom import Netwerk, Snede, Stroom

POGINGEN_3, POGINGEN_4 = 40, 12
"""So many cuts, and then another method has its turn: a count and not a time, so that the same question
goes the same way on every machine."""


@dataclass(slots=True)
class Stand:
    """The best division so far, and what is proven of levels 3 (from below) and 4 (from above)."""

    woning: dict[int, int]
    ongelijkheid: Fraction
    wensen: int
    geplaatst: int
    grens_ongelijkheid: Fraction | None = None
    grens_wensen: int | None = None


@dataclass(slots=True)
class Snijder:
    """The search over the counts per vak, with the cuts found so far."""

    opgave: Opgave
    klok: Klok
    haalbaar: list[tuple[dict[int, int], int]] = field(default_factory=list)
    wenssneden: list[Snede] = field(default_factory=list)
    laatste: list[int] = field(default_factory=list)
    gulzig: bool = True

    def improve(self, begin: dict[int, int]) -> Stand:
        """From an answer that is best on levels 1 and 2 to one that is best on all, as time allows."""
        waarden = self.opgave.ongelijkheid(begin), self.opgave.wensen(begin)
        stand = Stand(begin, *waarden, geplaatst=len(begin))
        vooraf, opgave = self.opgave.vooraf, self.opgave
        self.gulzig = opgave.per_klasse_van({**vooraf, **opgave.plaats()}) == opgave.per_klasse
        self._niveau_3(stand)
        if stand.grens_ongelijkheid == stand.ongelijkheid:
            self._niveau_4(stand)
        return stand

    # --- level 3 ---------------------------------------------------------------------------------

    def _niveau_3(self, stand: Stand) -> None:
        """Raises the bound, then looks for an answer on it near the last one, until there is none."""
        self._bij(stand, stand.woning)
        while not self.klok.op() and self._raise_bound(stand):
            aantallen = self._dichtbij(stand)
            while aantallen is not None:
                if len(self.haalbaar) > POGINGEN_3:
                    return
                woning = self._partition(aantallen, stand)
                if woning is not None:
                    self._bij(stand, woning)
                    return
                if self.klok.op():
                    return
                aantallen = self._dichtbij(stand)

    def _raise_bound(self, stand: Stand) -> bool:
        """The least deviation that the cuts allow; False when the best answer has it, or time is up."""
        model, kolommen = self._model()
        for kolom, waarde in self._deviatie(model, kolommen):
            model.kosten[kolom] = waarde
        uit = los_op(model, self.klok)
        if uit.grens == -ONEINDIG:
            return False
        grens = omhoog(uit.grens, kleinste_stap(self.opgave.afspraken))
        eerder = stand.grens_ongelijkheid
        hoger = eerder is None or grens > eerder
        if hoger:
            stand.grens_ongelijkheid = min(grens, stand.ongelijkheid)
        return hoger and uit.af and stand.grens_ongelijkheid != stand.ongelijkheid

    def _dichtbij(self, stand: Stand) -> list[int] | None:
        """The counts on the bound that differ least from those of the last answer; None: none left."""
        model, kolommen = self._model()
        self._begrens(model, kolommen, stand.grens_ongelijkheid or Fraction(0))
        for kolom, aantal in zip(kolommen, self.laatste, strict=True):
            afstand = model.variabele(kosten=1.0)
            model.rij(-aantal, ONEINDIG, [(afstand, 1.0), (kolom, -1.0)])
            model.rij(aantal, ONEINDIG, [(afstand, 1.0), (kolom, 1.0)])
        uit = los_op(model, self.klok)
        return None if uit.x is None else [round(uit.x[k]) for k in kolommen]

    def _begrens(self, model: Model, kolommen: list[int], ongelijkheid: Fraction) -> None:
        """Adds: the deviation is no more than this."""
        speling = float(kleinste_stap(self.opgave.afspraken)) / 2
        hoogstens = float(ongelijkheid) + speling
        model.rij(-ONEINDIG, hoogstens, self._deviatie(model, kolommen))

    def _bij(self, stand: Stand, woning: dict[int, int]) -> None:
        """Takes an answer for the next step, and keeps it when it is better."""
        self.laatste = self.opgave.per_vak(woning)
        waarde = self.opgave.ongelijkheid(woning)
        if waarde < stand.ongelijkheid:
            stand.woning, stand.ongelijkheid = woning, waarde
            stand.wensen = self.opgave.wensen(woning)

    def _model(self) -> tuple[Model, list[int]]:
        """The counts per vak: within what there is, the room of each gemeente, and the cuts."""
        opgave, model = self.opgave, Model()
        van_tot = zip(opgave.vakken.minstens, opgave.vakken.hoogstens, strict=True)
        kolommen = [model.variabele(a, b, geheel=True) for a, b in van_tot]
        model.rij(opgave.geplaatst, opgave.geplaatst, [(k, 1.0) for k in kolommen])
        per_gemeente: dict[int, list[int]] = {}
        for v, kolom in enumerate(kolommen):
            per_gemeente.setdefault(opgave.vakken.gemeente[v], []).append(kolom)
        for g, leden in per_gemeente.items():
            model.rij(-ONEINDIG, opgave.ruimte[g], [(k, 1.0) for k in leden])
        for termen, minstens in self.haalbaar:
            model.rij(minstens, ONEINDIG, [(kolommen[v], float(w)) for v, w in termen.items()])
        return model, kolommen

    def _deviatie(self, model: Model, kolommen: list[int]) -> list[tuple[int, float]]:
        return kosten_ongelijkheid(model, self.opgave.afspraken, self.opgave.vakken, kolommen)

    def _partition(self, aantallen: list[int], stand: Stand) -> dict[int, int] | None:
        """People to homes with exactly these counts per vak, or None and a cut that says why not.

        The cut: the homes in `vast` are all that some people can go to. Whatever the division, no more
        of them find a place than there are places in it, and that must be enough for their klassen.
        """
        if not self.gulzig:
            return self._partition_with_flow(aantallen)
        opgave = self.opgave
        plaatsing = opgave.begin(opgave.vakken.van, aantallen)
        nodig = 0
        for leden, aantal in zip(opgave.klassen, opgave.per_klasse, strict=True):
            nodig += aantal
            if aantal:
                plaatsing.place_all_through(p for p in leden if p not in opgave.vooraf)
            if len(plaatsing.woning) < nodig:
                self._add_cut(plaatsing, nodig)
                self._finish(plaatsing, stand)
                return None
        return plaatsing.woning

    def _partition_with_flow(self, aantallen: list[int]) -> dict[int, int] | None:
        """The same where fewer of a klasse are placed than could be: caps on groups keep them out."""
        stroom = Stroom(replace(self._netwerk(aantallen), wens=lambda _: 0))
        if stroom.los_op(self.klok.op):
            return stroom.woning
        if stroom.tekort is not None:
            vakken = dict.fromkeys(stroom.tekort.vakken, 1)
            self.haalbaar.append((vakken, stroom.tekort.minstens))
        return None

    def _finish(self, deel: Plaatsing, stand: Stand) -> None:
        """From the part that could be done to a whole answer, with other counts: near to start from."""
        heel = Plaatsing(self.opgave.past, self.opgave.vakken.gemeente_van, self.opgave.ruimte)
        for p, h in deel.woning.items():
            heel.neem(p, h)
        for leden, aantal in zip(self.opgave.klassen, self.opgave.per_klasse, strict=True):
            if aantal:
                heel.place_all_through(p for p in leden if p not in heel.woning)
        self._bij(stand, heel.woning)

    def _add_cut(self, plaatsing: Plaatsing, nodig: int) -> None:
        vast = plaatsing.vast
        vol = {self.opgave.vakken.van[h] for h in bitnummers(vast) if h not in plaatsing.bewoner}
        buiten = sum(not vast >> h & 1 for h in plaatsing.bewoner)
        los = sum(vast >> h & 1 and self.opgave.vakken.van[h] not in vol for h in plaatsing.bewoner)
        self.haalbaar.append((dict.fromkeys(sorted(vol), 1), nodig - buiten - los))

    # --- level 4 ---------------------------------------------------------------------------------

    def _niveau_4(self, stand: Stand) -> None:
        """Among the divisions that are best on level 3: the one that meets most wishes."""
        stand.grens_wensen = self._meeste_wensen()
        self._snel(stand)
        aantallen: list[int] | None = self.opgave.per_vak(stand.woning)
        while aantallen is not None and not self.klok.op():
            stroom = Stroom(self._netwerk(aantallen))
            if not stroom.los_op(self.klok.op):
                return
            if stroom.wensen >= stand.wensen:
                stand.woning, stand.wensen = stroom.woning, stroom.wensen
            self.wenssneden.append(stroom.snede())
            if stand.wensen == stand.grens_wensen or len(self.wenssneden) > POGINGEN_4:
                return
            aantallen = self._voorstel(stand)

    def _snel(self, stand: Stand) -> None:
        """A quick start with the same people and counts: first who can have a wish, then the others."""
        o, per_vak = self.opgave, self.opgave.per_vak(stand.woning)
        wensen = Plaatsing(o.wens, o.vakken.van, list(per_vak))
        wensen.place_all_through(sorted(stand.woning))
        allen = Plaatsing(o.past, o.vakken.van, per_vak)
        for p, h in wensen.woning.items():
            allen.neem(p, h)
        allen.place_all_through(p for p in sorted(stand.woning) if p not in wensen.woning)
        if len(allen.woning) == len(stand.woning) and o.wensen(allen.woning) > stand.wensen:
            stand.woning, stand.wensen = allen.woning, o.wensen(allen.woning)

    def _voorstel(self, stand: Stand) -> list[int] | None:
        """Counts that may meet more wishes than the best so far; None: there are none, or none found."""
        for _ in range(POGINGEN_4):
            if self.klok.op():
                return None
            model, kolommen = self._model()
            self._begrens(model, kolommen, stand.ongelijkheid)
            wensen = model.variabele(0, self.opgave.geplaatst, kosten=-1.0, geheel=True)
            for snede in self.wenssneden:
                termen = [(kolommen[v], float(w)) for v, w in snede.per_vak.items() if w]
                model.rij(-snede.vast, ONEINDIG, [*termen, (wensen, -1.0)])
            uit = los_op(model, self.klok)
            if uit.grens > -ONEINDIG and not uit.onmogelijk:
                grens = int(-uit.grens + 1e-6)
                eerder = stand.grens_wensen
                grens = grens if eerder is None else min(grens, eerder)
                stand.grens_wensen = max(grens, stand.wensen)
            if uit.x is None or not uit.af or stand.grens_wensen == stand.wensen:
                return None
            aantallen = [round(uit.x[k]) for k in kolommen]
            if self._partition(aantallen, stand) is not None:
                return aantallen
        return None

    def _meeste_wensen(self) -> int:
        """A first bound: as many wishes as can be met when nothing else counts."""
        opgave = self.opgave
        plaatsing = Plaatsing(opgave.wens, opgave.vakken.gemeente_van, opgave.ruimte)
        for leden, aantal in zip(opgave.klassen, opgave.per_klasse, strict=True):
            if aantal:
                plaatsing.place_all_through(leden)
        return min(len(plaatsing.woning), opgave.geplaatst)

    def _netwerk(self, aantallen: list[int]) -> Netwerk:
        o = self.opgave
        return Netwerk(o.past, o.wens, o.klassen, o.per_klasse, o.vakken.van, aantallen)


def omhoog(grens: float, stap: Fraction) -> Fraction:
    """The least whole multiple of `stap` that a bound from below still allows."""
    met_fout = Fraction(grens - REKENFOUT)
    return max(Fraction(0), -((-met_fout) // stap) * stap)

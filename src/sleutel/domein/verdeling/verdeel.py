"""How an answer is made: from a question to who gets which home, and what is proven of it.

1. Levels 1 and 2: greedy by priority (`matroide`); with caps on groups between a bound and an answer
   (`groepen`).
2. Levels 3 and 4: cutting planes over the counts per corporatie and gemeente (`snijden`).
3. What is then unproven goes to HiGHS as one model, where that is small enough (`volledig`).

Every answer keeps all rules and caps and is maximal, also when the time is up. It is called optimal
only where all four levels are proven, and never after a search that the clock cut short: then another
machine might have found another answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.verdeling.gegevens import Vraag
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.invoegen import Invoeger
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.loting import eerlijk_bij_gelijk
from sleutel.domein.verdeling.opgave import Bord, Opgave, bord_van
from sleutel.domein.verdeling.snijden import Snijder, Stand
from sleutel.domein.verdeling.stroom import Netwerk, Stroom
from sleutel.domein.verdeling.toelaten import vul_op
from sleutel.domein.verdeling.volledig import Volledig

Voortgang = Callable[[str], None]

POGINGEN = 40
"""So many chains are tried to reach the bound of levels 1 and 2."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Who gets which home (numbers of `bord`), the first unproven level (None: all proven), its gap."""

    bord: Bord
    woning: dict[int, int]
    niveau: int | None
    kloof: float


@dataclass(slots=True)
class Bewijs:
    """What is proven while an answer is made: the first unproven level and how far its bound is."""

    niveau: int | None = None
    kloof: float = 0.0

    def open(self, niveau: int, kloof: float) -> None:
        """Keeps the first level only."""
        if self.niveau is None:
            self.niveau, self.kloof = niveau, kloof


def verdeel(vraag: Vraag, klok: Klok, meld: Voortgang = lambda _: None) -> Uitkomst:
    """The best answer that the time allows."""
    bord = bord_van(vraag)
    meld("Regels toepassen en voorrang bepalen")
    opgave = bord.opgave()
    woning, bewijs = (_met_groepen if bord.grenzen.groepen else _zonder_groepen)(
        bord, opgave, klok, meld
    )
    # Twice: where level 1 is not proven, settling equals may leave a home that fits somebody.
    eerlijk = vul_op(bord, eerlijk_bij_gelijk(bord, vul_op(bord, woning)))
    return Uitkomst(bord, eerlijk, bewijs.niveau, bewijs.kloof)


def _zonder_groepen(
    bord: Bord, opgave: Opgave, klok: Klok, meld: Voortgang
) -> tuple[dict[int, int], Bewijs]:
    """Without caps on groups levels 1 and 2 are exact at once, and 3 and 4 nearly always."""
    woning = opgave.plaats()
    meld("Eerlijk verdelen en wensen vervullen")
    opgave = opgave.met_plaatsing(woning)
    volledig = Volledig(opgave, Plekken(bord), klok)
    deel = klok if volledig.te_groot() else klok.deel(0.6)
    stand = Snijder(opgave, deel).improve(woning)
    beste, bewijs = stand.woning, bewijs_van(stand.ongelijkheid, stand.wensen, stand)
    if bewijs.niveau is not None and not deel.op():
        beste, bewijs = bewijs_volledig(volledig, beste, stand, meld)
    return beste, bewijs


def _met_groepen(
    bord: Bord, opgave: Opgave, klok: Klok, meld: Voortgang
) -> tuple[dict[int, int], Bewijs]:
    verdeler = _MetGroepen(bord, klok, meld)
    return verdeler.maak(opgave), verdeler.bewijs


class _MetGroepen:
    """With caps on groups: a bound and an answer that close in on each other."""

    def __init__(self, bord: Bord, klok: Klok, meld: Voortgang) -> None:
        self.bord, self.klok, self.meld = bord, klok, meld
        self.plekken = Plekken(bord)
        self.bewijs = Bewijs()

    def maak(self, opgave: Opgave) -> dict[int, int]:
        woning = self._niveau_1_en_2(opgave)
        opgave = opgave.met_plaatsing(woning)
        self.meld("Eerlijk verdelen en wensen vervullen")
        return self._niveau_3_en_4(opgave, woning)

    # --- levels 1 and 2 --------------------------------------------------------------------------

    def _niveau_1_en_2(self, opgave: Opgave) -> dict[int, int]:
        ruimer = self.plekken.ruimer(opgave)
        boven = ruimer.plaats()
        grens = ruimer.per_klasse_van(boven)[1:]
        woning = self._toegelaten(opgave, boven, grens)
        volledig = Volledig(opgave, self.plekken, self.klok)
        if opgave.per_klasse_van(woning) == grens or volledig.te_groot():
            self._bewijs_1_en_2(opgave, woning, sum(grens), grens, 0)
            return woning
        self.meld("Voorrang bewijzen")
        hoogstens = sum(grens)
        if len(woning) < hoogstens:
            beter, bewezen = volledig.niveau_1()
            woning = _beste(opgave, woning, beter)
            hoogstens = min(hoogstens, hoogstens if bewezen is None else bewezen)
        klaar = 0
        if len(woning) == hoogstens:
            per_klasse = opgave.per_klasse_van(woning)
            gelijk = _gelijk_begin(per_klasse, grens)
            volledig.opgave = opgave.met_plaatsing(woning)
            beter = volledig.haalt(grens) if len(woning) == sum(grens) else None
            if beter is None:
                beter, klaar = volledig.niveau_2(gelijk)
            woning = _beste(opgave, woning, beter)
        self._bewijs_1_en_2(opgave, woning, hoogstens, grens, klaar)
        return woning

    def _toegelaten(
        self, opgave: Opgave, boven: dict[int, int], grens: list[int]
    ) -> dict[int, int]:
        """Admits those who have a place in the bound; then, a few times, whoever still fits."""
        toegelaten = self.plekken.vul_aan(self.plekken.in_groep(boven), ())
        beste: dict[int, int] = {}
        for _ in range(6):
            if beste and self.klok.op():
                break
            woning = self.plekken.strenger(opgave, toegelaten).plaats()
            beste = _beste(opgave, beste, woning)
            if opgave.per_klasse_van(beste) == grens:
                break
            niet = [p for klasse in opgave.klassen for p in klasse if p not in woning]
            volgende = self.plekken.vul_aan(self.plekken.bewoners(woning), [*niet, *sorted(woning)])
            if volgende == toegelaten:
                break
            toegelaten = volgende
        return self._naar_grens(opgave, beste, grens)

    def _naar_grens(
        self, opgave: Opgave, woning: dict[int, int], grens: list[int]
    ) -> dict[int, int]:
        """Brings in who is missing by the bound, for somebody whom the bound leaves out, by chains."""
        invoeger = Invoeger(
            opgave, self.plekken, opgave.vakken.gemeente_van, self.bord.grenzen.ruimte
        )
        invoeger.begin(woning)
        pogingen = 0
        for k, leden in enumerate(opgave.klassen):
            tekort = grens[k] - sum(p in invoeger.woning for p in leden)
            for p in leden:
                if pogingen == POGINGEN or self.klok.op():
                    return _beste(opgave, woning, invoeger.woning)
                if tekort > 0 and p not in invoeger.woning:
                    pogingen += 1
                    over = opgave.per_klasse_van(invoeger.woning)
                    eruit = frozenset(
                        q
                        for j in range(k + 1, len(grens))
                        if over[j] > grens[j]
                        for q in opgave.klassen[j]
                        if q in invoeger.woning
                    )
                    tekort -= invoeger.insert_voorstel(p, eruit)
        return _beste(opgave, woning, invoeger.woning)

    def _bewijs_1_en_2(
        self, opgave: Opgave, woning: dict[int, int], hoogstens: int, grens: list[int], klaar: int
    ) -> None:
        per_klasse = opgave.per_klasse_van(woning)
        if len(woning) < hoogstens:
            self.bewijs.open(1, (hoogstens - len(woning)) / max(1, len(woning)))
        klaar = max(klaar, _gelijk_begin(per_klasse, grens))
        if any(per_klasse[klaar:]):
            self.bewijs.open(2, 1 - sum(per_klasse[:klaar]) / len(woning))

    # --- levels 3 and 4 --------------------------------------------------------------------------

    def _niveau_3_en_4(self, opgave: Opgave, woning: dict[int, int]) -> dict[int, int]:
        """`opgave.per_klasse` is fixed. The bound first: its answer says whom to admit."""
        eerst = sorted(
            (p for k, klasse in enumerate(opgave.klassen) if opgave.per_klasse[k] for p in klasse),
            key=lambda p: p not in woning,
        )
        if self.bewijs.niveau is not None:
            return self._zonder_bewijs(opgave, woning, eerst)
        volledig = Volledig(opgave, self.plekken, self.klok)
        aandeel = 0.95 if volledig.te_groot() else 0.6
        half = self.klok.deel(0.5)
        begin = self.plekken.naar_ruimer(woning)
        boven = Snijder(self.plekken.ruimer(opgave), half).improve(begin)
        namen = self.plekken.vul_aan(self.plekken.in_groep(boven.woning), ())
        aanzet = self.plekken.strenger(opgave, namen).plaats()
        nabij = self._naar_grens(opgave, aanzet, opgave.per_klasse)
        toelatingen = [
            self.plekken.vul_aan(self.plekken.bewoners(basis), eerst) for basis in (nabij, woning)
        ]
        beste = woning
        geknipt = half.op()
        for toegelaten in toelatingen:
            strenger = self.plekken.strenger(opgave, toegelaten)
            begin = strenger.plaats()
            if opgave.per_klasse_van(begin) != opgave.per_klasse:
                continue
            deel = self.klok.deel(aandeel)
            onder = Snijder(strenger, deel).improve(begin)
            geknipt = geknipt or deel.op()
            if _waarde(opgave, onder.woning) < _waarde(opgave, beste):
                beste = onder.woning
            if bewijs_van(*_waarden(opgave, beste), boven).niveau is None:
                break
        bewijs = bewijs_van(*_waarden(opgave, beste), boven)
        if bewijs.niveau is not None and not geknipt:
            beste, bewijs = bewijs_volledig(volledig, beste, boven, self.meld)
        if geknipt and bewijs.niveau is None:
            bewijs = Bewijs(4, 0.0)
        self.bewijs = bewijs
        return beste

    def _zonder_bewijs(
        self, opgave: Opgave, woning: dict[int, int], eerst: list[int]
    ) -> dict[int, int]:
        """Levels 1 or 2 are not proven: all the time goes to a good answer on 3 and 4."""
        binnen = self.plekken.vul_aan(self.plekken.bewoners(woning), eerst)
        strenger = self.plekken.strenger(opgave, binnen)
        begin = strenger.plaats()
        if _beste(opgave, begin, woning) is not begin:
            return woning
        return Snijder(strenger.met_plaatsing(begin), self.klok).improve(begin).woning


def bewijs_volledig(
    volledig: Volledig, beste: dict[int, int], boven: Stand, meld: Voortgang
) -> tuple[dict[int, int], Bewijs]:
    """Levels 3 and 4 by the whole model, as far as `boven` has not proven them."""
    opgave = volledig.opgave
    if volledig.te_groot():
        return beste, bewijs_van(*_waarden(opgave, beste), boven)
    meld("Laatste niveaus bewijzen")
    if opgave.ongelijkheid(beste) != boven.grens_ongelijkheid:
        beter, grens = volledig.niveau_3()
        if beter is not None and _waarde(opgave, beter) < _waarde(opgave, beste):
            beste = meer_wensen(opgave, volledig.plekken, beter)
        if grens is not None and grens > (boven.grens_ongelijkheid or 0):
            boven.grens_ongelijkheid, boven.grens_wensen = grens, None
    ongelijkheid, wensen = _waarden(opgave, beste)
    if ongelijkheid == boven.grens_ongelijkheid and wensen != boven.grens_wensen:
        beter, hoogstens = volledig.niveau_4(ongelijkheid)
        if beter is not None and _waarde(opgave, beter) < _waarde(opgave, beste):
            beste = beter
        if hoogstens is not None:
            eerder = boven.grens_wensen
            boven.grens_wensen = hoogstens if eerder is None else min(eerder, hoogstens)
    return beste, bewijs_van(*_waarden(opgave, beste), boven)


def meer_wensen(opgave: Opgave, plekken: Plekken, woning: dict[int, int]) -> dict[int, int]:
    """The same counts of each klasse and vak, with as many wishes as who is in a group allows."""
    binnen = plekken.vul_aan(plekken.bewoners(woning), sorted(woning))
    strenger = plekken.strenger(opgave, binnen)
    stroom = Stroom(
        Netwerk(
            strenger.past,
            strenger.wens,
            opgave.klassen,
            opgave.per_klasse,
            opgave.vakken.van,
            opgave.per_vak(woning),
        )
    )
    return stroom.woning if stroom.los_op() else woning


def bewijs_van(ongelijkheid: Fraction, wensen: int, grens: Stand) -> Bewijs:
    """Levels 3 and 4 of an answer against the bounds of a search; a gap is |bound - value|/max(1, value)."""
    onder = grens.grens_ongelijkheid or Fraction(0)
    if onder != ongelijkheid:
        return Bewijs(3, float(abs(onder - ongelijkheid) / max(Fraction(1), ongelijkheid)))
    if grens.grens_wensen == wensen:
        return Bewijs()
    boven = grens.geplaatst if grens.grens_wensen is None else grens.grens_wensen
    return Bewijs(4, abs(boven - wensen) / max(1, wensen))


def _waarden(opgave: Opgave, woning: dict[int, int]) -> tuple[Fraction, int]:
    return opgave.ongelijkheid(woning), opgave.wensen(woning)


def _waarde(opgave: Opgave, woning: dict[int, int]) -> tuple[Fraction, int]:
    """Levels 3 and 4: the smaller is the better."""
    return opgave.ongelijkheid(woning), -opgave.wensen(woning)


def _beste(opgave: Opgave, een: dict[int, int], ander: dict[int, int] | None) -> dict[int, int]:
    """The better of two on levels 1 and 2; the first when they are equal."""
    if ander is None or len(ander) < len(een):
        return een
    if len(ander) > len(een):
        return ander
    return ander if opgave.per_klasse_van(ander) > opgave.per_klasse_van(een) else een


def _gelijk_begin(een: list[int], ander: list[int]) -> int:
    """The number of klassen from the start that are equal."""
    for k, (a, b) in enumerate(zip(een, ander, strict=True)):
        if a != b:
            return k
    return len(een)

"""How an answer is made: from a question to who gets which home, and what is proven of it.

1. Levels 1 and 2: greedy by priority (`matroide`); with caps on groups between a bound and an answer
   (`voorrang`).
2. Levels 3 and 4: counts and flows (`op_naam`), then linear programmes over the pairs (`afwegen`).
3. Equals by the fixed rule (`loting`), and a last look (`toelaten`).

Every answer keeps all rules and caps and is maximal, also when the time is up. It is called optimal
only where all four levels are proven, and never after a search that the clock cut short: then another
machine might have found another answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.verdeling.afwegen import Afweging, Stand
from sleutel.domein.verdeling.gegevens import Vraag
from sleutel.domein.verdeling.groepen import Plekken
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.loting import eerlijk_bij_gelijk
from sleutel.domein.verdeling.opgave import Bord, bord_van
from sleutel.domein.verdeling.toelaten import vul_op
from sleutel.domein.verdeling.voorrang import Bewijs, plaats

Voortgang = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Who gets which home (numbers of `bord`), the first unproven level (None: all proven), its gap."""

    bord: Bord
    woning: dict[int, int]
    niveau: int | None
    kloof: float


def verdeel(vraag: Vraag, klok: Klok, meld: Voortgang = lambda _: None) -> Uitkomst:
    """The best answer that the time allows."""
    bord = bord_van(vraag)
    meld("Regels toepassen en voorrang bepalen")
    opgave = bord.opgave()
    plekken = Plekken(bord)
    woning, bewijs = plaats(opgave, plekken, klok)
    meld("Eerlijk verdelen en wensen vervullen")
    opgave = opgave.met_plaatsing(woning)
    stand = Afweging(opgave, plekken, klok).improve(woning)
    bewijs = bewijs or bewijs_van(stand)
    # Twice: where level 1 is not proven, settling equals may leave a home that fits somebody.
    eerlijk = vul_op(bord, eerlijk_bij_gelijk(bord, vul_op(bord, stand.woning)))
    if bewijs is None and klok.op():
        bewijs = Bewijs(4, 0.0)
    if bewijs is not None and bewijs.niveau == 1:
        bewijs = niveau_1_van(len(eerlijk), bewijs.hoogstens)
    return Uitkomst(bord, eerlijk, *(bewijs[:2] if bewijs else (None, 0.0)))


def niveau_1_van(geplaatst: int, hoogstens: int) -> Bewijs:
    """The gap of level 1 after the last look, which may have placed more people."""
    if geplaatst == hoogstens:
        return Bewijs(2, 1.0)
    return Bewijs(1, (hoogstens - geplaatst) / max(1, geplaatst))


def bewijs_van(stand: Stand) -> Bewijs | None:
    """The first of levels 3 and 4 that is not proven; a gap is |bound - value| / max(1, value)."""
    onder, waarde = stand.grens_ongelijkheid, stand.ongelijkheid
    if onder != waarde:
        return Bewijs(3, float((waarde - onder) / max(Fraction(1), waarde)))
    if stand.grens_wensen != stand.wensen:
        return Bewijs(4, (stand.grens_wensen - stand.wensen) / max(1, stand.wensen))
    return None

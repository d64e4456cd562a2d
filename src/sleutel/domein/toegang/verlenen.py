"""Folding a log into who may see the traject, since and until when.

Access counts by what was known: it begins on the day its step was known, and stops on the day a
correction of that step was known, or when its term after an ending step is over (but never before that
ending was known). An ending that was withdrawn gives the access back from the day of the withdrawal.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sleutel.domein.procesgang.logboek import Regel, replacements
from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.domein.termijnen import add_months
from sleutel.domein.toegang.lijsten import Doel
from sleutel.domein.toegang.regels import HET_LOKET, VERLENINGEN, Verlening
from sleutel.domein.velden.klassen import Niveau

type Tijd = tuple[date, date | None]
"""From a day up to another that is not included; None: no end known."""


@dataclass(frozen=True, slots=True)
class Verleend:
    """A party may see a traject. `partij`: slug of the organisation, None for the loket.

    `gebeurtenis`: id of the one that gave it. `tot` is not included.
    """

    partij: str | None
    niveau: Niveau
    doel: Doel
    sinds: date
    tot: date | None
    gebeurtenis: int


RANG = {niveau: rang for rang, niveau in enumerate(Niveau)}
"""A higher level shows all that a lower one does."""

_GEEFT: Mapping[str, Sequence[Verlening]] = {
    soort.value: tuple(v for v in VERLENINGEN if v.door is soort)
    for soort in {v.door for v in VERLENINGEN}
}


def verleen(log: Sequence[Regel]) -> list[Verleend]:
    """All access that a log ever gave, in order of the step that gave it.

    A party sees a traject for one purpose at one level at a time: the higher one goes before.
    """
    door_wie = replacements(log)
    gevonden: dict[tuple[str | None, Doel], list[Verleend]] = defaultdict(list)
    for regel in log:
        if regel.ingetrokken:
            continue
        for verlening in _GEEFT.get(regel.soort, ()):
            partij = regel.gegevens.get(verlening.aan) if verlening.aan else HET_LOKET
            if partij is None and verlening.aan:
                continue
            blokken = [_blok(e, verlening, door_wie) for e in _einden(log, regel, verlening)]
            for sinds, tot in subtract([_geldig(regel, door_wie)], blokken):
                nieuw = Verleend(partij, verlening.niveau, verlening.doel, sinds, tot, regel.id)
                gevonden[partij, verlening.doel].append(nieuw)
    alles = [v for rijen in gevonden.values() for v in _een_tegelijk(rijen)]
    return sorted(alles, key=lambda v: (v.gebeurtenis, v.doel, v.sinds))


def _geldig(regel: Regel, door_wie: Mapping[int, Regel]) -> Tijd:
    vervanging = door_wie.get(regel.id)
    return regel.bekend_op, vervanging.bekend_op if vervanging else None


def _einden(log: Sequence[Regel], gever: Regel, verlening: Verlening) -> Iterator[Regel]:
    """The steps that end what `gever` gave; of a step that recurs only those that come after it."""
    if not verlening.einde:
        return
    herhaalbaar = VORMEN[verlening.door].herhaalbaar
    for regel in log:
        if regel.soort not in verlening.einde or regel.ingetrokken:
            continue
        if herhaalbaar and (regel.op, _eerste(log, regel)) < (gever.op, _eerste(log, gever)):
            continue
        yield regel


def _eerste(log: Sequence[Regel], regel: Regel) -> int:
    """The id of the first record of what `regel` corrects: corrections keep the order of the steps."""
    by_id = {andere.id: andere for andere in log}
    while regel.vervangt is not None:
        regel = by_id[regel.vervangt]
    return regel.id


def _blok(einde: Regel, verlening: Verlening, door_wie: Mapping[int, Regel]) -> Tijd:
    """While the access is over: from its last day until that ending turned out to be wrong."""
    bekend, herroepen = _geldig(einde, door_wie)
    maanden = verlening.einde[Soort(einde.soort)]
    voorbij = max(bekend, add_months(einde.op, maanden) if maanden else einde.op)
    return voorbij, herroepen


def _een_tegelijk(rijen: list[Verleend]) -> Iterator[Verleend]:
    """The same access without overlap: the highest level first, then what was given first."""
    if len(rijen) == 1:
        yield rijen[0]
        return
    bezet: list[Tijd] = []
    for rij in sorted(rijen, key=lambda v: (-RANG[v.niveau], v.sinds, v.gebeurtenis)):
        for sinds, tot in subtract([(rij.sinds, rij.tot)], bezet):
            yield Verleend(rij.partij, rij.niveau, rij.doel, sinds, tot, rij.gebeurtenis)
        bezet.append((rij.sinds, rij.tot))


def subtract(tijden: Sequence[Tijd], blokken: Sequence[Tijd]) -> list[Tijd]:
    """What is left of these times outside the blocks; times of no length are left out."""
    over = [(sinds, tot) for sinds, tot in tijden if tot is None or sinds < tot]
    for van, tot_blok in blokken:
        if tot_blok is not None and tot_blok <= van:
            continue
        rest: list[Tijd] = []
        for sinds, tot in over:
            if (tot is not None and tot <= van) or (tot_blok is not None and tot_blok <= sinds):
                rest.append((sinds, tot))
                continue
            if sinds < van:
                rest.append((sinds, van))
            if tot_blok is not None and (tot is None or tot_blok < tot):
                rest.append((tot_blok, tot))
        over = rest
    return over

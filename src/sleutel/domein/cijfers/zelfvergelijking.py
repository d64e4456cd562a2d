"""A published table against itself, for the rows that the record cannot answer.

Two rows that claim different values for one figure: the later one deviates. A row `totaal [per X]`
claims to be the sum of the parts in the table: it must be that. Any other row is judged as a whole
by the parts that are in the table: complete parts must make it, incomplete parts must not exceed it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from fractions import Fraction
from functools import partial

from sleutel.domein.cijfers.aanwijzing import Bewering, Plek, telt_op
from sleutel.domein.cijfers.afronding import round_half_up, tekst
from sleutel.domein.cijfers.definities import CIJFERS
from sleutel.domein.cijfers.delen import Sleutel, Tabel, bedoelde_sommen, groepen, meer_dan_eens
from sleutel.domein.keuzelijst import Regio

_GEHELEN_VAN = {cijfer.code: cijfer.van for cijfer in CIJFERS if len(cijfer.van) > 1}
"""The figures whose parts make the sum of several others, as `afgesloten_naar_reden` does."""

type Oordeel = tuple[float | None, str]
"""What the figure should be (None: cannot be said) and why, in B1 Dutch."""


def against_itself(
    beweringen: Sequence[Bewering], te_toetsen: AbstractSet[int], regios: Sequence[Regio]
) -> dict[int, Oordeel]:
    """The deviations among the claims with these indexes; every claim may serve as a part.

    `regios`: all that there are. A sum that its own parts refute is no claim against another row.
    """
    tabel = Tabel.van(beweringen, regios)
    oordelen = _oordelen(te_toetsen, partial(_som_klopt_niet, tabel))
    oordelen |= _tegenspraken(tabel, te_toetsen, frozenset(oordelen))
    oordelen |= _oordelen(te_toetsen - oordelen.keys(), partial(_totaal_klopt_niet, tabel))
    samen = {n: oordeel for n, oordeel in _samen_klopt_niet(tabel) if n in te_toetsen}
    return samen | oordelen


def _oordelen(
    plaatsen: AbstractSet[int], toets: Callable[[int], Oordeel | None]
) -> dict[int, Oordeel]:
    gevonden = ((plaats, toets(plaats)) for plaats in sorted(plaatsen))
    return {plaats: oordeel for plaats, oordeel in gevonden if oordeel is not None}


def _tegenspraken(
    tabel: Tabel, te_toetsen: AbstractSet[int], weerlegd: AbstractSet[int]
) -> dict[int, Oordeel]:
    """Claims that contradict an earlier one that was itself not contradicted."""
    oordelen: dict[int, Oordeel] = {}
    eerder: dict[Sleutel, list[Bewering]] = {}
    for plaats, bewering in enumerate(tabel.beweringen):
        if plaats in weerlegd:
            continue
        bekend = eerder.setdefault(tabel.sleutels[plaats], [])
        ander = next((b for b in bekend if not _verenigbaar(b, bewering)), None)
        if ander is not None and plaats in te_toetsen:
            uitleg = (
                f"In de tabel staat {_getal(bewering)}. In rij {ander.rij.rij} staat "
                f"{_getal(ander)} voor hetzelfde cijfer. Een van de twee klopt niet."
            )
            oordelen[plaats] = None, uitleg
        else:
            bekend.append(bewering)
    return oordelen


def _verenigbaar(een: Bewering, ander: Bewering) -> bool:
    """Equal, or the one is the other with fewer decimals: 74 and 73.95."""
    grof = min(een.decimalen, ander.decimalen)
    return round_half_up(een.getal, grof) == round_half_up(ander.getal, grof)


def _getal(bewering: Bewering) -> str:
    return tekst(bewering.getal, bewering.decimalen)


def _som_klopt_niet(tabel: Tabel, plaats: int) -> Oordeel | None:
    """A row `totaal [per X]` that is not the sum of the two or more parts of it in the table."""
    bewering = tabel.beweringen[plaats]
    if not bewering.is_totaal or not telt_op(bewering.plek.code):
        return None
    sommen = bedoelde_sommen(tabel, plaats)
    if not sommen or any(_samen(delen) == bewering.getal for delen in sommen):
        return None
    soort = "".join(f" {woord}" for woord in bewering.rij.uitsplitsing.split()[1:])
    return _oordeel(bewering, soort, sommen[0])


def _totaal_klopt_niet(tabel: Tabel, plaats: int) -> Oordeel | None:
    """The first group of parts that does not make this total."""
    bewering = tabel.beweringen[plaats]
    if not telt_op(tabel.sleutels[plaats].plek.code):
        return None
    sommen = bedoelde_sommen(tabel, plaats) if bewering.is_totaal else []
    for naam, compleet, delen in groepen(tabel, plaats):
        samen = _samen(delen)
        if samen > bewering.getal or (compleet and samen != bewering.getal):
            if naam == "" and (sommen or meer_dan_eens(delen, bewering.getal)):
                continue
            return _oordeel(bewering, naam, delen)
    return None


def _oordeel(bewering: Bewering, naam: str, delen: list[Bewering]) -> Oordeel:
    samen = _samen(delen)
    decimalen = max(deel.decimalen for deel in delen)
    berekend = int(samen) if samen.denominator == 1 else float(samen)
    return berekend, (
        f"In de tabel staat {_getal(bewering)}. "
        f"De delen{naam} maken samen {tekst(samen, decimalen)}."
    )


def _samen(delen: Iterable[Bewering]) -> Fraction:
    return sum((deel.getal for deel in delen), Fraction(0))


def _samen_klopt_niet(tabel: Tabel) -> Iterator[tuple[int, Oordeel]]:
    """Figures that together are the whole of some parts: the parts must not exceed their sum.

    Which of them is wrong cannot be said: it is put on the later one. A row with the total of the
    parts claims that sum itself: then it is put on the last of all these rows.
    """
    gezien: set[Plek] = set()
    for sleutel in tabel.sleutels:
        plek = sleutel.plek
        if plek.code not in _GEHELEN_VAN or plek in gezien:
            continue
        gezien.add(plek)
        codes = _GEHELEN_VAN[plek.code]
        gehelen = [Sleutel(replace(plek, code=code), None, None) for code in codes]
        if not all(geheel in tabel.laatste for geheel in gehelen):
            continue
        samen = _samen(tabel.aanwezig(gehelen))
        totaal = Sleutel(plek, None, None)
        geclaimd = _samen(tabel.aanwezig([totaal]))
        delen = _samen(tabel.aanwezig(s for s in tabel.laatste if s.plek == plek and s.deel))
        if totaal in tabel.laatste and geclaimd != samen:
            yield _op_de_laatste(tabel, [*gehelen, totaal], plek.code, geclaimd, samen)
        elif delen > samen:
            yield _op_de_laatste(tabel, gehelen, plek.code, delen, samen)


def _op_de_laatste(
    tabel: Tabel, sleutels: list[Sleutel], code: str, delen: Fraction, samen: Fraction
) -> tuple[int, Oordeel]:
    plaats = max(tabel.laatste[sleutel] for sleutel in sleutels)
    bewering = tabel.beweringen[plaats]
    namen = " en ".join(_GEHELEN_VAN[code])
    uitleg = (
        f"In de tabel staat {_getal(bewering)}. "
        f"De delen van {code} maken samen {tekst(delen, bewering.decimalen)}, "
        f"maar {namen} zijn samen {tekst(samen, bewering.decimalen)}."
    )
    return plaats, (None, uitleg)

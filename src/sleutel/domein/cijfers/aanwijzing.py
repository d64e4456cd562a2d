"""What one row of a published table speaks about: which figure, which part, which number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sleutel.domein.cijfers.cijfer import Cijfer, Maateenheid
from sleutel.domein.cijfers.definities import CIJFERS, CODES
from sleutel.domein.cijfers.vraag import parse_regios
from sleutel.domein.keuzelijst import Regio, Woonproces, sleutelvorm

_GETAL = re.compile(r"(-?[0-9]{1,15})(?:[.,]([0-9]{1,9}))?\s*%?")
_TOTAAL = re.compile(r"totaal(?:\s+(?:per|naar)\s+(.+))?", re.IGNORECASE)
_CODE_VAN = {sleutelvorm(code): code for code in CODES}

DEFINITIE: dict[str, Cijfer] = {cijfer.code: cijfer for cijfer in reversed(CIJFERS)}
"""One definition of each code: unit, field and parts are the same in every version."""

SPLITSINGEN: dict[str, tuple[str, ...]] = {
    code: tuple(c.code for c in CIJFERS if c.van == (code,)) for code in CODES
}
"""The figures that divide another one into parts, in the order in which a part is looked for."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One row as it was brought, all text; `rij` as the spreadsheet counts it (header: 1)."""

    rij: int
    jaar: str
    regio: str
    woonproces: str
    cijfer: str
    uitsplitsing: str
    waarde: str
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Plek:
    """Whose figure a row speaks about; no regions: all of them.

    The regions stand in the order of the list, and never all that there are: one question, one Plek.
    """

    jaar: int
    regios: tuple[Regio, ...]
    woonproces: Woonproces | None
    code: str


@dataclass(frozen=True, slots=True)
class Bewering:
    """A row that could be read: a place, perhaps a part, and the number that is claimed.

    `deel` is None for the figure as a whole and for a total; `per` is the word behind
    "totaal per", in the form in which spellings are equal.
    """

    rij: Rij
    plek: Plek
    deel: str | None
    is_totaal: bool
    per: str | None
    getal: Fraction
    decimalen: int

    @property
    def gepubliceerd(self) -> float:
        return float(self.getal) if self.decimalen else int(self.getal)


def lees(rij: Rij, bekend: Sequence[Regio]) -> Bewering | str:
    """The claim of a row, or the reason in B1 Dutch why it cannot be read; `bekend`: all regions."""
    fouten: list[str] = []
    jaar = rij.jaar.strip()
    if not re.fullmatch(r"[12][0-9]{3}", jaar):
        fouten.append(f"Het jaar '{rij.jaar}' is geen jaartal.")
    regios: tuple[Regio, ...] = ()
    try:
        regios = op_volgorde(parse_regios(rij.regio, bekend), bekend)
    except ValueError as fout:
        fouten.append(str(fout))
    woonproces = Woonproces.from_label(rij.woonproces)
    if rij.woonproces.strip() and woonproces is None:
        fouten.append(f"Het woonproces '{rij.woonproces}' bestaat niet in Sleutel.")
    code = _CODE_VAN.get(sleutelvorm(rij.cijfer))
    if code is None:
        fouten.append(f"Het cijfer '{rij.cijfer}' bestaat niet in Sleutel.")
    getal = _GETAL.fullmatch(rij.waarde.strip())
    if getal is None:
        fouten.append(f"De waarde '{rij.waarde}' is geen getal.")
    if fouten or code is None or getal is None:
        return " ".join(fouten)
    geheel, cijfers_achter_komma = getal[1], getal[2] or ""
    uitsplitsing = " ".join(rij.uitsplitsing.split())
    totaal = _TOTAAL.fullmatch(uitsplitsing)
    return Bewering(
        rij=rij,
        plek=Plek(int(jaar), regios, woonproces, code),
        deel=None if totaal or not uitsplitsing else sleutelvorm(uitsplitsing),
        is_totaal=totaal is not None,
        per=sleutelvorm(totaal[1]) if totaal and totaal[1] else None,
        getal=Fraction(f"{geheel}.{cijfers_achter_komma or 0}"),
        decimalen=len(cijfers_achter_komma),
    )


def op_volgorde(regios: Iterable[Regio], bekend: Sequence[Regio]) -> tuple[Regio, ...]:
    """The regions in the order in which they are known; all of them is the same as none named."""
    genoemd = frozenset(regios)
    return () if len(genoemd) == len(bekend) else tuple(r for r in bekend if r in genoemd)


def telt_op(code: str) -> bool:
    """May the parts of this figure be added up? Means and percentages may not."""
    return DEFINITIE[code].eenheid is Maateenheid.AANTAL


def splitsing_per(code: str, per: str | None) -> str | None:
    """The figure that divides `code` per corporatie, gemeente, reden ...; no `per`: the first."""
    keuze = SPLITSINGEN[code] or (code,)
    for splitsing in keuze:
        woord = re.split(r"_per_|_naar_", splitsing)[-1]
        if per is None or sleutelvorm(woord) == per:
            return splitsing
    return None

"""Which rows of a published table are the parts of a total in that table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile

from sleutel.domein.cijfers.aanwijzing import DEFINITIE, SPLITSINGEN, Bewering, Plek, splitsing_per
from sleutel.domein.cijfers.definities import CIJFERS
from sleutel.domein.keuzelijst import Regio, Woonproces

_SOORTEN_AANMELDER = frozenset({"convenantpartner", "deelnemer"})
_PER_SOORT_AANMELDER = "aanmeldingen_per_soort_aanmelder"
_OM_AF_TE_SPREKEN = frozenset({"taakstelling", "intakes_doel"})
"""Agreed for one woonproces or for all together: the parts may lawfully be less than the whole."""

_VELDEN = ("afgesproken", "gestart", "maximum")
"""The numbers of a part that has several, written behind its name: "Weller gestart"."""

_GEHEEL_VAN = {cijfer.code: cijfer.van[0] for cijfer in CIJFERS if len(cijfer.van) == 1}


@dataclass(frozen=True, slots=True)
class Sleutel:
    """One figure, however it is written: `start_huren_per_corporatie` is a way to divide
    `gestart_met_huren`, and its total is that figure. No splitsing: not said and not known."""

    plek: Plek
    splitsing: str | None
    deel: str | None

    def voor(
        self, *, regios: tuple[Regio, ...] | None = None, woonproces: Woonproces | None = None
    ) -> "Sleutel":
        """The same figure of these regions, or of this woonproces."""
        plek = self.plek
        return replace(
            self,
            plek=replace(
                plek,
                regios=plek.regios if regios is None else regios,
                woonproces=woonproces or plek.woonproces,
            ),
        )


@dataclass(frozen=True, slots=True)
class Tabel:
    """The claims in their order, the figure of each, and the last claim of each figure; and all regions."""

    beweringen: Sequence[Bewering]
    sleutels: Sequence[Sleutel]
    laatste: dict[Sleutel, int]
    regios: Sequence[Regio]

    @classmethod
    def van(cls, beweringen: Sequence[Bewering], regios: Sequence[Regio]) -> "Tabel":
        sleutels = [_sleutel(bewering) for bewering in beweringen]
        return cls(beweringen, sleutels, {sleutel: n for n, sleutel in enumerate(sleutels)}, regios)

    def aanwezig(self, sleutels: Iterable[Sleutel]) -> list[Bewering]:
        """What the table says of those of these figures that it holds, each once."""
        eens = dict.fromkeys(sleutels)
        return [self.beweringen[self.laatste[s]] for s in eens if s in self.laatste]


def _sleutel(bewering: Bewering) -> Sleutel:
    """The figure of a claim; "Weller afgesproken" is "Weller" where that is what the name means."""
    sleutel = _plaatsing(bewering)
    veld = DEFINITIE[sleutel.splitsing].veld if sleutel.splitsing else None
    if veld is None or sleutel.deel is None:
        return sleutel
    return replace(sleutel, deel=sleutel.deel.removesuffix(veld))


def _plaatsing(bewering: Bewering) -> Sleutel:
    plek, deel = bewering.plek, bewering.deel
    geheel = _GEHEEL_VAN.get(plek.code, plek.code)
    basis = replace(plek, code=geheel)
    if deel is None:
        return Sleutel(basis, None, None)
    if geheel != plek.code or not SPLITSINGEN[geheel]:
        return Sleutel(basis, plek.code, deel)
    if geheel == "aanmeldingen" and deel in _SOORTEN_AANMELDER:
        return Sleutel(basis, _PER_SOORT_AANMELDER, deel)
    enige = SPLITSINGEN[geheel] if len(SPLITSINGEN[geheel]) == 1 else (None,)
    return Sleutel(basis, enige[0], deel)


def bedoelde_sommen(tabel: Tabel, plaats: int) -> list[list[Bewering]]:
    """The lists of two parts or more of which a row `totaal [per X]` may claim to be the sum.

    Where the table does not say how its parts divide the figure, the list next to the row is
    meant: the one above it or the one below it, and all of them together only without such a list.
    """
    bewering, sleutel = tabel.beweringen[plaats], tabel.sleutels[plaats]
    if bewering.per in ("woonproces", "regio"):
        delen = _per_woonproces if bewering.per == "woonproces" else _per_regio
        lijsten = [delen(tabel, sleutel)]
    else:
        lijsten = []
        for splitsing, delen_ervan in _per_splitsing(tabel, plaats).items():
            if splitsing is not None:
                lijsten.append(delen_ervan)
                continue
            naast = [lijst for lijst in _ernaast(tabel, plaats) if len(lijst) > 1]
            if not meer_dan_eens(delen_ervan, bewering.getal):
                lijsten += naast or [delen_ervan]
    return [lijst for lijst in lijsten if len(lijst) > 1]


def _ernaast(tabel: Tabel, plaats: int) -> Iterator[list[Bewering]]:
    """The unbroken lists of parts of one total directly above and directly below it."""
    plek = tabel.sleutels[plaats].plek

    def hoort_erbij(sleutel: Sleutel) -> bool:
        return sleutel.plek == plek and sleutel.splitsing is None and sleutel.deel is not None

    for rijen in (reversed(tabel.sleutels[:plaats]), tabel.sleutels[plaats + 1 :]):
        yield tabel.aanwezig(takewhile(hoort_erbij, rijen))


def groepen(tabel: Tabel, plaats: int) -> Iterator[tuple[str, bool, list[Bewering]]]:
    """Groups of parts of one total: what to call them, whether all are there, and the claims."""
    sleutel = tabel.sleutels[plaats]
    plek = sleutel.plek
    vrij = plek.code not in _OM_AF_TE_SPREKEN
    if sleutel.deel is None:
        for splitsing, delen in _per_splitsing(tabel, plaats).items():
            namen = {deel.deel for deel in delen}
            compleet = splitsing == _PER_SOORT_AANMELDER and namen >= _SOORTEN_AANMELDER
            yield ("" if splitsing is None else f" van {splitsing}"), compleet, delen
    delen = _per_woonproces(tabel, sleutel)
    if delen:
        yield " per woonproces", vrij and len(delen) == len(Woonproces), delen
    delen = _per_regio(tabel, sleutel)
    if delen:
        genoemd = {regio for deel in delen for regio in deel.plek.regios}
        yield " per regio", vrij and genoemd == set(plek.regios or tabel.regios), delen


def _per_woonproces(tabel: Tabel, sleutel: Sleutel) -> list[Bewering]:
    """What the table says of each woonproces, for a figure of all of them together."""
    if sleutel.plek.woonproces is not None:
        return []
    return tabel.aanwezig(sleutel.voor(woonproces=woonproces) for woonproces in Woonproces)


def _per_regio(tabel: Tabel, sleutel: Sleutel) -> list[Bewering]:
    """What the table says of the regions of a figure, one by one or some together, none twice."""
    heel = set(sleutel.plek.regios or tabel.regios)
    binnen = [
        ander.plek.regios
        for ander in tabel.laatste
        if ander.plek.regios
        and set(ander.plek.regios) < heel
        and ander == sleutel.voor(regios=ander.plek.regios)
    ]
    gekozen: list[tuple[Regio, ...]] = []
    for regios in sorted(binnen, key=len):
        if heel >= set(regios):
            heel -= set(regios)
            gekozen.append(regios)
    return tabel.aanwezig(sleutel.voor(regios=regios) for regios in gekozen)


def _per_splitsing(tabel: Tabel, plaats: int) -> dict[str | None, list[Bewering]]:
    """The parts in the table by the way in which they divide the figure."""
    bewering, plek = tabel.beweringen[plaats], tabel.sleutels[plaats].plek
    bedoeld = splitsing_per(plek.code, bewering.per) if bewering.per else None
    if bewering.is_totaal and bewering.plek.code != plek.code:
        bedoeld = bewering.plek.code
    groepen: dict[str | None, list[Bewering]] = {}
    for ander, nummer in tabel.laatste.items():
        if ander.plek != plek or ander.deel is None or ander.deel.endswith(_VELDEN):
            continue
        if bedoeld is None or ander.splitsing in (None, bedoeld):
            groepen.setdefault(ander.splitsing, []).append(tabel.beweringen[nummer])
    return groepen


def meer_dan_eens(delen: list[Bewering], totaal: Fraction) -> bool:
    """Do the parts make the total twice or more, one list after the other?

    A table may give the same figure first per corporatie and then per gemeente without saying so.
    """
    lopend, keren = Fraction(0), 0
    for deel in delen:
        lopend += deel.getal
        if lopend == totaal:
            lopend, keren = Fraction(0), keren + 1
    return keren > 1 and lopend == 0

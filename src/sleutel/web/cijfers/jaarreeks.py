"""Year on year: the main figures of five years as small pictures on one scale, and as one table."""

from collections.abc import Sequence
from dataclasses import dataclass

from sleutel.domein import opmaak
from sleutel.domein.cijfers import Vraag, definitie
from sleutel.domein.cijfers.afronding import Afgerond
from sleutel.domein.cijfers.cijfer import Maateenheid
from sleutel.rapportage.jaren import HOOFDCIJFERS, Hoofdcijfers

from .beeld import Beeld, Rij, Soort, plaats
from .namen import NAMEN


@dataclass(frozen=True, slots=True)
class Reeks:
    """One figure through the years; `beeld` has a bar for each, the year asked in colour."""

    code: str
    naam: str
    beeld: Beeld


@dataclass(frozen=True, slots=True)
class Jaarreeks:
    """All reeksen, the sentence that says when each year was looked at, and the table."""

    zin: str
    reeksen: tuple[Reeks, ...]
    jaren: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]


def make_jaarreeks(
    vragen: Sequence[Vraag], uitkomsten: Sequence[Hoofdcijfers], *, leeg: str = opmaak.NIET_BEKEND
) -> Jaarreeks | None:
    """The last of `vragen` is the year asked. Counts share one scale, so that bars may be compared.

    `leeg` says what no number means. None for who sees none of the HOOFDCIJFERS.
    """
    jaren = [vraag.jaar for vraag in vragen]
    codes = [code for code in HOOFDCIJFERS if code in uitkomsten[-1]]
    if not codes:
        return None
    hoogste = max(
        _getal(uitkomst[code])
        for code in codes
        for uitkomst in uitkomsten
        if _eenheid(code, jaren[-1]) == Maateenheid.AANTAL
    )
    reeksen = []
    for code in codes:
        waarden = [uitkomst[code] for uitkomst in uitkomsten]
        telt = _eenheid(code, jaren[-1]) == Maateenheid.AANTAL
        schaal = hoogste if telt else max(_getal(waarde) for waarde in waarden)
        reeksen.append(_reeks(code, jaren, waarden, schaal, leeg))
    return Jaarreeks(
        f"{_wanneer(vragen)} De aantallen staan op één schaal.",
        tuple(reeksen),
        tuple(str(jaar) for jaar in jaren),
        tuple((reeks.naam, tuple(rij.tekst for rij in reeks.beeld.rijen)) for reeks in reeksen),
    )


def _reeks(
    code: str, jaren: Sequence[int], waarden: Sequence[Afgerond], hoogste: float, leeg: str
) -> Reeks:
    rijen = tuple(
        Rij(
            str(jaar),
            leeg if waarde is None else _write_out(code, jaar, waarde),
            plaats(_getal(waarde), hoogste),
            grijs=jaar != jaren[-1],
        )
        for jaar, waarde in zip(jaren, waarden, strict=True)
    )
    return Reeks(
        code, NAMEN[code], Beeld(Soort.BALKEN, _verschil(code, jaren, waarden, leeg), rijen)
    )


def _verschil(code: str, jaren: Sequence[int], waarden: Sequence[Afgerond], leeg: str) -> str:
    """Write “82 in 2021, 29 meer dan in 2020 (53).”"""
    nu, toen = waarden[-1], waarden[-2]
    if nu is None:
        return f"{leeg[:1].upper()}{leeg[1:]} in {jaren[-1]}."
    begin = f"{_write_out(code, jaren[-1], nu)} in {jaren[-1]}"
    if not isinstance(nu, (int, float)) or not isinstance(toen, (int, float)):
        return f"{begin}."
    verschil = round(abs(nu - toen), 2)
    duur = _eenheid(code, jaren[-1]) == Maateenheid.MAANDEN
    meer, minder, gelijk = (
        ("langer", "korter", "even lang") if duur else ("meer", "minder", "evenveel")
    )
    if not verschil:
        return f"{begin}, {gelijk} als in {jaren[-2]}."
    hoeveel = opmaak.maanden(verschil) if duur else opmaak.aantal(int(verschil))
    woord = meer if nu > toen else minder
    was = _write_out(code, jaren[-2], toen)
    return f"{begin}, {hoeveel} {woord} dan in {jaren[-2]} ({was})."


def _wanneer(vragen: Sequence[Vraag]) -> str:
    gevraagd = vragen[-1]
    deel = f"Steeds het {gevraagd.kwartaal}e kwartaal. " if gevraagd.kwartaal else ""
    begin = f"{deel}Elk jaar zoals bekend op 31 december van dat jaar"
    vroeger = [v.jaar for v in vragen if (v.peildatum.month, v.peildatum.day) != (12, 31)]
    if not vroeger:
        return f"{begin}. Wat later is verbeterd, telt hier niet mee."
    dag = opmaak.datum(gevraagd.peildatum)
    wie = f"{vroeger[0]}" if len(vroeger) == 1 else f"{vroeger[0]} tot en met {vroeger[-1]}"
    return f"{begin}; {wie} zoals bekend op {dag}, de peildatum."


def _eenheid(code: str, jaar: int) -> Maateenheid:
    return definitie(code, jaar).eenheid


def _write_out(code: str, jaar: int, waarde: Afgerond) -> str:
    if isinstance(waarde, float) or _eenheid(code, jaar) == Maateenheid.MAANDEN:
        return opmaak.maanden(waarde if isinstance(waarde, (int, float)) else None)
    return opmaak.aantal(waarde if isinstance(waarde, int) else None)


def _getal(waarde: Afgerond) -> float:
    return waarde if isinstance(waarde, (int, float)) else 0

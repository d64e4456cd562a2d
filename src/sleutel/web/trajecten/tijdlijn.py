"""What happened in a traject, told from its log: the last word on top, every correction beneath it."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sleutel.domein.instellingen import Instelsoort, Stand, Termijn
from sleutel.domein.keuzelijst import ONBEKEND, Lid, Reden
from sleutel.domein.opmaak import datum
from sleutel.domein.procesgang.logboek import Regel, last_links
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.web.woorden import KOPPEN, VELDEN, in_een_adem


@dataclass(frozen=True, slots=True)
class Verbetering:
    """What was recorded before, until the loket knew better on `op`."""

    op: date
    was: str


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """One gebeurtenis as it counts now, or as it was when it was withdrawn (`ingetrokken_op`)."""

    kop: str
    op: date
    bekend_op: date
    gegevens: tuple[tuple[str, str], ...]
    verbeteringen: tuple[Verbetering, ...] = ()
    ingetrokken_op: date | None = None


class MetToestand(Protocol):
    """A traject as somebody sees it: a field that he does not see is None."""

    def get(self, veld: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Woorden:
    """What people read for a code: of a party or place its name; and all reasons."""

    namen: Mapping[str, str]
    redenen: Sequence[Reden]

    def lijst(self, naam: str) -> Iterable[Lid] | None:
        """The list from which this attribute comes; None: it is a party, a place, a day, or yes or no."""
        return self.redenen if naam == "reden" else VELDEN[naam][1]


def make_tijdlijn(log: Sequence[Regel], woorden: Woorden) -> list[Gebeurd]:
    """The gebeurtenissen of a log in the order in which they happened."""
    by_id = {regel.id: regel for regel in log}
    gebeurd = [_gebeurd(_keten(laatste, by_id), woorden) for laatste in last_links(log)]
    return sorted(gebeurd, key=lambda g: g.op)


def _keten(laatste: Regel, by_id: Mapping[int, Regel]) -> list[Regel]:
    """From the first record of a gebeurtenis to the last that replaced it."""
    keten = [laatste]
    while (vervangt := keten[0].vervangt) is not None:
        keten.insert(0, by_id[vervangt])
    return keten


def _gebeurd(keten: Sequence[Regel], woorden: Woorden) -> Gebeurd:
    ingetrokken_op = keten[-1].bekend_op if keten[-1].ingetrokken else None
    geldig = [regel for regel in keten if not regel.ingetrokken]
    paren = itertools.pairwise(geldig)
    telt = geldig[-1]
    return Gebeurd(
        kop=KOPPEN[Soort(telt.soort)],
        op=telt.op,
        bekend_op=telt.bekend_op,
        gegevens=tuple(
            (VELDEN[naam][0], _waarde(naam, telt, woorden))
            for naam in VELDEN
            if naam in telt.gegevens
        ),
        verbeteringen=tuple(
            Verbetering(nieuw.bekend_op, was)
            for oud, nieuw in paren
            if (was := _was(oud, nieuw, woorden))
        ),
        ingetrokken_op=ingetrokken_op,
    )


def _was(oud: Regel, nieuw: Regel, woorden: Woorden) -> str:
    """What the older record said where the newer one says something else; empty: nothing that is seen."""
    delen = [datum(oud.op)] if oud.op != nieuw.op else []
    for naam, (label, _) in VELDEN.items():
        if oud.gegevens.get(naam) != nieuw.gegevens.get(naam):
            waarde = _waarde(naam, oud, woorden) if naam in oud.gegevens else "niet bekend"
            delen.append(f"{label} {waarde}")
    return ", ".join(delen)


def _waarde(naam: str, regel: Regel, woorden: Woorden) -> str:
    waarde = regel.gegevens[naam]
    lijst = woorden.lijst(naam)
    if lijst is not None and isinstance(waarde, tuple):
        return in_een_adem(lijst, waarde)
    if naam == "tot":
        return datum(date.fromisoformat(waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if waarde == ONBEKEND:
        return "niet bekend"
    return woorden.namen.get(waarde, waarde) if lijst is None else in_een_adem(lijst, [waarde])


def zin_van_toestand(traject: MetToestand, termijnen: Iterable[tuple[Termijn, Stand]] = ()) -> str:
    """Where a traject stands, in one sentence, as far as the reader may know."""
    if traject.get("toestand") is None:
        return "Waar dit traject nu staat, is afgeschermd."
    toestand, op = Toestand(traject.get("toestand")), traject.get("toestand_sinds")
    corporatie, resultaat = traject.get("corporatie"), traject.get("resultaat") or ""
    sinds = f"sinds {datum(op)}" if op else ""
    bij = f"bij {corporatie.naam}" if corporatie else ""
    huren = [t.uiterlijk for t, _ in termijnen if t.soort is Instelsoort.START_HUREN_MAANDEN]
    afgesproken = f"; afgesproken is uiterlijk {datum(huren[0])}" if huren else ""
    zinnen = {
        Toestand.OP_WACHTLIJST: f"Wacht {sinds} op een woning {bij}",
        Toestand.HUURT: f"Huurt {sinds} {bij}",
        Toestand.SLUIMERT: f"Huurt {bij} en sluimert {sinds}",
        Toestand.AFGESLOTEN: f"{resultaat.capitalize()} afgesloten {sinds.replace('sinds', 'op')}",
    }
    zin = zinnen.get(toestand, f"{toestand.label.capitalize()} {sinds}")
    if toestand in (Toestand.OP_WACHTLIJST, Toestand.AANGEBODEN):
        zin += afgesproken
    return " ".join(zin.split()).replace(" ;", ";") + "."

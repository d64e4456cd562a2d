"""The agreements of a year, as the functioneel beheerder changes them: taakstelling and spreiding.

Each is a plan (see `partijen.wijziging`): what it was, what it becomes, and how much of it is used
already, counted as the figures do. Where more is used than there would be, that is told; it may be recorded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sleutel.common.append_only import Vastlegging, latest_link, replace_latest
from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.opmaak import aantal as write_aantal
from sleutel.domein.opmaak import hoeveel
from sleutel.domein.procesgang import Soort, Toestand
from sleutel.partijen.models import Onderwerp
from sleutel.partijen.queries import names_by_code, organisation_ids
from sleutel.partijen.wijziging import Telling, Wijziging
from sleutel.trajecten.tellen import count_by, count_open

from .models import Spreidingsafspraak, Taakstelling
from .queries import spreiding_known_on, taakstellingen_known_on

ZELFDE = "Dit is al zo vastgelegd. Vul iets anders in."
TE_VROEG = "Deze verandering zou eerder bekend zijn dan wat zij vervangt."
GINGEN_HUREN = ("mens ging huren", "mensen gingen huren")
WONINGEN = ("woning", "woningen")
WACHTEND = [Toestand.OP_WACHTLIJST.value, Toestand.AANGEBODEN.value]

type Uitkomst = Wijziging | Sequence[Bezwaar]


class Ruimte(NamedTuple):
    """What was agreed with one party or for one place, and how much of it is used."""

    naam: str
    afgesproken: int
    gestart: int

    @property
    def over(self) -> str:
        """What is left, in words."""
        rest = self.afgesproken - self.gestart
        return write_aantal(rest) if rest >= 0 else f"{write_aantal(-rest)} te veel"


def plan_taakstelling(
    *,
    jaar: int,
    regio: Regio,
    woonproces: Woonproces | None,
    corporatie: str,
    aantal: int | None,
    op: date,
    gemeente: str | None = None,
) -> Uitkomst:
    """The homes that a corporatie (code) lets in a year; None: no longer agreed, so on request.

    No woonproces: all together. No gemeente (CBS code): none is named. Known since `op`.
    """
    key = {
        "jaar": jaar,
        "regio_id": regio.value,
        "woonproces": woonproces or "",
        "corporatie_id": organisation_ids()[corporatie],
        "gemeente": gemeente or "",
    }
    namen = names_by_code()
    naam, proces = namen[corporatie], woonproces.label if woonproces else ""
    delen = filter(None, (regio.label, proces, naam, namen.get(gemeente or "")))
    plan = plan_agreement(
        Taakstelling,
        key,
        "aantal",
        aantal,
        in_words=lambda n: "op verzoek" if n is None else hoeveel(n, *WONINGEN),
        wat=f"Taakstelling {jaar}, {', '.join(delen)}",
        op=op,
    )
    if not isinstance(plan, Wijziging):
        return plan

    gestart = count_by(
        "corporatie", Soort.START_HUREN, jaar=jaar, regio=regio.value, woonproces=woonproces
    )
    straks: dict[str, int] = {}
    for rij in taakstellingen_known_on(op, jaar=jaar, regios=[regio.value]):
        if woonproces in (None, rij.woonproces):
            straks[rij.corporatie] = straks.get(rij.corporatie, 0) + rij.aantal
    straks[corporatie] = straks.get(corporatie, 0) - _agreed(key) + (aantal or 0)
    ruimten = [Ruimte(namen[code], n, gestart.get(code, 0)) for code, n in straks.items()]
    wachtend = count_open(
        regio=regio.value,
        corporatie__code=corporatie,
        toestand__in=WACHTEND,
        **({"woonproces": woonproces.value} if woonproces else {}),
    )
    hier = Ruimte(naam, straks[corporatie], gestart.get(corporatie, 0))
    voor = f" voor {proces}" if proces else ""
    te_veel = aantal is not None and hier.gestart > hier.afgesproken
    return replace(
        plan,
        zinnen=(
            f"{_went(hier.gestart, jaar)} bij {naam}{voor}.",
            f"Nu {_wait(wachtend)} bij {naam} op een woning{voor}.",
            (
                f"In {regio.label} is dan samen {hoeveel(sum(straks.values()), *WONINGEN)}"
                f" afgesproken{voor}."
            ),
        ),
        waarschuwingen=(f"In {jaar} gingen al meer mensen huren bij {naam} dan is afgesproken.",)
        if te_veel
        else (),
        tellingen=(_table(f"Taakstelling {jaar} na de verandering", "Corporatie", ruimten),),
    )


def plan_spreiding(
    *, jaar: int, regio: Regio, gemeente: str, maximum: int | None, op: date
) -> Uitkomst:
    """The most placements in a gemeente (CBS code) in a year; None: no longer agreed. See above."""
    namen = names_by_code()
    naam = namen[gemeente]
    plan = plan_agreement(
        Spreidingsafspraak,
        {"jaar": jaar, "regio_id": regio.value, "gemeente": gemeente},
        "maximum",
        maximum,
        in_words=lambda n: "geen maximum" if n is None else f"hoogstens {write_aantal(n)}",
        wat=f"Spreiding {jaar}, {naam}",
        op=op,
    )
    if not isinstance(plan, Wijziging):
        return plan

    gestart = count_by("gemeente", Soort.START_HUREN, jaar=jaar, regio=regio.value)
    rijen = spreiding_known_on(op, jaar=jaar, regios=[regio.value])
    straks: dict[str, int | None] = {rij.gemeente: rij.maximum for rij in rijen}
    straks[gemeente] = maximum
    ruimten = [
        Ruimte(namen.get(code, code), n, gestart.get(code, 0))
        for code, n in straks.items()
        if n is not None
    ]
    wachtend = count_open(regio=regio.value, toestand__in=WACHTEND)
    return replace(
        plan,
        zinnen=(
            f"{_went(gestart.get(gemeente, 0), jaar)} in {naam}.",
            (
                f"Nu {_wait(wachtend)} in {regio.label} op een woning. In welke gemeente die komt, is"
                " nog niet bekend."
            ),
        ),
        waarschuwingen=tuple(
            f"In {r.naam} is het maximum van {jaar} dan al voorbij: {hoeveel(r.gestart, *GINGEN_HUREN)}, en"
            f" {write_aantal(r.afgesproken)} is het meeste."
            for r in ruimten
            if r.gestart > r.afgesproken
        ),
        tellingen=(_table(f"Spreiding {jaar} na de verandering", "Gemeente", ruimten),)
        if ruimten
        else (),
    )


def plan_agreement(
    model: type[Vastlegging],
    key: Mapping[str, Any],
    veld: str,
    waarde: Any,
    *,
    in_words: Callable[[Any], str],
    wat: str,
    op: date,
) -> Uitkomst:
    """One number of a year, in the place of what was known of it; None: it is withdrawn."""
    link = latest_link(model, key)
    nu = None if link is None or link.ingetrokken else getattr(link, veld)
    if nu == waarde:
        return [Bezwaar(veld, ZELFDE)]
    if link is not None and link.bekend_op > op:
        return [Bezwaar(veld, TE_VROEG)]

    def write() -> None:
        replace_latest(model, key, None if waarde is None else {veld: waarde}, op=op)

    return Wijziging(
        onderwerp=Onderwerp.AFSPRAAK,
        regio=key["regio_id"],
        wat=wat,
        was=in_words(nu),
        wordt=in_words(waarde),
        write=write,
    )


def _agreed(key: Mapping[str, Any]) -> int:
    """The homes that are agreed now under this key."""
    nu = Taakstelling.objects.latest_links().filter(ingetrokken=False, **key)
    return nu.values_list("aantal", flat=True).first() or 0


def _went(n: int, jaar: int) -> str:
    ging = "ging" if n == 1 else "gingen"
    return f"Er {ging} in {jaar} {hoeveel(n, 'mens', 'mensen')} huren"


def _wait(n: int) -> str:
    if n == 0:
        return "wacht niemand"
    return f"{'wacht' if n == 1 else 'wachten'} {hoeveel(n, 'mens', 'mensen')}"


def _table(titel: str, wie: str, ruimten: Sequence[Ruimte]) -> Telling:
    rijen = sorted(ruimten, key=lambda r: r.naam.casefold())
    koppen = (wie, "Afgesproken", "Gestart", "Nog over")
    cellen = ((r.naam, write_aantal(r.afgesproken), write_aantal(r.gestart), r.over) for r in rijen)
    return Telling(titel, koppen, tuple(cellen), koppen[1:])

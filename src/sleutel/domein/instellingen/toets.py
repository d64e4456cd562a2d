"""Whether a change of a setting may be made: every reason why not, all at once. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sleutel.domein.instellingen.soorten import VORMEN, Instelsoort
from sleutel.domein.instellingen.verzameling import Bereik, Instelling, Instellingen
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.termijnen import add_months, write_dag

EERSTE_DAG = date(1990, 1, 1)
JAREN_VOORUIT = 10


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One reason why a change cannot be made: the field it is about, and what a person reads."""

    veld: str
    uitleg: str


def objections(
    instellingen: Instellingen, nieuw: Instelling, *, vandaag: date
) -> tuple[Bezwaar, ...]:
    """Every reason why `nieuw` cannot be recorded on `vandaag`; empty: it is accepted.

    What is wrong with the change itself is told first; only when nothing is, what it would do to the
    settings as a whole.
    """
    zelf = (*_reach(instellingen, nieuw), *_day(nieuw, vandaag), *_waarde(instellingen, nieuw))
    return zelf or (*_same(instellingen, nieuw), *_together(instellingen.apply(nieuw), nieuw))


def _reach(instellingen: Instellingen, nieuw: Instelling) -> Iterator[Bezwaar]:
    vorm, bereik = VORMEN[nieuw.soort], nieuw.bereik
    if bereik.gemeente is not None:
        if not vorm.per_gemeente:
            yield Bezwaar("gemeente", "Dit geldt voor de hele regio. Kies geen gemeente.")
        elif instellingen.gemeenten.get(bereik.gemeente) != bereik.regio:
            yield Bezwaar(
                "gemeente", "Deze gemeente ligt niet in de regio. Kies een andere gemeente."
            )
    if bereik.woonproces is not None and not vorm.per_woonproces:
        yield Bezwaar(
            "woonproces", "Dit geldt voor alle woonprocessen samen. Kies geen woonproces."
        )
    if bereik.woonproces is None and nieuw.soort is Instelsoort.WOONPROCES_LOOPT:
        yield Bezwaar("woonproces", "Kies het woonproces.")


def _day(nieuw: Instelling, vandaag: date) -> Iterator[Bezwaar]:
    laatste = add_months(vandaag, 12 * JAREN_VOORUIT)
    if not EERSTE_DAG <= nieuw.vanaf <= laatste:
        yield Bezwaar(
            "vanaf", f"Kies een dag van {write_dag(EERSTE_DAG)} tot en met {write_dag(laatste)}."
        )


def _waarde(instellingen: Instellingen, nieuw: Instelling) -> Iterator[Bezwaar]:
    if nieuw.waarde is None:
        return
    try:
        if instellingen.vorm(nieuw.soort).waarde.read(nieuw.waarde) != nieuw.waarde:
            yield Bezwaar("waarde", "Deze waarde is anders geschreven dan Sleutel haar bewaart.")
    except ValueError as fout:
        yield Bezwaar("waarde", str(fout))


def _same(instellingen: Instellingen, nieuw: Instelling) -> Iterator[Bezwaar]:
    """A change that changes nothing is a mistake of who makes it."""
    nu = instellingen.own(nieuw.soort, nieuw.bereik, nieuw.vanaf)
    if (nu.waarde if nu else None) == nieuw.waarde:
        dag = write_dag(nieuw.vanaf)
        yield Bezwaar("waarde", f"Dit geldt op {dag} al. Kies iets anders, of een andere dag.")


def _together(straks: Instellingen, nieuw: Instelling) -> Iterator[Bezwaar]:
    """What the settings of the region must have in common, on every day from the change on."""
    regio = nieuw.bereik.regio
    plekken = [
        Bereik(regio, gemeente, woonproces)
        for gemeente in (None, *(g for g, van in straks.gemeenten.items() if van == regio))
        for woonproces in (None, *Woonproces)
    ]
    for dag in straks.days_of_change(regio, nieuw.vanaf):
        regels = [straks.make_regels(plek, dag) for plek in plekken]
        if any(r.begeleiding_minimaal_maanden > r.begeleiding_maanden for r in regels):
            yield Bezwaar(
                "waarde",
                f"Op {write_dag(dag)} is de kortste duur van de begeleiding dan langer dan de duur"
                " zelf. Verander eerst de andere van de twee.",
            )
            return
        if any(r.verkort_maanden > r.start_huren_maanden for r in regels):
            yield Bezwaar(
                "waarde",
                f"Op {write_dag(dag)} is de verkorte toeleiding dan langer dan de gewone termijn."
                " Verander eerst de andere van de twee.",
            )
            return

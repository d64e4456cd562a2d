"""The terms that its rules set to a traject: what by when, and whether that was made. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sleutel.domein.instellingen.soorten import Instelsoort
from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.procesgang import Regels, Situatie, Soort, Toestand
from sleutel.domein.termijnen import add_months

T = Toestand
VOOR_HUREN = frozenset(
    {T.AANGEMELD, T.GESCREEND, T.INTAKE_GEHOUDEN, T.BEOORDEELD, T.OP_WACHTLIJST, T.AANGEBODEN}
)


class Stand(Keuzelijst):
    """How it stands with a term."""

    LOOPT = "loopt", "loopt nog"
    OP_TIJD = "op_tijd", "op tijd"
    TE_LAAT = "te_laat", "te laat"
    VOORBIJ = "voorbij", "voorbij"


@dataclass(frozen=True, slots=True)
class Termijn:
    """From the day of `van` up to and with `uiterlijk` `tot` is to happen; `soort`: the rule that says so."""

    soort: Instelsoort
    van: Soort
    tot: Soort
    uiterlijk: date
    gehaald_op: date | None = None

    def stand(self, vandaag: date) -> Stand:
        """Made in time or not; while it is not made: whether it still can be, on `vandaag`.

        The guided period is over; nobody is late with it.
        """
        if (self.gehaald_op or vandaag) > self.uiterlijk:
            return Stand.VOORBIJ if self.tot is Soort.AFGESLOTEN else Stand.TE_LAAT
        return Stand.LOOPT if self.gehaald_op is None else Stand.OP_TIJD


def terms_of(situatie: Situatie, regels: Regels) -> list[Termijn]:
    """The terms of a traject that run or were made, in the order of the chain.

    One that nothing is waited for any more is left out: that of an intake which was passed over, of a
    traject that ended before it came so far.
    """
    return [*_before_rent(situatie, regels), *_guidance(situatie, regels)]


def _before_rent(situatie: Situatie, regels: Regels) -> Iterator[Termijn]:
    data, S = situatie.data, Instelsoort  # noqa: N806 - the table below reads better with one letter
    aangemeld, gescreend = data.get(Soort.AANGEMELD), data.get(Soort.GESCREEND)
    if aangemeld is not None and regels.intake_weken is not None:
        uiterlijk = aangemeld + timedelta(weeks=regels.intake_weken)
        loopt = frozenset({T.AANGEMELD, T.GESCREEND})
        yield from _term(
            situatie, S.INTAKE_WEKEN, Soort.AANGEMELD, Soort.INTAKE_GEHOUDEN, uiterlijk, loopt
        )
    if gescreend is not None and regels.gemeente_beoordeelt:
        uiterlijk = gescreend + timedelta(weeks=regels.beschikking_weken)
        loopt = frozenset({T.GESCREEND, T.INTAKE_GEHOUDEN})
        yield from _term(
            situatie, S.BESCHIKKING_WEKEN, Soort.GESCREEND, Soort.BEOORDEELD, uiterlijk, loopt
        )
    if aangemeld is not None and situatie.verkort_aangevraagd and regels.verkorte_toeleiding:
        uiterlijk = add_months(aangemeld, regels.verkort_maanden)
        yield from _term(
            situatie, S.VERKORT_MAANDEN, Soort.AANGEMELD, Soort.START_HUREN, uiterlijk, VOOR_HUREN
        )
    if (doorstroom := data.get(Soort.IN_DOORSTROOMWONING)) is not None:
        uiterlijk = add_months(doorstroom, regels.doorstroom_maanden)
        tot = Soort.OP_WACHTLIJST if Soort.OP_WACHTLIJST in data else Soort.START_HUREN
        loopt = frozenset({T.IN_DOORSTROOMWONING})
        yield from _term(
            situatie, S.DOORSTROOM_MAANDEN, Soort.IN_DOORSTROOMWONING, tot, uiterlijk, loopt
        )
    if (wachtlijst := data.get(Soort.OP_WACHTLIJST)) is not None:
        uiterlijk = add_months(wachtlijst, regels.start_huren_maanden)
        loopt = frozenset({T.OP_WACHTLIJST, T.AANGEBODEN})
        yield from _term(
            situatie,
            S.START_HUREN_MAANDEN,
            Soort.OP_WACHTLIJST,
            Soort.START_HUREN,
            uiterlijk,
            loopt,
        )


def _guidance(situatie: Situatie, regels: Regels) -> Iterator[Termijn]:
    """The guided period: until it ends the traject is to be closed or the period made longer."""
    start = situatie.data.get(Soort.START_HUREN)
    if start is None or situatie.toestand not in (T.HUURT, T.SLUIMERT):
        return
    tot = situatie.begeleiding_tot or add_months(start, regels.begeleiding_maanden)
    yield Termijn(Instelsoort.BEGELEIDING_MAANDEN, Soort.START_HUREN, Soort.AFGESLOTEN, tot)


def _term(
    situatie: Situatie,
    soort: Instelsoort,
    van: Soort,
    tot: Soort,
    uiterlijk: date,
    loopt: frozenset[Toestand],
) -> Iterator[Termijn]:
    """The term, where it was made or `situatie` stands in a toestand in which it runs."""
    gehaald = situatie.data.get(tot)
    if gehaald is not None or situatie.toestand in loopt:
        yield Termijn(soort, van, tot, uiterlijk, gehaald)

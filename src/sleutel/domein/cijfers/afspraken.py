"""What was agreed and what came of it: taakstelling, spreiding, goal for intakes; complaints."""

from dataclasses import dataclass

from sleutel.domein.cijfers.afronding import Waarde
from sleutel.domein.cijfers.cijfer import Cijfer, gesorteerd, label_uit, tel
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.keuzelijst import Uitspraak
from sleutel.domein.procesgang.soorten import Soort


@dataclass(frozen=True, slots=True, kw_only=True)
class _Afspraak(Cijfer):
    """A number that was agreed: no trajecten lie behind it."""

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        return []


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakesDoel(_Afspraak):
    """The goal for the intakes of a year, None where none was set in Sleutel; a quarter has none.

    A goal for all woonprocessen together counts when no woonproces is asked, and not when one is.
    """

    def compute(self, emmers: Emmers) -> Waarde:
        vraag = emmers.vraag
        doelen = [
            doel.aantal
            for doel in emmers.gegevens.intakes_doelen
            if vraag.covers_regio(doel.regio)
            and (vraag.woonproces is None or doel.woonproces is vraag.woonproces)
        ]
        return sum(doelen) if doelen and vraag.kwartaal is None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaakstellingTotaal(_Afspraak):
    """All homes agreed for the year; None when nothing was agreed: then it is on request."""

    def compute(self, emmers: Emmers) -> Waarde:
        rijen = emmers.taakstellingen()
        return sum(rij.aantal for rij in rijen) if rijen else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaakstellingPerCorporatie(Cijfer):
    """For each corporatie with a taakstelling, also one of 0: agreed, and started in the period."""

    def compute(self, emmers: Emmers) -> Waarde:
        afgesproken: dict[str, int] = {}
        for rij in emmers.taakstellingen():
            naam = emmers.naam(rij.corporatie)
            afgesproken[naam] = afgesproken.get(naam, 0) + rij.aantal
        return _met_gestart(self, emmers, "afgesproken", afgesproken)

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        namen = {emmers.naam(rij.corporatie) for rij in emmers.taakstellingen()}
        return _gestart_bij(emmers, "corporatie", namen if deel is None else namen & {deel})


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreidingPerGemeente(Cijfer):
    """For each gemeente with an agreed maximum: that maximum, and the starts in the period."""

    def compute(self, emmers: Emmers) -> Waarde:
        maxima: dict[str, int] = {}
        for rij in emmers.spreiding():
            naam = emmers.naam(rij.gemeente)
            maxima[naam] = maxima.get(naam, 0) + rij.maximum
        return _met_gestart(self, emmers, "maximum", maxima)

    def standen(self, emmers: Emmers, deel: str | None = None) -> list[Stand]:
        namen = {emmers.naam(rij.gemeente) for rij in emmers.spreiding()}
        return _gestart_bij(emmers, "gemeente", namen if deel is None else namen & {deel})


def _met_gestart(cijfer: Cijfer, emmers: Emmers, wat: str, aantallen: dict[str, int]) -> Waarde:
    gestart = {naam: len(cijfer.standen(emmers, naam)) for naam in aantallen}
    return gesorteerd(
        {naam: {wat: aantal, "gestart": gestart[naam]} for naam, aantal in aantallen.items()}
    )


def _gestart_bij(emmers: Emmers, attr: str, namen: set[str]) -> list[Stand]:
    gestart = emmers.in_periode(Soort.START_HUREN)
    return [s for s in gestart if emmers.naam(s.feiten["start_huren"].gegevens.get(attr)) in namen]


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtenOntvangen(_Afspraak):
    """Complaints received in the period; behind it lie complaints, not trajecten."""

    def compute(self, emmers: Emmers) -> Waarde:
        return len(emmers.klachten())

    def klachten(self, emmers: Emmers, deel: str | None = None) -> list[int]:
        return [klacht.id for klacht in emmers.klachten()]


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtenNaarUitspraak(_Afspraak):
    """The same complaints by their ruling as known on the peildatum; without one: `onbekend`."""

    def compute(self, emmers: Emmers) -> Waarde:
        return tel((klacht.uitspraak for klacht in emmers.klachten()), _uitspraak)

    def klachten(self, emmers: Emmers, deel: str | None = None) -> list[int]:
        return [k.id for k in emmers.klachten() if deel in (None, _uitspraak(k.uitspraak))]


def _uitspraak(code: str | None) -> str:
    return label_uit(Uitspraak, code)

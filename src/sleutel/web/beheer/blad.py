"""What the pages of the settings show: what holds where, what is to come, and what a change does."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sleutel.domein.cijfers.zicht import KLEINSTE, is_small
from sleutel.domein.instellingen import (
    VORMEN,
    Bereik,
    Gevolgen,
    Groep,
    Instelling,
    Instellingen,
    Instelsoort,
)
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.opmaak import aantal, datum
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.velden import told_as
from sleutel.partijen.instellingen import Versie
from sleutel.partijen.wijziging import Telling
from sleutel.trajecten.voorstel import Voorstel

ALLE = "Alle woonprocessen"


@dataclass(frozen=True, slots=True)
class Stand:
    """What holds now for one reach. `van`: who chose it, when that is another."""

    waar: str
    waarde: str
    sinds: date | None
    van: str
    bereik: Bereik


@dataclass(frozen=True, slots=True)
class Gepland:
    """What is to change."""

    waar: str
    waarde: str
    vanaf: date


@dataclass(frozen=True, slots=True)
class Regel:
    """One kind of setting in a region."""

    soort: Instelsoort
    uitleg: str
    standen: tuple[Stand, ...]
    gepland: tuple[Gepland, ...]


@dataclass(frozen=True, slots=True)
class Stap:
    """One row of the history of a setting."""

    vanaf: date
    waar: str
    waarde: str
    versie: Versie
    stand: str
    bereik: Bereik
    geldig: bool


class Blad:
    """The settings of one region, with the names of its gemeenten by CBS code, as of one day."""

    def __init__(
        self, instellingen: Instellingen, regio: Regio, gemeenten: Mapping[str, str], op: date
    ) -> None:
        self.instellingen, self.regio, self.op = instellingen, regio, op
        self._gemeenten = gemeenten

    def groepen(self) -> list[tuple[Groep, list[Regel]]]:
        """Every kind of setting, in its group."""
        return [
            (groep, [self.regel(soort) for soort, vorm in VORMEN.items() if vorm.groep is groep])
            for groep in Groep
        ]

    def regel(self, soort: Instelsoort) -> Regel:
        gekozen = self.instellingen.reaches(soort, self.regio)
        eigen = [b for b in gekozen if self._chooses(soort, b)]
        plekken = dict.fromkeys([*self._always(soort), *eigen])
        gepland = [
            Gepland(self.where(bereik), self._text(record), record.vanaf)
            for bereik in gekozen
            for record in self.instellingen.line(soort, bereik)
            if record.vanaf > self.op
        ]
        return Regel(
            soort,
            VORMEN[soort].uitleg,
            tuple(self._stand(soort, bereik) for bereik in plekken),
            tuple(sorted(gepland, key=lambda g: g.vanaf)),
        )

    def where(self, bereik: Bereik) -> str:
        """A reach in words."""
        gemeente = self._gemeenten.get(bereik.gemeente or "", "")
        woonproces = bereik.woonproces.label if bereik.woonproces else ""
        return ", ".join(filter(None, (gemeente, woonproces))) or f"Heel {self.regio.label}"

    def steps(self, versies: Sequence[Versie]) -> list[Stap]:
        """The history of a setting, the last day first."""
        return [
            Stap(
                versie.record.vanaf,
                self.where(versie.record.bereik),
                self._text(versie.record),
                versie,
                self._state(versie),
                versie.record.bereik,
                versie.vervangen_op is None,
            )
            for versie in reversed(versies)
        ]

    def _state(self, versie: Versie) -> str:
        if versie.vervangen_op is not None:
            wat = "ingetrokken" if versie.ingetrokken else "verbeterd"
            return f"{wat} op {datum(versie.vervangen_op)}"
        record = versie.record
        if record.vanaf > self.op:
            return "gaat nog in"
        nu = self.instellingen.own(record.soort, record.bereik, self.op)
        return "geldt nu" if nu == record else "gold tot de volgende"

    def _always(self, soort: Instelsoort) -> list[Bereik]:
        if soort is Instelsoort.WOONPROCES_LOOPT:
            return [Bereik(self.regio, None, woonproces) for woonproces in Woonproces]
        return [Bereik(self.regio)]

    def _chooses(self, soort: Instelsoort, bereik: Bereik) -> bool:
        record = self.instellingen.own(soort, bereik, self.op)
        return record is not None and record.waarde is not None

    def _stand(self, soort: Instelsoort, bereik: Bereik) -> Stand:
        bron = self.instellingen.find(soort, bereik, self.op)
        van = "standaard van Sleutel"
        if bron.bereik is not None:
            van = "" if bron.bereik == bereik else self.where(bron.bereik)
        waarde = self.instellingen.vorm(soort).write(bron.waarde)
        return Stand(self.where(bereik), waarde, bron.vanaf, van, bereik)

    def _text(self, record: Instelling) -> str:
        if record.waarde is None:
            return "geen eigen keuze meer"
        return self.instellingen.vorm(record.soort).write(record.waarde)


@dataclass(frozen=True, slots=True)
class Gevolgblad:
    """What the preview shows of a change of a setting."""

    wat: str
    was: str
    wordt: str
    vanaf: date
    zinnen: tuple[str, ...]
    tellingen: tuple[Telling, ...]
    gezien: str
    waarschuwingen: tuple[str, ...] = ()


def lay_out(
    voorstel: Voorstel, namen: Mapping[str, str], vandaag: date, *, over_woning: bool
) -> Gevolgblad:
    """A proposed change as people read it; `namen`: of the gemeenten by CBS code."""
    gevolgen = voorstel.gevolgen
    return Gevolgblad(
        wat=voorstel.wat,
        was=voorstel.was,
        wordt=voorstel.wordt,
        vanaf=voorstel.vanaf,
        zinnen=tuple(_sentences(gevolgen, voorstel.vanaf, vandaag, over_woning=over_woning)),
        tellingen=tuple(_tables(gevolgen, namen)),
        gezien=str(voorstel.gezien),
    )


def _sentences(
    gevolgen: Gevolgen, vanaf: date, vandaag: date, *, over_woning: bool
) -> Iterator[str]:
    wat = "begonnen met huren" if over_woning else "aangemeld"
    if gevolgen.geraakt:
        geraakt = _told(gevolgen.geraakt, few=_of_justice(gevolgen))
        krijgt = "krijgt" if geraakt == "1" else "krijgen"
        yield (
            f"{geraakt.capitalize()} van de {aantal(gevolgen.lopend)} lopende trajecten {krijgt}"
            " een andere waarde."
        )
        yield f"Het gaat om mensen die op of na {datum(vanaf)} zijn {wat}."
        if not gevolgen.stappen:
            yield "Geen enkele stap gaat open of dicht."
        return
    yield "Geen enkel lopend traject verandert."
    if vanaf > vandaag:
        yield (
            f"Voor een traject telt de dag waarop iemand is {wat}. Wie vanaf {datum(vanaf)} komt,"
            " krijgt de nieuwe waarde."
        )


TRAJECTEN = "Trajecten"


def _of_justice(gevolgen: Gevolgen) -> bool:
    """Whether only trajecten of Housing Justitieel are touched: then a small count points at somebody."""
    return all(groep.woonproces is Woonproces.HOUSING_JUSTITIEEL for groep in gevolgen.groepen)


def _told(n: int, *, few: bool) -> str:
    """A count in words; with `few` a small one says no more than that it is small."""
    return f"minder dan {KLEINSTE}" if few and is_small(n, n) else aantal(n)


def _tables(gevolgen: Gevolgen, namen: Mapping[str, str]) -> Iterator[Telling]:
    """The steps that move, and the trajecten by woonproces and toestand, and by gemeente.

    These two are never crossed, so that no count points at one. Who is in Housing Justitieel is counted with
    Housing, as outside the compartment of justice everywhere (ADR 0014); alone, not by gemeente either.
    """
    few = _of_justice(gevolgen)
    if gevolgen.stappen:
        stappen = tuple(
            (s.stap, "Gaat open" if s.opent else "Gaat dicht", s.regel, _told(n, few=few))
            for s, n in sorted(gevolgen.stappen.items())
        )
        kop = ("Stap", "Wat gebeurt", "Regel", TRAJECTEN)
        yield Telling("Stappen die vandaag open- of dichtgaan", kop, stappen, (TRAJECTEN,))
    if not gevolgen.groepen:
        return
    per_proces: Counter[tuple[int, int]] = Counter()
    per_gemeente: Counter[str] = Counter()
    toestanden = [*Toestand]
    for groep, n in gevolgen.groepen.items():
        assert groep.woonproces is not None
        plek = _PROCESSEN.index(_as_one(groep.woonproces)), toestanden.index(groep.toestand)
        per_proces[plek] += n
        per_gemeente[namen.get(groep.gemeente or "", "Niet bekend")] += n
    kop_proces = ("Woonproces", "Toestand", TRAJECTEN)
    processen_rijen = tuple(
        (
            " of ".join(lid.label for lid in _PROCESSEN[p]),
            toestanden[t].label.capitalize(),
            _told(n, few=few or toestanden[t] is Toestand.IN_DOORSTROOMWONING),
        )
        for (p, t), n in sorted(per_proces.items())
    )
    yield Telling("Per woonproces en toestand", kop_proces, processen_rijen, (TRAJECTEN,))
    if not few:
        gemeente_rijen = tuple((gemeente, aantal(n)) for gemeente, n in per_gemeente.most_common())
        yield Telling("Per gemeente", ("Gemeente", TRAJECTEN), gemeente_rijen, (TRAJECTEN,))


def _as_one(woonproces: Woonproces) -> tuple[Woonproces, ...]:
    """The woonprocessen with which this one is told as one."""
    return tuple(Woonproces(code) for code in told_as("woonproces", woonproces.value))


_PROCESSEN = tuple(dict.fromkeys(_as_one(woonproces) for woonproces in Woonproces))

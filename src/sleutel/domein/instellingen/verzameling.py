"""All dated settings together: what holds where on a day, and what a change makes of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sleutel.domein.instellingen.soorten import VORMEN, Instelsoort, Vorm
from sleutel.domein.instellingen.waarden import Waarde
from sleutel.domein.keuzelijst import Document, Reden, Regio, Woonproces
from sleutel.domein.procesgang.regels import Regels


class Bereik(NamedTuple):
    """For whom a setting is: a region, or one gemeente in it (CBS code), or one woonproces there."""

    regio: Regio
    gemeente: str | None = None
    woonproces: Woonproces | None = None

    def narrow_to_wide(self) -> Iterator["Bereik"]:
        """Itself and all that contain it; a gemeente comes before the region, whatever woonproces."""
        for gemeente in dict.fromkeys((self.gemeente, None)):
            for woonproces in dict.fromkeys((self.woonproces, None)):
                yield Bereik(self.regio, gemeente, woonproces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instelling:
    """From `vanaf` on `waarde` holds for this reach, until its next record begins.

    `waarde` None: from then on the reach has no choice of its own, and the wider one holds again.
    So two records of one reach never overlap, and leave no gap between them.
    """

    soort: Instelsoort
    bereik: Bereik
    vanaf: date
    waarde: Waarde | None


class Bron(NamedTuple):
    """Where a value comes from: the reach that chose it and since when; None: nobody chose."""

    waarde: Waarde | None
    bereik: Bereik | None = None
    vanaf: date | None = None


@dataclass(frozen=True)
class Instellingen:
    """The settings as they were known at one moment: one record for each (soort, reach, vanaf).

    `gemeenten`: the region of every gemeente, by CBS code. `redenen`: all that there are.
    """

    records: tuple[Instelling, ...] = ()
    gemeenten: Mapping[str, Regio] = field(default_factory=dict)
    redenen: tuple[Reden, ...] = ()

    @cached_property
    def _lines(self) -> Mapping[tuple[Instelsoort, Bereik], list[Instelling]]:
        lines: defaultdict[tuple[Instelsoort, Bereik], list[Instelling]] = defaultdict(list)
        for record in sorted(self.records, key=lambda record: record.vanaf):
            lines[record.soort, record.bereik].append(record)
        return lines

    @cached_property
    def _vormen(self) -> Mapping[Instelsoort, Vorm]:
        return {soort: vorm.where_known(self.redenen) for soort, vorm in VORMEN.items()}

    def vorm(self, soort: Instelsoort) -> Vorm:
        """What a setting of this kind holds, with the reasons that there are."""
        return self._vormen[soort]

    def line(self, soort: Instelsoort, bereik: Bereik) -> list[Instelling]:
        """The records of exactly this reach, in order of time."""
        return self._lines.get((soort, bereik), [])

    def reaches(self, soort: Instelsoort, regio: Regio) -> list[Bereik]:
        """The reaches within the region that ever chose this."""
        gekozen = {b for (s, b) in self._lines if s is soort and b.regio == regio}
        return sorted(gekozen, key=lambda b: (b.gemeente or "", b.woonproces or ""))

    def own(self, soort: Instelsoort, bereik: Bereik, op: date) -> Instelling | None:
        """The record of exactly this reach that holds on that day."""
        line = self.line(soort, bereik)
        plaats = bisect_right(line, op, key=lambda record: record.vanaf)
        return line[plaats - 1] if plaats else None

    def find(self, soort: Instelsoort, bereik: Bereik, op: date) -> Bron:
        """What holds for this reach on that day, and who chose it: the narrowest reach that did."""
        for ruimer in bereik.narrow_to_wide():
            record = self.own(soort, ruimer, op)
            if record is not None and record.waarde is not None:
                return Bron(record.waarde, ruimer, record.vanaf)
        return Bron(self.vorm(soort).standaard)

    def value(self, soort: Instelsoort, bereik: Bereik, op: date) -> Waarde | None:
        """What holds for this reach on that day."""
        return self.find(soort, bereik, op).waarde

    def make_regels(self, bereik: Bereik, op: date, *, huurt_sinds: date | None = None) -> Regels:
        """What the chain needs of all this: exactly one answer for every reach and day.

        `op`: the day of the aanmelding. `huurt_sinds`: for what is about the home, when it is later.
        """
        S = Instelsoort  # noqa: N806 - the table below reads better with one letter

        def yes(soort: Instelsoort) -> bool:
            return self.value(soort, bereik, op) is True

        def number(soort: Instelsoort) -> int:
            waarde = number_if_any(soort)
            assert waarde is not None
            return waarde

        def number_if_any(soort: Instelsoort) -> int | None:
            waarde = self.value(soort, bereik, op)
            assert waarde is None or isinstance(waarde, int)
            return waarde

        def codes(soort: Instelsoort) -> list[str]:
            waarde = self.value(soort, bereik, op)
            assert isinstance(waarde, list)
            return waarde

        return Regels(
            woonprocessen=frozenset(
                woonproces
                for woonproces in Woonproces
                if self.value(S.WOONPROCES_LOOPT, bereik._replace(woonproces=woonproces), op)
            ),
            intake_verplicht=yes(S.INTAKE_VERPLICHT),
            gemeente_beoordeelt=yes(S.GEMEENTE_BEOORDEELT),
            regionale_wachtlijst=yes(S.REGIONALE_WACHTLIJST),
            verkorte_toeleiding=yes(S.VERKORTE_TOELEIDING),
            extramuraal_met_zorg_alleen_plus=yes(S.EXTRAMURAAL_ALLEEN_PLUS),
            doorstroomwoning=yes(S.DOORSTROOMWONING),
            sluimeren=yes(S.SLUIMEREN),
            verlengen=yes(S.VERLENGEN),
            documenten_aanmelding=frozenset(map(Document, codes(S.DOCUMENTEN_AANMELDING))),
            documenten_wachtlijst=frozenset(map(Document, codes(S.DOCUMENTEN_WACHTLIJST))),
            documenten=frozenset(map(Document, codes(S.VEREISTE_DOCUMENTEN))),
            intake_weken=number_if_any(S.INTAKE_WEKEN),
            start_huren_maanden=number(S.START_HUREN_MAANDEN),
            verkort_maanden=number(S.VERKORT_MAANDEN),
            beschikking_weken=number(S.BESCHIKKING_WEKEN),
            doorstroom_maanden=number(S.DOORSTROOM_MAANDEN),
            begeleiding_maanden=number(S.BEGELEIDING_MAANDEN),
            begeleiding_minimaal_maanden=number(S.BEGELEIDING_MINIMAAL),
            gemeenten_zonder_vergoeding=self._unpaid(huurt_sinds or op),
            redenen=self.redenen,
            redenen_afgevallen=frozenset(codes(S.REDENEN_AFGEVALLEN)),
            redenen_negatief_na_intake=frozenset(codes(S.REDENEN_NEGATIEF_NA_INTAKE)),
            redenen_beeindigd_voor_huren=frozenset(codes(S.REDENEN_BEEINDIGD)),
            redenen_afgesloten=frozenset(codes(S.REDENEN_AFGESLOTEN)),
        )

    def _unpaid(self, op: date) -> frozenset[str]:
        """The gemeenten where there is nothing to claim; a home may lie outside the region."""
        vergoed = Instelsoort.BEGELEIDING_VERGOED
        return frozenset(
            gemeente
            for gemeente, regio in self.gemeenten.items()
            if not self.value(vergoed, Bereik(regio, gemeente), op)
        )

    def apply(self, nieuw: Instelling) -> "Instellingen":
        """The settings with this record, in the place of the one of the same reach and day."""
        plaats = (nieuw.soort, nieuw.bereik, nieuw.vanaf)
        return replace(self, records=(*self._others(plaats), nieuw))

    def withdraw(self, soort: Instelsoort, bereik: Bereik, vanaf: date) -> "Instellingen":
        """The settings without the record of that reach and day."""
        return replace(self, records=self._others((soort, bereik, vanaf)))

    def _others(self, plaats: tuple[Instelsoort, Bereik, date]) -> tuple[Instelling, ...]:
        return tuple(r for r in self.records if (r.soort, r.bereik, r.vanaf) != plaats)

    def days_of_change(self, regio: Regio, after: date) -> list[date]:
        """That day and the later ones on which something changes in the region."""
        later = {r.vanaf for r in self.records if r.bereik.regio == regio and r.vanaf > after}
        return [after, *sorted(later)]

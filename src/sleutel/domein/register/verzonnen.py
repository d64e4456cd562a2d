"""Made-up registers of any size, for the demo, the tests and the benches. Nobody in them exists.

The shares are those of the register of Parkstad 2021: of a hundred aanmeldingen some thirty drop out, two
thirds have an intake, about half start to rent, and most of those end well.
"""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sleutel.domein import redenen
from sleutel.domein.keuzelijst import Herkomst, Reden, Regio, Uitspraak, Woonproces
from sleutel.domein.register.tabellen import TABELLEN
from sleutel.domein.zuid_limburg import (
    HEUVELLAND,
    MAASTRICHT,
    PARKSTAD,
    WESTELIJKE_MIJNSTREEK,
    ZUID_LIMBURG,
)

ZORGPARTIJEN: Mapping[Regio, Mapping[str, bool]] = {
    PARKSTAD: {
        "LEVANTOgroep": True,
        "Radar": True,
        "Mondriaan": True,
        "Koraal": True,
        "Leger des Heils": True,
        "Zorgpartij A": False,
        "Zorgpartij B": False,
        "StandBy": False,
    },
    WESTELIJKE_MIJNSTREEK: {"LEVANTOgroep": True, "Moveoo": True, "Zorgpartij C": False},
    MAASTRICHT: {"LEVANTOgroep": False, "Zorgpartij D": False, "Zorgpartij E": False},
    HEUVELLAND: {"LEVANTOgroep": False, "Zorgpartij D": False},
}
"""Who registers people in a region, and whether it is a convenantpartner there."""

CORPORATIES: Mapping[Regio, tuple[str, ...]] = {
    PARKSTAD: (
        "HEEMwonen",
        "Weller",
        "Wonen Zuid",
        "Wonen Limburg",
        "Vincio Wonen",
        "Woonpunt",
    ),
    WESTELIJKE_MIJNSTREEK: ("ZOwonen", "Wonen Limburg", "Zaam Wonen"),
    MAASTRICHT: ("Servatius", "Woonpunt", "Maasvallei"),
    HEUVELLAND: ("Krijtland Wonen", "Vaals Wonen"),
}

WOONPLAATSEN: Mapping[Regio, tuple[tuple[str, str], ...]] = {
    PARKSTAD: (
        ("Heerlen", "Heerlen"),
        ("Hoensbroek", "Heerlen"),
        ("Kerkrade", "Kerkrade"),
        ("Landgraaf", "Landgraaf"),
        ("Brunssum", "Brunssum"),
        ("Nuth", "Beekdaelen"),
        ("Voerendaal", "Voerendaal"),
        ("Simpelveld", "Simpelveld"),
    ),
    WESTELIJKE_MIJNSTREEK: (
        ("Sittard", "Sittard-Geleen"),
        ("Geleen", "Sittard-Geleen"),
        ("Stein", "Stein"),
        ("Beek", "Beek"),
    ),
    MAASTRICHT: (("Maastricht", "Maastricht"),),
    HEUVELLAND: (("Vaals", "Vaals"), ("Gulpen", "Gulpen-Wittem"), ("Meerssen", "Meerssen")),
}
"""Villages and the gemeente in which each lies."""

SHARE: Mapping[Regio, float] = {
    PARKSTAD: 0.45,
    WESTELIJKE_MIJNSTREEK: 0.25,
    MAASTRICHT: 0.25,
    HEUVELLAND: 0.05,
}
WOONPROCESSEN: Mapping[Woonproces, float] = {
    Woonproces.HOUSING: 0.72,
    Woonproces.HOUSING_PLUS: 0.18,
    Woonproces.HOUSING_FIRST: 0.07,
    Woonproces.HOUSING_JUSTITIEEL: 0.03,
}
LOST_REASONS = (
    redenen.GEEN_CONTACT,
    redenen.ANDERE_REGIO,
    redenen.GEEN_INKOMEN,
    redenen.TREKT_ZICH_TERUG,
)
AFTER_INTAKE = (redenen.FINANCIEN_NIET_OP_ORDE, redenen.NIET_TOE_AAN_ZELFSTANDIG_WONEN)
LEFT_THE_LIST = (redenen.TREKT_ZICH_TERUG, redenen.ELDERS_GEHUISVEST)
CLOSE_REASONS = (redenen.OVERLAST, redenen.HUURSCHULD, redenen.DETENTIE, redenen.OVERLEDEN)
GUIDED_BY_OTHERS = "Heerlen"
"""In Heerlen StandBy guides, so that there is nothing to claim."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What to make: so many trajecten, registered from `van` up to `tot`, in these regions."""

    trajecten: int
    van: dt.date
    tot: dt.date
    seed: int = 1
    regios: tuple[Regio, ...] = ZUID_LIMBURG
    voorvoegsel: str = "V"


def write_register(map_: Path, opdracht: Opdracht) -> None:
    """Write the register as a folder of CSV files; the same opdracht gives the same files."""
    map_.mkdir(parents=True, exist_ok=True)
    random = Random(opdracht.seed)
    metingen: list[dict[str, str]] = []
    _write(map_, "organisaties", organisaties(opdracht))
    _write(map_, "trajecten", trajecten(opdracht, random, metingen))
    _write(map_, "duurzaamheid", iter(metingen))
    _write(map_, "taakstelling", taakstelling(opdracht))
    _write(map_, "spreiding", spreiding(opdracht))
    _write(map_, "tarieven", tarieven(opdracht))
    _write(map_, "klachten", klachten(opdracht, random))


def _write(map_: Path, tabel: str, rijen: Iterator[dict[str, str]]) -> None:
    columns = list(TABELLEN[tabel].kolommen)
    with (map_ / f"{tabel}.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, columns, delimiter=";", restval="")
        schrijver.writeheader()
        schrijver.writerows(rijen)


def organisaties(opdracht: Opdracht) -> Iterator[dict[str, str]]:
    """The parties of each region."""
    for regio in opdracht.regios:
        for naam, partner in ZORGPARTIJEN[regio].items():
            yield {
                "naam": naam,
                "soort": "zorgpartij",
                "regio": regio.label,
                "convenantpartner": "ja" if partner else "nee",
            }
        for naam in CORPORATIES[regio]:
            yield {"naam": naam, "soort": "corporatie", "regio": regio.label}


def trajecten(
    opdracht: Opdracht, random: Random, metingen: list[dict[str, str]]
) -> Iterator[dict[str, str]]:
    """The trajecten; measurements of those that ended well are added to `metingen`."""
    weights = [SHARE[regio] for regio in opdracht.regios]
    days = (opdracht.tot - opdracht.van).days
    for nummer in range(1, opdracht.trajecten + 1):
        regio = random.choices(opdracht.regios, weights)[0]
        aangemeld = opdracht.van + dt.timedelta(days=random.randint(0, days))
        traject = _Traject(opdracht, random, regio, nummer, aangemeld)
        traject.live()
        if traject.meting:
            metingen.append(traject.meting)
        yield traject.rij


class _Traject:
    """The life of one made-up traject, day by day until `tot`; what comes later has not happened."""

    def __init__(
        self, opdracht: Opdracht, random: Random, regio: Regio, nummer: int, aangemeld: dt.date
    ) -> None:
        self._opdracht, self._random, self._regio = opdracht, random, regio
        self._day = aangemeld
        self.meting: dict[str, str] | None = None
        self._woonproces = random.choices([*WOONPROCESSEN], [*WOONPROCESSEN.values()])[0]
        self._aanmelder = random.choice(list(ZORGPARTIJEN[regio]))
        # Now and then a person comes back under the pseudonym that the loket knows.
        person = nummer if nummer < 20 or random.random() > 0.02 else random.randint(1, nummer)
        self.rij = {
            "traject": f"{opdracht.voorvoegsel}-{nummer:06d}",
            "kandidaat": f"K{opdracht.voorvoegsel}{person:06d}",
            "regio": regio.label,
            "woonproces": self._woonproces.label,
            "verkort_aangevraagd": "ja" if random.random() < 0.08 else "",
            "aanmelder": self._aanmelder,
            "aangemeld_op": aangemeld.isoformat(),
            "herkomst": random.choice(list(Herkomst)).label,
            "gemeente_herkomst": random.choice(WOONPLAATSEN[regio])[1],
        }

    def live(self) -> None:
        """Fill in what happened until the last day of the register."""
        luck = self._random.random()
        if luck < 0.26:
            self._end("afgevallen_op", 3, 40, "afgevallen_reden", LOST_REASONS)
        elif self._happens("intake_op", 5, 30):
            if not ZORGPARTIJEN[self._regio][self._aanmelder]:
                self._invoice()
            self._after_intake(luck)

    def _after_intake(self, luck: float) -> None:
        if luck < 0.34:
            self._end("na_intake_afgesloten_op", 3, 30, "na_intake_reden", AFTER_INTAKE)
            return
        needs_list = self._woonproces != Woonproces.HOUSING_FIRST
        if needs_list and not self._happens("wachtlijst_op", 2, 25):
            return
        corporatie = self._random.choice(CORPORATIES[self._regio])
        if needs_list:
            self.rij["corporatie"] = corporatie
        if luck < 0.38 and needs_list:
            self._end("afgesloten_op", 20, 200, "reden_afsluiting", LEFT_THE_LIST)
        elif self._happens("start_huren_op", 20, 240):
            self.rij["corporatie"] = corporatie
            self._rent()

    def _rent(self) -> None:
        woonplaats, gemeente = self._random.choice(WOONPLAATSEN[self._regio])
        short = self.rij["verkort_aangevraagd"] == "ja" and self._random.random() < 0.3
        guided_here = gemeente == GUIDED_BY_OTHERS
        self.rij |= {
            "woonplaats": woonplaats,
            "gemeente_woning": gemeente,
            "toeleiding": "verkort" if short else "regulier",
            "begeleiding_door": "StandBy" if guided_here else self._aanmelder,
        }
        started = self._day
        if not guided_here and self._happens("begeleiding_gedeclareerd_op", 10, 90):
            self._happens("begeleiding_uitbetaald_op", 5, 60)
        self._day = started
        if not self._happens("afgesloten_op", 200, 500):
            return
        well = self._random.random() < 0.9
        self.rij["resultaat"] = "positief" if well else "negatief"
        if not well:
            self.rij["reden_afsluiting"] = self._random.choice(CLOSE_REASONS).label
        elif self._random.random() < 0.5 and (day := self._later(300, 900)):
            self.meting = {
                "traject": self.rij["traject"],
                "regio": self._regio.label,
                "gemeten_op": day.isoformat(),
                "woonsituatie": self._pick("woonachtig", "verhuisd op eigen initiatief"),
                "overlast": self._pick("geen of minimaal", "meerdere meldingen", "onbekend"),
                "huurachterstand": self._pick("geen", "opgelost", "onbekend"),
            }

    def _invoice(self) -> None:
        today = self._day
        if self._happens("factuur_op", 5, 60):
            self._happens("factuur_betaald_op", 10, 60)
        self._day = today

    def _pick(self, usual: str, *others: str) -> str:
        return usual if self._random.random() < 0.7 else self._random.choice(others)

    def _end(self, column: str, least: int, most: int, why: str, reasons: Sequence[Reden]) -> None:
        if self._happens(column, least, most):
            self.rij[why] = self._random.choice(reasons).label

    def _happens(self, column: str, least: int, most: int) -> bool:
        day = self._later(least, most)
        if day is None:
            return False
        self._day = day
        self.rij[column] = day.isoformat()
        return True

    def _later(self, least: int, most: int) -> dt.date | None:
        day = self._day + dt.timedelta(days=self._random.randint(least, most))
        return day if day <= self._opdracht.tot else None


def _years(opdracht: Opdracht) -> range:
    return range(opdracht.van.year, opdracht.tot.year + 1)


def _starts_a_year(opdracht: Opdracht, regio: Regio) -> int:
    return max(1, round(opdracht.trajecten * SHARE[regio] * 0.5 / len(_years(opdracht))))


def taakstelling(opdracht: Opdracht) -> Iterator[dict[str, str]]:
    """About as many homes as will be let; the Heuvelland asks on request and has no rows."""
    for jaar in _years(opdracht):
        for regio in opdracht.regios:
            if regio == HEUVELLAND:
                continue
            parties = CORPORATIES[regio]
            each = max(1, round(_starts_a_year(opdracht, regio) / len(parties)))
            for naam in parties:
                yield {
                    "jaar": str(jaar),
                    "regio": regio.label,
                    "corporatie": naam,
                    "aantal": str(each),
                }


def spreiding(opdracht: Opdracht) -> Iterator[dict[str, str]]:
    """Maxima per gemeente of Parkstad, where they were agreed."""
    if PARKSTAD not in opdracht.regios:
        return
    gemeenten = sorted({gemeente for _, gemeente in WOONPLAATSEN[PARKSTAD]})
    for jaar in _years(opdracht):
        for gemeente in gemeenten:
            part = 2 if gemeente == GUIDED_BY_OTHERS else 1
            maximum = max(1, round(_starts_a_year(opdracht, PARKSTAD) * part / 8))
            yield {
                "jaar": str(jaar),
                "regio": PARKSTAD.label,
                "gemeente": gemeente,
                "maximum": str(maximum),
            }


def tarieven(opdracht: Opdracht) -> Iterator[dict[str, str]]:
    """The prices of the yearly reports: € 675.00 a traject, € 5,531.24 for the guided year."""
    for jaar in _years(opdracht):
        for regio in opdracht.regios:
            for soort, bedrag in (("trajectprijs", "675.00"), ("begeleiding", "5531.24")):
                yield {"jaar": str(jaar), "regio": regio.label, "soort": soort, "bedrag": bedrag}


def klachten(opdracht: Opdracht, random: Random) -> Iterator[dict[str, str]]:
    """A few complaints a year."""
    for jaar in _years(opdracht):
        for nummer in range(1, 4):
            regio = random.choice(opdracht.regios)
            received = dt.date(jaar, 1, 1) + dt.timedelta(days=random.randint(0, 300))
            if not opdracht.van <= received <= opdracht.tot:
                continue
            rij = {
                "nummer": f"{opdracht.voorvoegsel}{jaar}-{nummer}",
                "regio": regio.label,
                "ontvangen_op": received.isoformat(),
                "onderwerp": "wachttijd",
            }
            ruled = received + dt.timedelta(days=random.randint(20, 60))
            if ruled <= opdracht.tot:
                rij |= {
                    "uitspraak_op": ruled.isoformat(),
                    "uitspraak": random.choice(list(Uitspraak)).label,
                    "opvolging": "werkwijze aangepast",
                }
            yield rij

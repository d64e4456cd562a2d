"""The register of Parkstad as standen, read without the importer, and a maker of small standen."""

import csv
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import Feit, Gegevens, Stand, Taakstelling
from sleutel.domein.keuzelijst import (
    Huurachterstand,
    Overlast,
    Woonproces,
    Woonsituatie,
    find_by_label,
    sleutelvorm,
)

VOORBEELD = Path(__file__).parents[3] / "voorbeelden" / "parkstad-2021"
GEMEENTE_VAN_KERN = {"Nuth": "Beekdaelen", "Puth": "Beekdaelen"}

GROEPEN: dict[str, tuple[str, dict[str, str]]] = {
    "aangemeld": (
        "aangemeld_op",
        {
            "woonproces": "woonproces",
            "verkort_aangevraagd": "verkort_aangevraagd",
            "aanmelder": "aanmelder",
            "herkomst": "herkomst",
        },
    ),
    "afgevallen": ("afgevallen_op", {"reden": "afgevallen_reden"}),
    "intake_gehouden": ("intake_op", {}),
    "negatief_na_intake": ("na_intake_afgesloten_op", {"reden": "na_intake_reden"}),
    "op_wachtlijst": ("wachtlijst_op", {"corporatie": "corporatie"}),
    "start_huren": (
        "start_huren_op",
        {
            "corporatie": "corporatie",
            "woonplaats": "woonplaats",
            "gemeente": "gemeente_woning",
            "toeleiding": "toeleiding",
        },
    ),
    "afgesloten": ("afgesloten_op", {"resultaat": "resultaat", "reden": "reden_afsluiting"}),
    "begeleiding_gedeclareerd": ("begeleiding_gedeclareerd_op", {}),
    "begeleiding_uitbetaald": ("begeleiding_uitbetaald_op", {}),
    "gefactureerd": ("factuur_op", {}),
    "factuur_betaald": ("factuur_betaald_op", {}),
}


def _lees(tabel: str) -> list[dict[str, str]]:
    with (VOORBEELD / f"{tabel}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


class Voorbeeld:
    """The example register: `gegevens(peildatum)` is what was known on that day."""

    def __init__(self) -> None:
        self.namen: dict[str, str] = {}
        self.nummer = count(1)
        self.convenantpartners = {
            sleutelvorm(rij["naam"]): rij["convenantpartner"] for rij in _lees("organisaties")
        }
        self.trajecten: list[tuple[str, str, list[Feit]]] = []
        for rij in _lees("trajecten"):
            regio = find_by_label(zl.ZUID_LIMBURG, rij["regio"])
            assert regio is not None
            self.trajecten.append((rij["traject"], regio, list(self._feiten(rij))))
        self.metingen = [(rij["traject"], self._meting(rij)) for rij in _lees("duurzaamheid")]
        self.taakstellingen = [
            Taakstelling(
                "parkstad",
                int(rij["jaar"]),
                Woonproces.from_label(rij["woonproces"]),
                self._slug(rij["corporatie"]),
                int(rij["aantal"]),
            )
            for rij in _lees("taakstelling")
        ]

    def _slug(self, naam: str) -> str:
        self.namen[sleutelvorm(naam)] = naam
        return sleutelvorm(naam)

    def _code(self, attribuut: str, tekst: str) -> Any:
        match attribuut:
            case "woonproces":
                return Woonproces.from_label(tekst)
            case "reden":
                return find_by_label(redenen.BEGIN, tekst)
            case "verkort_aangevraagd":
                return tekst == "ja"
            case "gemeente":
                return self._slug(GEMEENTE_VAN_KERN.get(tekst, tekst))
            case "toeleiding" | "resultaat" | "herkomst":
                return tekst
        return self._slug(tekst)

    def _feiten(self, rij: dict[str, str]) -> list[Feit]:
        feiten = []
        for soort, (datum, attributen) in GROEPEN.items():
            if not rij[datum]:
                continue
            huurde = soort != "afgesloten" or rij["start_huren_op"]
            gegevens = {a: self._code(a, rij[k]) for a, k in attributen.items() if rij[k]}
            feiten.append(
                Feit(
                    next(self.nummer),
                    soort if huurde else "beeindigd_voor_huren",
                    date.fromisoformat(rij[datum]),
                    gegevens,
                )
            )
        return feiten

    def _meting(self, rij: dict[str, str]) -> Feit:
        gegevens = {
            "woonsituatie": Woonsituatie.from_label(rij["woonsituatie"]),
            "overlast": Overlast.from_label(rij["overlast"]),
            "huurachterstand": Huurachterstand.from_label(rij["huurachterstand"]),
        }
        op = date.fromisoformat(rij["gemeten_op"])
        return Feit(next(self.nummer), "duurzaamheid_gemeten", op, gegevens)

    def soort_aanmelder(self, slug: str, regio: str, op: date) -> str:
        return {"ja": "convenantpartner", "nee": "deelnemer"}[self.convenantpartners[slug]]

    def gegevens(self, peildatum: date) -> Gegevens:
        standen = [
            Stand(
                traject=nummer,
                regio=regio,
                feiten={feit.soort: feit for feit in feiten if feit.op <= peildatum},
                metingen=tuple(
                    meting
                    for eigenaar, meting in self.metingen
                    if eigenaar == code and meting.op <= peildatum
                ),
            )
            for nummer, (code, regio, feiten) in enumerate(self.trajecten, start=1)
        ]
        return Gegevens(
            standen=standen,
            taakstellingen=self.taakstellingen,
            soort_aanmelder=self.soort_aanmelder,
            namen=self.namen,
            redenen=redenen.BEGIN,
        )


@cache
def _voorbeeld() -> Voorbeeld:
    return Voorbeeld()


@pytest.fixture
def voorbeeld() -> Voorbeeld:
    return _voorbeeld()


@pytest.fixture(scope="session")
def maak_stand() -> Callable[..., Stand]:
    """`maak_stand(7, aangemeld="2021-01-05", start_huren=("2021-06-01", {...}))`."""

    def maak(
        traject: int,
        regio: str = "parkstad",
        metingen: list[tuple[str, dict[str, str]]] | None = None,
        **feiten: str | tuple[str, dict[str, Any]],
    ) -> Stand:
        nummer = count(traject * 100)

        def feit(soort: str, wat: str | tuple[str, dict[str, Any]]) -> Feit:
            op, gegevens = (wat, {}) if isinstance(wat, str) else wat
            return Feit(next(nummer), soort, date.fromisoformat(op), gegevens)

        feiten.setdefault("aangemeld", ("2010-01-01", {"woonproces": "housing"}))
        return Stand(
            traject,
            regio,
            {soort: feit(soort, wat) for soort, wat in feiten.items()},
            tuple(feit("duurzaamheid_gemeten", meting) for meting in metingen or []),
        )

    return maak

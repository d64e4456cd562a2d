"""A small register that is good in every part, to spoil one thing at a time."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.register import (
    BekendeGemeente,
    Naslag,
    Uitkomst,
    controleer,
    read_bron,
)

VANDAAG = date(2026, 11, 23)
WORTEL = Path(__file__).parents[3]
VOORBEELD = WORTEL / "voorbeelden" / "parkstad-2021"

type Rijen = Sequence[Mapping[str, str]]


def gemeenten() -> list[BekendeGemeente]:
    pad = WORTEL / "src" / "sleutel" / "partijen" / "referentie" / "gemeenten.csv"
    with pad.open(encoding="utf-8", newline="") as bestand:
        return [
            BekendeGemeente(
                rij["code"],
                rij["naam"],
                tuple((re.sub(r"[^a-z]+", "-", k.lower()), k) for k in rij["kernen"].split(",")),
            )
            for rij in csv.DictReader(bestand, delimiter=";")
        ]


NASLAG = Naslag.van(gemeenten(), regios=zl.ZUID_LIMBURG, redenen=redenen.BEGIN)

HUUR = {
    "traject": "T-1",
    "kandidaat": "K-1",
    "regio": "Parkstad",
    "woonproces": "Housing",
    "verkort_aangevraagd": "ja",
    "toeleiding": "verkort",
    "aanmelder": "Radar",
    "aangemeld_op": "2021-01-04",
    "herkomst": "ggz",
    "gemeente_herkomst": "Kerkrade",
    "afgevallen_op": "",
    "afgevallen_reden": "",
    "intake_op": "2021-01-14",
    "na_intake_afgesloten_op": "",
    "na_intake_reden": "",
    "wachtlijst_op": "2021-02-01",
    "corporatie": "Weller",
    "start_huren_op": "2021-03-15",
    "woonplaats": "Heerlen",
    "gemeente_woning": "Heerlen",
    "afgesloten_op": "2022-04-01",
    "resultaat": "positief",
    "reden_afsluiting": "overlast",
    "begeleiding_door": "Radar",
    "begeleiding_gedeclareerd_op": "2022-04-02",
    "begeleiding_uitbetaald_op": "2022-05-02",
    "factuur_op": "2021-02-02",
    "factuur_betaald_op": "2021-03-02",
}
"""A tenancy with every date that can stand together."""

_BLIJFT_LEEG = [
    "intake_op",
    "wachtlijst_op",
    "corporatie",
    "start_huren_op",
    "woonplaats",
    "gemeente_woning",
    "afgesloten_op",
    "resultaat",
    "reden_afsluiting",
    "begeleiding_door",
    "begeleiding_gedeclareerd_op",
    "begeleiding_uitbetaald_op",
    "toeleiding",
]
AANMELDING = HUUR | dict.fromkeys(_BLIJFT_LEEG, "")
AFGEVALLEN = AANMELDING | {"afgevallen_op": "2021-01-10", "afgevallen_reden": "geen contact"}
NA_INTAKE = AANMELDING | {
    "intake_op": "2021-01-14",
    "na_intake_afgesloten_op": "2021-01-20",
    "na_intake_reden": "geen inkomen",
}
WACHTEND = AANMELDING | {
    "intake_op": "2021-01-14",
    "wachtlijst_op": "2021-02-01",
    "corporatie": "Weller",
}

GOEDE_RIJ: dict[str, dict[str, str]] = {
    "trajecten": HUUR,
    "organisaties": {
        "naam": "Radar",
        "soort": "zorgpartij",
        "regio": "Parkstad",
        "convenantpartner": "ja",
    },
    "taakstelling": {
        "jaar": "2021",
        "regio": "Parkstad",
        "woonproces": "Housing",
        "corporatie": "Weller",
        "gemeente": "Heerlen",
        "aantal": "20",
    },
    "spreiding": {"jaar": "2021", "regio": "Parkstad", "gemeente": "Heerlen", "maximum": "30"},
    "tarieven": {
        "jaar": "2021",
        "regio": "Parkstad",
        "soort": "trajectprijs",
        "bedrag": "675,00",
    },
    "duurzaamheid": {
        "traject": "T-1",
        "regio": "Parkstad",
        "gemeten_op": "2023-04-01",
        "woonsituatie": "woonachtig",
        "overlast": "geen of minimaal",
        "huurachterstand": "geen",
    },
    "klachten": {
        "nummer": "K1",
        "regio": "Parkstad",
        "ontvangen_op": "2021-06-01",
        "onderwerp": "bejegening",
        "uitspraak_op": "2021-07-01",
        "uitspraak": "gegrond",
        "opvolging": "gesprek gevoerd",
    },
}
WELLER = {"naam": "Weller", "soort": "corporatie", "regio": "Parkstad", "convenantpartner": ""}


def goed_register() -> dict[str, list[dict[str, str]]]:
    """Every table with one good row; organisaties with a zorgpartij and a corporatie."""
    register = {naam: [dict(rij)] for naam, rij in GOEDE_RIJ.items()}
    register["organisaties"].append(dict(WELLER))
    return register


def schrijf_csv(
    pad: Path,
    rijen: Rijen,
    *,
    scheiding: str = ";",
    codering: str = "utf-8",
    kolommen: Iterable[str] | None = None,
) -> Path:
    with pad.open("w", encoding=codering, newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(kolommen or rijen[0]), delimiter=scheiding)
        schrijver.writeheader()
        schrijver.writerows(rijen)
    return pad


def schrijf_map(map_: Path, register: Mapping[str, Rijen]) -> Path:
    map_.mkdir(parents=True, exist_ok=True)
    for naam, rijen in register.items():
        schrijf_csv(map_ / f"{naam}.csv", rijen)
    return map_


def keur(map_: Path, register: Mapping[str, Rijen], naslag: Naslag = NASLAG) -> Uitkomst:
    """Write the tables as CSV, read them and check them."""
    return controleer(read_bron(schrijf_map(map_, register)), naslag, VANDAAG)

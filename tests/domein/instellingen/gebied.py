"""What the tests of the settings share: the gemeenten, and writing a setting in one line."""

import csv
import json
from datetime import date

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import Bereik, Instelling, Instellingen, Instelsoort, Waarde
from sleutel.domein.keuzelijst import Regio, Woonproces, find_by_label
from tests.kast import WORTEL

REFERENTIE = WORTEL / "src/sleutel/partijen/referentie"
HEERLEN, KERKRADE, VAALS, GULPEN_WITTEM = "GM0917", "GM0928", "GM0981", "GM1729"
MEERSSEN, VALKENBURG, EIJSDEN_MARGRATEN, MAASTRICHT = "GM0938", "GM0994", "GM1903", "GM0935"
VANDAAG = date(2026, 11, 23)


def lees(naam: str, **opties: int) -> list[dict[str, str]]:
    with (REFERENTIE / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";", **opties))


GEMEENTEN = {
    rij["code"]: find_by_label(zl.ZUID_LIMBURG, rij["regio"]) for rij in lees("gemeenten.csv")
}


def stel(
    soort: Instelsoort,
    waarde: Waarde | None,
    vanaf: date = date(2021, 1, 1),
    regio: Regio = zl.PARKSTAD,
    gemeente: str | None = None,
    woonproces: Woonproces | None = None,
) -> Instelling:
    return Instelling(
        soort=soort, bereik=Bereik(regio, gemeente, woonproces), vanaf=vanaf, waarde=waarde
    )


def leeg() -> Instellingen:
    return Instellingen((), GEMEENTEN, redenen.BEGIN)


def beginset() -> list[Instelling]:
    """What the source documents say, in the order of the file."""
    return [
        stel(
            Instelsoort(rij["soort"]),
            json.loads(rij["waarde"]),
            date.fromisoformat(rij["vanaf"]),
            find_by_label(zl.ZUID_LIMBURG, rij["regio"]),
            rij["gemeente"] or None,
            Woonproces(rij["woonproces"]) if rij["woonproces"] else None,
        )
        for rij in lees("instellingen.csv", quoting=csv.QUOTE_NONE)
    ]


def zuid_limburg() -> Instellingen:
    return Instellingen(tuple(beginset()), GEMEENTEN, redenen.BEGIN)

"""What a page shows of the outcome of a check or an import; and the refused rows as a file."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sleutel.domein.register.geweigerd import Geweigerd
from sleutel.domein.register.melding import Melding

from .uitslag import Invoeruitslag

MOST_SHOWN = 200
MOST_KINDS = 50
MOST_ROWS = 8


def summarise(uitslag: Invoeruitslag) -> dict[str, Any]:
    """The outcome as values of JSON, of a size that does not grow with the register."""
    return {
        "aangenomen": uitslag.aangenomen,
        "goede_rijen": sum(uitslag.aangenomen.values()),
        "afgewezen_rijen": len({(m.tabel, m.rij) for m in uitslag.afgewezen}),
        "afgewezen": _summarise(uitslag.afgewezen),
        "opmerkingen": _summarise(uitslag.opmerkingen),
        "nieuwe_gebeurtenissen": uitslag.nieuwe_gebeurtenissen,
        "correcties": uitslag.correcties,
        "ingevoerd": uitslag.ingevoerd,
    }


def _summarise(meldingen: Sequence[Melding]) -> dict[str, Any]:
    rijen: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for m in meldingen:
        rijen[m.tabel, m.kolom, m.reden].append(m.rij)
    kinds = sorted(rijen.items(), key=lambda kind: -len(kind[1]))
    return {
        "aantal": len(meldingen),
        "eerste": [melding.als_dict() for melding in meldingen[:MOST_SHOWN]],
        "soorten": [
            {
                "tabel": tabel,
                "kolom": kolom,
                "reden": reden,
                "aantal": len(plaatsen),
                "rijen": plaatsen[:MOST_ROWS],
            }
            for (tabel, kolom, reden), plaatsen in kinds[:MOST_KINDS]
        ],
        "aantal_soorten": len(kinds),
    }


def write_refused(tabellen: Sequence[Geweigerd], pad: Path) -> None:
    """Write the refused rows as CSV files in a zip, to mend and bring again."""
    with ZipFile(pad, "w", ZIP_DEFLATED) as zip_:
        for tabel in tabellen:
            zip_.writestr(f"{tabel.naam}.csv", tabel.as_csv())

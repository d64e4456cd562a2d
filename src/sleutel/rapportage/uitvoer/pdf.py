"""The jaarverslag as a tagged PDF, set by Typst, which refuses what PDF/UA-1 forbids.

Only the fonts beside this module, no packages, no clock: the same bytes on every machine that has
the same version of Typst.
"""

import json
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from sleutel.domein.verslag import Verslag

from .bladen import hoofdstuk

HIER = Path(__file__).parent
SJABLOON = HIER / "jaarverslag.typ"
LETTERS = HIER / "letters" / "druk"


def render(verslag: Verslag) -> bytes:
    """The file. Raises typst.TypstError where Typst's check of PDF/UA-1 fails."""
    inhoud = {
        "titel": verslag.titel,
        "ondertitel": verslag.ondertitel,
        "regio": verslag.regio,
        "jaar": str(verslag.jaar),
        "hoofdstukken": [hoofdstuk(deel) for deel in verslag.hoofdstukken],
    }
    gemaakt = datetime.combine(verslag.peildatum, time(), UTC)
    return typst.compile(
        SJABLOON,
        root=HIER,
        font_paths=[LETTERS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"verslag": json.dumps(inhoud, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=int(gemaakt.timestamp()),
    )

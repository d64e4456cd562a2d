"""The jaarverslag as one HTML file: no script, nothing fetched, ready to print."""

from base64 import b64encode
from pathlib import Path

from django.template.loader import render_to_string

from sleutel.domein.verslag import Verslag

from .bladen import hoofdstuk

LETTER = Path(__file__).parent / "letters" / "scherm" / "latin.woff2"


def render(verslag: Verslag) -> bytes:
    """The file."""
    inhoud = {
        "verslag": verslag,
        "hoofdstukken": [hoofdstuk(deel) for deel in verslag.hoofdstukken],
        "letter": b64encode(LETTER.read_bytes()).decode(),
    }
    return render_to_string("rapportage/jaarverslag.html", inhoud).encode()

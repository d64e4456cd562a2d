"""A jaarverslag as files: each of them from the same model, and the same bytes every time."""

from collections.abc import Callable
from unicodedata import normalize

from sleutel.domein.verslag import Verslag

from . import html, pdf, xlsx

VORMEN: dict[str, Callable[[Verslag], bytes]] = {
    "html": html.render,
    "pdf": pdf.render,
    "xlsx": xlsx.render,
}
"""The extension of a file, and what makes it."""

MEDIATYPEN = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def bestandsnaam(verslag: Verslag, vorm: str) -> str:
    """“jaarverslag-parkstad-2021.pdf”."""
    plat = normalize("NFKD", verslag.regio).encode("ascii", "ignore").decode().lower()
    regio = "-".join("".join(t if t.isalnum() else " " for t in plat).split())
    return f"jaarverslag-{regio}-{verslag.jaar}.{vorm}"

"""What the screen and the paper share: the model as plain values, with every text as it is shown."""

from typing import Any

from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Grafiek,
    Hoofdstuk,
    Kop,
    Opsomming,
    Tabel,
    Vorm,
)
from sleutel.domein.verslag.tekening import SMAL, teken


def blok(inhoud: Blok) -> dict[str, Any]:
    """One block; `soort` says which."""
    match inhoud:
        case Kop(tekst):
            return {"soort": "kop", "tekst": tekst}
        case Alinea(tekst, eigen):
            return {"soort": "alinea", "tekst": tekst, "eigen": eigen}
        case Opsomming(punten):
            return {"soort": "opsomming", "punten": list(punten)}
        case Grafiek(titel=titel, uitleg=uitleg):
            return {
                "soort": "grafiek",
                "titel": titel,
                "uitleg": uitleg,
                "svg": teken(inhoud),
                "svg_smal": teken(inhoud, SMAL),
            }
        case Tabel():
            return _tabel(inhoud)


def _tabel(tabel: Tabel) -> dict[str, Any]:
    rijen = [
        {
            "naam": rij[0].tekst,
            "cellen": [{"tekst": c.tekst, "woorden": c.vorm == Vorm.TEKST} for c in rij[1:]],
            "totaal": tabel.totaal and rij is tabel.rijen[-1],
        }
        for rij in tabel.rijen
    ]
    woorden = [
        all(rij[k].vorm == Vorm.TEKST for rij in tabel.rijen) for k in range(len(tabel.koppen))
    ]
    return {
        "soort": "tabel",
        "titel": tabel.titel,
        "koppen": [
            {"tekst": kop, "woorden": links}
            for kop, links in zip(tabel.koppen, woorden, strict=True)
        ],
        "rijen": rijen,
        "controles": [{"tekst": c.tekst, "klopt": c.klopt} for c in tabel.controles],
    }


def hoofdstuk(inhoud: Hoofdstuk) -> dict[str, Any]:
    return {
        "sleutel": inhoud.sleutel,
        "titel": inhoud.titel,
        "blokken": [blok(deel) for deel in inhoud.blokken],
    }

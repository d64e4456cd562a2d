"""The answer in format 1, ready for JSON."""

from fractions import Fraction
from typing import Any

from sleutel.domein.verdeling import uitleg
from sleutel.domein.verdeling.beleid import BELEID
from sleutel.domein.verdeling.gegevens import Vraag
from sleutel.domein.verdeling.klok import Klok
from sleutel.domein.verdeling.niveaus import waarde_van
from sleutel.domein.verdeling.regels import kader_van
from sleutel.domein.verdeling.tellingen import Tellingen
from sleutel.domein.verdeling.verdeel import Uitkomst, Voortgang, verdeel


def beantwoord(vraag: Vraag, klok: Klok, meld: Voortgang = lambda _: None) -> dict[str, Any]:
    """From question to answer; keeps time for the explanation, which grows with people × homes."""
    paren = len(vraag.kandidaten) * len(vraag.woningen)
    zoektijd = max(klok.over() * 0.1, klok.over() - 0.05 - UITLEG_PER_PAAR * klok.drukte() * paren)
    uitkomst = verdeel(vraag, klok.deel(zoektijd / max(klok.over(), 1e-9)), meld)
    meld("Uitleg schrijven")
    antwoord = schrijf(vraag, uitkomst)
    antwoord["rekentijd_s"] = round(klok.verstreken(), 3)
    return antwoord


UITLEG_PER_PAAR = 0.9e-8
"""Seconds that the explanation takes for each pair of a person and a home, measured at 20,000 × 5,000."""


def schrijf(vraag: Vraag, uitkomst: Uitkomst) -> dict[str, Any]:
    """The answer without its time."""
    bord, woning, kader = uitkomst.bord, uitkomst.woning, kader_van(vraag)
    tellingen = Tellingen(bord, woning)
    mensen, huizen = bord.kandidaten, bord.woningen
    waarde = waarde_van(((mensen[p], huizen[h]) for p, h in woning.items()), bord.afspraken)
    volgende = tellingen.volgende()
    zonder = [p for p in range(len(mensen)) if p not in woning]
    leeg = [h for h in range(len(huizen)) if h not in tellingen.bewoner]
    return {
        "toewijzingen": [
            {
                "kandidaat": mensen[p].id,
                "woning": huizen[h].id,
                "redenen": uitleg.waarom(mensen[p], huizen[h]),
                "volgende": mensen[volgende[h]].id if h in volgende else None,
            }
            for p, h in sorted(woning.items())
        ],
        "niet_geplaatst": [
            {
                "kandidaat": mensen[p].id,
                "redenen": [
                    {
                        "code": t.code,
                        "uitleg": uitleg.voor_kandidaat(t, mensen[p], huizen[t.voorbeeld], kader),
                        "woningen": t.aantal,
                    }
                    for t in lijst
                ],
            }
            for p, lijst in tellingen.voor_kandidaten(zonder)
        ],
        "niet_verhuurd": [
            {
                "woning": huizen[h].id,
                "redenen": [
                    {
                        "code": t.code,
                        "uitleg": uitleg.voor_woning(t, mensen[t.voorbeeld], huizen[h], kader),
                        "kandidaten": t.aantal,
                    }
                    for t in lijst
                ],
            }
            for h, lijst in tellingen.voor_woningen(leeg)
        ],
        "kwaliteit": {
            "geplaatst": waarde.geplaatst,
            "ongelijkheid": zes_decimalen(waarde.ongelijkheid),
            "wensen": waarde.wensen,
            "bewijs": "optimaal" if uitkomst.niveau is None else "grens",
            "niveau": uitkomst.niveau,
            "kloof": uitkomst.kloof,
        },
        "beleid": BELEID.als_dict(),
    }


def zes_decimalen(waarde: Fraction) -> float:
    return float(round(waarde, 6))

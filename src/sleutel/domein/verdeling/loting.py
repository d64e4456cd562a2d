"""The fixed rule for equals.

People with the same urgentie and date go by `loting`, low first and none last, then by id; homes by id.
The algorithms try them in that order. Where all levels are proven and the pairs are no more than
`kolommen.PAREN_MAX`, `gelijken` gives the first of all equally good answers. What is larger or not proven is
settled here by single exchanges: who comes first takes the home of the last of those after it, where
nothing changes on the four levels: the same home is let, the caps hold and as many wishes are met.
"""

from sleutel.domein.verdeling.matroide import bitnummers
from sleutel.domein.verdeling.niveaus import voorrang
from sleutel.domein.verdeling.opgave import Bord
from sleutel.domein.verdeling.toelaten import Stand


def eerlijk_bij_gelijk(bord: Bord, woning: dict[int, int]) -> dict[int, int]:
    stand = Stand(bord, woning)
    for klasse in bord.opgave().klassen:
        if 0 < sum(p in stand.woning for p in klasse) < len(klasse):
            _wissel(bord, stand, klasse)
    return stand.woning


def _wissel(bord: Bord, stand: Stand, klasse: list[int]) -> None:
    """`klasse` is in the order of the rule."""
    bewoner = {stand.woning[p]: p for p in klasse if p in stand.woning}
    huizen = sum(1 << h for h in bewoner)
    for p in klasse:
        if p in stand.woning:
            continue
        mogelijk = [bewoner[h] for h in bitnummers(bord.past(p) & huizen)]
        for q in sorted((q for q in mogelijk if q > p), reverse=True):
            if _neemt_over(bord, stand, p, q):
                bewoner[stand.woning[p]] = p
                break


def _neemt_over(bord: Bord, stand: Stand, p: int, q: int) -> bool:
    h = stand.woning[q]
    if (bord.wens(p) ^ bord.wens(q)) >> h & 1 or voorrang(bord.kandidaten[p]) != voorrang(
        bord.kandidaten[q]
    ):
        return False
    stand.haal_weg(q)
    if stand.mag(p, h):
        stand.zet(p, h)
        return True
    stand.zet(q, h)
    return False

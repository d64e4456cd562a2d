"""The parts that carry the proof, each against trying everything."""

import itertools
import random

from sleutel.domein.verdeling.matroide import Plaatsing
from sleutel.domein.verdeling.stroom import Netwerk, Stroom


def alle_plaatsingen(past, woningen):
    """Every way to give people different homes."""
    keuzes = [[None, *(h for h in range(woningen) if bits >> h & 1)] for bits in past]
    for keuze in itertools.product(*keuzes):
        gekozen = [h for h in keuze if h is not None]
        if len(set(gekozen)) == len(gekozen):
            yield {p: h for p, h in enumerate(keuze) if h is not None}


def maak(rng):
    mensen, woningen, vakken = rng.randint(1, 5), rng.randint(1, 5), rng.randint(1, 3)
    past = [sum(1 << h for h in range(woningen) if rng.random() < 0.5) for _ in range(mensen)]
    wens = [bits & rng.getrandbits(woningen) for bits in past]
    return past, wens, [rng.randrange(vakken) for _ in range(woningen)], vakken


def per_vak(plaatsing, vak, vakken):
    return [sum(vak[h] == v for h in plaatsing.values()) for v in range(vakken)]


def test_greedy_with_augmenting_paths_takes_the_best_set_of_people():
    for zaad in range(150):
        rng = random.Random(zaad)
        past, _, vak, vakken = maak(rng)
        ruimte = [rng.randint(0, 3) for _ in range(vakken)]
        mogelijk = [
            p
            for p in alle_plaatsingen(past, len(vak))
            if all(a <= b for a, b in zip(per_vak(p, vak, vakken), ruimte, strict=True))
        ]
        beste = min((-len(p), sorted(p)) for p in mogelijk)
        plaatsing = Plaatsing(past.__getitem__, vak, ruimte)
        assert plaatsing.place_all(range(len(past))) == beste[1]
        assert plaatsing.woning in mogelijk


def test_the_flow_meets_most_wishes():
    opgelost = 0
    for zaad in range(150):
        rng = random.Random(zaad)
        past, wens, vak, vakken = maak(rng)
        klassen = [[p for p in range(len(past)) if p % 2 == k] for k in range(2)]
        alle = list(alle_plaatsingen(past, len(vak)))
        doel = rng.choice(alle)
        per_klasse = [sum(p in doel for p in leden) for leden in klassen]
        gelijk = [
            p for p in alle if [sum(q in p for q in leden) for leden in klassen] == per_klasse
        ]
        waarden = [
            (per_vak(p, vak, vakken), sum(wens[q] >> h & 1 for q, h in p.items())) for p in gelijk
        ]
        aantallen = per_vak(doel, vak, vakken)
        stroom = Stroom(
            Netwerk(past.__getitem__, wens.__getitem__, klassen, per_klasse, vak, aantallen)
        )
        assert stroom.los_op()
        assert stroom.wensen == max(w for telling, w in waarden if telling == aantallen)
        opgelost += bool(doel)
    assert opgelost > 100


def test_the_flow_says_no_when_the_places_cannot_be_filled():
    netwerk = Netwerk([1, 1].__getitem__, [0, 0].__getitem__, [[0, 1]], [2], [0, 1], [1, 1])
    assert not Stroom(netwerk).los_op()

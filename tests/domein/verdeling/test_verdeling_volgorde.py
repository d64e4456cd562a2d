"""One home and everybody who waits."""

import json
import random

from sleutel.domein.verdeling.invoer import read_vraag
from sleutel.domein.verdeling.niveaus import volgorde
from sleutel.domein.verdeling.regels import gefaalde_regels, kader_van
from sleutel.domein.verdeling.volgorde import Wachtrij
from tests.domein.verdeling.voorbeelden import maak_vraag


def test_everybody_is_in_the_order_with_every_reason():
    for zaad in range(20):
        vraag = read_vraag(json.dumps(maak_vraag(random.Random(zaad), 40, 5)).encode())
        kader = kader_van(vraag)
        rij = Wachtrij(vraag.kandidaten, kader)
        for woning in vraag.woningen:
            uit = rij.voor(woning)
            mensen = [rij.kandidaten[p] for p in uit.rij]
            redenen = [[r.code for r in gefaalde_regels(k, woning, kader)] for k in mensen]
            assert [uit.codes(p) for p in uit.rij] == redenen
            assert uit.passend == sum(not codes for codes in redenen)
            passend, anderen = mensen[: uit.passend], mensen[uit.passend :]
            assert passend == sorted(passend, key=volgorde)
            assert anderen == sorted(anderen, key=volgorde)
            assert all(not codes for codes in redenen[: uit.passend])


def test_sentences_are_made_for_the_one_who_is_shown():
    vraag = read_vraag(json.dumps(maak_vraag(random.Random(3), 40, 5)).encode())
    rij = Wachtrij(vraag.kandidaten, kader_van(vraag))
    woning = vraag.woningen[0]
    uit = rij.voor(woning)
    for p in uit.rij:
        assert len(rij.uitleg(uit, p, woning)) == len(uit.codes(p))

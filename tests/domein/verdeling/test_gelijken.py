"""Equals: the exact answer against all answers."""

import json
import random

import pytest

from sleutel.domein.verdeling import gelijken
from sleutel.domein.verdeling.antwoord import beantwoord
from sleutel.domein.verdeling.controle import (
    _over,
    controleer,
    eerste_fout,
    klein_genoeg,
    waarde,
)
from sleutel.domein.verdeling.invoer import read_vraag
from sleutel.domein.verdeling.klok import Klok
from tests.domein.verdeling.voorbeelden import maak_vraag


def met_gelijken(zaad):
    """A small question in which most people are equals."""
    rng = random.Random(zaad)
    vraag = maak_vraag(rng, rng.randint(3, 7), rng.randint(2, 5), ruw=rng.choice([0.1, 0.3]))
    for kandidaat in vraag["kandidaten"]:
        kandidaat["op_lijst_sinds"] = "2026-01-01"
        kandidaat["urgentie"] = rng.choice([1, 1, 1, 2])
        kandidaat["loting"] = rng.choice([None, 1, 2, 3])
    return vraag


def rang(kandidaat):
    """The fixed rule, in words of its own: priority, the lower lot (none last), the id."""
    lot = kandidaat["loting"]
    return (
        kandidaat["urgentie"],
        kandidaat["op_lijst_sinds"],
        float("inf") if lot is None else lot,
        kandidaat["id"],
    )


def alle_antwoorden(vraag):
    """(value on the four levels, the list of people by the rule) of every answer within the caps."""
    mensen = vraag["kandidaten"]
    past = {k["id"]: [w for w in vraag["woningen"] if not eerste_fout(k, w, vraag)] for k in mensen}

    def verder(i, paren):
        if i == len(mensen):
            yield waarde(vraag, paren), sorted(rang(k) for k, _ in paren)
            return
        yield from verder(i + 1, paren)
        bezet = {w["id"] for _, w in paren}
        for w in past[mensen[i]["id"]]:
            if w["id"] not in bezet and _over(vraag, paren, mensen[i], w) is None:
                yield from verder(i + 1, [*paren, (mensen[i], w)])

    return verder(0, [])


def de_eerste_wint(zaden):
    geprobeerd = 0
    for zaad in zaden:
        vraag = met_gelijken(zaad)
        if not klein_genoeg(vraag):
            continue
        geprobeerd += 1
        antwoord = beantwoord(read_vraag(json.dumps(vraag).encode()), Klok(60))
        assert antwoord["kwaliteit"]["bewijs"] == "optimaal", zaad
        mensen = {k["id"]: k for k in vraag["kandidaten"]}
        lijst = sorted(rang(mensen[t["kandidaat"]]) for t in antwoord["toewijzingen"])
        assert controleer(vraag, antwoord) == [], zaad
        assert lijst == min(alle_antwoorden(vraag))[1], zaad
    return geprobeerd


def test_of_equally_good_answers_the_first_by_the_fixed_rule_is_given():
    assert de_eerste_wint(range(60)) > 30


def test_caps_on_groups_hold_where_nothing_was_agreed_per_gemeente_or_corporatie():
    """Found by the proof below: level 3 had nothing to do, and the caps stayed off."""
    vraag = met_gelijken(1052)
    antwoord = beantwoord(read_vraag(json.dumps(vraag).encode()), Klok(60))
    assert controleer(vraag, antwoord) == []
    assert antwoord["kwaliteit"]["ongelijkheid"] == 0


@pytest.mark.proof
def test_of_equally_good_answers_the_first_is_given_for_hundreds_of_questions():
    assert de_eerste_wint(range(1000, 1800)) > 400


def test_single_exchanges_alone_do_not_find_the_first(monkeypatch):
    """Negative control of the chains: the older rule, one exchange at a time, is not enough."""
    monkeypatch.setattr(gelijken.Gelijken, "eerste", lambda self, woning: woning)
    with pytest.raises(AssertionError):
        de_eerste_wint(range(300))

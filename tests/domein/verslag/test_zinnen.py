"""Sentences made from figures: right in singular, zero, fewer, equal and unknown."""

from datetime import date

import pytest

from sleutel.domein.verslag.zinnen import (
    ZINNEN,
    afspraakzin,
    betaaldzin,
    jaarzin,
    wonendzin,
)

OUDEJAAR = date(2021, 12, 31)


@pytest.mark.parametrize(
    ("nu", "vorig", "zin"),
    [
        (82, 53, "In 2021 startten 82 kandidaten met huren, 29 meer dan in 2020 (53)."),
        (54, 53, "In 2021 startten 54 kandidaten met huren, 1 meer dan in 2020 (53)."),
        (1, 53, "In 2021 startte 1 kandidaat met huren, 52 minder dan in 2020 (53)."),
        (1, 1, "In 2021 startte 1 kandidaat met huren, evenveel als in 2020."),
        (53, 53, "In 2021 startten 53 kandidaten met huren, evenveel als in 2020."),
        (0, 53, "In 2021 startte niemand met huren, 53 minder dan in 2020 (53)."),
        (0, 0, "In 2021 startte niemand met huren, net als in 2020."),
        (5, 0, "In 2021 startten 5 kandidaten met huren; in 2020 was dat 0."),
        (82, None, "In 2021 startten 82 kandidaten met huren."),
        (1, None, "In 2021 startte 1 kandidaat met huren."),
        (0, None, "In 2021 startte niemand met huren."),
        (None, 53, "Hoeveel kandidaten in 2021 startten met huren, is niet bekend."),
        (1234, 234, "In 2021 startten 1.234 kandidaten met huren, 1.000 meer dan in 2020 (234)."),
    ],
)
def test_a_count_is_told_beside_the_year_before(nu, vorig, zin):
    assert jaarzin("gestart_met_huren", 2021, nu, vorig) == zin


@pytest.mark.parametrize("code", ZINNEN)
def test_every_sentence_has_its_singular_zero_and_unknown(code):
    vormen = [jaarzin(code, 2021, n) for n in (0, 1, 2, None)]
    assert len(set(vormen)) == 4
    for zin in vormen:
        assert zin[0].isupper()
        assert zin.endswith(".")
        assert "2021" in zin
        assert not {"{", "}"} & set(zin)
    assert " 2 " in vormen[2]
    assert " 1 " in vormen[1]
    assert not any(teken in vormen[0].replace("2021", "") for teken in "0123456789")


@pytest.mark.parametrize(
    ("verhuurd", "afgesproken", "zin"),
    [
        (82, 84, "Van de 84 afgesproken woningen zijn er 82 verhuurd."),
        (1, 84, "Van de 84 afgesproken woningen is er 1 verhuurd."),
        (0, 84, "Van de 84 afgesproken woningen is er geen verhuurd."),
        (84, 84, "Alle 84 afgesproken woningen zijn verhuurd."),
        (90, 84, "Er zijn 90 woningen verhuurd, 6 meer dan afgesproken (84)."),
        (1, 1, "De ene afgesproken woning is verhuurd."),
        (0, 1, "De ene afgesproken woning is niet verhuurd."),
        (3, 1, "Er zijn 3 woningen verhuurd, 2 meer dan afgesproken (1)."),
        (0, 0, "Er waren geen woningen afgesproken, en er is er ook geen verhuurd."),
        (1, 0, "Er waren geen woningen afgesproken, maar er is 1 verhuurd."),
        (2, 0, "Er waren geen woningen afgesproken, maar er zijn 2 verhuurd."),
        (5, None, "Er is geen taakstelling afgesproken."),
    ],
)
def test_the_homes_let_are_told_beside_the_homes_agreed(verhuurd, afgesproken, zin):
    assert afspraakzin(verhuurd, afgesproken) == zin


@pytest.mark.parametrize(
    ("n", "zin"),
    [
        (0, "Op 31 december 2021 huurde niemand met een open traject."),
        (1, "Op 31 december 2021 huurde 1 kandidaat met een open traject."),
        (119, "Op 31 december 2021 huurden 119 kandidaten met een open traject."),
    ],
)
def test_who_rents_is_told_with_the_day(n, zin):
    assert wonendzin(n, OUDEJAAR) == zin


@pytest.mark.parametrize(
    ("betaald", "gestuurd", "zin"),
    [
        (25, 28, "Op 31 december 2021 waren 25 van de 28 facturen betaald."),
        (1, 28, "Op 31 december 2021 was 1 van de 28 facturen betaald."),
        (0, 28, "Op 31 december 2021 was nog geen van de 28 facturen betaald."),
        (28, 28, "Op 31 december 2021 waren alle 28 facturen betaald."),
        (1, 1, "Op 31 december 2021 was die factuur betaald."),
        (0, 1, "Op 31 december 2021 was die factuur nog niet betaald."),
    ],
)
def test_the_invoices_paid_are_told_with_the_day(betaald, gestuurd, zin):
    assert betaaldzin(betaald, gestuurd, OUDEJAAR) == zin

"""The brake on guessing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from sleutel.common.klok import nu
from sleutel.koppelingen.identiteit import rem
from sleutel.koppelingen.models import Rem

NU = datetime(2026, 11, 23, 12, tzinfo=UTC)


def neem(keren: int, wie: str = "iemand") -> int:
    """How many of so many tries are let through."""
    return sum(rem.take(rem.WACHTWOORD, wie) is not None for _ in range(keren))


def test_ten_tries_in_any_quarter_of_an_hour(db, klok):
    klok(NU)
    assert neem(7) == 7
    klok(NU + timedelta(minutes=14))
    assert neem(7) == 3
    klok(NU + timedelta(minutes=16))
    assert neem(12) == 7
    klok(NU + timedelta(minutes=28))
    assert neem(1) == 0


def test_a_refused_try_does_not_make_it_take_longer(db, klok):
    klok(NU)
    neem(10)
    klok(NU + timedelta(minutes=14))
    assert neem(50) == 0
    klok(NU + timedelta(minutes=16))
    assert neem(1) == 1


def test_the_tries_of_one_person_do_not_hinder_another(db, klok):
    klok(NU)
    neem(20)

    assert neem(3, "een ander") == 3
    assert rem.take(rem.CODE, "iemand") is not None


def test_a_right_try_does_not_count(db, klok):
    klok(NU)
    neem(9)
    for _ in range(5):
        goed = rem.take(rem.WACHTWOORD, "iemand")
        assert goed
        rem.give_back(goed)
    assert neem(3) == 1


def test_the_table_holds_no_address_and_forgets(db, klok):
    klok(NU)
    neem(1, "iemand@example.nl")
    assert "iemand" not in Rem.objects.get().sleutel

    klok(NU + timedelta(hours=1))
    ander = rem.take(rem.WACHTWOORD, "een ander")
    assert ander
    rem.give_back(ander)
    assert Rem.objects.count() == 1


def in_een_keer(keren: int) -> int:
    def poging(_: int) -> bool:
        try:
            return rem.take(rem.WACHTWOORD, "iemand") is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as draden:
        return sum(draden.map(poging, range(keren)))


def test_of_two_hundred_tries_at_once_ten_go_through(verse_database):
    assert in_een_keer(200) == 10


def test_counting_in_two_statements_would_let_more_through(verse_database, monkeypatch):
    """The negative control: all look first, then all write."""
    keren = rem.WACHTWOORD.hoogstens + 1
    allen_keken = Barrier(keren)

    def kijk_en_schrijf(grens: rem.Grens, wie: str) -> object:
        rij = Rem.objects.filter(sleutel=wie).first()
        momenten = rij.momenten if rij else []
        if len(momenten) >= grens.hoogstens:
            return None
        allen_keken.wait(60)
        moment = nu()
        Rem.objects.update_or_create(
            sleutel=wie, defaults={"momenten": [*momenten, moment], "vervalt_op": moment}
        )
        return object()

    monkeypatch.setattr(rem, "take", kijk_en_schrijf)

    assert in_een_keer(keren) == keren


@pytest.mark.parametrize("leeg", ["", "é", "\N{KELVIN SIGN}arel@example.nl", "x" * 5000])
def test_whatever_is_typed_can_be_counted(db, leeg):
    assert neem(11, leeg) == 10

"""Codes and links tried by many at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sleutel.common.klok import nu
from sleutel.domein.rollen import Rol
from sleutel.partijen import uitnodigingen
from sleutel.partijen.models import Account, Lidmaatschap, Uitnodiging
from sleutel.partijen.queries import as_actor
from sleutel.partijen.uitnodigingen import Uitgenodigd
from tests.web.rolbezetting import maak_cast


@pytest.fixture
def gedaan(verse_database) -> Uitgenodigd:
    maak_cast()
    lid = Lidmaatschap.objects.select_related("account", "organisatie").get(
        account__email="procesregisseur@demo.sleutel.invalid"
    )
    return uitnodigingen.invite(
        email="iemand@example.nl", rol=Rol.KANDIDAAT, actor=as_actor(lid), op=nu()
    )


def in_een_keer(doe: Callable[[int], object], keren: int) -> list[object]:
    def poging(nummer: int) -> object:
        try:
            return doe(nummer)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as draden:
        return list(draden.map(poging, range(keren)))


@pytest.fixture
def bekeken(monkeypatch) -> list[str]:
    """The codes that were really looked at."""
    gezien: list[str] = []
    monkeypatch.setattr(
        uitnodigingen, "check_password", lambda code, afdruk: gezien.append(code) or False
    )
    return gezien


def test_of_a_hundred_codes_at_once_five_are_looked_at(gedaan, bekeken):
    in_een_keer(lambda n: uitnodigingen.try_code(gedaan.uitnodiging, f"{n:08}", op=nu()), 100)

    assert len(bekeken) == 5


def test_without_the_counting_all_of_them_would_be(gedaan, bekeken, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(type(Uitnodiging.objects.all()), "update", lambda self, **velden: 1)
    in_een_keer(lambda n: uitnodigingen.try_code(gedaan.uitnodiging, f"{n:08}", op=nu()), 100)

    assert len(bekeken) == 100


def test_a_link_that_is_used_by_many_at_once_makes_one_account(gedaan):
    def neem(nummer: int) -> object:
        return uitnodigingen.accept(
            gedaan.uitnodiging, account=None, naam=f"Nummer {nummer}", wachtwoord="x", op=nu()
        )

    gelukt = [account for account in in_een_keer(neem, 20) if account is not None]

    assert len(gelukt) == 1
    assert Account.objects.filter(email="iemand@example.nl").count() == 1

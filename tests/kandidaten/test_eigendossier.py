"""Which kandidaat an account is."""

from datetime import date

import pytest

from sleutel.kandidaten.models import Kandidaat
from sleutel.kandidaten.queries import own_kandidaten
from sleutel.kandidaten.services import ensure_kandidaten, tie_to_account
from sleutel.partijen.models import Account

OP = date(2026, 11, 23)


@pytest.fixture
def twee(db) -> list[int]:
    return list(ensure_kandidaten([("parkstad", "K-1"), ("parkstad", "K-2")]).values())


def account(naam: str) -> int:
    return Account.objects.create_user(f"{naam}@example.invalid", naam).pk


def test_an_account_is_one_kandidaat_and_others_are_none(twee):
    een, ander = account("een"), account("ander")

    tie_to_account(twee[0], account_id=een, op=OP)

    assert list(own_kandidaten(een)) == [twee[0]]
    assert list(own_kandidaten(ander)) == []


def test_the_last_tie_counts_for_the_kandidaat_and_for_the_account(twee):
    oud, nieuw = account("oud"), account("nieuw")
    tie_to_account(twee[0], account_id=oud, op=OP)

    tie_to_account(twee[0], account_id=nieuw, op=OP)
    assert (list(own_kandidaten(oud)), list(own_kandidaten(nieuw))) == ([], [twee[0]])

    tie_to_account(twee[1], account_id=nieuw, op=OP)
    assert list(own_kandidaten(nieuw)) == [twee[1]]


def test_who_is_erased_leaves_no_tie(twee):
    een = account("een")
    tie_to_account(twee[0], account_id=een, op=OP)

    Kandidaat.objects.get(pk=twee[0]).delete()

    assert list(own_kandidaten(een)) == []

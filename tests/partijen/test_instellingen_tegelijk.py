"""Two beheerders confirm at the same moment: one of them looks again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from django.db import connection

from sleutel.domein.instellingen import Instelsoort
from sleutel.partijen import instellingen
from sleutel.partijen.models import Instelling
from sleutel.partijen.services import make_demo_accounts
from tests.domein.instellingen.gebied import stel
from tests.partijen.test_deelnemers import lid_van

VANDAAG = date(2026, 11, 23)
SAMEN = (
    stel(Instelsoort.INTAKE_VERPLICHT, False, date(2027, 1, 1)),
    stel(Instelsoort.GEMEENTE_BEOORDEELT, True, date(2027, 1, 1)),
)


def confirm_together(gezien: int) -> list[bool]:
    """Both record what they saw in the same state; gives who was told to look again."""
    make_demo_accounts()
    actor, begin = lid_van("functioneel-beheerder"), Barrier(2)

    def confirm(nieuw) -> bool:
        begin.wait(10)
        try:
            return bool(
                instellingen.record_instelling(
                    nieuw, toelichting="Samen", seen=gezien, actor=actor, op=VANDAAG
                )
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        return sorted(draden.map(confirm, SAMEN))


def recorded() -> int:
    return Instelling.objects.filter(vanaf=date(2027, 1, 1)).count()


def test_of_two_confirmations_at_once_one_is_shown_the_preview_again(verse_database):
    assert confirm_together(instellingen.last_change()) == [False, True]
    assert recorded() == 1


def test_without_waiting_for_its_turn_both_would_be_recorded(verse_database, monkeypatch):
    """The negative control: the lock is what keeps the second one from passing."""
    gezien, beide, read = instellingen.last_change(), Barrier(2), instellingen.last_change

    def read_together() -> int:
        gelezen = read()
        beide.wait(10)
        return gelezen

    monkeypatch.setattr(instellingen, "wait_for_turn", lambda: None)
    monkeypatch.setattr(instellingen, "last_change", read_together)

    assert confirm_together(gezien) == [False, False]
    assert recorded() == 2

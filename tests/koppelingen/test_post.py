"""The outbox: a mail goes out once, if what it tells of holds, and is forgotten then."""

import smtplib

from django.core import mail
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from sleutel.koppelingen import post
from sleutel.koppelingen.models import Bericht
from tests.web.rolbezetting import laat_werken

AAN = "iemand@example.nl"


def leg_klaar(aan: str = AAN) -> None:
    post.put(aan=aan, onderwerp="Er is iets te doen", tekst="Kijk in Sleutel.")


def test_a_mail_goes_out_and_is_forgotten(db):
    leg_klaar()
    assert mail.outbox == []

    laat_werken()

    assert [(bericht.to, bericht.subject) for bericht in mail.outbox] == [
        ([AAN], "Er is iets te doen")
    ]
    assert not Bericht.objects.exists()


def test_what_is_taken_back_is_not_mailed(db):
    with transaction.atomic():
        leg_klaar()
        transaction.set_rollback(True)

    laat_werken()

    assert mail.outbox == []
    assert not DBTaskResult.objects.exists()


def test_a_mail_to_nobody_is_sent_to_nobody(db):
    leg_klaar("")
    laat_werken()

    assert mail.outbox == []
    assert not Bericht.objects.exists()


def test_the_kept_task_names_nobody(db):
    leg_klaar()

    assert AAN not in str(DBTaskResult.objects.values())


def test_a_mail_that_fails_is_tried_again_and_given_up_in_the_end(db, monkeypatch):
    def weiger(self):
        raise smtplib.SMTPServerDisconnected(f"no {AAN}")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", weiger)
    monkeypatch.setattr(post, "EERSTE_PAUZE", post.EERSTE_PAUZE * 0)
    leg_klaar()

    laat_werken()

    assert DBTaskResult.objects.count() == post.POGINGEN
    assert not Bericht.objects.exists()
    assert AAN not in str(DBTaskResult.objects.values())


def test_the_second_try_waits(db, monkeypatch):
    monkeypatch.setattr(
        "django.core.mail.EmailMessage.send",
        lambda self: (_ for _ in ()).throw(ConnectionRefusedError),
    )
    leg_klaar()
    laat_werken()

    assert DBTaskResult.objects.count() == 2
    assert Bericht.objects.get().pogingen == 1


def test_delivering_twice_sends_once(db):
    leg_klaar()
    uuid = str(Bericht.objects.get().uuid)
    post.deliver.func(uuid)
    post.deliver.func(uuid)

    assert len(mail.outbox) == 1

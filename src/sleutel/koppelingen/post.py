"""The outbox: a mail is written in the transaction that it tells of, and goes out after it.

A mail says that there is something to do and where, never who somebody is, for whom or in what role. Its
task carries only a number: the arguments of a task are kept, and what is sent is removed.
"""

from datetime import timedelta
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task

from sleutel.common.klok import nu

from .models import Bericht

POGINGEN = 6
"""How often a mail is tried, each time twice as long after: six tries take about an hour."""
EERSTE_PAUZE = timedelta(minutes=2)


class NietVerzonden(Exception):
    """The mail server did not take it; the name of the error is all that is told of it."""


@transaction.atomic
def put(*, aan: str, onderwerp: str, tekst: str) -> None:
    """Have this mail sent, if the transaction around it holds. `aan` empty: to nobody."""
    bericht = Bericht.objects.create(aan=aan, onderwerp=onderwerp, tekst=tekst)
    deliver.enqueue(str(bericht.uuid))


@task
def deliver(uuid: str) -> None:
    """Send it and forget it; a mail that was sent before is gone. What fails is tried again, later."""
    with transaction.atomic():
        bericht = Bericht.objects.select_for_update().filter(uuid=UUID(uuid)).first()
        if bericht is None:
            return
        fout = _send(bericht)
        if fout is None or bericht.pogingen + 1 >= POGINGEN:
            bericht.delete()
        else:
            pauze = EERSTE_PAUZE * 2**bericht.pogingen
            bericht.pogingen += 1
            bericht.save(update_fields=["pogingen"])
            deliver.using(run_after=nu() + pauze).enqueue(uuid)
    if fout is not None:
        raise NietVerzonden(fout)


def _send(bericht: Bericht) -> str | None:
    """None, or the name of what went wrong: its text could hold the address."""
    if not bericht.aan:
        return None
    try:
        EmailMessage(bericht.onderwerp, bericht.tekst, to=[bericht.aan]).send()
    except OSError as fout:  # smtplib's errors are OSErrors
        return type(fout).__name__
    return None

"""The cast of the pages and what they see, as plain functions over the database in use."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from unittest.mock import patch
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.management.commands import db_worker
from django_tasks_db.management.commands.db_worker import Worker

from sleutel.domein.procesgang.soorten import Soort
from sleutel.kandidaten.services import ensure_kandidaten
from sleutel.partijen.actor import act_as
from sleutel.partijen.bereik import read_as
from sleutel.partijen.models import Account
from sleutel.partijen.queries import command_line_actor, organisation_ids
from sleutel.partijen.services import DEMO_WACHTWOORD, make_demo_accounts
from sleutel.trajecten.models import Gebeurtenis, Traject
from sleutel.trajecten.services import Nieuw, open_dossiers, record

AANGEMELD = (
    Soort.AANGEMELD,
    date(2021, 1, 4),
    {"woonproces": "housing", "aanmelder": "levantogroep"},
)
LOPEND = (Soort.AANGEMELD, date(2026, 9, 7), AANGEMELD[2])
WACHTLIJST = (Soort.OP_WACHTLIJST, date(2021, 3, 1), {"corporatie": "weller"})
HUREN = (Soort.START_HUREN, date(2021, 6, 1), {"corporatie": "weller", "gemeente": "GM0917"})


def maak_cast() -> dict[str, str]:
    """E-mail address by role of the demo accounts, and `buitenstaander`, who works for nobody."""
    accounts = {account.email.split("@")[0]: account.email for account in make_demo_accounts()}
    Account.objects.create_user("buiten@demo.sleutel.invalid", "Otto Outsider", DEMO_WACHTWOORD)
    return {**accounts, "buitenstaander": "buiten@demo.sleutel.invalid"}


def maak_dossier(nummer: str, *stappen: tuple, regio: str = "parkstad") -> UUID:
    """Record a traject. `stappen`: (soort, op, gegevens) each; known from the day they happened."""
    [uuid] = maak_dossiers([nummer], *stappen, regio=regio)
    return uuid


def maak_dossiers(nummers: Sequence[str], *stappen: tuple, regio: str = "parkstad") -> list[UUID]:
    """Record trajecten with the same steps at once."""
    keys = [(regio, nummer) for nummer in nummers]
    with act_as(command_line_actor()) as actor:
        dossiers = open_dossiers(keys, {})
        kandidaten = ensure_kandidaten(keys)
        for key, dossier in dossiers.items():
            dossier.kandidaat_id = kandidaten[key]
            dossier.nieuw = [
                Nieuw(soort, op, op, gegevens) for soort, op, gegevens in stappen or (AANGEMELD,)
            ]
        record([*dossiers.values()], actor=actor, bron="register", codes=organisation_ids())
    uuids = dict(Traject.objects.values_list("id", "uuid"))
    return [uuids[dossier.id] for dossier in dossiers.values()]


def improve(
    uuid: UUID,
    soort: Soort,
    op: date,
    bekend_op: date,
    gegevens: dict,
    *,
    ingetrokken: bool = False,
) -> None:
    """Put a correction (or withdrawal) in the place of the last gebeurtenis of this kind."""
    traject = Traject.objects.get(uuid=uuid)
    key = (traject.regio_id, traject.nummer)
    vorige = Gebeurtenis.objects.filter(traject=traject, soort=soort).latest("id").pk
    with act_as(command_line_actor()) as actor:
        dossier = open_dossiers([key], {key: traject.pk})[key]
        dossier.nieuw = [Nieuw(soort, op, bekend_op, gegevens, vorige, ingetrokken)]
        record([dossier], actor=actor, bron="register", codes=organisation_ids())


def csv_bestanden(
    register: Mapping[str, Sequence[Mapping[str, str]]],
) -> list[SimpleUploadedFile]:
    """The tables of a register as the files that somebody picks."""
    bestanden = []
    for naam, rijen in register.items():
        inhoud = io.StringIO(newline="")
        schrijver = csv.DictWriter(inhoud, rijen[0], delimiter=";")
        schrijver.writeheader()
        schrijver.writerows(rijen)
        bestanden.append(SimpleUploadedFile(f"{naam}.csv", inhoud.getvalue().encode()))
    return bestanden


def laat_werken() -> None:
    """Let the worker do all that lies ready, over the connection and in the transaction of the test.

    A worker begins as every process does: without a reader.
    """
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    with patch.object(db_worker, "close_old_connections"), read_as(None):
        worker.run()

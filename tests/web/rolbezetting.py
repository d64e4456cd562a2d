"""The cast of the pages and what they see, as plain functions over the database in use."""

from datetime import date
from uuid import UUID

from sleutel.domein.procesgang.soorten import Soort
from sleutel.kandidaten.services import ensure_kandidaten
from sleutel.partijen.actor import act_as
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
WACHTLIJST = (Soort.OP_WACHTLIJST, date(2021, 3, 1), {"corporatie": "weller"})
HUREN = (Soort.START_HUREN, date(2021, 6, 1), {"corporatie": "weller", "gemeente": "GM0917"})


def maak_cast() -> dict[str, str]:
    """E-mail address by role of the demo accounts, and `buitenstaander`, who works for nobody."""
    accounts = {account.email.split("@")[0]: account.email for account in make_demo_accounts()}
    Account.objects.create_user("buiten@demo.sleutel.invalid", "Otto Outsider", DEMO_WACHTWOORD)
    return {**accounts, "buitenstaander": "buiten@demo.sleutel.invalid"}


def maak_dossier(nummer: str, *stappen: tuple, regio: str = "parkstad") -> UUID:
    """Record a traject. `stappen`: (soort, op, gegevens) each; known from the day they happened."""
    key = (regio, nummer)
    with act_as(command_line_actor()) as actor:
        dossier = open_dossiers([key], {})[key]
        dossier.kandidaat_id = ensure_kandidaten([key])[key]
        dossier.nieuw = [
            Nieuw(soort, op, op, gegevens) for soort, op, gegevens in stappen or (AANGEMELD,)
        ]
        record([dossier], actor=actor, bron="register", codes=organisation_ids())
    return Traject.objects.get(pk=dossier.id).uuid


def verbeter(
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

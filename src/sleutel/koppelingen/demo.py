"""Made-up data for the demo: one register of the whole region, taken in as any other."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.conf import settings

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.register.verzonnen import Opdracht, write_register
from sleutel.domein.toegang import RedenJustitietoegang
from sleutel.kandidaten.queries import own_kandidaten
from sleutel.kandidaten.services import tie_to_account
from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import DEMO_DOMEIN, account_by_email, actor_for
from sleutel.trajecten import aanwijzen
from sleutel.trajecten.queries import known_numbers, visible_trajecten

from .services import import_register

PREFIX = "DEMO"
TRAJECTEN_A_YEAR = 1_200
"""What one loket takes in (design.md §8)."""


def fill_demo(*, seed: int, start: date, actor: Actor) -> int:
    """Take in made-up trajecten from `start` until today; returns how many. Done before: none."""
    if any(nummer.startswith(f"{PREFIX}-") for _, nummer in known_numbers()):
        return 0
    today = vandaag()
    count = max(1, round((today - start).days / 365.25 * TRAJECTEN_A_YEAR))
    with TemporaryDirectory() as map_:
        opdracht = Opdracht(count, van=start, tot=today, seed=seed, voorvoegsel=PREFIX)
        write_register(Path(map_), opdracht)
        return import_register(Path(map_), actor=actor, bekend_op=today).aangenomen["trajecten"]


def name_procesregisseur() -> int:
    """Name the procesregisseur of the demo for the justice data; returns for how many trajecten.

    The command line took the register in, and is nobody. So everyone would be shut out of these
    trajecten, and the compartment could not be seen at work. What was ended in the demo stays ended.
    Raises RuntimeError outside the demo: there a person does this, traject by traject.
    """
    actor = _procesregisseur()
    if actor is None:
        return 0
    return sum(_name(traject, actor) for traject in aanwijzen.without_a_name(actor))


def tie_kandidaat() -> bool:
    """Let the kandidaat of the demo be somebody who rents; returns whether that was needed.

    Without a dossier of his own he would have nothing to see. Raises RuntimeError outside the demo:
    there the loket invites a person.
    """
    actor = _procesregisseur()
    kandidaat = account_by_email(f"kandidaat@{DEMO_DOMEIN}")
    if kandidaat is None or actor is None or own_kandidaten(kandidaat.pk).exists():
        return False
    huurt = visible_trajecten(actor, toestand=Toestand.HUURT, woonproces=Woonproces.HOUSING)
    traject = huurt.order_by("nummer").first()
    if traject is None:
        return False
    tie_to_account(traject.kandidaat_id, account_id=kandidaat.pk, op=vandaag())
    return True


def _procesregisseur() -> Actor | None:
    """Who acts in the demo, once she has her account. Raises RuntimeError outside the demo."""
    if settings.MODUS != "demo":
        raise RuntimeError("Alleen de demo wijst zelf iemand aan (SLEUTEL_MODUS=demo).")
    account = account_by_email(f"procesregisseur@{DEMO_DOMEIN}")
    return actor_for(account, None) if account else None


def _name(traject: UUID, actor: Actor) -> bool:
    kan = aanwijzen.can_be_named(traject, actor=actor)
    zelf = next((lid for lid in kan if lid.account_id == actor.account_id), None)
    return zelf is not None and aanwijzen.give(
        traject,
        lidmaatschap=zelf.uuid,
        reden=RedenJustitietoegang.VASTE_PROCESREGISSEUR,
        actor=actor,
        op=vandaag(),
    )

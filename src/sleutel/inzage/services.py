"""Recording that somebody looked."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import purposes_of

from .models import Inzageregel


def record_inzage(
    *, actor: Actor, op: date, pagina: str, trajecten: Collection[int], zonder_traject: int = 0
) -> None:
    """Record that `pagina` (the name of an address) shows these trajecten to the actor, on the day `op`.

    Called before the page is made: what cannot be recorded is not shown. A page that shows nobody
    leaves no trace. `zonder_traject`: persons shown who have no traject in the record.
    """
    doelen = purposes_of(actor, trajecten, op=op)
    per_doel: dict[str, list[int]] = defaultdict(list)
    for traject in trajecten:
        per_doel[doelen.get(traject, "")].append(traject)
    if zonder_traject:
        per_doel.setdefault("", [])
    Inzageregel.objects.bulk_create(
        Inzageregel(
            account_id=actor.account_id,
            organisatie_id=actor.organisatie_id,
            rol=actor.rol.value,
            doel=doel,
            pagina=pagina,
            trajecten=ids,
            aantal=len(ids) + (zonder_traject if not doel else 0),
        )
        for doel, ids in per_doel.items()
    )

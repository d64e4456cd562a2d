"""Making kandidaten known."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from sleutel.common.klok import vandaag
from sleutel.common.kopieren import copy_rows, reserve_ids
from sleutel.domein.toegang.lijsten import Doel
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.bereik import whole_record

from . import queries
from .models import Eigendossier, Kandidaat, Kandidaatuitnodiging, Toestemming


def ensure_kandidaten(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The id of each (region, pseudonym); those that were not known are made."""
    wanted = list(dict.fromkeys(keys))
    ids = queries.ids_by_number(wanted)
    missing = [key for key in wanted if key not in ids]
    new = dict(zip(missing, reserve_ids(Kandidaat, len(missing)), strict=True))
    copy_rows(
        Kandidaat,
        ("id", "uuid", "regio", "nummer"),
        (
            (id_, Kandidaat._meta.get_field("uuid").get_default(), regio, nummer)
            for (regio, nummer), id_ in new.items()
        ),
    )
    return ids | new


@transaction.atomic
def tie_to_account(kandidaat_id: int, *, account_id: int, op: date) -> None:
    """From now on this account is this kandidaat; it is the last invitation that counts.

    A kandidaat has one account and an account is one kandidaat, so earlier ties of both end.
    """
    Kandidaat.objects.select_for_update().get(pk=kandidaat_id)
    held = Eigendossier.objects.filter(account=account_id) | Eigendossier.objects.filter(
        kandidaat=kandidaat_id
    )
    held.delete()
    Eigendossier.objects.create(account_id=account_id, kandidaat_id=kandidaat_id, sinds=op)


def invite_as(kandidaat_id: int, *, uitnodiging_id: int) -> None:
    """Who accepts this invitation will be this kandidaat."""
    Kandidaatuitnodiging.objects.create(uitnodiging_id=uitnodiging_id, kandidaat_id=kandidaat_id)


def accept_as(uitnodiging_id: int, *, account_id: int, op: date) -> None:
    """Tie the account that accepted to the kandidaat of the invitation, if it was for one.

    Who accepts sees no dossier yet, and earlier ties may be of others: so in the whole record.
    """
    with whole_record():
        held = Kandidaatuitnodiging.objects.filter(uitnodiging=uitnodiging_id).first()
        if held is not None:
            tie_to_account(held.kandidaat_id, account_id=account_id, op=op)


def record_toestemming(
    kandidaat_id: int, *, doel: Doel, zorgpartij_id: int, aan_id: int, actor: Actor, op: date
) -> bool:
    """The kandidaat lets this care party speak to `aan` for one purpose; False when that was known.

    Also when he took it back on a later day than `op`.
    """
    wat = {"doel": doel.value, "zorgpartij_id": zorgpartij_id, "aan_id": aan_id}
    return _note(kandidaat_id, wat, actor=actor, op=op, ingetrokken=False)


def withdraw_toestemming(
    kandidaat_id: int, *, doel: Doel, zorgpartij_id: int, aan_id: int, actor: Actor, op: date
) -> bool:
    """He takes it back, from `op` on; False when there was none to take back on that day."""
    wat = {"doel": doel.value, "zorgpartij_id": zorgpartij_id, "aan_id": aan_id}
    return _note(kandidaat_id, wat, actor=actor, op=op, ingetrokken=True)


def _note(
    kandidaat_id: int, wat: dict[str, object], *, actor: Actor, op: date, ingetrokken: bool
) -> bool:
    with act_as(actor):
        Kandidaat.objects.select_for_update().get(pk=kandidaat_id)
        rows = Toestemming.objects.filter(kandidaat=kandidaat_id, **wat)
        vorige = rows.filter(vervangen_door=None).first()
        geldt = vorige is not None and not vorige.ingetrokken
        if geldt is not ingetrokken or (vorige is not None and op < vorige.op):
            return False
        Toestemming.objects.create(
            kandidaat_id=kandidaat_id,
            **wat,
            op=op,
            bekend_op=vandaag(),
            vervangt=vorige,
            ingetrokken=ingetrokken,
            account_id=actor.account_id,
        )
    return True

"""The prices of a year, as the functioneel beheerder sets them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio, TariefSoort
from sleutel.domein.opmaak import bedrag as write_bedrag
from sleutel.partijen.actor import Actor
from sleutel.toewijzing.afspraken import set_agreement

from .models import Tarief


def set_tarief(
    *,
    jaar: int,
    regio: Regio,
    soort: TariefSoort,
    bedrag: Decimal | None,
    toelichting: str,
    actor: Actor,
    op: date,
) -> Sequence[Bezwaar]:
    """The trajectprijs, or the sum for the guidance, of a region and year, in euros; None: none known.

    Known since `op`. Answers why not, empty: done. Raises PermissionDenied.
    """
    return set_agreement(
        Tarief,
        {"jaar": jaar, "regio_id": regio.value, "soort": soort.value},
        "bedrag",
        bedrag,
        in_words=lambda euros: "geen tarief" if euros is None else write_bedrag(euros),
        wat=f"{soort.label.capitalize()} {jaar}, {regio.label}",
        toelichting=toelichting,
        actor=actor,
        op=op,
    )

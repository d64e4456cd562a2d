"""Recording prices, and keeping the invoices and claims of pages equal to the log."""

from collections.abc import Sequence
from datetime import date

from sleutel.common.append_only import Bijgewerkt, bring_up_to_date
from sleutel.domein.register.rijen import TariefRij

from .models import Tarief
from .projectie import DECLARATIES, FACTUREN

PROJECTIES = (DECLARATIES, FACTUREN)
"""What this app folds from the log of a traject; written with the event that changes it."""


def record_tarieven(rijen: Sequence[TariefRij], *, vandaag: date) -> Bijgewerkt:
    """Record prices of a year; first known on 1 January of it."""
    rows = [
        {
            "jaar": rij.jaar,
            "regio_id": rij.regio.value,
            "soort": rij.soort.value,
            "bedrag": rij.bedrag,
        }
        for rij in rijen
    ]
    return bring_up_to_date(
        Tarief,
        rows,
        key=("jaar", "regio_id", "soort"),
        first_known=lambda row: date(row["jaar"], 1, 1),
        vandaag=vandaag,
    )

"""The legal grounds with which a region begins: why which organisation may see a traject there."""

import csv
from datetime import date
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import DateRange

from .models import Grondslag

GRONDSLAGEN = Path(__file__).parent / "referentie" / "grondslagen.csv"
AVG_GELDT = date(2018, 5, 25)


def give_grounds(regio: str) -> None:
    """Record for a new region the grounds that every region began with, from the day that the AVG holds."""
    with GRONDSLAGEN.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter="|"):
            Grondslag.objects.create(regio_id=regio, geldig=DateRange(AVG_GELDT, None), **rij)

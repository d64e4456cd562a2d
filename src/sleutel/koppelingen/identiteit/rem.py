"""The brake on guessing: a few tries in some time, counted in the database.

One statement looks and writes, so that a thousand tries at once, over any number of processes, are
counted one after the other. What is counted is the account and not where the try comes from: another
address or browser gives no more tries, and nobody else is locked out. The key is a keyed hash, so that
the table holds no address; an unknown one is counted like any other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from sleutel.common.klok import nu
from sleutel.koppelingen.models import Rem


@dataclass(frozen=True, slots=True)
class Grens:
    """What is tried, at most how often in how much time."""

    naam: str
    hoogstens: int
    tijd: timedelta


WACHTWOORD = Grens("wachtwoord", 10, timedelta(minutes=15))
CODE = Grens("code", 10, timedelta(minutes=15))
GEBRUIKTE_CODE = Grens(
    "gebruikte-code", 1, timedelta(minutes=3)
)  # longer than one of the app lives
NIEUW_WACHTWOORD = Grens("nieuw-wachtwoord", 5, timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Poging:
    """One try that counts, until it is given back."""

    sleutel: str
    moment: datetime


RECENT = "ARRAY(SELECT t FROM unnest(rem.momenten) AS t WHERE t > %(sinds)s)"
TAKE = f"""
    INSERT INTO rem (sleutel, momenten, vervalt_op)
    VALUES (%(sleutel)s, ARRAY[%(moment)s]::timestamptz[], %(vervalt)s)
    ON CONFLICT (sleutel) DO UPDATE
    SET momenten = {RECENT} || excluded.momenten, vervalt_op = excluded.vervalt_op
    WHERE cardinality({RECENT}) < %(hoogstens)s
    RETURNING true
"""  # noqa: S608 - every value is a parameter


def take(grens: Grens, wie: str) -> Poging | None:
    """One more try for this person; None when there were too many: then do not even look."""
    moment = nu()
    sleutel = salted_hmac(f"sleutel.rem.{grens.naam}", wie, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            TAKE,
            {
                "sleutel": sleutel,
                "moment": moment,
                "sinds": moment - grens.tijd,
                "vervalt": moment + grens.tijd,
                "hoogstens": grens.hoogstens,
            },
        )
        return Poging(sleutel, moment) if cursor.fetchone() else None


GIVE_BACK = """
    UPDATE rem SET momenten = ARRAY(
        SELECT t FROM unnest(rem.momenten) WITH ORDINALITY AS u(t, plaats)
        WHERE plaats <> array_position(rem.momenten, %s)
    )
    WHERE sleutel = %s AND %s = ANY(momenten)
"""


def give_back(poging: Poging) -> None:
    """A try that was right does not count. Clears away what nobody needs any more as well."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_BACK, [poging.moment, poging.sleutel, poging.moment])
    Rem.objects.filter(vervalt_op__lt=nu()).delete()

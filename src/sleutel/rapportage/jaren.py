"""The main figures of several years, each as it was known at the end of its own year.

One query for each year, which reads only the trajecten with a gebeurtenis in the period: what the
figures in HOOFDCIJFERS count. A figure that looks further (who rents now, duurzaam wonen) is no part.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied

from sleutel.common.klok import vandaag
from sleutel.domein.cijfers import definitie
from sleutel.domein.cijfers.afronding import Afgerond, round_off
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Gegevens
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.cijfers.zicht import Cijferzicht, is_small, may_ask
from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import known_regions

from . import standen
from .cijferrechten import zicht_of
from .geheugen import kept_while_unchanged

HOOFDCIJFERS = (
    "aanmeldingen",
    "intakes",
    "op_wachtlijst_geplaatst",
    "gestart_met_huren",
    "positief_afgesloten",
    "negatief_afgesloten",
    "gemiddelde_wachttijd_maanden",
)
JAREN = 5

type Hoofdcijfers = dict[str, Afgerond]


def years_until(vraag: Vraag) -> tuple[Vraag, ...]:
    """The same question for each of the five years up to the one asked, the earliest first.

    Each is asked as of 31 December of its year, or as of the peildatum of the vraag when that is
    earlier.
    """
    return tuple(
        replace(vraag, jaar=jaar, peildatum=min(vraag.peildatum, date(jaar, 12, 31)))
        for jaar in range(vraag.jaar - JAREN + 1, vraag.jaar + 1)
    )


def main_figures(vragen: Sequence[Vraag], *, actor: Actor) -> list[Hoofdcijfers]:
    """The rounded HOOFDCIJFERS of each vraag, as far as the actor sees them.

    A number too small for the public is null. Raises PermissionDenied.
    """
    zicht = zicht_of(actor)
    if not all(may_ask(zicht, vraag, vandaag()) for vraag in vragen) or not zicht.codes:
        raise PermissionDenied
    return [_figures(vraag, zicht) for vraag in vragen]


@kept_while_unchanged(maxsize=1_000)
def _figures(vraag: Vraag, zicht: Cijferzicht) -> Hoofdcijfers:
    regios = [regio.value for regio in vraag.regios or known_regions()]
    emmers = Emmers(vraag, Gegevens(standen.load_standen_in_period(vraag, regios)))
    return {code: _figure(code, emmers, zicht) for code in HOOFDCIJFERS if code in zicht.codes}


def _figure(code: str, emmers: Emmers, zicht: Cijferzicht) -> Afgerond:
    cijfer = definitie(code, emmers.vraag.jaar)
    waarde = cijfer.compute(emmers)
    if zicht.openbaar and is_small(waarde, len(cijfer.standen(emmers))):
        return None
    return round_off(waarde, cijfer.eenheid.decimalen)

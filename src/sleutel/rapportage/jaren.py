"""The main figures of several years, each as it was known at the end of its own year.

One query for each year, which reads only the trajecten with a gebeurtenis in the period: what the
figures in HOOFDCIJFERS count. A figure that looks further (who rents now, duurzaam wonen) is no part.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied

from sleutel.domein.cijfers import definitie
from sleutel.domein.cijfers.afronding import Afgerond, round_off
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.cijfers.stand import Gegevens
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Regio
from sleutel.partijen.actor import Actor
from sleutel.trajecten.scopes import may_see_figures

from . import standen

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
    """The rounded HOOFDCIJFERS of each vraag. Raises PermissionDenied."""
    if not may_see_figures(actor):
        raise PermissionDenied
    return [_figures(vraag) for vraag in vragen]


def _figures(vraag: Vraag) -> Hoofdcijfers:
    regios = [regio.value for regio in vraag.regios or Regio]
    emmers = Emmers(vraag, Gegevens(standen.load_standen_in_period(vraag, regios)))
    return {code: _figure(code, emmers) for code in HOOFDCIJFERS}


def _figure(code: str, emmers: Emmers) -> Afgerond:
    cijfer = definitie(code, emmers.vraag.jaar)
    return round_off(cijfer.compute(emmers), cijfer.eenheid.decimalen)

"""Making the jaarverslag, keeping it, and giving a kept one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied

from sleutel.domein.cijfers.uitkomst import compute
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.opmaak import opgesomd
from sleutel.domein.verslag import Bron, Jaar, Verslag, maak
from sleutel.domein.verslag.bewaren import naar_tekst, uit_tekst
from sleutel.partijen.actor import Actor, act_as
from sleutel.trajecten.scopes import may_see_figures

from . import queries
from .models import Jaarverslag

HEEL_GEBIED = "Zuid-Limburg"


class NietsBekend(Exception):
    """The record knows nothing of this year; the text says what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A report with the number under which it is kept."""

    uuid: UUID
    verslag: Verslag


def make(
    jaar: int,
    regios: tuple[Regio, ...] = (),
    *,
    peildatum: date | None = None,
    teksten: Mapping[str, str] | None = None,
    actor: Actor,
) -> Verslag:
    """The report on a year, as known on the peildatum (31 December unless said otherwise).

    Nothing is kept: a preview. Raises NietsBekend for a year of which the record knows nothing,
    ValueError for a text under a chapter that does not exist, PermissionDenied for an actor who may
    not see figures.
    """
    dag = peildatum or date(jaar, 12, 31)
    regio = opgesomd([regio.label for regio in regios]) or HEEL_GEBIED
    nu = _figures(jaar, regios, dag, actor)
    if nu is None:
        raise NietsBekend(
            f"Van {jaar} is in {regio} niets bekend. Lees eerst het register van dat jaar in."
        )
    vorig = _figures(jaar - 1, regios, dag, actor)
    per_woonproces = {
        proces: (nu[proces], vorig[proces] if vorig else None) for proces in Woonproces
    }
    return maak(
        Bron(regio, nu[None], vorig[None] if vorig else None, per_woonproces, dag, teksten or {})
    )


def _figures(
    jaar: int, regios: tuple[Regio, ...], peildatum: date, actor: Actor
) -> dict[Woonproces | None, Jaar] | None:
    """The figures of all together (None) and of each woonproces; the record is read once."""
    samen = Vraag(jaar, None, regios, None, peildatum)
    if not queries.anything_happened(samen, actor=actor):
        return None
    gegevens = queries.gegevens(samen, actor=actor)
    return {
        proces: Jaar(compute(Vraag(jaar, None, regios, proces, peildatum), gegevens))
        for proces in (None, *Woonproces)
    }


def keep(verslag: Verslag, *, actor: Actor) -> Bewaard:
    """Keep a report. One that is kept already, word for word, is not kept twice."""
    if not may_see_figures(actor):
        raise PermissionDenied
    inhoud = naar_tekst(verslag)
    zelfde = Jaarverslag.objects.filter(
        jaar=verslag.jaar, regio=verslag.regio, peildatum=verslag.peildatum, inhoud=inhoud
    ).first()
    if zelfde is None:
        with act_as(actor):
            zelfde = Jaarverslag.objects.create(
                jaar=verslag.jaar,
                regio=verslag.regio,
                peildatum=verslag.peildatum,
                versie=verslag.versie,
                inhoud=inhoud,
                account_id=actor.account_id,
                organisatie_id=actor.organisatie_id,
            )
    return Bewaard(zelfde.uuid, verslag)


def kept(uuid: UUID, *, actor: Actor) -> Verslag:
    """The report as it was kept. Raises Jaarverslag.DoesNotExist, PermissionDenied."""
    if not may_see_figures(actor):
        raise PermissionDenied
    return uit_tekst(Jaarverslag.objects.get(uuid=uuid).inhoud)

"""Making the jaarverslag, keeping it, and giving a kept one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from sleutel.common.klok import vandaag
from sleutel.domein.cijfers.uitkomst import compute
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.domein.opmaak import opgesomd
from sleutel.domein.verslag import Bron, Jaar, Verslag, maak
from sleutel.domein.verslag.bedragen import Post, posten
from sleutel.domein.verslag.bewaren import naar_tekst, uit_tekst
from sleutel.financien.queries import tarieven_known_on
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.queries import known_regions

from . import queries
from .models import Jaarverslag
from .verslagrechten import may_make_verslagen, may_read_verslagen
from .verslagteksten import texts

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
    """The report on a year, as known on the peildatum; unless said otherwise that of `usual_peildatum`.

    With what the loket wrote itself for this year and these regions, unless other `teksten` are given.
    Nothing is kept: a preview. Raises NietsBekend for a year of which the record knows nothing,
    ValueError for a text under a chapter that does not exist, PermissionDenied for an actor who may
    not make reports.
    """
    if not may_make_verslagen(actor):
        raise PermissionDenied
    dag = peildatum or usual_peildatum(jaar)
    regio = name_of(regios)
    nu = _figures(jaar, regios, dag, actor)
    if nu is None:
        raise NietsBekend(
            f"Van {jaar} is in {regio} niets bekend. Lees eerst het register van dat jaar in."
        )
    vorig = _figures(jaar - 1, regios, dag, actor)
    cijfers, eerder = nu.cijfers, vorig.cijfers if vorig else {}
    per_woonproces = {proces: (cijfers[proces], eerder.get(proces)) for proces in Woonproces}
    eigen = texts(jaar, regios) if teksten is None else teksten
    return maak(Bron(regio, cijfers[None], eerder.get(None), per_woonproces, dag, eigen, nu.posten))


def usual_peildatum(jaar: int) -> date:
    """31 December; in a year that is not over, today: later nothing is known yet."""
    return min(date(jaar, 12, 31), vandaag())


def name_of(regios: tuple[Regio, ...]) -> str:
    """How a report names what it is about; the same regions in any order are the same report."""
    bekend = known_regions()
    gevraagd = [regio.label for regio in bekend if regio in regios]
    return opgesomd(gevraagd) if 0 < len(gevraagd) < len(bekend) else HEEL_GEBIED


@dataclass(frozen=True, slots=True)
class _Gerekend:
    """The figures of all together (None) and of each woonproces, and what the money is made of."""

    cijfers: dict[Woonproces | None, Jaar]
    posten: tuple[Post, ...]


def _figures(
    jaar: int, regios: tuple[Regio, ...], peildatum: date, actor: Actor
) -> _Gerekend | None:
    """The figures of one year; the record is read once. None where it knows nothing."""
    samen = Vraag(jaar, None, regios, None, peildatum)
    if not queries.anything_happened(samen, actor=actor):
        return None
    gegevens = queries.gegevens(samen, actor=actor)
    alles = compute(samen, gegevens)
    bekend = known_regions()
    tarieven = tarieven_known_on(peildatum, regios=[regio.value for regio in regios or bekend])
    cijfers = {None: Jaar(alles)} | {
        proces: Jaar(compute(Vraag(jaar, None, regios, proces, peildatum), gegevens))
        for proces in Woonproces
    }
    return _Gerekend(cijfers, posten(alles, gegevens.standen, tarieven, bekend))


def keep(verslag: Verslag, *, actor: Actor) -> Bewaard:
    """Keep a report. One that is kept already, word for word, is not kept twice.

    Raises PermissionDenied for an actor who may not make reports.
    """
    if not may_make_verslagen(actor):
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
    return read_kept(kept_reports(actor=actor).get(uuid=uuid))


def read_kept(rij: Jaarverslag) -> Verslag:
    """The report in a row of `kept_reports`."""
    return uit_tekst(rij.inhoud)


def kept_reports(*, actor: Actor) -> QuerySet[Jaarverslag]:
    """Every report that is kept, the last one first, with who made it. Raises PermissionDenied."""
    if not may_read_verslagen(actor):
        raise PermissionDenied
    return Jaarverslag.objects.select_related("account")

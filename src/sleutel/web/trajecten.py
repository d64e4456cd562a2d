"""The list of trajecten, and one traject with its timeline and who may see it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import Keuzelijst, Regio, Woonproces
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.partijen.queries import may_invite_kandidaten, names_by_code
from sleutel.trajecten.queries import (
    access_to,
    logs_of,
    may_import,
    may_see_trajecten,
    visible_trajecten,
)

from .spoor import leave_trace
from .tijdlijn import make_tijdlijn, zin_van_toestand
from .toegang import Verzoek, open_to

PER_PAGINA = 50
FILTERS: dict[str, type[Keuzelijst]] = {
    "toestand": Toestand,
    "woonproces": Woonproces,
    "regio": Regio,
}
"""The parameters of the address by which the list is narrowed, each with its closed list."""


@open_to(may_see_trajecten)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The trajecten that the actor may see, fifty on a page, narrowed by words in the address."""
    gekozen = _gekozen(request)
    trajecten = visible_trajecten(request.actor).filter(**gekozen)
    pagina = Paginator(trajecten, PER_PAGINA).get_page(request.GET.get("pagina"))
    leave_trace(request, pagina)
    filters = [(naam, list(keuzes), gekozen.get(naam, "")) for naam, keuzes in FILTERS.items()]
    context = {
        "pagina": pagina,
        "filters": filters,
        "gekozen": gekozen,
        "leest_in": may_import(request.actor),
    }
    return render(request, "web/trajecten.html", context)


def _gekozen(request: Verzoek) -> dict[str, str]:
    """What the address asks for; a word that is on no list is a page that does not exist."""
    gekozen = {naam: request.GET[naam] for naam in FILTERS if request.GET.get(naam)}
    for naam, code in gekozen.items():
        if code not in [lid.value for lid in FILTERS[naam]]:
            raise Http404
    return gekozen


@open_to(may_see_trajecten)
@require_safe
def traject(request: Verzoek, uuid: UUID) -> HttpResponse:
    """One traject; an unknown one and one of others give the same answer."""
    gevonden = visible_trajecten(request.actor).filter(uuid=uuid).first()
    if gevonden is None:
        raise Http404
    leave_trace(request, [gevonden])
    log = logs_of([gevonden.pk])[gevonden.pk]
    context: dict[str, Any] = {
        "traject": gevonden,
        "zin": zin_van_toestand(gevonden),
        "tijdlijn": make_tijdlijn(log, names_by_code()),
        "toegang": access_to(gevonden),
        "toelichtingen": gevonden.toelichtingen.all(),
        "vandaag": vandaag(),
        "nodigt_uit": may_invite_kandidaten(request.actor),
    }
    return render(request, "web/traject.html", context)

"""What each organisation holds: numbers, and for the loket which trajecten, at which level and on what ground."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sleutel.trajecten.houden import (
    as_places,
    held_by,
    held_today,
    may_open_held,
    may_see_held,
    reads_all_held,
)
from sleutel.web.spoor import leave_trace
from sleutel.web.toegang import Verzoek, open_to

from .paginas import PER_PAGINA


@open_to(may_see_held)
@require_safe
def dossiers(request: Verzoek) -> HttpResponse:
    """How many trajecten the organisation can see today, by purpose; the loket reads it of all."""
    context = {
        "rijen": held_today(request.actor),
        "alle": reads_all_held(request.actor),
        "opent": may_open_held(request.actor),
    }
    return render(request, "web/trajecten/dossiers.html", context)


@open_to(may_open_held)
@require_safe
def dossiers_van(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Which trajecten one organisation can see; one that sees none gets the answer of an unknown one."""
    gehouden = held_by(uuid, actor=request.actor)
    if gehouden is None:
        raise Http404
    pagina = Paginator(gehouden.rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    leave_trace(request, {rij.traject_id: rij.traject for rij in pagina}.values())
    context = {
        "gehouden": gehouden,
        "pagina": pagina,
        "plekken": as_places(pagina, actor=request.actor),
    }
    return render(request, "web/trajecten/dossiers_van.html", context)

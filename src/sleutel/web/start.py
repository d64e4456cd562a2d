"""The first page after signing in, by role, and what robots are told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol
from sleutel.inzage.queries import may_read_inzagelog
from sleutel.partijen.queries import may_manage
from sleutel.rapportage.cijferrechten import may_see_figures
from sleutel.trajecten.queries import (
    count_by_state,
    may_import,
    may_see_trajecten,
    may_trace_figures,
    visible_trajecten,
)

from .toegang import Verzoek, open_to_everyone, open_to_members


@open_to_members
@require_safe
def start(request: Verzoek) -> HttpResponse:
    """The loket: its trajecten by toestand. Who sees trajecten: those, and a kandidaat with one: that
    one. Who has figures: those. The privacy officer: who looked. The functioneel beheerder: the settings."""
    if may_trace_figures(request.actor):
        aantallen = count_by_state(request.actor)
        standen = [(toestand, aantallen.get(toestand.value, 0)) for toestand in Toestand]
        context = {
            "standen": standen,
            "totaal": sum(aantallen.values()),
            "leest_in": may_import(request.actor),
        }
        return render(request, "web/start_loket.html", context)
    if may_see_trajecten(request.actor):
        return _own_traject(request) or redirect("trajecten")
    if may_see_figures(request.actor):
        return redirect("cijfers")
    if may_read_inzagelog(request.actor):
        return redirect("inzage")
    if may_manage(request.actor):
        return redirect("beheer")
    return render(request, "web/start_niets.html")


def _own_traject(request: Verzoek) -> HttpResponse | None:
    """For a kandidaat "where am I?" is the first question (ui.md); a list of one would be a detour."""
    if request.actor.rol != Rol.KANDIDAAT:
        return None
    eigen = list(visible_trajecten(request.actor)[:2])
    return redirect("traject", eigen[0].uuid) if len(eigen) == 1 else None


@open_to_everyone
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")

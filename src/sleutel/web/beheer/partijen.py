"""The functioneel beheer: organisations and convenanten, and the log of all changes."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sleutel.common.klok import vandaag
from sleutel.partijen import deelnemers
from sleutel.partijen.actor import Actor
from sleutel.partijen.beheerlog import changes
from sleutel.partijen.deelnemers import Deelname
from sleutel.partijen.queries import may_manage
from sleutel.partijen.wijziging import Plan
from sleutel.toewijzing.partijgevolgen import (
    plan_convenant,
    plan_einde,
    plan_naam,
    plan_organisatie,
)
from sleutel.web.toegang import Verzoek, open_to
from sleutel.web.trajecten.paginas import PER_PAGINA

from .besluit import decide
from .formulieren import ConvenantForm, EindeForm, NaamForm, OrganisatieForm

FORMULIEREN: dict[str, type[forms.Form]] = {
    "naam": NaamForm,
    "einde": EindeForm,
    "convenant": ConvenantForm,
}
"""What can be changed of an organisation, each with its own form on the page."""


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def organisaties(request: Verzoek) -> HttpResponse:
    """All organisations with their convenanten, and a form to add one."""
    form = OrganisatieForm(request.POST or None)

    def plan(gegevens: Mapping[str, Any]) -> Plan:
        return partial(plan_organisatie, **gegevens)

    if request.method == "POST" and (
        gedaan := decide(request, form, plan, naar=reverse("beheer-organisaties"), context={})
    ):
        return gedaan
    context = {"form": form, "partijen": deelnemers.deelnemers(request.actor), "vandaag": vandaag()}
    return render(
        request, "web/beheer/organisaties.html", context, status=400 if form.errors else 200
    )


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: Verzoek, code: str) -> HttpResponse:
    """One organisation: its convenanten through time, its name and its end. `wat` says which form."""
    partij = deelnemers.find_deelnemer(code, actor=request.actor)
    if partij is None:
        raise Http404
    wat = request.POST.get("wat", "")
    bladen = {
        naam: soort(
            request.POST if naam == wat else None, prefix=naam, initial=_begin(naam, partij)
        )
        for naam, soort in FORMULIEREN.items()
    }
    if wat in bladen and (
        gedaan := decide(
            request,
            bladen[wat],
            partial(_plan, wat, code, request.actor),
            naar=reverse("beheer-organisatie", args=[code]),
            context={"wat": wat, "partij": partij},
        )
    ):
        return gedaan
    fout = next((form for form in bladen.values() if form.errors), None)
    context = {"partij": partij, "bladen": bladen, "form": fout, "vandaag": vandaag()}
    return render(request, "web/beheer/organisatie.html", context, status=400 if fout else 200)


@open_to(may_manage)
@require_safe
def logboek(request: Verzoek) -> HttpResponse:
    """Every change: who, when, in which role, what it was and became."""
    pagina = Paginator(changes(request.actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "web/beheer/logboek.html", {"pagina": pagina})


def _plan(wat: str, code: str, actor: Actor, gegevens: Mapping[str, Any]) -> Plan:
    """What one of the forms of an organisation asks."""
    if wat == "naam":
        return partial(plan_naam, code, **gegevens)
    op = vandaag()
    if wat == "einde":
        return partial(plan_einde, code, **gegevens, actor=actor, op=op)
    return partial(
        plan_convenant,
        code,
        regio=gegevens["regio"],
        deelname=Deelname(gegevens["deelname"]),
        vanaf=gegevens["vanaf"],
        actor=actor,
        op=op,
    )


def _begin(wat: str, partij: deelnemers.Deelnemer) -> dict[str, Any]:
    begin: dict[str, dict[str, Any]] = {
        "naam": {"naam": partij.naam},
        "einde": {"tot": partij.tot},
    }
    return begin.get(wat, {})

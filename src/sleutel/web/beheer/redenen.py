"""The functioneel beheer: which reasons there are, and what they are called."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sleutel.common.klok import vandaag
from sleutel.domein.redenen import VAST
from sleutel.partijen.queries import known_reasons, may_manage, reasons_since
from sleutel.partijen.wijziging import Plan
from sleutel.trajecten.redengevolgen import plan_reden, plan_redennaam
from sleutel.web.toegang import Verzoek, open_to

from .besluit import decide
from .formulieren import BeheerForm, Naam, Toelichting


class RedenForm(BeheerForm):
    """A new reason, or another name for one."""

    naam = Naam(
        "Naam van de reden",
        max_length=50,
        help_text="Zo staat de reden in het register, op de pagina’s en in de cijfers.",
    )
    justitie = forms.TypedChoiceField(
        label="Zegt deze reden iets over justitie?",
        help_text="Bijvoorbeeld over een straf, detentie of de reclassering.",
        coerce=lambda antwoord: antwoord == "ja",
        choices=[("nee", "nee"), ("ja", "ja")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee.", "invalid_choice": "Kies ja of nee."},
    )
    toelichting = Toelichting()


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def redenen(request: Verzoek) -> HttpResponse:
    """All reasons, and a form to add one."""
    form = RedenForm(request.POST or None)

    def plan(gegevens: Mapping[str, Any]) -> Plan:
        return partial(plan_reden, **gegevens, op=vandaag())

    if request.method == "POST" and (
        gedaan := decide(request, form, plan, naar=reverse("beheer-redenen"), context={})
    ):
        return gedaan
    context = {"form": form, "redenen": reasons_since()}
    return render(request, "web/beheer/redenen.html", context, status=400 if form.errors else 200)


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def reden(request: Verzoek, code: str) -> HttpResponse:
    """One reason: its name, and a form to give it another; an unknown one is a 404."""
    deze = next((een for een in known_reasons() if een == code), None)
    if deze is None:
        raise Http404
    form = RedenForm(request.POST or None, initial={"naam": deze.label})

    def plan(gegevens: Mapping[str, Any]) -> Plan:
        return partial(plan_redennaam, deze, **gegevens)

    context = {"reden": deze, "vast": deze in VAST}
    if request.method == "POST" and (
        gedaan := decide(request, form, plan, naar=reverse("beheer-redenen"), context=context)
    ):
        return gedaan
    status = 400 if form.errors else 200
    return render(request, "web/beheer/reden.html", context | {"form": form}, status=status)

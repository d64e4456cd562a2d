"""The functioneel beheer: which regions there are, what they are called, and which gemeenten lie in them."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import Regio
from sleutel.domein.opmaak import opgesomd
from sleutel.partijen.queries import (
    known_regions,
    may_manage,
    municipalities_of,
    regions_by_code,
)
from sleutel.partijen.wijziging import Plan
from sleutel.toewijzing.gebiedsgevolgen import (
    plan_gemeente,
    plan_regio,
    plan_regionaam,
    plan_verplaatsing,
)
from sleutel.web.cijfers.vraag import keuzes
from sleutel.web.toegang import Verzoek, open_to

from .besluit import decide
from .formulieren import BeheerForm, Naam, Toelichting, choice_errors
from .ontbreekt import what_is_missing


class RegioForm(BeheerForm):
    """A new region, or another name for one."""

    naam = Naam(
        "Naam van de regio",
        max_length=40,
        help_text="Zo staat de regio in het register, op de pagina’s en in de cijfers.",
    )
    toelichting = Toelichting()


class GemeenteForm(BeheerForm):
    """A gemeente that comes to lie in the region."""

    code = forms.RegexField(
        r"^\s*[Gg][Mm][0-9]{4}\s*$",
        label="Code van het CBS",
        help_text="GM en vier cijfers, bijvoorbeeld GM0917.",
        error_messages={
            "required": "Vul de code in.",
            "invalid": "Dit is geen code van een gemeente. Schrijf bijvoorbeeld GM0917.",
        },
    )
    naam = Naam("Naam van de gemeente", max_length=80)
    kernen = forms.CharField(
        label="Dorpen en steden",
        required=False,
        help_text="Elke naam op een eigen regel. De naam van de gemeente zelf hoeft er niet bij.",
        widget=forms.Textarea,
    )
    toelichting = Toelichting()

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper()

    def clean_kernen(self) -> list[str]:
        regels = (" ".join(regel.split()) for regel in self.cleaned_data["kernen"].splitlines())
        namen = [regel for regel in regels if regel]
        if any(len(naam) > 80 for naam in namen):
            raise forms.ValidationError("Maak de namen korter: hoogstens 80 tekens.")
        return namen


class VerplaatsForm(BeheerForm):
    """A gemeente that was placed in the wrong region."""

    gemeente = forms.ChoiceField(
        label="Gemeente",
        error_messages=choice_errors("de gemeente", "een gemeente"),
    )
    naar = forms.ChoiceField(
        label="Naar welke regio",
        error_messages=choice_errors("de regio", "een regio"),
    )
    toelichting = Toelichting()


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def regios(request: Verzoek) -> HttpResponse:
    """All regions with their gemeenten, and a form to add one."""
    form = RegioForm(request.POST or None)

    def plan(gegevens: Mapping[str, Any]) -> Plan:
        return partial(plan_regio, **gegevens, op=vandaag())

    if request.method == "POST" and (
        gedaan := decide(request, form, plan, naar=reverse("beheer-regios"), context={})
    ):
        return gedaan
    rijen = [
        (regio, opgesomd(list(municipalities_of(regio).values()))) for regio in known_regions()
    ]
    context = {"form": form, "regios": rijen}
    return render(request, "web/beheer/regios.html", context, status=400 if form.errors else 200)


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def gebied(request: Verzoek, code: str) -> HttpResponse:
    """One region: what is not set there yet, its gemeenten and its name. `wat` says which form."""
    regio = regions_by_code().get(code)
    if regio is None:
        raise Http404
    wat = request.POST.get("wat", "")
    bladen = _forms(regio, wat, request.POST)
    if wat in bladen and (
        gedaan := decide(
            request,
            bladen[wat],
            partial(_plan, wat, regio),
            naar=reverse("beheer-gebied", args=[regio]),
            context={"wat": wat, "gebied": regio},
        )
    ):
        return gedaan
    fout = next((form for form in bladen.values() if form.errors), None)
    context = {
        "gebied": regio,
        "gemeenten": municipalities_of(regio),
        "ontbreekt": what_is_missing(regio, vandaag()),
        "bladen": bladen,
        "form": fout,
    }
    return render(request, "web/beheer/gebied.html", context, status=400 if fout else 200)


def _forms(regio: Regio, wat: str, gegevens: Mapping[str, Any]) -> dict[str, forms.Form]:
    """The forms of one region; only one with gemeenten has something to move."""
    soorten: dict[str, type[forms.Form]] = {"gemeente": GemeenteForm, "naam": RegioForm}
    gemeenten = municipalities_of(regio)
    anderen = [ander for ander in known_regions() if ander != regio]
    if gemeenten and anderen:
        soorten["verplaatsing"] = VerplaatsForm
    bladen = {
        naam: soort(
            gegevens if naam == wat else None,
            prefix=naam,
            initial={"naam": regio.label} if naam == "naam" else {},
        )
        for naam, soort in soorten.items()
    }
    if "verplaatsing" in bladen:
        velden: Any = bladen["verplaatsing"].fields
        velden["gemeente"].choices = list(gemeenten.items())
        velden["naar"].choices = keuzes(anderen)
    return bladen


def _plan(wat: str, regio: Regio, gegevens: Mapping[str, Any]) -> Plan:
    """What one of the forms of a region asks."""
    if wat == "naam":
        return partial(plan_regionaam, regio, **gegevens)
    if wat == "gemeente":
        return partial(plan_gemeente, regio, **gegevens)
    naar = regions_by_code()[gegevens["naar"]]
    return partial(plan_verplaatsing, regio, gemeente=gegevens["gemeente"], naar=naar)

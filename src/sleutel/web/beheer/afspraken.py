"""The functioneel beheer: what was agreed for a year in a region: prices, homes, maxima."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import OrganisatieSoort, Regio, TariefSoort, Woonproces
from sleutel.financien.queries import tarieven_known_on
from sleutel.financien.tarieven import plan_tarief
from sleutel.partijen.queries import (
    known_regions,
    may_manage,
    municipalities,
    names_by_code,
    organisations_by_region,
)
from sleutel.toewijzing.afspraken import plan_spreiding, plan_taakstelling
from sleutel.toewijzing.queries import spreiding_known_on, taakstelling_lines
from sleutel.web.cijfers.vraag import RegioVeld, keuzes
from sleutel.web.toegang import Verzoek, open_to

from .besluit import decide
from .formulieren import BeheerForm, Toelichting, choice_errors

VROEGSTE, JAREN_VOORUIT = 1990, 5


class VraagForm(BeheerForm):
    """Of which region and year; an address that names none asks for the first region and this year."""

    regio = RegioVeld()
    jaar = forms.IntegerField(
        label="Jaar",
        min_value=VROEGSTE,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Vul een jaar in.",
            "invalid": "Vul een jaar in met vier cijfers.",
            "min_value": f"Kies een jaar vanaf {VROEGSTE}.",
        },
    )

    def clean_jaar(self) -> int:
        jaar = int(self.cleaned_data["jaar"])
        if jaar > (laatste := vandaag().year + JAREN_VOORUIT):
            raise forms.ValidationError(f"Kies een jaar tot en met {laatste}.")
        return jaar


class Getal(forms.IntegerField):
    """A whole number, or nothing: then nothing is agreed any more."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=100_000,
            help_text="Laat dit leeg als er geen afspraak meer is.",
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            error_messages={
                "invalid": "Vul een heel getal in.",
                "min_value": "Vul een getal in van 0 of meer.",
                "max_value": "Dit getal is te groot. Kijk het na.",
            },
        )


class TariefForm(BeheerForm):
    soort = forms.TypedChoiceField(label="Tarief", choices=keuzes(TariefSoort), coerce=TariefSoort)
    bedrag = forms.DecimalField(
        label="Bedrag in euro’s",
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        localize=True,
        help_text="Bijvoorbeeld 675,00. Laat dit leeg als er geen tarief meer is.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "invalid": "Vul een bedrag in, bijvoorbeeld 675,00.",
            "min_value": "Vul een bedrag in van 0 of meer.",
            "max_digits": "Dit bedrag is te groot. Kijk het na.",
            "max_decimal_places": "Vul hoogstens twee cijfers achter de komma in.",
            "max_whole_digits": "Dit bedrag is te groot. Kijk het na.",
        },
    )
    toelichting = Toelichting()


class TaakstellingForm(BeheerForm):
    corporatie = forms.ChoiceField(
        label="Corporatie",
        error_messages=choice_errors("de corporatie", "een corporatie"),
    )
    woonproces = forms.TypedChoiceField(
        label="Woonproces",
        required=False,
        choices=[("", "Alle woonprocessen samen"), *keuzes(Woonproces)],
        coerce=Woonproces,
        empty_value=None,
    )
    gemeente = forms.TypedChoiceField(
        label="Gemeente van de woningen",
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": "Kies een gemeente uit de lijst."},
    )
    aantal = Getal("Aantal woningen")
    toelichting = Toelichting()


class SpreidingForm(BeheerForm):
    gemeente = forms.ChoiceField(
        label="Gemeente",
        error_messages=choice_errors("de gemeente", "een gemeente"),
    )
    maximum = Getal("Hoogstens zoveel woningen")
    toelichting = Toelichting()


SOORTEN: dict[str, Any] = {
    "tarief": (TariefForm, plan_tarief),
    "taakstelling": (TaakstellingForm, plan_taakstelling),
    "spreiding": (SpreidingForm, plan_spreiding),
}
"""What can be agreed: its form, and the plan that it asks for."""


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraken(request: Verzoek) -> HttpResponse:
    """The agreements of one year and region, with a form for each kind. `wat` says which form."""
    adres = request.GET.copy()
    adres.setdefault("regio", known_regions()[0])
    adres.setdefault("jaar", str(vandaag().year))
    vraag = VraagForm(adres)
    if not vraag.is_valid():
        return render(
            request, "web/beheer/afspraken.html", {"vraag": vraag, "form": vraag}, status=400
        )
    regio, jaar = vraag.cleaned_data["regio"], vraag.cleaned_data["jaar"]
    wat = request.POST.get("wat", "")
    bladen = {naam: _form(naam, request.POST if naam == wat else None, regio) for naam in SOORTEN}
    if wat in bladen and (
        gedaan := decide(
            request,
            bladen[wat],
            lambda gegevens: partial(
                SOORTEN[wat][1], jaar=jaar, regio=regio, **gegevens, op=vandaag()
            ),
            naar=f"{reverse('beheer-afspraken')}?regio={regio}&jaar={jaar}",
            context={"wat": wat},
        )
    ):
        return gedaan
    fout = next((form for form in bladen.values() if form.errors), None)
    context = {
        "vraag": vraag,
        "bladen": bladen,
        "form": fout,
        "regio_naam": regio.label,
        "jaar": jaar,
    }
    return render(
        request,
        "web/beheer/afspraken.html",
        context | _agreed(regio, jaar),
        status=400 if fout else 200,
    )


def _form(naam: str, gegevens: Any, regio: Regio) -> forms.Form:
    form = SOORTEN[naam][0](gegevens, prefix=naam)
    gemeenten = [(c, n) for c, n, van in municipalities() if van == regio]
    if naam == "taakstelling":
        form.fields["gemeente"].choices = [("", "Geen gemeente genoemd"), *gemeenten]
        form.fields["corporatie"].choices = [
            (code, label)
            for code, label, soort, regios in organisations_by_region()
            if soort == OrganisatieSoort.CORPORATIE and regio in regios
        ]
    if naam == "spreiding":
        form.fields["gemeente"].choices = gemeenten
    return form


def _agreed(regio: Regio, jaar: int) -> dict[str, Any]:
    """What is agreed now, with names."""
    namen, regios, nu = names_by_code(), [regio.value], vandaag()
    tarieven = tarieven_known_on(nu, regios=regios)
    return {
        "tarieven": [
            (soort.label, tarieven.get((regio.value, jaar, soort.value))) for soort in TariefSoort
        ],
        "taakstelling": [
            (
                namen.get(corporatie, corporatie),
                Woonproces(woonproces).label if woonproces else "alle samen",
                namen.get(gemeente, gemeente) or "geen genoemd",
                aantal,
            )
            for corporatie, woonproces, gemeente, aantal in taakstelling_lines(
                nu, jaar=jaar, regio=regio.value
            )
        ],
        "spreiding": [
            (namen.get(rij.gemeente, rij.gemeente), rij.maximum)
            for rij in spreiding_known_on(nu, jaar=jaar, regios=regios)
        ],
    }

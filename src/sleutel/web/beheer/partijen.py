"""The functioneel beheer: organisations and convenanten, and the log of all changes."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio
from sleutel.partijen import deelnemers
from sleutel.partijen.beheerlog import changes
from sleutel.partijen.deelnemers import Deelname
from sleutel.partijen.queries import may_manage
from sleutel.web.toegang import Verzoek, open_to
from sleutel.web.trajecten.paginas import PER_PAGINA

from .formulieren import ConvenantForm, EindeForm, NaamForm, OrganisatieForm

VASTGELEGD = "Vastgelegd. De verandering staat ook in het logboek."
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
    if request.method == "POST" and _done(request, form, deelnemers.add_organisatie):
        return redirect("beheer-organisaties")
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
    if wat in bladen and _done(request, bladen[wat], _service(wat, code)):
        return redirect("beheer-organisatie", code)
    fout = next((form for form in bladen.values() if form.errors), None)
    context = {"partij": partij, "bladen": bladen, "form": fout, "vandaag": vandaag()}
    return render(request, "web/beheer/organisatie.html", context, status=400 if fout else 200)


@open_to(may_manage)
@require_safe
def logboek(request: Verzoek) -> HttpResponse:
    """Every change: who, when, in which role, what it was and became."""
    pagina = Paginator(changes(request.actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "web/beheer/logboek.html", {"pagina": pagina})


type Dienst = Callable[..., Sequence[Bezwaar]]


def _done(request: Verzoek, form: forms.Form, dienst: Dienst) -> bool:
    """Whether what the form asks was recorded; else the form says why not."""
    if not form.is_valid():
        return False
    for bezwaar in dienst(**form.cleaned_data, actor=request.actor, op=vandaag()):
        form.add_error(bezwaar.veld, bezwaar.uitleg)
    if form.errors:
        return False
    messages.success(request, VASTGELEGD)
    return True


def _service(wat: str, code: str) -> Dienst:
    def change(**wijziging: Any) -> Sequence[Bezwaar]:
        if wat == "naam":
            return deelnemers.rename_organisatie(code, **wijziging)
        if wat == "einde":
            return deelnemers.end_organisatie(code, **wijziging)
        wijziging["regio"] = Regio(wijziging["regio"])
        wijziging["deelname"] = Deelname(wijziging["deelname"])
        return deelnemers.set_convenant(code, **wijziging)

    return change


def _begin(wat: str, partij: deelnemers.Deelnemer) -> dict[str, Any]:
    begin: dict[str, dict[str, Any]] = {
        "naam": {"naam": partij.naam},
        "einde": {"tot": partij.tot},
    }
    return begin.get(wat, {})

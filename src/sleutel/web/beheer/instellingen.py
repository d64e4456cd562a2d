"""The functioneel beheer: the settings of a region, and changing one from a day on."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.instellingen import (
    VORMEN,
    Bereik,
    Instelling,
    Instellingen,
    Instelsoort,
)
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.partijen.instellingen import history, load, record_instelling, withdraw_instelling
from sleutel.partijen.queries import (
    known_regions,
    may_manage,
    municipalities,
    regions_by_code,
)
from sleutel.trajecten.voorstel import Voorstel, propose
from sleutel.web.toegang import Verzoek, open_to

from .besluit import seen, show, tell, warn
from .blad import Blad, Gevolgblad, lay_out
from .formulieren import InstellingForm, IntrekForm, initial_of

VASTGELEGD = "Vastgelegd. U ziet de verandering hieronder en in het logboek."


@open_to(may_manage)
@require_safe
def beheer(request: Verzoek) -> HttpResponse:
    """The regions, with which woonprocessen run there, and what else can be managed."""
    instellingen = load()
    bladen = [_blad(regio, instellingen) for regio in known_regions()]
    regios = [(blad.regio, blad.regel(Instelsoort.WOONPROCES_LOOPT)) for blad in bladen]
    return render(request, "web/beheer/beheer.html", {"regios": regios})


@open_to(may_manage)
@require_safe
def regio(request: Verzoek, regio: str) -> HttpResponse:
    """Everything that is set in one region."""
    gebied = _regio(regio)
    context = {"regio": gebied, "groepen": _blad(gebied, load()).groepen()}
    return render(request, "web/beheer/regio.html", context)


@open_to(may_manage)
@require_safe
def instelling(request: Verzoek, regio: str, code: str) -> HttpResponse:
    """One setting in a region: what holds now, what comes, and how it came to be."""
    gebied, soort = _regio(regio), _soort(code)
    blad = _blad(gebied, load())
    context = {
        "regio": gebied,
        "soort": soort,
        "vorm": VORMEN[soort],
        "regel": blad.regel(soort),
        "stappen": blad.steps(history(soort, gebied)),
    }
    return render(request, "web/beheer/instelling.html", context)


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def veranderen(request: Verzoek, regio: str, code: str) -> HttpResponse:
    """Change a setting: the form, then what it will do, and only then it is recorded."""
    gebied, soort = _regio(regio), _soort(code)
    instellingen, namen = load(), _gemeenten(gebied)
    vorm = instellingen.vorm(soort)
    context: dict[str, Any] = {"regio": gebied, "soort": soort, "vorm": vorm}
    begin = _begin(request, soort, gebied, instellingen)
    form = InstellingForm(soort, vorm, gebied, namen, request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid() and "terug" not in request.POST:
        gedaan = _decide(request, form)
        if isinstance(gedaan, HttpResponse):
            return gedaan
        if isinstance(gedaan, Voorstel):
            return show(request, _lay_out(gedaan, soort), form, context)
    status = 400 if form.errors else 200
    return render(request, "web/beheer/veranderen.html", context | {"form": form}, status=status)


def _decide(request: Verzoek, form: InstellingForm) -> HttpResponse | Voorstel | None:
    """Record what was seen and confirmed, or show what it would do, or None: the form says why not."""
    record, op = form.record(), vandaag()
    if "bevestig" in request.POST:
        bezwaren = record_instelling(
            record,
            toelichting=form.cleaned_data["toelichting"],
            seen=_seen(request),
            actor=request.actor,
            op=op,
        )
        if not bezwaren:
            messages.success(request, VASTGELEGD)
            return redirect("beheer-instelling", form.regio, form.soort)
        warn(request, bezwaren)
    voorstel = propose(record, actor=request.actor, op=op)
    if isinstance(voorstel, Voorstel):
        return voorstel
    tell(form, voorstel)
    return None


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: Verzoek, regio: str, code: str) -> HttpResponse:
    """Withdraw a record of a setting, after seeing what that does. An unknown record is a 404."""
    gebied, soort = _regio(regio), _soort(code)
    record = _record(request, soort, gebied)
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bezwaren = withdraw_instelling(
            record,
            toelichting=form.cleaned_data["toelichting"],
            seen=_seen(request),
            actor=request.actor,
            op=vandaag(),
        )
        if not bezwaren:
            messages.success(request, VASTGELEGD)
            return redirect("beheer-instelling", gebied, soort)
        warn(request, bezwaren)
    voorstel = propose(record, withdraw=True, actor=request.actor, op=vandaag())
    assert isinstance(voorstel, Voorstel)
    context = {"regio": gebied, "soort": soort, "vorm": VORMEN[soort]}
    return show(request, _lay_out(voorstel, soort), form, context, "web/beheer/intrekken.html")


def _lay_out(voorstel: Voorstel, soort: Instelsoort) -> Gevolgblad:
    namen = {code: naam for code, naam, _ in municipalities()}
    return lay_out(voorstel, namen, vandaag(), over_woning=VORMEN[soort].over_woning)


def _blad(regio: Regio, instellingen: Instellingen) -> Blad:
    return Blad(instellingen, regio, _gemeenten(regio), vandaag())


def _gemeenten(regio: Regio) -> dict[str, str]:
    rijen = sorted(municipalities(), key=lambda rij: rij[1])
    return {code: naam for code, naam, van in rijen if van == regio}


def _regio(code: str) -> Regio:
    regio = regions_by_code().get(code)
    if regio is None:
        raise Http404
    return regio


def _soort(code: str) -> Instelsoort:
    if code not in set(Instelsoort):
        raise Http404
    return Instelsoort(code)


def _seen(request: Verzoek) -> int:
    gezien = seen(request)
    return int(gezien) if gezien.isdecimal() and len(gezien) < 19 else -1


def _bereik(request: Verzoek, regio: Regio) -> Bereik:
    """The reach that the address names, in this region."""
    gemeente, woonproces = request.GET.get("gemeente"), request.GET.get("woonproces")
    return Bereik(
        regio,
        gemeente if gemeente in _gemeenten(regio) else None,
        Woonproces(woonproces) if woonproces in set(Woonproces) else None,
    )


def _begin(
    request: Verzoek, soort: Instelsoort, regio: Regio, instellingen: Instellingen
) -> dict[str, Any]:
    """What the form shows first: what holds now for the reach that the address names."""
    bereik = _bereik(request, regio)
    return {
        "gemeente": bereik.gemeente,
        "woonproces": bereik.woonproces,
        "waarde": initial_of(
            instellingen.vorm(soort), instellingen.value(soort, bereik, vandaag())
        ),
    }


def _record(request: Verzoek, soort: Instelsoort, regio: Regio) -> Instelling:
    try:
        vanaf = date.fromisoformat(request.GET.get("vanaf", ""))
    except ValueError:
        raise Http404 from None
    for record in load().line(soort, _bereik(request, regio)):
        if record.vanaf == vanaf:
            return record
    raise Http404

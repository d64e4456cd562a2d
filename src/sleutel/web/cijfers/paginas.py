"""The figures of a year or quarter, and what lies behind each of them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sleutel.domein.cijfers import CODES, Uitkomst, definitie
from sleutel.partijen.queries import municipalities
from sleutel.rapportage.achter import behind
from sleutel.rapportage.cijferrechten import may_see_figures, zicht_of
from sleutel.rapportage.jaren import main_figures, years_until
from sleutel.rapportage.queries import uitkomst
from sleutel.trajecten.queries import (
    as_seen,
    may_trace_figures,
    visible_trajecten,
)
from sleutel.web.spoor import leave_trace
from sleutel.web.toegang import Verzoek, open_to
from sleutel.web.trajecten.paginas import PER_PAGINA, columns_for

from . import grenzen
from .blad import leeg_jaar, leesbaar, make_blok, make_hoofdstukken, wat_u_ziet
from .jaarreeks import make_jaarreeks
from .kaart import Kaart, make_kaart
from .vraag import form_of, in_woorden


@open_to(may_see_figures)
@require_safe
def cijfers(request: Verzoek) -> HttpResponse:
    """The figures that the address asks for; an address with a mistake gets the form with errors."""
    form = form_of(request.actor).van_adres(request.GET)
    if not form.is_valid():
        return render(request, "web/cijfers/cijfers.html", {"form": form}, status=400)
    vraag = form.vraag()
    antwoord = uitkomst(vraag, actor=request.actor)
    jaren = years_until(vraag)
    context = {
        "form": form,
        "in_woorden": in_woorden(vraag),
        "hoofdstukken": make_hoofdstukken(antwoord, _kaart(antwoord)),
        "jaarreeks": make_jaarreeks(
            jaren, main_figures(jaren, actor=request.actor), leeg=leeg_jaar(antwoord)
        ),
        "uitleg": wat_u_ziet(antwoord, request.actor.organisatie_naam),
        "controles": [(controle.klopt, leesbaar(controle)) for controle in antwoord.controles],
        "kloppen_niet": sum(not controle.klopt for controle in antwoord.controles),
        "ziet_trajecten": may_trace_figures(request.actor),
    }
    return render(request, "web/cijfers/cijfers.html", context)


def _kaart(antwoord: Uitkomst) -> Kaart | None:
    """The map, for who sees every gemeente on it."""
    ziet = {"spreiding_per_gemeente", "start_huren_per_gemeente"} <= set(antwoord.waarden)
    return make_kaart(antwoord, municipalities(), grenzen.ingesteld()) if ziet else None


@open_to(may_see_figures)
@require_safe
def cijfer(request: Verzoek, code: str) -> HttpResponse:
    """One figure or one part of it: its definition, its checks and, for the loket, its trajecten."""
    form = form_of(request.actor).van_adres(request.GET)
    if code not in CODES or code not in zicht_of(request.actor).codes:
        raise Http404
    if not form.is_valid():
        return redirect(f"{reverse('cijfers')}?{request.GET.urlencode()}")
    vraag = form.vraag()
    antwoord = uitkomst(vraag, actor=request.actor)
    deel = _deel(request, code, antwoord)
    context = {
        "blok": make_blok(code, antwoord),
        "definitie": definitie(code, vraag.jaar),
        "deel": deel,
        "in_woorden": in_woorden(vraag),
        "controles": [(c.klopt, leesbaar(c)) for c in antwoord.controles_bij(code)],
        "ziet_trajecten": may_trace_figures(request.actor),
    }
    if may_trace_figures(request.actor):
        achter = behind(antwoord, code, deel, actor=request.actor)
        pagina = Paginator(achter.trajecten, PER_PAGINA).get_page(request.GET.get("pagina"))
        context["afgeschermd"], context["erbij"] = achter.afgeschermd, achter.erbij
        context["pagina"] = pagina
        rijen = visible_trajecten(request.actor).filter(pk__in=list(pagina))
        leave_trace(request, rijen)
        context["trajecten"] = as_seen(rijen, actor=request.actor)
        context["kolommen"] = columns_for(request.actor.rol)
    return render(request, "web/cijfers/cijfer.html", context)


def _deel(request: Verzoek, code: str, antwoord: Uitkomst) -> str | None:
    """The part that the address names; one that the figure does not have is a page that is not there."""
    deel = request.GET.get("deel") or None
    waarde = antwoord.waarden[code]
    if deel is not None and (not isinstance(waarde, dict) or deel not in waarde):
        raise Http404
    return deel

"""The jaarverslag: see what it will be, write in it, keep it, and download what is kept."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sleutel.domein.verslag import Verslag
from sleutel.rapportage.jaarverslag import NietsBekend, keep, kept_reports, make, read_kept
from sleutel.rapportage.uitvoer import MEDIATYPEN, VORMEN, bestandsnaam
from sleutel.rapportage.uitvoer.bladen import hoofdstuk as als_blad
from sleutel.rapportage.verslagrechten import (
    may_make_verslagen,
    may_read_verslagen,
    may_write_verslagteksten,
)
from sleutel.web.toegang import Verzoek, open_to
from sleutel.web.trajecten.paginas import PER_PAGINA

from .vraag import VerslagForm, Verslagvraag


@open_to(may_read_verslagen)
@require_safe
def jaarverslagen(request: Verzoek) -> HttpResponse:
    """The reports that are kept, and for the loket the question for a new one."""
    bewaard = Paginator(kept_reports(actor=request.actor), PER_PAGINA)
    context: dict[str, Any] = {"pagina": bewaard.get_page(request.GET.get("pagina"))}
    if may_make_verslagen(request.actor):
        context["form"] = VerslagForm.van_adres(request.GET)
    return render(request, "web/verslag/jaarverslagen.html", context)


@open_to(may_make_verslagen)
@require_safe
def voorbeeld(request: Verzoek) -> HttpResponse:
    """The report that the address asks for, as it would be kept now."""
    form = VerslagForm.van_adres(request.GET)
    if not form.is_valid():
        return render(request, "web/verslag/voorbeeld.html", {"form": form}, status=400)
    vraag = form.verslagvraag()
    try:
        verslag = make(vraag.jaar, vraag.regios, peildatum=vraag.peildatum, actor=request.actor)
    except NietsBekend as niets:
        return render(request, "web/verslag/voorbeeld.html", {"form": form, "niets": str(niets)})
    schrijft = may_write_verslagteksten(request.actor)
    context = {"form": form, **_bladen(verslag, vraag if schrijft else None)}
    return render(request, "web/verslag/voorbeeld.html", context)


def _bladen(verslag: Verslag, schrijf: Verslagvraag | None = None) -> dict[str, Any]:
    """The report as a page shows it; each chapter leads to where a text is written for it, if asked."""
    hoofdstukken = [als_blad(deel) for deel in verslag.hoofdstukken]
    if schrijf is not None:
        for deel in hoofdstukken:
            deel["schrijf"] = f"{reverse('verslagtekst', args=[deel['sleutel']])}?{schrijf.adres()}"
    controles = [c for deel in verslag.hoofdstukken for t in deel.tabellen for c in t.controles]
    return {
        "verslag": verslag,
        "hoofdstukken": hoofdstukken,
        "controles": len(controles),
        "kloppen_niet": sum(not controle.klopt for controle in controles),
    }


@open_to(may_make_verslagen)
@require_POST
def bewaren(request: Verzoek) -> HttpResponse:
    """Make the report that the form asks for and keep it; the same one is kept once."""
    form = VerslagForm.van_adres(request.POST)
    if not form.is_valid():
        return render(request, "web/verslag/voorbeeld.html", {"form": form}, status=400)
    vraag = form.verslagvraag()
    try:
        verslag = make(vraag.jaar, vraag.regios, peildatum=vraag.peildatum, actor=request.actor)
    except NietsBekend:
        return redirect(f"{reverse('verslag-voorbeeld')}?{vraag.adres()}")
    return redirect("jaarverslag", keep(verslag, actor=request.actor).uuid)


@open_to(may_read_verslagen)
@require_safe
def jaarverslag(request: Verzoek, uuid: UUID) -> HttpResponse:
    """One report that is kept, to read and to download."""
    rij = kept_reports(actor=request.actor).filter(uuid=uuid).first()
    if rij is None:
        raise Http404
    context = {"bewaard": rij, **_bladen(read_kept(rij))}
    return render(request, "web/verslag/jaarverslag.html", context)


@open_to(may_read_verslagen)
@require_safe
def bestand(request: Verzoek, uuid: UUID, vorm: str) -> HttpResponse:
    """A report that is kept as a file; the same bytes every time."""
    rij = kept_reports(actor=request.actor).filter(uuid=uuid).first()
    if rij is None or vorm not in VORMEN:
        raise Http404
    verslag = read_kept(rij)
    naam = bestandsnaam(verslag, vorm)
    return HttpResponse(
        VORMEN[vorm](verslag),
        content_type=MEDIATYPEN[vorm],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )

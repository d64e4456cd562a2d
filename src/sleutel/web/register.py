"""The register: bring it, see what is wrong with it, have it taken in, and what was taken in before."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sleutel.common.klok import nu
from sleutel.domein.register.melding import KOP
from sleutel.domein.register.tabellen import TABELLEN
from sleutel.koppelingen import balie
from sleutel.koppelingen.aanlevering import AT_WORK, Aanlevering, Fase
from sleutel.koppelingen.queries import imports_of, may_import

from .spoor import leave_trace
from .toegang import Verzoek, open_to
from .trajecten.paginas import PER_PAGINA
from .uploads import MEGABYTE, MOST_REGISTER, CelForm, RegisterForm

LONG = timedelta(minutes=1)
"""Waiting for longer than this, somebody should look whether the worker is there."""


@open_to(may_import)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Verzoek) -> HttpResponse:
    """Bring a register; under it what was taken in before."""
    form = RegisterForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = RegisterForm(request.POST, request.FILES)
        if form.is_valid():
            bestanden = [(naam, b.chunks()) for naam, b in form.cleaned_data["bestanden"]]
            return redirect("aanlevering", balie.bring(bestanden, actor=request.actor).uuid)
    eerder = Paginator(imports_of(request.actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"form": form, "pagina": eerder, "megabytes": MOST_REGISTER // MEGABYTE}
    return render(
        request, "web/register/register.html", context, status=400 if form.is_bound else 200
    )


@open_to(may_import)
@never_cache
@require_safe
def aanlevering(request: Verzoek, uuid: UUID) -> HttpResponse:
    """How far a register is that the actor brought, and what there is to decide."""
    gebracht = _gebracht(request, uuid)
    if gebracht.fase not in AT_WORK:
        _leave_trace(request, gebracht)
    context: dict[str, Any] = {
        "gebracht": gebracht,
        "uitslag": gebracht.uitslag,
        "lang": nu() - gebracht.sinds > LONG,
        "zonder_fouten": balie.may_take_in(gebracht, skip_refused=False),
        "goede_rijen": balie.may_take_in(gebracht, skip_refused=True),
        "cellen": tuple(TABELLEN) if gebracht.fase == Fase.GEKEURD else (),
        "heeft_geweigerd": gebracht.geweigerd.exists(),
    }
    return render(request, f"web/register/{_blad(gebracht)}.html", context)


def _blad(gebracht: Aanlevering) -> str:
    if gebracht.fase in AT_WORK:
        return "bezig"
    return {Fase.GEKEURD: "gekeurd", Fase.KLAAR: "klaar"}.get(gebracht.fase, "mislukt")


@open_to(may_import)
@never_cache
@require_safe
def cel(request: Verzoek, uuid: UUID, tabel: str) -> HttpResponse:
    """The row that the address names in what was brought, with its neighbours and what is wrong in it."""
    gebracht = _gebracht(request, uuid)
    vraag = CelForm(request.GET)
    if tabel not in TABELLEN or not vraag.is_valid():
        raise Http404
    rij, kolom = vraag.cleaned_data["rij"] or KOP, vraag.cleaned_data["kolom"]
    uitsnede = balie.around(gebracht, tabel, rij)
    context = {
        "gebracht": gebracht,
        "tabel": tabel,
        "rij": rij,
        "uitsnede": uitsnede,
        "plaats": uitsnede.place_of(kolom) if uitsnede else None,
        "redenen": balie.said_of(gebracht, tabel, rij),
    }
    return render(request, "web/register/cel.html", context, status=200 if uitsnede else 404)


@open_to(may_import)
@require_POST
def opnemen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Have it taken in; 403 when rows are refused and nobody chose to pass over them."""
    gebracht = _gebracht(request, uuid)
    over = request.POST.get("sla_over") == "1"
    if gebracht.fase == Fase.GEKEURD:
        if not balie.may_take_in(gebracht, skip_refused=over):
            raise PermissionDenied
        balie.confirm(gebracht, skip_refused=over)
    return redirect("aanlevering", uuid)


@open_to(may_import)
@require_POST
def weggooien(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Throw away what was brought, unless it is being worked on."""
    gebracht = _gebracht(request, uuid)
    if gebracht.fase in AT_WORK:
        return redirect("aanlevering", uuid)
    gebracht.throw_away()
    return redirect("register")


@open_to(may_import)
@never_cache
@require_safe
def geweigerd(request: Verzoek, uuid: UUID) -> HttpResponse:
    """The refused rows, as CSV files in a zip."""
    gebracht = _gebracht(request, uuid)
    if not gebracht.geweigerd.exists():
        raise Http404
    _leave_trace(request, gebracht)
    return HttpResponse(
        gebracht.geweigerd.read_bytes(),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="geweigerd.zip"'},
    )


def _gebracht(request: Verzoek, uuid: UUID) -> Aanlevering:
    gevonden = balie.look_at(uuid, actor=request.actor)
    if gevonden is None:
        raise Http404
    return gevonden


def _leave_trace(request: Verzoek, gebracht: Aanlevering) -> None:
    """Refused rows show persons of whom the record may not know."""
    geweigerd = (gebracht.uitslag or {}).get("afgewezen_rijen", 0)
    if geweigerd or gebracht.geweigerd.exists():
        leave_trace(request, zonder_traject=geweigerd or 1)

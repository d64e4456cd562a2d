"""Who can see a traject and who looked, and naming persons for its justice data."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import RedenJustitietoegang
from sleutel.inzage.queries import looked_at
from sleutel.trajecten import aanwijzen
from sleutel.trajecten.aanwijzen import REDENEN, may_name
from sleutel.trajecten.inzien import Toegangsbeeld, may_see_who_sees, who_sees
from sleutel.web.spoor import leave_trace
from sleutel.web.toegang import Verzoek, open_to

from .gekeken import make_gekeken
from .paginas import PER_PAGINA


@open_to(may_see_who_sees)
@require_safe
def wie_ziet(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Who can see this traject and who looked; who may not know that gets the answer of an unknown one."""
    beeld = _beeld(request, uuid)
    leave_trace(request, [beeld])
    keken = Paginator(looked_at(beeld.pk), PER_PAGINA).get_page(request.GET.get("pagina"))
    return _toon(
        request, beeld, keken=keken, gekeken=[make_gekeken(r, request.actor) for r in keken]
    )


@open_to(may_name)
@require_POST
def wijs_aan(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Name a person for the justice data of this traject; twice is once."""
    beeld = _beeld(request, uuid)
    lid, reden = _uuid(request, "lidmaatschap"), request.POST.get("reden", "")
    if lid is None or reden not in REDENEN:
        leave_trace(request, [beeld])
        return _toon(request, beeld, fout="Kies een persoon en een reden.", status=400)
    aanwijzen.give(
        uuid,
        lidmaatschap=lid,
        reden=RedenJustitietoegang(reden),
        actor=request.actor,
        op=vandaag(),
    )
    return redirect("wie-ziet", uuid=uuid)


@open_to(may_name)
@require_POST
def neem_af(request: Verzoek, uuid: UUID) -> HttpResponse:
    """End what a person was given; twice is once."""
    _beeld(request, uuid)
    gegeven = _uuid(request, "toegang")
    if gegeven is not None:
        aanwijzen.end(uuid, toegang=gegeven, actor=request.actor, op=vandaag())
    return redirect("wie-ziet", uuid=uuid)


def _toon(
    request: Verzoek, beeld: Toegangsbeeld, *, status: int = 200, **erbij: Any
) -> HttpResponse:
    context = {
        "beeld": beeld,
        "redenen": [(reden.value, reden.label) for reden in REDENEN],
        "eigen_dossier": request.actor.rol == Rol.KANDIDAAT,
        **erbij,
    }
    return render(request, "web/trajecten/wie_ziet.html", context, status=status)


def _beeld(request: Verzoek, uuid: UUID) -> Toegangsbeeld:
    beeld = who_sees(uuid, actor=request.actor)
    if beeld is None:
        raise Http404
    return beeld


def _uuid(request: Verzoek, naam: str) -> UUID | None:
    try:
        return UUID(request.POST.get(naam, ""))
    except ValueError:
        return None

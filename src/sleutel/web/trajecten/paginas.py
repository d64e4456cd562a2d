"""The list of trajecten, and one traject with its timeline, as far as the reader may see them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import Keuzelijst, Regio, Woonproces
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol
from sleutel.domein.velden import told_as
from sleutel.partijen.queries import (
    known_reasons,
    known_regions,
    may_invite_kandidaten,
    names_by_code,
)
from sleutel.trajecten.houden import may_see_held
from sleutel.trajecten.queries import (
    as_seen,
    can_show,
    choices_for,
    look_at,
    may_import,
    may_see_trajecten,
    visible_trajecten,
)
from sleutel.trajecten.regelbeeld import rules_of
from sleutel.web.spoor import leave_trace
from sleutel.web.toegang import Verzoek, open_to

from .regelblad import lay_out
from .tijdlijn import Woorden, make_tijdlijn, zin_van_toestand

PER_PAGINA = 50
type Keuze = Keuzelijst | Regio
"""What the list can be narrowed to."""

KOLOMMEN = (
    "nummer",
    "regio",
    "woonproces",
    "toestand",
    "toestand_sinds",
    "aanmelder",
    "corporatie",
)
"""The columns of the list; a role gets those that it can ever see."""


GEEN_TRAJECTEN = {
    Rol.PROCESREGISSEUR: "Hier komen de trajecten van uw loket te staan.",
    Rol.LOKET_FINANCIEN: (
        "Hier komen de trajecten van uw loket te staan. Een procesregisseur leest eerst een register in."
    ),
    Rol.AANMELDER: "Hier komen de mensen te staan die uw organisatie aanmeldt. Mist u iemand? Vraag het loket.",
    Rol.BEGELEIDER: "Hier komen de mensen te staan die uw organisatie begeleidt. Mist u iemand? Vraag het loket.",
    Rol.GEMEENTE_BEOORDELAAR: (
        "Hier komen de aanmeldingen te staan die uw gemeente beoordeelt. U hoeft nu niets te doen."
    ),
    Rol.GEMEENTE_FINANCIER: (
        "Hier komen de trajecten te staan waarvan uw gemeente de begeleiding betaalt. "
        "U hoeft nu niets te doen."
    ),
    Rol.CORPORATIE: (
        "Hier komen de mensen te staan die bij u op de wachtlijst staan of van u huren. "
        "Mist u iemand? Vraag het loket."
    ),
    Rol.KANDIDAAT: "Hier komt uw eigen traject te staan. Vraag het loket als u iets mist.",
}
"""What would stand on an empty list, for each role that has one."""


def columns_for(rol: Rol) -> dict[str, bool]:
    """Which columns the list has in this role."""
    return {kolom: can_show(rol, kolom) for kolom in KOLOMMEN}


@open_to(may_see_trajecten)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The trajecten that the actor may see, fifty on a page, narrowed by words in the address."""
    rol = request.actor.rol
    filters = _filters(rol)
    gekozen = _gekozen(request, filters)
    gevonden = Paginator(visible_trajecten(request.actor, **gekozen), PER_PAGINA)
    pagina = gevonden.get_page(request.GET.get("pagina"))
    leave_trace(request, pagina)
    context: dict[str, Any] = {
        "pagina": pagina,
        "trajecten": as_seen(pagina.object_list, actor=request.actor),
        "kolommen": columns_for(rol),
        "filters": [(naam, keuzes, gekozen.get(naam, "")) for naam, keuzes in filters.items()],
        "gekozen": gekozen,
        "samen": _samen(gekozen),
        "ziet_dossiers": may_see_held(request.actor),
        "leest_in": may_import(request.actor),
        "geen_trajecten": GEEN_TRAJECTEN[rol],
    }
    return render(request, "web/trajecten/trajecten.html", context)


def _filters(rol: Rol) -> dict[str, list[Keuze]]:
    """By what the list of this role is narrowed; a kandidaat has only his own, so by nothing."""
    if rol == Rol.KANDIDAAT:
        return {}
    lijsten: dict[str, Iterable[Keuze]] = {
        "toestand": Toestand,
        "woonproces": Woonproces,
        "regio": known_regions(),
    }
    return {n: choices_for(rol, n, lijst) for n, lijst in lijsten.items() if can_show(rol, n)}


def _gekozen(request: Verzoek, filters: dict[str, list[Keuze]]) -> dict[str, str]:
    """What the address asks for; a word that is on no list is a page that does not exist."""
    gekozen = {naam: request.GET[naam] for naam in filters if request.GET.get(naam)}
    for naam, code in gekozen.items():
        if code not in [lid.value for lid in filters[naam]]:
            raise Http404
    return gekozen


def _samen(gekozen: dict[str, str]) -> str:
    """The labels of what is told as one, when one of them is asked; empty when nothing is."""
    codes = told_as("woonproces", gekozen.get("woonproces"))
    return " en ".join(Woonproces(code).label for code in codes) if len(codes) > 1 else ""


@open_to(may_see_trajecten)
@require_safe
def traject(request: Verzoek, uuid: UUID) -> HttpResponse:
    """One traject; an unknown one and one of others give the same answer."""
    beeld = look_at(uuid, actor=request.actor)
    if beeld is None:
        raise Http404
    leave_trace(request, [beeld])
    regels, namen = rules_of(beeld, op=vandaag()), names_by_code()
    context: dict[str, Any] = {
        "beeld": beeld,
        "traject": beeld.traject,
        "regels": lay_out(regels, namen),
        "kolommen": columns_for(request.actor.rol),
        "zin": zin_van_toestand(beeld.traject, regels.termijnen),
        "tijdlijn": make_tijdlijn(beeld.log, Woorden(namen, known_reasons())),
        "nodigt_uit": may_invite_kandidaten(request.actor),
    }
    return render(request, "web/trajecten/traject.html", context)

"""Who works for whom: the functioneel beheerder ends memberships and closes accounts."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.koppelingen.identiteit.sessies import end_all_of
from sleutel.partijen import leden
from sleutel.partijen.queries import may_manage
from sleutel.partijen.uitnodigingen import organisations
from sleutel.web.toegang import Verzoek, open_to

PER_PAGINA = 50


@open_to(may_manage)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Everyone who works for an organisation today, fifty on a page, or of one organisation."""
    partij = request.GET.get("organisatie", "")
    rijen = leden.members(request.actor, op=vandaag(), organisatie=partij)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    rollen = [(lid, Rol(lid.rol).label) for lid in pagina]
    context = {"pagina": pagina, "rijen": rollen, "partijen": organisations(), "gekozen": partij}
    return render(request, "web/beheer/leden.html", context)


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def beeindig(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Ask whether it is meant, then end the membership: on the next request it holds no more."""
    lid = leden.members(request.actor, op=vandaag()).filter(uuid=uuid).first()
    if lid is None:
        raise Http404
    if request.method == "POST":
        leden.end_membership(uuid, actor=request.actor, op=vandaag())
        messages.success(
            request, f"{lid.account.naam} werkt niet meer voor {lid.organisatie.naam}."
        )
        return redirect("leden")
    return render(
        request, "web/beheer/lid_beeindigen.html", {"lid": lid, "rol": Rol(lid.rol).label}
    )


@open_to(may_manage)
@require_POST
def sluit_account(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Nobody signs in with it any more, and who is in, is out."""
    account = leden.find_account(uuid, actor=request.actor)
    if account is None:
        raise Http404
    leden.set_open(account, is_open=False, actor=request.actor)
    end_all_of(account.pk)
    messages.success(request, f"Het account van {account.naam} is gesloten.")
    return redirect("leden")


@open_to(may_manage)
@require_POST
def open_account(request: Verzoek, uuid: UUID) -> HttpResponse:
    account = leden.find_account(uuid, actor=request.actor)
    if account is None:
        raise Http404
    leden.set_open(account, is_open=True, actor=request.actor)
    messages.success(request, f"Het account van {account.naam} is weer open.")
    return redirect("leden")

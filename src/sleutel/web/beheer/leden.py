"""Who works for whom: the functioneel beheerder ends memberships, closes accounts, clears a lost factor."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sleutel.common.klok import vandaag
from sleutel.domein.rollen import Rol
from sleutel.domein.tweede_stap import Herkenning, RedenWissen
from sleutel.koppelingen.identiteit import factor, wissen
from sleutel.koppelingen.identiteit.sessies import end_all_of
from sleutel.partijen import leden
from sleutel.partijen.queries import may_manage
from sleutel.partijen.uitnodigingen import organisations
from sleutel.web.toegang import Verzoek, open_to

from .formulieren import BeheerForm

PER_PAGINA = 50


@open_to(may_manage)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Everyone who works for an organisation today, fifty on a page, or of one organisation.

    An organisation that is on no list is a page that does not exist.
    """
    partij, partijen = request.GET.get("organisatie", ""), organisations()
    if partij and partij not in {organisatie.code for organisatie in partijen}:
        raise Http404
    rijen = leden.members(request.actor, op=vandaag(), organisatie=partij)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    met_factor = factor.who_have_one([lid.account_id for lid in pagina])
    rollen = [(lid, Rol(lid.rol).label, lid.account_id in met_factor) for lid in pagina]
    context = {"pagina": pagina, "rijen": rollen, "partijen": partijen, "gekozen": partij}
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


def _account(request: Verzoek, uuid: UUID) -> Any:
    account = leden.find_account(uuid, actor=request.actor)
    if account is None:
        raise Http404
    return account


@open_to(may_manage)
@require_POST
def sluit_account(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Nobody signs in with it any more, and who is in, is out."""
    account = _account(request, uuid)
    leden.set_open(account, is_open=False, actor=request.actor)
    end_all_of(account.pk)
    messages.success(request, f"Het account van {account.naam} is gesloten.")
    return redirect("leden")


@open_to(may_manage)
@require_POST
def open_account(request: Verzoek, uuid: UUID) -> HttpResponse:
    account = _account(request, uuid)
    leden.set_open(account, is_open=True, actor=request.actor)
    messages.success(request, f"Het account van {account.naam} is weer open.")
    return redirect("leden")


class WisForm(BeheerForm):
    """What happened, and how the beheerder knows who asks. Of neither is there a free text."""

    reden = forms.TypedChoiceField(
        label="Wat is er gebeurd?",
        coerce=RedenWissen,
        choices=[(reden.value, reden.label.capitalize()) for reden in RedenWissen],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is gebeurd."},
    )
    herkend = forms.TypedChoiceField(
        label="Hoe weet u dat deze persoon het zelf vraagt?",
        coerce=Herkenning,
        choices=[(manier.value, manier.label.capitalize()) for manier in Herkenning],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe u dat weet. Weet u het niet? Wis dan niets."},
    )


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def wis_tweede_stap(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Ask what happened and who asks; then the person begins again, by a mail to his own address."""
    account = _account(request, uuid)
    form = WisForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        adres = request.build_absolute_uri(reverse("account_reset_password"))
        geweigerd = wissen.clear_factor(
            account, actor=request.actor, adres=adres, **form.cleaned_data
        )
        if geweigerd is None:
            messages.success(
                request, f"De tweede stap van {account.naam} is gewist. Er is een mail verstuurd."
            )
            return redirect("leden")
    context: dict[str, Any] = {
        "account": account,
        "form": form,
        "redenen": wissen.refusals(account),
        "ik": account.pk == request.actor.account_id,
    }
    return render(request, "web/beheer/tweede_stap_wissen.html", context)

"""The loket lets a kandidaat see his own file: a link by mail, and a code by telephone or letter."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sleutel.common.klok import nu, vandaag
from sleutel.kandidaten.queries import account_of, invitations_of
from sleutel.koppelingen.identiteit.uitnodigen import invite_kandidaat
from sleutel.partijen import leden, uitnodigingen
from sleutel.partijen.queries import may_invite_kandidaten
from sleutel.partijen.uitnodigingen import Geweigerd
from sleutel.trajecten.queries import as_seen, visible_trajecten
from sleutel.web.accounts.formulieren import InStijl
from sleutel.web.beheer.uitnodigingen import link_of
from sleutel.web.spoor import leave_trace
from sleutel.web.toegang import Verzoek, open_to


class AdresForm(InStijl, forms.Form):
    teksten: ClassVar = {"email": ("E-mailadres van de kandidaat", "Vul een e-mailadres in.")}
    email = forms.EmailField(
        error_messages={"invalid": "Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl."}
    )


def _traject(request: Verzoek, uuid: UUID) -> Any:
    traject = visible_trajecten(request.actor).filter(uuid=uuid).first()
    if traject is None:
        raise Http404
    return traject


def _leden(request: Verzoek, kandidaat_id: int) -> Any:
    return leden.members(request.actor, op=vandaag()).filter(account=account_of(kandidaat_id))


def _wachtend(request: Verzoek, kandidaat_id: int) -> Any:
    return uitnodigingen.waiting(request.actor).filter(pk__in=invitations_of(kandidaat_id))


@open_to(may_invite_kandidaten)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Whether the kandidaat can look; inviting him shows the code, once."""
    traject = _traject(request, uuid)
    leave_trace(request, [traject])
    form = AdresForm(request.POST if request.method == "POST" else None)
    [zicht] = as_seen([traject], actor=request.actor)
    context: dict[str, Any] = {"traject": zicht, "form": form}
    if form.is_valid():
        gedaan = invite_kandidaat(
            traject.kandidaat_id,
            email=form.cleaned_data["email"],
            actor=request.actor,
            op=nu(),
            link=link_of(request),
        )
        if not isinstance(gedaan, Geweigerd):
            return render(
                request, "web/trajecten/kandidaatcode.html", context | {"code": gedaan.code}
            )
        for reden in gedaan.redenen:
            form.add_error(None, reden)
    context["lid"] = _leden(request, traject.kandidaat_id).first()
    context["uitnodiging"] = _wachtend(request, traject.kandidaat_id).first()
    return render(request, "web/trajecten/kandidaataccount.html", context)


@open_to(may_invite_kandidaten)
@require_POST
def sluit(request: Verzoek, uuid: UUID) -> HttpResponse:
    """The kandidaat can look no more, and an open invitation ends."""
    traject = _traject(request, uuid)
    for lid in _leden(request, traject.kandidaat_id):
        leden.end_membership(lid.uuid, actor=request.actor, op=vandaag())
    for uitnodiging in _wachtend(request, traject.kandidaat_id):
        uitnodigingen.withdraw(uitnodiging.uuid, actor=request.actor, op=nu())
    messages.success(request, "De kandidaat kan zijn dossier niet meer zien in Sleutel.")
    return redirect("kandidaat-account", uuid)

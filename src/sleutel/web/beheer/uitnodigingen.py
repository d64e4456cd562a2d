"""The functioneel beheerder invites people, and sees and withdraws what was not accepted yet."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sleutel.common.klok import nu
from sleutel.domein.rollen import ROLLEN_PER_SOORT, Rol
from sleutel.koppelingen.identiteit.uitnodigen import Link, invite
from sleutel.partijen import uitnodigingen
from sleutel.partijen.queries import may_manage
from sleutel.partijen.uitnodigingen import Geweigerd
from sleutel.web.accounts.formulieren import InStijl
from sleutel.web.toegang import Verzoek, open_to

PER_PAGINA = 50


def link_of(request: HttpRequest) -> Link:
    """Makes the address of the page on which an invitation is accepted."""
    return lambda sleutel: request.build_absolute_uri(reverse("uitnodiging", args=[sleutel]))


class UitnodigForm(InStijl, forms.Form):
    """For whom, in which role, at which address."""

    teksten: ClassVar = {
        "organisatie": ("Organisatie", "Kies een organisatie."),
        "rol": ("Rol", "Kies een rol."),
        "email": ("E-mailadres", "Vul een e-mailadres in."),
    }
    organisatie = forms.ChoiceField()
    rol = forms.ChoiceField()
    email = forms.EmailField(
        error_messages={"invalid": "Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partijen = [(str(o.uuid), o.naam) for o in uitnodigingen.organisations()]
        rollen = [
            (rol.value, rol.label)
            for soort in ROLLEN_PER_SOORT.values()
            for rol in soort
            if rol != Rol.KANDIDAAT
        ]
        for naam, keuzes in (("organisatie", partijen), ("rol", rollen)):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ChoiceField)
            veld.choices = [("", "Maak een keuze"), *keuzes]
            veld.widget.attrs["class"] = "utrecht-select utrecht-select--html-select"


@open_to(may_manage)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The invitations that nobody accepted yet, the last one first, fifty on a page."""
    rijen = uitnodigingen.waiting(request.actor)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "web/beheer/uitnodigingen.html", {"pagina": pagina, "nu": nu()})


@open_to(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    form = UitnodigForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        gedaan = invite(
            email=form.cleaned_data["email"],
            organisatie=UUID(form.cleaned_data["organisatie"]),
            rol=Rol(form.cleaned_data["rol"]),
            actor=request.actor,
            op=nu(),
            link=link_of(request),
        )
        if not isinstance(gedaan, Geweigerd):
            messages.success(request, "De uitnodiging is verstuurd.")
            return redirect("uitnodigingen")
        for reden in gedaan.redenen:
            form.add_error(None, reden)
    return render(request, "web/beheer/uitnodigen.html", {"form": form})


@open_to(may_manage)
@require_POST
def intrekken(request: Verzoek, uuid: UUID) -> HttpResponse:
    if not uitnodigingen.withdraw(uuid, actor=request.actor, op=nu()):
        raise Http404
    messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    return redirect("uitnodigingen")

"""Every change of the beheer goes one way: the form, then what it will do, and only then it is recorded.

The preview sends the form along, hidden, with a mark of what was seen. What is recorded is what was
seen; when it would be something else by then, the preview is shown again and says so.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sleutel.domein.instellingen import Bezwaar
from sleutel.partijen import wijziging
from sleutel.partijen.wijziging import Plan, Telling, Wijziging
from sleutel.web.toegang import Verzoek

VASTGELEGD = "Vastgelegd. De verandering staat ook in het logboek."
BLAD = "web/beheer/gevolgen.html"


class Voorgelegd(Protocol):
    """What the preview shows; a `Wijziging` is one."""

    @property
    def wat(self) -> str: ...
    @property
    def was(self) -> str: ...
    @property
    def wordt(self) -> str: ...
    @property
    def vanaf(self) -> date | None: ...
    @property
    def zinnen(self) -> Sequence[str]: ...
    @property
    def waarschuwingen(self) -> Sequence[str]: ...
    @property
    def tellingen(self) -> Sequence[Telling]: ...
    @property
    def gezien(self) -> str: ...


def decide(
    request: Verzoek,
    form: forms.Form,
    plan: Callable[[Mapping[str, Any]], Plan],
    *,
    naar: str,
    context: Mapping[str, Any],
) -> HttpResponse | None:
    """The preview of what the form asks, or its record; None: the form says why not, or is asked again.

    `plan` makes the plan of the cleaned form without its toelichting; `naar`: where to go when done.
    """
    if not form.is_valid() or "terug" in request.POST:
        return None
    gegevens = dict(form.cleaned_data)
    toelichting = gegevens.pop("toelichting")
    gevraagd = plan(gegevens)
    if "bevestig" in request.POST:
        bezwaren = wijziging.record(
            gevraagd, seen=seen(request), toelichting=toelichting, actor=request.actor
        )
        if not bezwaren:
            messages.success(request, VASTGELEGD)
            return redirect(naar)
        warn(request, bezwaren)
    voorstel = wijziging.preview(gevraagd, actor=request.actor)
    if isinstance(voorstel, Wijziging):
        return show(request, voorstel, form, context)
    tell(form, voorstel)
    return None


def show(
    request: Verzoek,
    voorstel: Voorgelegd,
    form: forms.Form,
    context: Mapping[str, Any],
    blad: str = BLAD,
) -> HttpResponse:
    """The preview, with the form along."""
    status = 400 if form.errors else 200
    return render(request, blad, {**context, "voorstel": voorstel, "form": form}, status=status)


def seen(request: Verzoek) -> str:
    """The mark of what was seen, as the preview sent it."""
    return request.POST.get("gezien", "")


def warn(request: Verzoek, bezwaren: Sequence[Bezwaar]) -> None:
    """Say above the preview why what was confirmed was not recorded."""
    for bezwaar in bezwaren:
        messages.warning(request, bezwaar.uitleg)


def tell(form: forms.Form, bezwaren: Sequence[Bezwaar]) -> None:
    """Say at its field why what the form asks cannot be."""
    for bezwaar in bezwaren:
        form.add_error(bezwaar.veld if bezwaar.veld in form.fields else None, bezwaar.uitleg)

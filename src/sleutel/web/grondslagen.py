"""By which law trajecten are seen, per region; the privacy officer says that it was looked at."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sleutel.common.klok import vandaag
from sleutel.trajecten.grondslagen import (
    confirm,
    grounds,
    may_confirm_grounds,
    may_read_grounds,
)
from sleutel.web.toegang import Verzoek, open_to

LANGST = 18
"""Digits of a number that the database can hold."""


@open_to(may_read_grounds)
@require_safe
def grondslagen(request: Verzoek) -> HttpResponse:
    """Every ground, with who confirmed it and when, or that nobody did."""
    rijen = list(grounds())
    context = {
        "rijen": rijen,
        "open": sum(rij.bevestigd_op is None for rij in rijen),
        "bevestigt": may_confirm_grounds(request.actor),
    }
    return render(request, "web/grondslagen.html", context)


@open_to(may_confirm_grounds)
@require_POST
def bevestig(request: Verzoek) -> HttpResponse:
    """Confirm one ground; twice is once."""
    nummer = request.POST.get("grond", "")
    geldig = nummer.isdecimal() and len(nummer) < LANGST
    if geldig and confirm(int(nummer), actor=request.actor, op=vandaag()):
        messages.success(request, "Vastgelegd: deze grond is getoetst.")
    return redirect("grondslagen")

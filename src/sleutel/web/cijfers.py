"""The figures of a year or quarter, with their sentence and their closing checks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sleutel.rapportage.queries import uitkomst
from sleutel.trajecten.queries import may_see_figures

from .cijferblad import leesbaar, maak_hoofdstukken
from .cijfervraag import VraagForm, in_woorden
from .toegang import Verzoek, open_to


@open_to(may_see_figures)
@require_safe
def cijfers(request: Verzoek) -> HttpResponse:
    """The figures that the address asks for; an address with a mistake gets the form with errors."""
    form = VraagForm.van_adres(request.GET)
    if not form.is_valid():
        return render(request, "web/cijfers.html", {"form": form}, status=400)
    vraag = form.vraag()
    antwoord = uitkomst(vraag, actor=request.actor)
    context = {
        "form": form,
        "in_woorden": in_woorden(vraag),
        "hoofdstukken": maak_hoofdstukken(antwoord),
        "controles": [(controle.klopt, leesbaar(controle)) for controle in antwoord.controles],
        "kloppen_niet": sum(not controle.klopt for controle in antwoord.controles),
    }
    return render(request, "web/cijfers.html", context)

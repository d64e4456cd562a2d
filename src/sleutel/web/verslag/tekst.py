"""Writing the loket's own text under one chapter of a jaarverslag."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sleutel.domein.verslag import HOOFDSTUKKEN
from sleutel.rapportage.verslagrechten import may_write_verslagteksten
from sleutel.rapportage.verslagteksten import save, versions
from sleutel.web.toegang import Verzoek, open_to

from .vraag import TekstForm, VerslagForm, Verslagvraag

VERSIES = 20
"""So many versions are shown, the last ones."""


@open_to(may_write_verslagteksten)
@require_http_methods(["GET", "HEAD", "POST"])
def tekst(request: Verzoek, hoofdstuk: str) -> HttpResponse:
    """The text under one chapter of the report that the address names; saving leads back to the preview."""
    adres = VerslagForm.van_adres(request.GET)
    if hoofdstuk not in HOOFDSTUKKEN:
        raise Http404
    terug = f"{reverse('verslag-voorbeeld')}?{request.GET.urlencode()}#{hoofdstuk}"
    if not adres.is_valid():
        return redirect(terug)
    vraag = adres.verslagvraag()
    versies = versions(vraag.jaar, vraag.regios, hoofdstuk, actor=request.actor)[:VERSIES]
    if request.method == "POST":
        form = TekstForm(request.POST)
        if form.is_valid() and _bewaard(form, vraag, hoofdstuk, request):
            return redirect(terug)
    else:
        form = TekstForm.na(versies[0] if versies else None)
    context = {
        "form": form,
        "hoofdstuk": HOOFDSTUKKEN[hoofdstuk],
        "vraag": vraag,
        "terug": terug,
        "versies": versies,
    }
    return render(
        request, "web/verslag/verslagtekst.html", context, status=400 if form.is_bound else 200
    )


def _bewaard(form: TekstForm, vraag: Verslagvraag, hoofdstuk: str, request: Verzoek) -> bool:
    """Whether it is kept; if not the form says why, and follows the version that is there now."""
    geweigerd = save(
        vraag.jaar,
        vraag.regios,
        hoofdstuk,
        form.cleaned_data["tekst"],
        after=form.cleaned_data["versie"],
        actor=request.actor,
    )
    if geweigerd is None:
        return True
    form.data = request.POST.dict() | {"versie": str(geweigerd.versie)}
    form.add_error("tekst", geweigerd.reden)
    return False

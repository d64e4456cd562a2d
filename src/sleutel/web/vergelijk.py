"""A published table against the record. Nothing of it is kept."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sleutel.domein.cijfers.vergelijking import Bevinding, Vergelijking
from sleutel.domein.opmaak import aantal
from sleutel.domein.register.melding import OnleesbareBron
from sleutel.partijen.actor import Actor
from sleutel.rapportage.cijferrechten import may_see_all_figures
from sleutel.rapportage.vergelijken import COLUMNS, compare_file

from .cijfers.namen import HOOFDSTUKKEN
from .toegang import Verzoek, open_to
from .uploads import VergelijkForm

MEEST_GELIJK = 500
"""So many equal rows are shown; a table of a report has fewer."""

NAMEN = {code: naam for _, cijfers in HOOFDSTUKKEN for code, naam in cijfers.items()}


@open_to(may_see_all_figures)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vergelijk(request: Verzoek) -> HttpResponse:
    """Bring a table and see per row whether it holds; a table that cannot be read gives the form again."""
    form = VergelijkForm()
    if request.method == "POST":
        form = VergelijkForm(request.POST, request.FILES)
    context: dict[str, Any] = {"form": form, "kolommen": ";".join(COLUMNS)}
    if form.is_bound and form.is_valid():
        peildatum = form.cleaned_data["peildatum"]
        try:
            uitkomst = _vergelijk(form.cleaned_data["tabel"], peildatum, actor=request.actor)
        except OnleesbareBron as fout:
            for melding in fout.meldingen:
                form.add_error("tabel", melding.reden)
        else:
            context |= {"peildatum": peildatum, **_op_een_rij(uitkomst)}
    mis = form.is_bound and not form.is_valid()
    return render(request, "web/vergelijk.html", context, status=400 if mis else 200)


def _vergelijk(tabel: UploadedFile, peildatum: date | None, *, actor: Actor) -> Vergelijking:
    with TemporaryDirectory() as map_:
        pad = Path(map_) / "tabel.csv"
        with pad.open("wb") as bestand:
            bestand.writelines(tabel.chunks())
        return compare_file(pad, peildatum=peildatum, actor=actor)


def _op_een_rij(uitkomst: Vergelijking) -> dict[str, Any]:
    return {
        "uitkomst": uitkomst,
        "lijsten": [
            (titel, [_regel(b) for b in bevindingen])
            for titel, bevindingen in (
                ("Wijkt af", uitkomst.afwijkingen),
                ("Niet te berekenen", uitkomst.niet_te_berekenen),
            )
            if bevindingen
        ],
        "gelijke": [_regel(b) for b in uitkomst.gelijke[:MEEST_GELIJK]],
    }


def _regel(bevinding: Bevinding) -> dict[str, Any]:
    naam = NAMEN.get(bevinding.cijfer, bevinding.cijfer or "Geen cijfer")
    return {
        "rij": bevinding.rij,
        "cijfer": f"{naam}: {bevinding.uitsplitsing}" if bevinding.uitsplitsing else naam,
        "gepubliceerd": _getal(bevinding.gepubliceerd),
        "berekend": _getal(bevinding.berekend),
        "uitleg": bevinding.uitleg,
    }


def _getal(waarde: Any) -> str:
    """A number as people write it, with the decimals that it has."""
    if isinstance(waarde, float) and not waarde.is_integer():
        return str(waarde).replace(".", ",")
    if isinstance(waarde, int | float):
        return aantal(int(waarde))
    return str(waarde or "–")

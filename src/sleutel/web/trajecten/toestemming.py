"""The procesregisseur records that a kandidaat lets a care party speak, or takes that back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sleutel.common.klok import vandaag
from sleutel.domein.opmaak import datum
from sleutel.domein.toegang import Doel
from sleutel.trajecten.inzien import who_sees
from sleutel.trajecten.toestemmen import ZORGPARTIJ, may_record_consent, note_consent, parties_of
from sleutel.web.spoor import leave_trace
from sleutel.web.toegang import Verzoek, open_to

GEGEVEN, INGETROKKEN = "gegeven", "ingetrokken"
NIETS_TE_DOEN = {
    GEGEVEN: "Deze toestemming staat er al, of is op een latere dag ingetrokken.",
    INGETROKKEN: "Er is geen toestemming om in te trekken, of zij is op een latere dag gegeven.",
}


class ToestemmingForm(forms.Form):
    """Given or taken back, by which care party to whom, for what, and on which day."""

    wat = forms.ChoiceField(
        label="Wat zei de kandidaat?",
        choices=[
            (GEGEVEN, "Ik geef toestemming"),
            (INGETROKKEN, "Ik trek mijn toestemming in"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat de kandidaat zei."},
    )
    zorgpartij = forms.TypedChoiceField(
        label="Wie mag iets vertellen?",
        coerce=UUID,
        error_messages={"required": "Kies de organisatie die iets mag vertellen."},
    )
    aan = forms.TypedChoiceField(
        label="Aan wie?",
        coerce=UUID,
        error_messages={"required": "Kies aan wie de organisatie iets mag vertellen."},
    )
    doel = forms.TypedChoiceField(
        label="Waarvoor?",
        coerce=Doel,
        choices=[("", "Kies waarvoor"), *((doel.value, doel.label.capitalize()) for doel in Doel)],
        error_messages={"required": "Kies waarvoor."},
    )
    op = forms.DateField(
        label="Op welke dag?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={
            "required": "Vul de dag in.",
            "invalid": "Vul een datum in, bijvoorbeeld 31-12-2025.",
        },
    )

    def __init__(self, partijen: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(p.uuid), p.naam) for p in partijen]
        zorg = [(str(p.uuid), p.naam) for p in partijen if p.soort == ZORGPARTIJ]
        velden: dict[str, Any] = self.fields
        velden["zorgpartij"].choices = [("", "Kies een organisatie"), *zorg]
        velden["aan"].choices = [("", "Kies een organisatie"), *keuzes]
        for naam, veld in self.fields.items():
            soort = "textbox--html-input" if naam == "op" else "select--html-select"
            if naam != "wat":
                veld.widget.attrs["class"] = (
                    f"utrecht-{soort.split('--', maxsplit=1)[0]} utrecht-{soort}"
                )

    def clean_op(self) -> Any:
        op = self.cleaned_data["op"]
        if op > vandaag():
            raise forms.ValidationError(f"Kies een dag tot en met vandaag, {datum(vandaag())}.")
        return op

    def clean(self) -> None:
        gegeven = self.cleaned_data
        if gegeven.get("zorgpartij") and gegeven.get("zorgpartij") == gegeven.get("aan"):
            self.add_error("aan", "Kies een andere organisatie dan die iets mag vertellen.")

    def note(self, traject: UUID, request: Verzoek) -> bool:
        """Record it; where there is nothing to change the form says so."""
        gegeven = self.cleaned_data
        gedaan = note_consent(
            traject,
            gegeven=gegeven["wat"] == GEGEVEN,
            zorgpartij=gegeven["zorgpartij"],
            aan=gegeven["aan"],
            doel=gegeven["doel"],
            actor=request.actor,
            op=gegeven["op"],
        )
        if not gedaan:
            self.add_error(None, NIETS_TE_DOEN[gegeven["wat"]])
        return gedaan


@open_to(may_record_consent)
@require_http_methods(["GET", "HEAD", "POST"])
def toestemming(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Record consent; who may not know who sees this traject gets the answer of an unknown one."""
    beeld = who_sees(uuid, actor=request.actor)
    if beeld is None:
        raise Http404
    leave_trace(request, [beeld])
    partijen = parties_of(uuid, actor=request.actor)
    form = ToestemmingForm(
        partijen,
        request.POST if request.method == "POST" else None,
        initial={"op": vandaag()},
        auto_id="id_%s",
    )
    if form.is_valid() and form.note(uuid, request):
        messages.success(request, "De toestemming van de kandidaat is vastgelegd.")
        return redirect("wie-ziet", uuid=uuid)
    context = {"beeld": beeld, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "web/trajecten/toestemming.html", context, status=status)

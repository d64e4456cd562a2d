"""The question for a jaarverslag as a form, of which the answers stand in the address; and its own texts."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import Regio
from sleutel.domein.opmaak import aantal
from sleutel.rapportage.jaarverslag import name_of
from sleutel.rapportage.verslagteksten import LANGSTE, clean
from sleutel.web.cijfers.vraag import VraagForm


@dataclass(frozen=True, slots=True)
class Verslagvraag:
    """A report as somebody asks for it; without a peildatum as of its usual one."""

    jaar: int
    regios: tuple[Regio, ...]
    peildatum: date | None

    @property
    def regio(self) -> str:
        return name_of(self.regios)

    def adres(self) -> str:
        """The question as the query of an address."""
        vraag: dict[str, Any] = {"jaar": self.jaar, "regio": [r.value for r in self.regios]}
        if self.peildatum is not None:
            vraag["peildatum"] = self.peildatum.isoformat()
        return urlencode(vraag, doseq=True)


class VerslagForm(VraagForm):
    """Year, regions (none is all), and known as of when."""

    kwartaal = None  # type: ignore[assignment] # a report is on a whole year and all woonprocessen
    woonproces = None  # type: ignore[assignment]

    @classmethod
    def van_adres(cls, adres: QueryDict) -> "VerslagForm":
        """The form of what the address asks; without a year the last one that is over."""
        vraag = adres.copy()
        vraag.setdefault("jaar", str(vandaag().year - 1))
        return cls(vraag)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peildatum"].label = "Bekend op (vult u niets in, dan is het 31 december)"

    def verslagvraag(self) -> Verslagvraag:
        """What is asked; only of a form without errors."""
        gegeven = self.cleaned_data
        return Verslagvraag(gegeven["jaar"], gegeven["regio"], gegeven["peildatum"])


class TekstForm(forms.Form):
    """What the loket writes under one chapter, and the version that it saw while writing."""

    tekst = forms.CharField(
        label="Uw tekst",
        required=False,
        widget=forms.Textarea(
            attrs={
                "class": "utrecht-textarea utrecht-textarea--html-textarea",
                "rows": 12,
                "aria-describedby": "id_tekst_privacy id_tekst_uitleg",
            }
        ),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def na(cls, laatste: Any) -> "TekstForm":
        """The form to write what follows this version; None: there is no text yet."""
        if laatste is None:
            return cls(initial={"versie": 0})
        return cls(initial={"tekst": laatste.tekst, "versie": laatste.versie})

    def clean_tekst(self) -> str:
        tekst = clean(self.cleaned_data["tekst"])
        if len(tekst) > LANGSTE:
            raise forms.ValidationError(
                f"Uw tekst heeft {aantal(len(tekst))} tekens. Maak hem korter: er passen er "
                f"{aantal(LANGSTE)} in."
            )
        return tekst

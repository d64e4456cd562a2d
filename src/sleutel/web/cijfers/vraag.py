"""The question for figures as a form, of which the answers stand in the address."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from sleutel.common.klok import vandaag
from sleutel.domein.cijfers import Vraag
from sleutel.domein.cijfers.zicht import public_vraag
from sleutel.domein.keuzelijst import Lid, Regio, Woonproces
from sleutel.domein.opmaak import datum
from sleutel.partijen.actor import Actor
from sleutel.partijen.queries import regions_by_code
from sleutel.rapportage.cijferrechten import sees_public_figures

VROEGSTE = 1990


def keuzes(lijst: Iterable[Lid]) -> list[tuple[str, str]]:
    return [(lid.value, lid.label) for lid in lijst]


class RegioVeld(forms.ChoiceField):
    """One region of those that there are now; a form asks once which those are."""

    regios: Mapping[str, Regio]

    def __init__(self) -> None:
        fout = "Kies een regio uit de lijst."
        super().__init__(label="Regio", error_messages={"required": fout, "invalid_choice": fout})

    def __deepcopy__(self, memo: dict[int, Any]) -> "RegioVeld":
        veld: RegioVeld = super().__deepcopy__(memo)
        veld.regios = regions_by_code()
        veld.choices = keuzes(veld.regios.values())
        return veld

    def clean(self, value: Any) -> Regio:
        return self.regios[super().clean(value)]


class RegiosVeld(forms.MultipleChoiceField):
    """Some of the regions that there are now, none is all; a form asks once which those are."""

    regios: Mapping[str, Regio]

    def __init__(self) -> None:
        super().__init__(
            label="Regio",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Kies regio’s uit de lijst."},
        )

    def __deepcopy__(self, memo: dict[int, Any]) -> "RegiosVeld":
        veld: RegiosVeld = super().__deepcopy__(memo)
        veld.regios = regions_by_code()
        veld.choices = keuzes(veld.regios.values())
        return veld

    def clean(self, value: Any) -> tuple[Regio, ...]:
        return tuple(self.regios[code] for code in super().clean(value))


class VraagForm(forms.Form):
    """Year or quarter, regions (none is all), woonproces, and known as of when."""

    jaar = forms.IntegerField(
        label="Jaar",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Vul een jaar in.",
            "invalid": "Vul een jaar in met vier cijfers, bijvoorbeeld 2021.",
        },
    )
    kwartaal = forms.TypedChoiceField(
        label="Kwartaal",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Heel het jaar"), *((n, f"{n}e kwartaal") for n in (1, 2, 3, 4))],
        error_messages={"invalid_choice": "Kies een kwartaal uit de lijst."},
    )
    woonproces = forms.ChoiceField(
        label="Woonproces",
        required=False,
        choices=[("", "Alle samen"), *keuzes(Woonproces)],
        error_messages={"invalid_choice": "Kies een woonproces uit de lijst."},
    )
    peildatum = forms.DateField(
        label="Bekend op (peildatum)",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Vul een datum in, bijvoorbeeld 31-12-2021."},
    )
    regio = RegiosVeld()

    field_order = ("woonproces", "jaar", "kwartaal", "peildatum", "regio")

    @classmethod
    def van_adres(cls, adres: QueryDict) -> "VraagForm":
        """The form of what the address asks; without a year that of today."""
        vraag = adres.copy()
        vraag.setdefault("jaar", str(vandaag().year))
        return cls(vraag)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            soort = "select" if isinstance(veld.widget, forms.Select) else "textbox"
            if naam != "regio":
                veld.widget.attrs["class"] = f"utrecht-{soort} utrecht-{soort}--html-{_html(soort)}"

    def clean_jaar(self) -> int:
        jaar = self.cleaned_data["jaar"]
        if not VROEGSTE <= jaar <= vandaag().year:
            raise forms.ValidationError(
                f"Kies een jaar van {VROEGSTE} tot en met {vandaag().year}."
            )
        return jaar

    def clean_peildatum(self) -> date | None:
        peildatum = self.cleaned_data["peildatum"]
        if peildatum is not None and peildatum > vandaag():
            raise forms.ValidationError(
                f"Kies een dag tot en met vandaag, {datum(vandaag())}. Later is nog niets bekend."
            )
        return peildatum

    def vraag(self) -> Vraag:
        """The question; only of a form without errors. Without a peildatum: as known today."""
        gegeven = self.cleaned_data
        woonproces = gegeven["woonproces"]
        return Vraag(
            jaar=gegeven["jaar"],
            kwartaal=gegeven["kwartaal"],
            regios=gegeven["regio"],
            woonproces=Woonproces(woonproces) if woonproces else None,
            peildatum=gegeven["peildatum"] or vandaag(),
        )


class OpenbareVraagForm(VraagForm):
    """The question of the public: a year that is over, and nothing else (`public_vraag`)."""

    kwartaal = None  # type: ignore[assignment]
    woonproces = None  # type: ignore[assignment]
    peildatum = None  # type: ignore[assignment]
    regio = None  # type: ignore[assignment]

    @classmethod
    def van_adres(cls, adres: QueryDict) -> "OpenbareVraagForm":
        """The form of what the address asks; without a year the last one that is over."""
        vraag = adres.copy()
        vraag.setdefault("jaar", str(vandaag().year - 1))
        return cls(vraag)

    def clean_jaar(self) -> int:
        jaar = super().clean_jaar()
        if jaar == vandaag().year:
            raise forms.ValidationError(
                f"Het jaar {jaar} is nog niet voorbij. Kies een eerder jaar."
            )
        return jaar

    def vraag(self) -> Vraag:
        return public_vraag(self.cleaned_data["jaar"])


def form_of(actor: Actor) -> type[VraagForm]:
    """The question that this actor may ask."""
    return OpenbareVraagForm if sees_public_figures(actor) else VraagForm


def _html(soort: str) -> str:
    return "select" if soort == "select" else "input"


def in_woorden(vraag: Vraag) -> str:
    """Write “Parkstad, Housing, het jaar 2021, zoals bekend op 31 december 2021”."""
    regios = [regio.label for regio in vraag.regios]
    waar = " en ".join([", ".join(regios[:-1]), regios[-1]] if len(regios) > 1 else regios)
    wat = vraag.woonproces.label if vraag.woonproces else "alle woonprocessen"
    wanneer = f"het {vraag.kwartaal}e kwartaal van" if vraag.kwartaal else "het jaar"
    return (
        f"{waar or 'Alle regio’s'}, {wat}, {wanneer} {vraag.jaar}, "
        f"zoals bekend op {datum(vraag.peildatum)}"
    )

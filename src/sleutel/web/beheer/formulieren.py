"""The forms of the functioneel beheer: a setting of any kind, a party, an agreement."""

from collections.abc import Mapping
from typing import Any

from django import forms

from sleutel.common.klok import vandaag
from sleutel.domein.instellingen import (
    Aantal,
    Bereik,
    Instelling,
    Instelsoort,
    JaNee,
    Keuzes,
    Vorm,
    Waarde,
)
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.partijen.deelnemers import Deelname, organisation_kinds
from sleutel.web.cijfers.vraag import RegioVeld, keuzes

DATUMFOUTEN = {
    "required": "Vul de dag in.",
    "invalid": "Vul een datum in, bijvoorbeeld 31-12-2026.",
}
TOELICHTING = (
    "Waarop berust dit? Bijvoorbeeld een besluit, met de datum. Zet hier geen namen van mensen."
)


def choice_errors(wat: str, uit: str) -> dict[str, str]:
    """What a field of one choice says where there is none: `choice_errors("de regio", "een regio")`."""
    return {"required": f"Kies {wat}.", "invalid_choice": f"Kies {uit} uit de lijst."}


class Dag(forms.DateField):
    """A day, as browsers ask it and as people type it."""

    def __init__(self, label: str, **opties: Any) -> None:
        super().__init__(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages=DATUMFOUTEN,
            **opties,
        )


class Toelichting(forms.CharField):
    """On what a change rests: every change says so."""

    def __init__(self) -> None:
        super().__init__(
            label="Waarom",
            help_text=TOELICHTING,
            max_length=300,
            error_messages={
                "required": "Vul in waarop de verandering berust.",
                "max_length": "Maak deze tekst korter: hoogstens 300 tekens.",
            },
        )


class Naam(forms.CharField):
    """The name of a region, gemeente or organisation: one space between its words."""

    def __init__(self, label: str, *, max_length: int, help_text: str = "") -> None:
        super().__init__(
            label=label,
            max_length=max_length,
            help_text=help_text,
            error_messages={
                "required": "Vul de naam in.",
                "max_length": f"Maak de naam korter: hoogstens {max_length} tekens.",
            },
        )

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value).split())


class BeheerForm(forms.Form):
    """A form whose fields look like those of every page."""

    def dress(self) -> None:
        for veld in self.fields.values():
            widget = veld.widget
            if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
                continue
            if isinstance(widget, forms.Select):
                widget.attrs["class"] = "utrecht-select utrecht-select--html-select"
            elif isinstance(widget, forms.Textarea):
                widget.attrs |= {
                    "class": "utrecht-textarea utrecht-textarea--html-textarea",
                    "rows": 4,
                }
            elif not isinstance(widget, forms.CheckboxInput):
                breed = " breed" if (getattr(veld, "max_length", None) or 0) >= 80 else ""
                widget.attrs["class"] = f"utrecht-textbox utrecht-textbox--html-input{breed}"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()


class InstellingForm(BeheerForm):
    """What holds from when for whom; the field of the value is that of the kind of setting."""

    def __init__(
        self,
        soort: Instelsoort,
        vorm: Vorm,
        regio: Regio,
        gemeenten: Mapping[str, str],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.soort, self.vorm, self.regio = soort, vorm, regio
        super().__init__(*args, **kwargs)
        if vorm.per_gemeente:
            self.fields["gemeente"] = forms.ChoiceField(
                label="Voor welke gemeente",
                required=False,
                choices=[("", f"Heel {regio.label}"), *gemeenten.items()],
                help_text="Het gaat om de gemeente van de woning."
                if vorm.over_woning
                else "Het gaat om de gemeente waar iemand vandaan komt.",
                error_messages={"invalid_choice": "Kies een gemeente uit de lijst."},
            )
        if vorm.per_woonproces:
            moet = soort is Instelsoort.WOONPROCES_LOOPT
            alle = [] if moet else [("", "Alle woonprocessen")]
            self.fields["woonproces"] = forms.ChoiceField(
                label="Voor welk woonproces",
                required=moet,
                choices=[*alle, *keuzes(Woonproces)],
                error_messages=choice_errors("het woonproces", "een woonproces"),
            )
        self.fields["waarde"] = _value_field(vorm)
        self.fields["geen_eigen"] = forms.BooleanField(
            label="Geen eigen keuze meer",
            required=False,
            help_text="Vanaf die dag geldt weer wat de regio kiest, of anders de standaard van Sleutel.",
        )
        self.fields["vanaf"] = Dag("Vanaf welke dag", initial=vandaag)
        self.fields["toelichting"] = Toelichting()
        self.order_fields(
            ["gemeente", "woonproces", "waarde", "geen_eigen", "vanaf", "toelichting"]
        )
        self.dress()

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("geen_eigen"):
            self.errors.pop("waarde", None)
            gegevens["waarde"] = None
        elif "waarde" not in self.errors:
            try:
                gegevens["waarde"] = self.vorm.waarde.read(gegevens["waarde"])
            except ValueError as fout:
                self.add_error("waarde", str(fout))
        return gegevens

    def record(self) -> Instelling:
        """The setting that is asked for."""
        gegevens = self.cleaned_data
        woonproces = gegevens.get("woonproces")
        return Instelling(
            soort=self.soort,
            bereik=Bereik(
                self.regio,
                gegevens.get("gemeente") or None,
                Woonproces(woonproces) if woonproces else None,
            ),
            vanaf=gegevens["vanaf"],
            waarde=gegevens["waarde"],
        )


def _value_field(van: Vorm) -> forms.Field:
    vorm = van.waarde
    if isinstance(vorm, JaNee):
        return forms.ChoiceField(
            label="Wat geldt dan",
            required=False,
            choices=[("ja", "ja"), ("nee", "nee")],
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Kies ja of nee."},
        )
    if isinstance(vorm, Aantal):
        return forms.CharField(
            label=f"Hoeveel {vorm.eenheid}",
            required=False,
            help_text=f"Van {vorm.minimum} tot en met {vorm.maximum}.",
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )
    if isinstance(vorm, Keuzes):
        return forms.MultipleChoiceField(
            label="Wat kan gekozen worden",
            required=False,
            choices=keuzes(vorm.lijst),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Kies uit de lijst."},
        )
    return forms.CharField(
        label="Welke organisaties",
        required=False,
        help_text="Elke naam op een eigen regel. Laat het leeg als het er geen zijn.",
        widget=forms.Textarea,
    )


def initial_of(vorm: Vorm, waarde: Waarde | None) -> object:
    """A value as the field of its form shows it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list) and not isinstance(vorm.waarde, Keuzes):
        return "\n".join(waarde)
    return waarde


class IntrekForm(BeheerForm):
    """Why a setting is withdrawn."""

    toelichting = Toelichting()


class OrganisatieForm(BeheerForm):
    """A new organisation, or another name for one (without `soort`)."""

    naam = Naam("Naam van de organisatie", max_length=80)
    soort = forms.ChoiceField(
        label="Soort organisatie",
        choices=organisation_kinds(),
        initial="zorgpartij",
        error_messages={
            "required": "Kies een soort uit de lijst.",
            "invalid_choice": "Kies een soort uit de lijst.",
        },
    )
    toelichting = Toelichting()


class NaamForm(OrganisatieForm):
    """Another name for an organisation."""

    soort = None  # type: ignore[assignment]


class EindeForm(BeheerForm):
    """From which day an organisation takes no part any more; empty: it goes on."""

    tot = Dag(
        "Vanaf welke dag doet zij niet meer mee",
        required=False,
        help_text="Vanaf die dag kan niemand meer voor haar werken. Laat dit leeg als zij weer meedoet.",
    )
    toelichting = Toelichting()


class ConvenantForm(BeheerForm):
    """How an organisation takes part in a region from a day on."""

    regio = RegioVeld()
    deelname = forms.ChoiceField(
        label="Hoe doet zij mee",
        choices=keuzes(Deelname),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies hoe de organisatie meedoet.",
            "invalid_choice": "Kies hoe de organisatie meedoet.",
        },
    )
    vanaf = Dag("Vanaf welke dag", initial=vandaag)
    toelichting = Toelichting()

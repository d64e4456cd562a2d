"""Form fields for files that somebody brings."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sleutel.common.klok import vandaag
from sleutel.domein.opmaak import datum
from sleutel.domein.register.bronbestand import recognise_tabel
from sleutel.domein.register.melding import KOP
from sleutel.domein.register.tabel import MAX_RIJEN
from sleutel.domein.register.tabellen import TABELLEN

MEGABYTE = 1024 * 1024
MOST_REGISTER = 50 * MEGABYTE
MOST_TABEL = 5 * MEGABYTE
WERKMAP = "register.xlsx"


class BestandenInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class BestandenField(forms.FileField):
    """One or more files, of `MOST_REGISTER` together."""

    widget = BestandenInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        bestanden = [super(BestandenField, self).clean(een, initial) for een in data or [None]]
        if sum(bestand.size for bestand in bestanden) > MOST_REGISTER:
            raise forms.ValidationError(
                f"Deze bestanden zijn samen te groot. Er past {MOST_REGISTER // MEGABYTE} MB in één "
                "keer. Breng het register in delen."
            )
        return bestanden


FOUTEN = {
    "required": "Kies een bestand.",
    "invalid": "Dit bestand is niet goed aangekomen. Kies het opnieuw.",
    "missing": "Dit bestand is niet goed aangekomen. Kies het opnieuw.",
    "empty": "Eén van de bestanden is leeg. Kies een bestand waar iets in staat.",
}


class RegisterForm(forms.Form):
    """The files of one register: one workbook, or CSV files named after their tables."""

    bestanden = BestandenField(
        label="Bestanden van het register",
        widget=BestandenInput(attrs={"accept": ".csv,.xlsx", "class": "bestand"}),
        error_messages=FOUTEN | {"required": "Kies de bestanden van uw register."},
    )

    def clean_bestanden(self) -> list[tuple[str, UploadedFile]]:
        """Each file under the name by which it is kept. Only names of tables: nothing else is kept."""
        bestanden: list[UploadedFile] = self.cleaned_data["bestanden"]
        werkmappen = [b for b in bestanden if _soort(b) == ".xlsx"]
        if werkmappen and len(bestanden) > 1:
            raise forms.ValidationError(
                "Kies één Excelwerkmap, of alleen CSV-bestanden. Niet allebei, en niet twee werkmappen."
            )
        if werkmappen:
            return [(WERKMAP, werkmappen[0])]
        return _als_tabellen(bestanden)


def _als_tabellen(bestanden: Sequence[UploadedFile]) -> list[tuple[str, UploadedFile]]:
    gekozen: dict[str, UploadedFile] = {}
    fouten = []
    for bestand in bestanden:
        tabel = recognise_tabel(PurePath(bestand.name or "").stem)
        if _soort(bestand) != ".csv":
            fouten.append(
                f"“{bestand.name}” is geen CSV-bestand en geen Excelwerkmap (.xlsx). "
                "Laat het weg, of bewaar het eerst als CSV of als werkmap."
            )
        elif tabel is None:
            bekend = ", ".join(f"{naam}.csv" for naam in TABELLEN)
            fouten.append(
                f"“{bestand.name}” hoort niet bij het register. De bestanden heten: {bekend}. "
                "Laat dit bestand weg, of geef het de goede naam."
            )
        elif tabel in gekozen:
            fouten.append(f"De tabel {tabel} zit er twee keer bij. Kies er één.")
        else:
            gekozen[tabel] = bestand
    if fouten:
        raise forms.ValidationError(fouten)
    return [(f"{tabel}.csv", bestand) for tabel, bestand in gekozen.items()]


class CelForm(forms.Form):
    """Which cell of what was brought somebody wants to see; without a row the head of the table."""

    rij = forms.IntegerField(required=False, min_value=KOP, max_value=MAX_RIJEN + KOP)
    kolom = forms.CharField(required=False, max_length=60)


class VergelijkForm(forms.Form):
    """A published table, and the day as on which the record is asked."""

    tabel = forms.FileField(
        label="CSV-bestand met de cijfers",
        widget=forms.FileInput(attrs={"accept": ".csv", "class": "bestand"}),
        error_messages=FOUTEN | {"required": "Kies het CSV-bestand met de cijfers."},
    )
    peildatum = forms.DateField(
        label="Bekend op (vult u niets in, dan is het 31 december van elk jaar)",
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "class": "utrecht-textbox utrecht-textbox--html-input"},
            format="%Y-%m-%d",
        ),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Vul een datum in, bijvoorbeeld 31-12-2021."},
    )

    def clean_tabel(self) -> UploadedFile:
        tabel: UploadedFile = self.cleaned_data["tabel"]
        if _soort(tabel) != ".csv":
            raise forms.ValidationError(
                f"“{tabel.name}” is geen CSV-bestand. Bewaar de tabel als CSV en kies dat bestand."
            )
        if (tabel.size or 0) > MOST_TABEL:
            raise forms.ValidationError(
                f"Dit bestand is te groot. Er past {MOST_TABEL // MEGABYTE} MB in. "
                "Een tabel met cijfers is veel kleiner: kijk of u het goede bestand koos."
            )
        return tabel

    def clean_peildatum(self) -> Any:
        peildatum = self.cleaned_data["peildatum"]
        if peildatum is not None and peildatum > vandaag():
            raise forms.ValidationError(
                f"Kies een dag tot en met vandaag, {datum(vandaag())}. Later is nog niets bekend."
            )
        return peildatum


def _soort(bestand: UploadedFile) -> str:
    return PurePath(bestand.name or "").suffix.casefold()

"""The page of the privacy officer: who looked at which traject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sleutel.common.klok import AMSTERDAM, vandaag
from sleutel.domein.opmaak import moment
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Doel
from sleutel.inzage.queries import (
    Zoekvraag,
    accounts_that_looked,
    looks,
    may_read_inzagelog,
    organisations_that_looked,
    shown,
)
from sleutel.partijen.actor import Actor
from sleutel.trajecten.queries import number_of, numbers_of, with_number

from .spoor import PAGINANAMEN
from .toegang import Verzoek, open_to
from .trajecten.paginas import PER_PAGINA

TERUG = timedelta(days=30)
"""Without a period asked: the last so many days."""

GETOOND = 50
"""Of how many trajecten of one look the number is shown: a whole page of a list."""


VROEGSTE = MinValueValidator(date(2000, 1, 1), "Kies een dag vanaf 1 januari 2000.")
"""Long before the first look was kept; with no bound the days before it do not exist."""


class InzageForm(forms.Form):
    """Which looks to show. A number of a traject is not put in the address: the page asks it by POST."""

    van = forms.DateField(
        label="Van",
        required=False,
        validators=[VROEGSTE],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul bij Van een datum in, bijvoorbeeld 01-11-2026."},
    )
    tot = forms.DateField(
        label="Tot en met",
        required=False,
        validators=[VROEGSTE],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul bij Tot en met een datum in, bijvoorbeeld 30-11-2026."},
    )
    organisatie: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None,
        label="Organisatie",
        required=False,
        to_field_name="uuid",
        empty_label="Alle",
        error_messages={"invalid_choice": "Kies een organisatie uit de lijst."},
    )
    account: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None,
        label="Medewerker",
        required=False,
        to_field_name="uuid",
        empty_label="Alle",
        error_messages={"invalid_choice": "Kies een medewerker uit de lijst."},
    )
    nummer = forms.CharField(label="Nummer traject", required=False, max_length=200)

    @classmethod
    def van_adres(cls, adres: QueryDict, *, actor: Actor) -> "InzageForm":
        """The form of what the address asks. Raises Http404 for a traject that does not exist."""
        gegevens = adres.copy()
        if "traject" in adres:
            gegevens["nummer"] = _nummer(str(adres["traject"]), actor=actor)
        return cls(gegevens, actor=actor)

    def __init__(self, gegevens: QueryDict, *, actor: Actor) -> None:
        super().__init__(gegevens)
        self.actor = actor
        for naam, keuzes in (
            ("organisatie", organisations_that_looked),
            ("account", accounts_that_looked),
        ):
            cast("forms.ModelChoiceField[Any]", self.fields[naam]).queryset = keuzes(actor)
        for veld in self.fields.values():
            soort, html = (
                ("select", "select")
                if isinstance(veld.widget, forms.Select)
                else ("textbox", "input")
            )
            veld.widget.attrs["class"] = f"utrecht-{soort} utrecht-{soort}--html-{html}"

    def clean_nummer(self) -> dict[int, UUID]:
        nummer = self.cleaned_data["nummer"]
        gevonden = with_number(nummer, actor=self.actor) if nummer else {}
        if nummer and not gevonden:
            raise forms.ValidationError(
                "Dit nummer kent Sleutel niet. Kijk of u het goed hebt getypt."
            )
        return gevonden

    def clean(self) -> dict[str, Any]:
        gegeven = self.cleaned_data
        van, tot = gegeven.get("van"), gegeven.get("tot")
        if van and tot and van > tot:
            self.add_error("tot", "Kies bij Tot en met een dag die niet voor Van ligt.")
        return gegeven

    def adres(self) -> str:
        """The question as an address, in which one traject stands for its number."""
        gegeven = self.cleaned_data
        delen = {
            "van": gegeven["van"],
            "tot": gegeven["tot"],
            "organisatie": gegeven["organisatie"] and gegeven["organisatie"].uuid,
            "account": gegeven["account"] and gegeven["account"].uuid,
            "traject": next(iter(gegeven["nummer"].values()), None),
        }
        return urlencode({naam: waarde for naam, waarde in delen.items() if waarde})

    def vraag(self) -> Zoekvraag:
        """The question; only of a form without errors. Without a first day: thirty days back.

        A day that is yet to come is today: nobody looked later.
        """
        gegeven = self.cleaned_data
        tot = gegeven["tot"] and min(gegeven["tot"], vandaag())
        return Zoekvraag(
            van=gegeven["van"] or (tot or vandaag()) - TERUG,
            tot=tot,
            organisatie=gegeven["organisatie"] and gegeven["organisatie"].uuid,
            account=gegeven["account"] and gegeven["account"].uuid,
            trajecten=tuple(gegeven["nummer"]) or None,
        )


def _nummer(uuid: str, *, actor: Actor) -> str:
    try:
        nummer = number_of(UUID(uuid), actor=actor)
    except ValueError:
        nummer = None
    if nummer is None:
        raise Http404
    return nummer


@open_to(may_read_inzagelog)
@require_http_methods(["GET", "HEAD", "POST"])
def inzage(request: Verzoek) -> HttpResponse:
    """Who looked at what, fifty looks on a page; asking by POST leads to an address without a number."""
    gesteld = request.method == "POST"
    form = (
        InzageForm(request.POST, actor=request.actor)
        if gesteld
        else InzageForm.van_adres(request.GET, actor=request.actor)
    )
    if not form.is_valid():
        return render(request, "web/inzage.html", {"form": form}, status=400)
    if gesteld:
        return redirect(f"{reverse('inzage')}?{form.adres()}")
    vraag = form.vraag()
    gevonden = looks(request.actor, vraag)
    pagina = Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "pagina": pagina,
        "regels": make_regels(list(pagina), actor=request.actor),
        "van": vraag.van,
        "tot": vraag.tot,
    }
    return render(request, "web/inzage.html", context)


@dataclass(frozen=True, slots=True)
class Inzageblik:
    """One line of the page. `nummers`: of the trajecten shown; `andere`: how many more there were."""

    op: str
    account: str
    organisatie: str
    rol: str
    doel: str
    pagina: str
    totaal: int
    nummers: tuple[str, ...]
    andere: int


def make_regels(rijen: Sequence[Any], *, actor: Actor) -> list[Inzageblik]:
    """The looks as people read them, with one question for the numbers of all of them together."""
    nummers = numbers_of(shown(rijen, GETOOND), actor=actor)
    return [
        Inzageblik(
            op=moment(rij.vastgelegd_op.astimezone(AMSTERDAM)),
            account=rij.account.naam,
            organisatie=rij.organisatie.naam,
            rol=Rol(rij.rol).label,
            doel=Doel(rij.doel).label if rij.doel else "",
            pagina=PAGINANAMEN.get(rij.pagina, rij.pagina),
            totaal=rij.aantal,
            nummers=tuple(nummers[t] for t in rij.trajecten[:GETOOND] if t in nummers),
            andere=rij.aantal - min(len(rij.trajecten), GETOOND),
        )
        for rij in rijen
    ]

"""What every page shows around its own: the menu of the role, and what the demo says."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template import Context

from sleutel.inzage.queries import may_read_inzagelog
from sleutel.partijen.queries import may_manage
from sleutel.rapportage.cijferrechten import may_see_all_figures, may_see_figures
from sleutel.rapportage.verslagrechten import may_read_verslagen
from sleutel.trajecten.queries import may_import, may_see_trajecten
from sleutel.trajecten.zicht import Zicht

register = template.Library()

BEHEER = {
    "beheer",
    "beheer-regio",
    "beheer-instelling",
    "beheer-veranderen",
    "beheer-intrekken",
    "beheer-regios",
    "beheer-gebied",
    "beheer-redenen",
    "beheer-reden",
    "beheer-organisaties",
    "beheer-organisatie",
    "beheer-afspraken",
    "beheer-logboek",
}
"""The pages that lie under Beheer."""

MENU = (
    (
        "trajecten",
        "Trajecten",
        may_see_trajecten,
        {"trajecten", "traject", "wie-ziet", "wijs-aan", "dossiers", "dossiers-van"},
    ),
    ("cijfers", "Cijfers", may_see_figures, {"cijfers", "cijfer"}),
    ("vergelijk", "Vergelijk", may_see_all_figures, {"vergelijk"}),
    (
        "jaarverslagen",
        "Jaarverslag",
        may_read_verslagen,
        {"jaarverslagen", "jaarverslag", "verslag-voorbeeld", "verslag-bewaren", "verslagtekst"},
    ),
    ("register", "Register", may_import, {"register", "aanlevering", "register-cel"}),
    ("inzage", "Wie keek wat", may_read_inzagelog, {"inzage"}),
    ("beheer", "Beheer", may_manage, BEHEER),
    ("leden", "Leden", may_manage, {"leden", "lid-beeindigen", "tweede-stap-wissen"}),
    ("uitnodigingen", "Uitnodigingen", may_manage, {"uitnodigingen", "uitnodigen"}),
)
"""The main menu: name of the url, text, to whom it is open, and the pages that lie under it."""


@register.simple_tag(takes_context=True)
def hoofdmenu(context: Context) -> list[tuple[str, str, bool]]:
    """(url name, text, are we there) of the pages of this role."""
    actor = getattr(context.get("request"), "actor", None)
    match = getattr(context.get("request"), "resolver_match", None)
    return [
        (naam, tekst, match is not None and match.url_name in onder)
        for naam, tekst, mag, onder in MENU
        if actor is not None and mag(actor)
    ]


BEHEERPAGINAS = (
    (
        "beheer-regios",
        "Regio’s en gemeenten",
        "Waar het loket werkt: een regio of gemeente toevoegen.",
    ),
    ("beheer-redenen", "Redenen", "Waarom een traject kan stoppen: een reden toevoegen."),
    ("beheer-organisaties", "Organisaties en convenanten", "Wie doet er mee, en hoe."),
    ("beheer-afspraken", "Afspraken per jaar", "Tarieven, taakstelling en spreiding."),
    ("leden", "Leden", "Wie voor welke organisatie werkt, en in welke rol."),
    ("uitnodigingen", "Uitnodigingen", "Wie u hebt gevraagd om met Sleutel te werken."),
    (
        "grondslagen",
        "Grond in de wet",
        "Waarom organisaties trajecten mogen zien, en of dat is getoetst.",
    ),
    ("beheer-logboek", "Logboek", "Wie wat veranderde, en wanneer."),
)
"""What lies on the page Beheer besides the regions: name of the url, title, what it is for."""


@register.simple_tag
def beheerpaginas() -> tuple[tuple[str, str, str], ...]:
    return BEHEERPAGINAS


@register.filter
def schermt_af(trajecten: Iterable[Zicht], kolommen: Mapping[str, bool]) -> bool:
    """Whether a cell of this list hides something from the reader, so that the page says why."""
    getoond = [kolom for kolom, staat_er in kolommen.items() if staat_er]
    return any(not traject.als[kolom] for traject in trajecten for kolom in getoond)


@register.simple_tag
def is_demo() -> bool:
    return bool(settings.MODUS == "demo")


@register.simple_tag(takes_context=True)
def adres_met(context: Context, **waarden: Any) -> str:
    """The query of this address with some parameters set; without the empty ones."""
    vraag: QueryDict = context["request"].GET.copy()
    for naam, waarde in waarden.items():
        vraag[naam] = waarde
    for naam in [naam for naam in vraag if not any(vraag.getlist(naam))]:
        del vraag[naam]
    return f"?{vraag.urlencode()}"

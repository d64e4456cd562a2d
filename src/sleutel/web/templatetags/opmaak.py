"""The filters of every page: how things are written (`domein.opmaak`), and what codes are called."""

from collections.abc import Iterable

from django import template

from sleutel.domein import opmaak
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol
from sleutel.web.woorden import KOPPEN, VELDEN, in_een_adem

register = template.Library()

for filter_ in (
    opmaak.datum,
    opmaak.aantal,
    opmaak.bedrag,
    opmaak.procent,
    opmaak.maanden,
    opmaak.dagen,
    opmaak.periode,
):
    register.filter(filter_)


@register.filter
def toestand(code: str) -> str:
    return Toestand(code).label


@register.filter
def woonproces(code: str) -> str:
    return Woonproces(code).label


@register.filter
def woonprocessen(codes: Iterable[str]) -> str:
    """Those that are told as one: “Housing of Housing Justitieel”."""
    return in_een_adem(Woonproces, codes)


@register.filter
def gebeurtenis(code: str) -> str:
    """The kind of gebeurtenis as people call it."""
    return KOPPEN[Soort(code)]


@register.filter
def kolom(code: str) -> str:
    """A column of the register as people call it: "Gemeente van herkomst"."""
    tekst = VELDEN[code][0] if code in VELDEN else code.replace("_", " ")
    return tekst[:1].upper() + tekst[1:]


BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMEN = (
    ("Android", "Android"),
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "een Mac"),
    ("Linux", "Linux"),
)


@register.filter
def apparaat(user_agent: str) -> str:
    """What a browser says of itself, as people call it: "Chrome op Windows"."""
    browser = next((naam for merk, naam in BROWSERS if merk in user_agent), "Een browser")
    systeem = next((naam for merk, naam in SYSTEMEN if merk in user_agent), "een apparaat")
    return f"{browser} op {systeem}"


@register.filter
def rol(code: str) -> str:
    return Rol(code).label

"""How dates, money, counts and percentages are written (ui.md). One set of filters for every page."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django import template

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.termijnen import write_dag
from sleutel.web.woorden import KOPPEN, VELDEN

register = template.Library()

NIET_BEKEND = "niet bekend"
# Between a number and what belongs to it: it stays on one line.
SPATIE = "\N{NO-BREAK SPACE}"

type Getal = int | float | Decimal | Fraction


@register.filter
def datum(dag: date | None) -> str:
    """Write “3 maart 2026”."""
    return NIET_BEKEND if dag is None else write_dag(dag)


@register.filter
def aantal(getal: int | None) -> str:
    """Write “1.234”."""
    return NIET_BEKEND if getal is None else _getal(getal, 0)


@register.filter
def bedrag(euros: Getal | None) -> str:
    """Write “€ 5.531,24”."""
    return NIET_BEKEND if euros is None else f"€{SPATIE}{_getal(euros, 2)}"


@register.filter
def procent(getal: Getal | None) -> str:
    """Write “79,4%”, of a number out of a hundred."""
    return NIET_BEKEND if getal is None else f"{_getal(getal, 1)}%"


@register.filter
def maanden(getal: Getal | None) -> str:
    """Write “3,87 maanden”."""
    return NIET_BEKEND if getal is None else f"{_getal(getal, 2)}{SPATIE}maanden"


@register.filter
def dagen(getal: Getal | None) -> str:
    """Write “45,5 dagen”."""
    return NIET_BEKEND if getal is None else f"{_getal(getal, 1)}{SPATIE}dagen"


@register.filter
def periode(dagen_: int | None) -> str:
    """Write “2 maanden en 4 dagen”, of a number of days; a month is 30 days."""
    if dagen_ is None:
        return NIET_BEKEND
    hele_maanden, rest = divmod(dagen_, 30)
    delen = [
        f"{n} {enkel if n == 1 else meer}"
        for n, enkel, meer in ((hele_maanden, "maand", "maanden"), (rest, "dag", "dagen"))
        if n
    ]
    return " en ".join(delen) or "0 dagen"


@register.filter
def toestand(code: str) -> str:
    return Toestand(code).label


@register.filter
def woonproces(code: str) -> str:
    return Woonproces(code).label


@register.filter
def gebeurtenis(code: str) -> str:
    """The kind of gebeurtenis as people call it."""
    return KOPPEN[Soort(code)]


@register.filter
def kolom(code: str) -> str:
    """A column of the register as people call it: "Gemeente van herkomst"."""
    tekst = VELDEN[code][0] if code in VELDEN else code.replace("_", " ")
    return tekst[:1].upper() + tekst[1:]


def _getal(getal: Getal, decimalen: int) -> str:
    """A number with points by the thousand and a comma; half goes up, away from zero."""
    exact = Fraction(getal) if isinstance(getal, Fraction) else Fraction(Decimal(str(getal)))
    schaal = 10**decimalen
    geheel = int((2 * abs(exact) * schaal + 1) // 2)
    afgerond = (Decimal(geheel) / schaal).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    tekst = f"{afgerond:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    return f"\N{MINUS SIGN}{tekst}" if exact < 0 and geheel else tekst

"""How dates, money, counts and percentages are written (ui.md), for pages, report and commands."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from sleutel.domein.termijnen import write_dag

type Getal = int | float | Decimal | Fraction

NIET_BEKEND = "niet bekend"
SPATIE = "\N{NO-BREAK SPACE}"
"""Between a number and what belongs to it: it stays on one line."""

DAGEN_IN_MAAND = 30
"""For `periode` only; the figures count with 30.4375 days."""


def datum(dag: date | None) -> str:
    """Write “3 maart 2026”."""
    return NIET_BEKEND if dag is None else write_dag(dag)


def moment(tijd: datetime) -> str:
    """Write “3 maart 2026, 14:05”, of a time as the clock on the wall says it."""
    return f"{write_dag(tijd.date())}, {tijd:%H:%M}"


def aantal(getal: int | None) -> str:
    """Write “1.234”."""
    return NIET_BEKEND if getal is None else schrijf(getal, 0)


def bedrag(euros: Getal | None) -> str:
    """Write “€ 5.531,24”."""
    return NIET_BEKEND if euros is None else f"€{SPATIE}{schrijf(euros, 2)}"


def procent(getal: Getal | None) -> str:
    """Write “79,4%”, of a number out of a hundred."""
    return NIET_BEKEND if getal is None else f"{schrijf(getal, 1)}%"


def maanden(getal: Getal | None) -> str:
    """Write “3,87 maanden”."""
    return NIET_BEKEND if getal is None else f"{schrijf(getal, 2)}{SPATIE}maanden"


def dagen(getal: Getal | None) -> str:
    """Write “45,5 dagen”."""
    return NIET_BEKEND if getal is None else f"{schrijf(getal, 1)}{SPATIE}dagen"


def periode(aantal_dagen: int | None) -> str:
    """Write “2 maanden en 4 dagen”, of a number of days; a month is 30 days."""
    if aantal_dagen is None:
        return NIET_BEKEND
    hele_maanden, rest = divmod(aantal_dagen, DAGEN_IN_MAAND)
    delen = [
        f"{n} {enkel if n == 1 else meer}"
        for n, enkel, meer in ((hele_maanden, "maand", "maanden"), (rest, "dag", "dagen"))
        if n
    ]
    return " en ".join(delen) or "0 dagen"


def schrijf(getal: Getal, decimalen: int) -> str:
    """A number with points by the thousand and a comma; half goes up, away from zero."""
    exact = Fraction(getal) if isinstance(getal, Fraction) else Fraction(Decimal(str(getal)))
    schaal = 10**decimalen
    geheel = int((2 * abs(exact) * schaal + 1) // 2)
    afgerond = (Decimal(geheel) / schaal).quantize(Decimal(1).scaleb(-decimalen))
    tekst = f"{afgerond:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    return f"\N{MINUS SIGN}{tekst}" if exact < 0 and geheel else tekst


def opgesomd(namen: list[str]) -> str:
    """Write “Weller, Vincio Wonen en ZOwonen”."""
    return " en ".join([part for part in (", ".join(namen[:-1]), *namen[-1:]) if part])


def hoeveel(getal: int, enkel: str, meer: str) -> str:
    """Write “1 traject” or “1.234 trajecten”."""
    return f"{aantal(getal)} {enkel if getal == 1 else meer}"

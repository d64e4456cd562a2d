"""Rounding: half up, and only at the end."""

from fractions import Fraction

from sleutel.domein.opmaak import schrijf

type Waarde = int | Fraction | dict[str, Waarde] | None
"""A figure, unrounded: a count, an exact fraction, parts by label, or nothing to say."""

type Afgerond = int | float | dict[str, Afgerond] | None
"""A figure as it is shown, ready for JSON."""


def round_half_up(waarde: int | Fraction, decimalen: int) -> Fraction:
    """`waarde` in `decimalen` decimals; exactly half goes away from zero: 2.5 becomes 3."""
    schaal = 10**decimalen
    naar_boven = (2 * abs(Fraction(waarde)) * schaal + 1) // 2
    return Fraction(naar_boven if waarde >= 0 else -naar_boven, schaal)


def round_off(waarde: Waarde, decimalen: int) -> Afgerond:
    """A whole figure rounded: counts stay as they are, every fraction gets `decimalen` decimals."""
    if isinstance(waarde, dict):
        return {deel: round_off(inhoud, decimalen) for deel, inhoud in waarde.items()}
    if isinstance(waarde, Fraction):
        return float(round_half_up(waarde, decimalen))
    return waarde


def tekst(waarde: int | Fraction, decimalen: int) -> str:
    """A number as a Dutch reader expects it: "1.234", "78,7"."""
    return schrijf(waarde, 0 if isinstance(waarde, int) else decimalen)

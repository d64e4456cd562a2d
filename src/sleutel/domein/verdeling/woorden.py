"""How values read in a Dutch sentence."""

from collections.abc import Sequence

from sleutel.domein.verdeling.gegevens import Bereik


def euro(bedrag: float | None) -> str:
    """€ 1.234,56, without cents where there are none: € 19.500."""
    if bedrag is None:
        return "onbekend"
    tekst = f"{bedrag:,.0f}" if float(bedrag).is_integer() else f"{bedrag:,.2f}"
    return "€ " + tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


def opsomming(namen: Sequence[str], laatste: str = "of") -> str:
    """a, b of c."""
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} {laatste} {namen[-1]}"


def bereik(grenzen: Bereik) -> str:
    """1 tot en met 3, minstens 2, hoogstens 4; and 2 when both ends are 2."""
    if grenzen.min == grenzen.max:
        return str(grenzen.min)
    if grenzen.min is None:
        return f"hoogstens {grenzen.max}"
    if grenzen.max is None:
        return f"minstens {grenzen.min}"
    return f"{grenzen.min} tot en met {grenzen.max}"


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """1 woning, 14 woningen."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"


def persoon(grenzen: Bereik) -> str:
    """The word after a range that ends in one or more."""
    laatste = grenzen.min if grenzen.max is None else grenzen.max
    return "persoon" if laatste == 1 else "personen"


def personen(getal: int) -> str:
    return aantal(getal, "persoon", "personen")

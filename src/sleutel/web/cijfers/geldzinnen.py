"""Guidance and invoices in sentences: how many, and how many of them were paid."""

from sleutel.domein import opmaak
from sleutel.domein.cijfers import Uitkomst


def geldzinnen(uitkomst: Uitkomst) -> tuple[str, ...]:
    """Write “19 declaraties, alle 19 uitbetaald.”

    A declaration may be paid in a later period than that in which it was sent, so “van die” is only
    written of those that were both.
    """
    gedeclareerd = set(uitkomst.achter("begeleiding_gedeclareerd"))
    uitbetaald = set(uitkomst.achter("begeleiding_uitbetaald"))
    eerder = len(uitbetaald - gedeclareerd)
    zinnen = [
        _zin(len(gedeclareerd), len(gedeclareerd & uitbetaald), "declaratie", "uitbetaald"),
        _zin(
            len(uitkomst.achter("gefactureerd")),
            len(uitkomst.achter("facturen_betaald")),
            "factuur",
            "betaald",
        ),
    ]
    if eerder:
        zijn = (
            "is er 1 declaratie" if eerder == 1 else f"zijn er {opmaak.aantal(eerder)} declaraties"
        )
        zinnen.insert(1, f"Ook {zijn} uit een eerdere periode uitbetaald.")
    return tuple(zinnen)


def _zin(aantal: int, betaald: int, enkel: str, woord: str) -> str:
    meer = {"declaratie": "declaraties", "factuur": "facturen"}[enkel]
    if not aantal:
        return f"Geen {meer} in deze periode."
    if aantal == 1:
        return f"1 {enkel}, {'' if betaald else 'nog niet '}{woord}."
    if betaald == aantal:
        hoeveel = "beide" if aantal == 2 else f"alle {opmaak.aantal(aantal)}"
    else:
        hoeveel = f"{opmaak.aantal(betaald)} daarvan" if betaald else "nog geen daarvan"
    return f"{opmaak.aantal(aantal)} {meer}, {hoeveel} {woord}."

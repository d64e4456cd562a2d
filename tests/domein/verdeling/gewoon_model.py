"""The question as one plain HiGHS model for each level, with none of the engine's ideas.

Level 2 takes one solve for each different (urgentie, date). Rules, caps and values are those of the
second checker.
"""

from fractions import Fraction
from typing import Any

import highspy

from sleutel.domein.verdeling.controle import _telt, eerste_fout, waarde

Json = dict[str, Any]


def los_gewoon_op(vraag: Json) -> tuple[Any, ...]:
    """The value of the best answer, as `controle.waarde` gives it."""
    mensen, huizen = vraag["kandidaten"], vraag["woningen"]
    h = highspy.Highs()
    for naam, getal in (("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-9)):
        h.setOptionValue(naam, getal)
    x = {
        (i, j): h.addBinary()
        for i, k in enumerate(mensen)
        for j, w in enumerate(huizen)
        if eerste_fout(k, w, vraag) is None
    }
    if not x:
        return waarde(vraag, [])
    _grenzen(h, vraag, x)
    _maximaal(h, sum(x.values()))
    for sleutel in sorted({(k["urgentie"], k["op_lijst_sinds"]) for k in mensen}):
        leden = [
            v
            for (a, _), v in x.items()
            if (mensen[a]["urgentie"], mensen[a]["op_lijst_sinds"]) == sleutel
        ]
        if leden:
            _maximaal(h, sum(leden))
    afwijking = _afwijking(h, vraag, x)
    if afwijking is not None:
        h.minimize(afwijking)
        h.addConstr(afwijking <= h.getInfo().objective_function_value + 1e-6)
    wensen = [
        v
        for (a, b), v in x.items()
        if huizen[b]["gemeente"] in ((mensen[a].get("wensen") or {}).get("gemeenten") or [])
    ]
    if wensen:
        h.maximize(sum(wensen))
    else:
        h.maximize(0 * next(iter(x.values())))
    waarden = h.getSolution().col_value
    return waarde(
        vraag, [(mensen[a], huizen[b]) for (a, b), v in x.items() if waarden[v.index] > 0.5]
    )


def _grenzen(h: Any, vraag: Json, x: dict[tuple[int, int], Any]) -> None:
    mensen, huizen = vraag["kandidaten"], vraag["woningen"]
    for i in range(len(mensen)):
        _hoogstens(h, [v for (a, _), v in x.items() if a == i], 1)
    for j in range(len(huizen)):
        _hoogstens(h, [v for (_, b), v in x.items() if b == j], 1)
    for rij in vraag.get("spreiding", []):
        ruimte = rij["maximum"] - rij["gerealiseerd"] - rij["gereserveerd"]
        leden = [v for (_, b), v in x.items() if huizen[b]["gemeente"] == rij["gemeente"]]
        _hoogstens(h, leden, max(0, ruimte))
    for rij in vraag.get("groepsgrenzen", []):
        leden = [v for (a, b), v in x.items() if _telt(rij, mensen[a], huizen[b])]
        _hoogstens(h, leden, rij["maximum"])


def _hoogstens(h: Any, leden: list[Any], aantal: int) -> None:
    if leden:
        h.addConstr(sum(leden) <= aantal)


def _maximaal(h: Any, som: Any) -> None:
    """Maximises, and keeps it there."""
    h.maximize(som)
    h.addConstr(som >= round(h.getInfo().objective_function_value))


def _afwijking(h: Any, vraag: Json, x: dict[tuple[int, int], Any]) -> Any:
    delen = []
    for rijen, sleutel, doel in (
        (vraag.get("taakstelling", []), "corporatie", "aantal"),
        (vraag.get("spreiding", []), "gemeente", "maximum"),
    ):
        totaal = sum(rij[doel] for rij in rijen)
        if not totaal:
            continue
        gedaan = {rij[sleutel]: rij["gerealiseerd"] + rij["gereserveerd"] for rij in rijen}
        for rij in rijen:
            deel = Fraction(rij[doel], totaal)
            afstand = h.addVariable(lb=0)
            vast = float(gedaan[rij[sleutel]] - deel * sum(gedaan.values()))
            termen = vast
            for (_, j), v in x.items():
                naam = vraag["woningen"][j][sleutel]
                if naam in gedaan:
                    termen = termen + float((naam == rij[sleutel]) - deel) * v
            if isinstance(termen, float):
                h.addConstr(afstand >= abs(vast))
            else:
                h.addConstr(afstand - termen >= 0)
                h.addConstr(afstand + termen >= 0)
            delen.append(afstand)
    return sum(delen) if delen else None

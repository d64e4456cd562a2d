"""The rows of a statement in the shape of the figure, so that answers can be held against each other."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from sleutel.domein import redenen
from sleutel.domein.cijfers.cijfer import gesorteerd, label_uit
from sleutel.domein.cijfers.soorten_cijfer import MAANDEN_PER_DAG
from sleutel.domein.keuzelijst import (
    ONBEKEND,
    Huurachterstand,
    Keuzelijst,
    Overlast,
    Uitspraak,
    Woonsituatie,
)

type Rows = list[tuple[Any, ...]]

ANSWERS: Mapping[str, type[Keuzelijst]] = {
    "woonsituatie": Woonsituatie,
    "overlast": Overlast,
    "huurachterstand": Huurachterstand,
}
LABELS: Mapping[str, Mapping[str, str]] = {
    "reden": {reden.value: reden.label for reden in redenen.BEGIN},
    "uitspraak": {uitspraak.value: uitspraak.label for uitspraak in Uitspraak},
}
PARTS_OF_TWO = {
    "taakstelling_per_corporatie": ("afgesproken", "gestart"),
    "spreiding_per_gemeente": ("maximum", "gestart"),
}
SHORT_ROUTE = ("aangemeld", "bemiddeld_verkort", "bemiddeld_regulier", "afgewezen")


def _months(days: int | None, n: int) -> Fraction | None:
    return Fraction(days or 0, n) * MAANDEN_PER_DAG if n else None


def _share(good: int, known: int) -> Fraction | None:
    return Fraction(100 * good, known) if known else None


def _mean_of_two(good: int, known: int, good_too: int, known_too: int) -> Fraction | None:
    first, second = _share(good, known), _share(good_too, known_too)
    return None if first is None or second is None else (first + second) / 2


def _by_year(rows: Iterable[tuple[int, str, str | None, int]]) -> dict[str, Any]:
    years: dict[str, dict[str, Any]] = {}
    for jaar, vraag, answer, n in rows:
        year = years.setdefault(str(jaar), {vraag: {} for vraag in ANSWERS})
        part = label_uit(ANSWERS[vraag], answer)
        year[vraag][part] = year[vraag].get(part, 0) + n
    for year in years.values():
        numbers: list[int] = []
        for vraag, good in (
            ("overlast", Overlast.GEEN_OF_MINIMAAL),
            ("huurachterstand", Huurachterstand.GEEN),
        ):
            known = sum(n for part, n in year[vraag].items() if part != ONBEKEND)
            numbers += year[vraag].get(good.label, 0), known
            year[f"percentage_geen_{vraag}"] = _share(*numbers[-2:])
        year["positief_afgesloten"] = sum(year["woonsituatie"].values())
        year["percentage_duurzaam_wonen"] = _mean_of_two(*numbers)
    return years


def _short_route(rows: Rows) -> dict[str, Any]:
    *counts, days, n = rows[0]
    mean = Fraction(days, n) if n else None
    return dict(zip(SHORT_ROUTE, counts, strict=True)) | {"gemiddelde_wachttijd_dagen": mean}


SHAPES: Mapping[str, Callable[[Rows, Callable[[str | None], str]], Any]] = {
    "gemiddelde_wachttijd_maanden": lambda rows, _: _months(*rows[0]),
    "gemiddelde_wachttijd_maanden_per_corporatie": lambda rows, label: {
        label(part): _months(days, n) for part, days, n in rows
    },
    "verkorte_toeleiding": lambda rows, _: _short_route(rows),
    "percentage_duurzaam_wonen": lambda rows, _: {
        str(jaar): _mean_of_two(*numbers) for jaar, *numbers in rows
    },
    "duurzaamheid_naar_jaar_van_afsluiting": lambda rows, _: _by_year(rows),
}
"""The figures that are more than one number or parts with a number."""


def as_figure(code: str, rows: Rows, names: Mapping[str, str]) -> Any:
    """The figure that these rows hold; `names`: what people read for a code."""
    labels = LABELS.get(code.rsplit("_", 1)[-1], names)

    def label(part: str | None) -> str:
        return labels.get(part or ONBEKEND, part or ONBEKEND)

    if code in PARTS_OF_TWO:
        names_of = PARTS_OF_TWO[code]
        return {label(part): dict(zip(names_of, two, strict=True)) for part, *two in rows}
    if code in SHAPES:
        return SHAPES[code](rows, label)
    if rows and len(rows[0]) == 1:
        return rows[0][0]
    parts: dict[str, Any] = {}
    for part, n in rows:
        parts[label(part)] = parts.get(label(part), 0) + n
    return gesorteerd(parts)

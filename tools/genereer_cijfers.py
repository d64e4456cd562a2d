"""docs/cijfers.md: what every figure counts, from the definitions themselves."""

from collections.abc import Iterator

from sleutel.domein.cijfers import CIJFERS, Cijfer

KOP = """# The figures

Generated from `src/sleutel/domein/cijfers/definities.py` by `python -m tools.genereer`: change the
definitions, not the list below.

A figure counts by the date on which the gebeurtenis happened, inside the year or quarter and the
regions asked, as known on the peildatum. Rules that hold for all of them:

- The woonproces of a traject is that of its `aangemeld` gebeurtenis. A traject without one does not
  count.
- Parts carry labels. What is not known counts under `onbekend`; a part that counts zero is left out.
  Two codes with one label are one part. An agreement is shown also when it is 0.
- A figure is never missing. It is null where it has no meaning for the question: outside the years
  of its version, or for one woonproces where it is of all together. A mean of nothing is null.
- Half is rounded up, and only at the end: months to 2 decimals, days and percentages to 1. A month
  is 30.4375 days. A comparison uses the unrounded figure.
- `achter(code, part)` names the trajecten behind a figure: exactly as many as a count says. Behind
  complaints lie complaints; behind an agreed number lies nothing.

## Choices that the sentences do not show

- `gemiddelde_wachttijd_maanden`: only starts from a list. The corporatie is that of the start of
  rent, not of the list.
- `wonend`: on the peildatum, whatever the period asked.
- `facturen_betaald`: of the invoices dated in the period, paid by the peildatum, whenever that was.
- `afgesloten_naar_reden`: positive and negative closes of tenancies together. No reason is
  `onbekend`.
- `taakstelling`: of the whole year, also when a quarter is asked. A row for all woonprocessen counts
  only when none is asked.
- `taakstelling_per_corporatie`: `gestart` counts the starts in the period, in the same woonproces.
- `verkorte_toeleiding`: `bemiddeld_verkort` counts everyone housed short, asked for or not;
  `afgewezen` counts a traject once.
- `duurzaamheid_naar_jaar_van_afsluiting`: the latest measurement counts, by date and then by id.
  Every earlier year of closing is shown.
- `percentage_duurzaam_wonen`, version 2021: null for a year in which one of the two shares has no
  known answer.
- `duurzaam_wonen_vijf_jaar`: the latest measurement says whether all three answers are known, and
  whether someone moved of their own accord. One bad answer in any measurement within five years
  after closing is enough not to be duurzaam. Where every measurement is later, the latest is judged.

## What is counted

| code | version | reports on | unit | per woonproces | what it says (as users read it) |
| --- | --- | --- | --- | --- | --- |
"""


def bestanden() -> dict[str, str]:
    return {"docs/cijfers.md": make_cijfers()}


def make_cijfers() -> str:
    return KOP + "".join(_regels())


def _regels() -> Iterator[str]:
    for cijfer in CIJFERS:
        per_woonproces = "yes" if cijfer.per_woonproces else "no: null"
        cellen = (
            f"`{cijfer.code}`",
            str(cijfer.versie),
            _jaren(cijfer),
            cijfer.eenheid,
            per_woonproces,
            cijfer.zin,
        )
        yield f"| {' | '.join(cellen)} |\n"


def _jaren(cijfer: Cijfer) -> str:
    match cijfer.geldig_van, cijfer.geldig_tot:
        case None, None:
            return "every year"
        case None, tot:
            return f"up to {tot}"
        case van, None:
            return f"from {van}"
        case van, tot:
            return f"{van} to {tot}"

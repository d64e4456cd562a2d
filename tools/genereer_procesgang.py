"""docs/procesgang.md: the chain as Mermaid diagrams, drawn from the table."""

from collections.abc import Iterable, Iterator

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import EINDTOESTANDEN, PACT_VOOR_UITSTROOM, STAPPEN, Regels, Toestand
from tools.verkenning import Overgang, list_overgangen

KOP = """# The procesgang

Generated from `src/sleutel/domein/procesgang/stappen.py` by `python -m tools.genereer`: change the
table, not this page. An arrow carries the kind of gebeurtenis that the step records.

A register that is imported may skip `gescreend` and `aangeboden`: folding the log asks no guards.
What a region may choose stands in `regels.py`, the guards in `eisen.py`; the step list for users is
[handleiding/stappen.md](handleiding/stappen.md).

## The whole table

Arrows that only one woonproces has name it. Which of them are open also depends on the guards and
on the rules of the region, as the diagrams below show.
"""


def bestanden() -> dict[str, str]:
    return {"docs/procesgang.md": make_procesgang()}


def make_procesgang() -> str:
    delen = [KOP, *_mermaid(_hele_tabel())]
    for woonproces in Woonproces:
        delen += [
            f"\n## {woonproces.label}\n",
            "Under the usual rules: an intake is obligatory, the gemeente does not judge.\n",
            *_mermaid(_onder(woonproces, Regels())),
        ]
    delen += [
        "\n## Housing, as in the Pact voor Uitstroom\n",
        "The gemeente judges, an intake is optional and the list is of the whole region.\n",
        *_mermaid(_onder(Woonproces.HOUSING, PACT_VOOR_UITSTROOM)),
        "\n## Facts beside the chain\n",
        "These are recorded without moving the traject.\n",
        "| gebeurtenis | while the traject is |",
        "| --- | --- |",
        *_feiten(),
    ]
    return "\n".join(delen) + "\n"


type Pijl = tuple[Toestand | None, str, Toestand]


def _hele_tabel() -> Iterator[Pijl]:
    for stap in STAPPEN:
        if stap.doel is None:
            continue
        alleen = "" if set(Woonproces) == stap.woonprocessen else _tussen(stap.woonprocessen)
        for bron in _op_volgorde(stap.bronnen):
            yield bron, stap.soort + alleen, stap.doel
        for woonproces, bronnen in stap.extra_bronnen.items():
            for bron in _op_volgorde(bronnen):
                yield bron, stap.soort + _tussen({woonproces}), stap.doel


def _onder(woonproces: Woonproces, regels: Regels) -> Iterator[Pijl]:
    overgangen: list[Overgang] = list_overgangen(woonproces, regels)
    for bron, stap, doel in overgangen:
        yield bron, stap.soort, doel


def _mermaid(pijlen: Iterable[Pijl]) -> list[str]:
    pijlen = list(pijlen)
    getekend = {doel for _, _, doel in pijlen} | {bron for bron, _, _ in pijlen if bron}
    toestanden = [toestand for toestand in Toestand if toestand in getekend]
    return [
        "```mermaid",
        "stateDiagram-v2",
        *(f'    state "{toestand.label}" as {toestand}' for toestand in toestanden),
        *(f"    {bron or '[*]'} --> {doel}: {tekst}" for bron, tekst, doel in pijlen),
        *(f"    {toestand} --> [*]" for toestand in toestanden if toestand in EINDTOESTANDEN),
        "```",
    ]


def _feiten() -> Iterator[str]:
    for stap in STAPPEN:
        if stap.doel is None:
            bronnen = [f"`{bron}`" for bron in _op_volgorde(stap.bronnen)]
            waar = "in any state" if len(bronnen) == len(Toestand) else ", ".join(bronnen)
            yield f"| `{stap.soort}` | {waar} |"


def _op_volgorde(bronnen: Iterable[Toestand | None]) -> list[Toestand | None]:
    gekozen = set(bronnen)
    return [bron for bron in (None, *Toestand) if bron in gekozen]


def _tussen(woonprocessen: Iterable[Woonproces]) -> str:
    return f" ({', '.join(sorted(lid.label for lid in woonprocessen))})"

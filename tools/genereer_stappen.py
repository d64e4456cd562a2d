"""docs/handleiding/stappen.md: the steps of the manual, in B1 Dutch, from the same table."""

from collections.abc import Iterable, Iterator

from sleutel.domein.keuzelijst import Keuzelijst, Woonproces
from sleutel.domein.procesgang import EINDTOESTANDEN, PROCESGANG, STAPPEN, VORMEN, Stap, Toestand
from sleutel.domein.procesgang.toets import GEGEVENS, join_labels
from sleutel.domein.rollen import Rol

KOP = """# De stappen van een traject

Deze lijst is gemaakt uit de tabel van de procesgang. Pas haar niet met de hand aan.

Bij elke stap leest u: wie hem mag doen, wanneer hij kan, wat u nodig hebt en wat er daarna geldt.
Kan een stap nog niet? Dan laat Sleutel alle redenen tegelijk zien.

Voor elke stap vult u de datum in. De datum is vandaag of eerder, en niet voor de vorige stap.
"""


def bestanden() -> dict[str, str]:
    return {"docs/handleiding/stappen.md": make_stappenlijst()}


def make_stappenlijst() -> str:
    keten = [stap for stap in STAPPEN if stap.doel is not None]
    feiten = [stap for stap in STAPPEN if stap.doel is None]
    delen = [KOP, "## Stappen die het traject verder brengen\n"]
    delen += [_stap(stap) for stap in keten]
    delen += ["## Feiten die u vastlegt bij een traject\n"]
    delen += ["Het traject blijft dan in dezelfde toestand.\n"]
    delen += [_stap(stap) for stap in feiten]
    return "\n".join(delen).rstrip() + "\n"


def _stap(stap: Stap) -> str:
    punten = [*_wie(stap), *_wanneer(stap), *_nodig(stap), *_daarna(stap)]
    return "\n".join([f"### {stap.titel}\n", *(f"- {punt}" for punt in punten), ""])


def _wie(stap: Stap) -> Iterator[str]:
    yield f"**Wie:** {_list_labels(stap.rollen, Rol)}."
    if stap.ook_waar_gemeente_beoordeelt:
        ook = _list_labels(stap.ook_waar_gemeente_beoordeelt, Rol)
        yield f"**Waar de gemeente beoordeelt ook:** {ook}."


def _wanneer(stap: Stap) -> Iterator[str]:
    if set(stap.woonprocessen) != set(Woonproces):
        yield f"**Alleen in:** {_list_labels(stap.woonprocessen, Woonproces)}."
    if stap.bronnen == {None}:
        yield "**Kan als:** er nog geen traject is."
    elif stap.bronnen == set(Toestand):
        yield "**Kan als:** het traject is aangemeld, ook als het al is afgesloten."
    else:
        vanuit = _list_labels((bron for bron in stap.bronnen if bron), Toestand)
        yield f"**Kan als het traject is:** {vanuit}."
    for woonproces, bronnen in stap.extra_bronnen.items():
        yield f"**In {woonproces.label} ook vanuit:** {_list_labels(bronnen, Toestand)}."


def _nodig(stap: Stap) -> Iterator[str]:
    if stap.na:
        titels = join_labels([PROCESGANG[soort].titel for soort in stap.na], "en")
        yield f"**Eerst gedaan:** {titels}."
    if stap.vereist:
        yield f"**Vul in:** {join_labels([GEGEVENS[naam] for naam in stap.vereist], 'en')}."
    for eis in stap.eisen:
        yield f"**Voorwaarde:** {' '.join((eis.__doc__ or '').split())}"


def _daarna(stap: Stap) -> Iterator[str]:
    if stap.doel in EINDTOESTANDEN:
        yield f"**Daarna:** {stap.doel.label}. Dit is een einde: het traject gaat niet verder."
    elif stap.doel is not None:
        yield f"**Daarna:** {stap.doel.label}."
    if VORMEN[stap.soort].herhaalbaar:
        yield "**Vaker:** dit mag meer dan een keer."


def _list_labels[L: Keuzelijst](leden: Iterable[L], lijst: type[L]) -> str:
    gekozen = set(leden)
    return join_labels([lid.label for lid in lijst if lid in gekozen])

"""What people are told, in plain Dutch with the real values: made from counts, only when shown."""

from sleutel.domein.verdeling.gegevens import Kandidaat, Woning
from sleutel.domein.verdeling.niveaus import wens_vervuld
from sleutel.domein.verdeling.regels import REGELS, Kader
from sleutel.domein.verdeling.tellingen import (
    ELDERS,
    GROEPSGRENS,
    SPREIDING,
    VERDRONGEN,
    Telling,
)
from sleutel.domein.verdeling.woorden import aantal

_REGEL = {regel.code: regel for regel in REGELS}


def voor_kandidaat(telling: Telling, k: Kandidaat, w: Woning, kader: Kader) -> str:
    """Why these homes are not for this person, and what would have to change; `w` is one of them."""
    woningen = aantal(telling.aantal, "woning", "woningen")
    if telling.code == SPREIDING:
        return (
            f"{woningen}: het afgesproken aantal plaatsen in de gemeente is bereikt, bijvoorbeeld in "
            f"{w.gemeente}. Dit verandert als de gemeente meer plaatsen afspreekt."
        )
    if telling.code == GROEPSGRENS:
        return (
            f"{woningen}: het afgesproken aantal voor {k.woonproces} op die plek is bereikt, "
            f"bijvoorbeeld bij woning {w.id}. Dit verandert als daar weer plaats is."
        )
    if telling.code == VERDRONGEN:
        return (
            f"{woningen} {'past' if telling.aantal == 1 else 'passen'} bij u, maar "
            f"{'is' if telling.aantal == 1 else 'zijn'} voor een ander. Zo krijgen zo veel mogelijk "
            "mensen een woning, en gaan urgentie en wachttijd voor. U maakt meer kans als u langer "
            "wacht of als er meer woningen vrijkomen."
        )
    regel = _REGEL[telling.code]
    kop = f"Woning {w.id}" if telling.aantal == 1 else f"{woningen}, bijvoorbeeld {w.id}"
    return f"{kop}: {regel.zin(k, w, kader)} {regel.anders(k, w, kader)}"


def voor_woning(telling: Telling, k: Kandidaat, w: Woning, kader: Kader) -> str:
    """Why these people do not get this home; nothing of any one of them is told."""
    mensen = aantal(telling.aantal, "kandidaat", "kandidaten")
    if telling.code == SPREIDING:
        return f"{mensen}: het afgesproken aantal plaatsen in {w.gemeente} is bereikt."
    if telling.code == GROEPSGRENS:
        return f"{mensen}: het afgesproken aantal voor {k.woonproces} op deze plek is bereikt."
    if telling.code == ELDERS:
        krijgt = "krijgt" if telling.aantal == 1 else "krijgen"
        return f"{mensen} {krijgt} een andere woning."
    return f"{mensen}: {_REGEL[telling.code].zin_woning(w, kader)}"


def waarom(k: Kandidaat, w: Woning) -> list[str]:
    """Why this person has this home."""
    dag = k.op_lijst_sinds
    zinnen = [
        "De woning past bij u: u voldoet aan alle regels.",
        (
            f"U gaat voor door uw urgentie ({k.urgentie}) en omdat u sinds "
            f"{dag.day}-{dag.month}-{dag.year} op de lijst staat."
        ),
    ]
    if wens_vervuld(k, w):
        zinnen.append(f"De woning staat in een gemeente van uw wens: {w.gemeente}.")
    return zinnen

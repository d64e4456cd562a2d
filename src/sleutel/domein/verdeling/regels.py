"""When a home fits a person: the table of rules, in the order in which reasons are counted.

A rule fails as soon as one of its `toetsen` fails. A toets takes one value of the person and one of the
home and compares the two; an unknown value (None) passes. Nothing else in the engine knows a rule:
adding one is adding an entry here, and its test.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sleutel.domein.verdeling.gegevens import Bereik, Kandidaat, Normen, Ontzien, Vraag, Woning
from sleutel.domein.verdeling.woorden import bereik, euro, opsomming, personen, persoon

VOLDOET = {
    "ZON": {"ZON", "GNV", "NUL", "ROG", "ROA", "ROL", "RUI"},
    "GNV": {"GNV", "NUL", "ROG", "ROA", "ROL", "RUI"},
    "NUL": {"NUL", "ROA", "ROL", "RUI"},
    "ROG": {"ROG", "ROA", "ROL", "RUI"},
    "ROA": {"ROA", "ROL", "RUI"},
    "ROL": {"ROL", "RUI"},
    "RUI": {"RUI"},
}
"""What is asked -> the labels that meet it (VERA, TOEGANKELIJKHEID)."""


@dataclass(frozen=True, slots=True)
class Kader:
    """What holds for everybody on the day: the amounts, and what is spared."""

    normen: Normen
    ontziene_complexen: frozenset[str]
    ontziene_buurten: frozenset[str]


def kader_van(vraag: Vraag) -> Kader:
    geldig = [o for o in vraag.ontzien if _geldt(o, vraag.datum)]
    return Kader(
        normen=vraag.normen,
        ontziene_complexen=frozenset(o.complex for o in geldig if o.complex is not None),
        ontziene_buurten=frozenset(o.buurt for o in geldig if o.buurt is not None),
    )


def _geldt(ontzien: Ontzien, datum: date) -> bool:
    """van ≤ datum < tot; an open end has no limit on that side."""
    begonnen = ontzien.van is None or ontzien.van <= datum
    return begonnen and (ontzien.tot is None or datum < ontzien.tot)


# --- what a toets compares -------------------------------------------------------------------------


def inkomensgrens(k: Kandidaat, kader: Kader) -> float | None:
    """Up to this income the rent must be *passend*: by one person or more, and by AOW."""
    soort = "eenpersoons" if k.huishouden == 1 else "meerpersoons"
    return kader.normen.passend_inkomen.get(soort + "_aow" if k.aow else soort)


def daebgrens(k: Kandidaat, kader: Kader) -> float | None:
    """Above this income no social home is let."""
    return kader.normen.daeb_inkomen.get("eenpersoons" if k.huishouden == 1 else "meerpersoons")


def huurgrens(k: Kandidaat, kader: Kader) -> float | None:
    """The highest rent that this income and household may have; None: no limit is known.

    Up to the passend limit: the aftoppingsgrens. Above it and up to the DAEB limit: the
    liberalisatiegrens. Above the DAEB limit the rule `inkomen` speaks.
    """
    passend, daeb = inkomensgrens(k, kader), daebgrens(k, kader)
    if k.inkomen is None or passend is None:
        return None
    if k.inkomen <= passend:
        return kader.normen.aftoppingsgrens.get("1-2" if k.huishouden <= 2 else "3+")
    if daeb is not None and k.inkomen <= daeb:
        return kader.normen.liberalisatiegrens
    return None


def te_veel_inkomen(k: Kandidaat, kader: Kader) -> bool:
    daeb = daebgrens(k, kader)
    return k.inkomen is not None and daeb is not None and k.inkomen > daeb


def is_ontzien(w: Woning, kader: Kader) -> bool:
    return w.complex in kader.ontziene_complexen or w.buurt in kader.ontziene_buurten


def buiten(waarde: int | None, grenzen: Bereik) -> bool:
    if waarde is None:
        return False
    te_laag = grenzen.min is not None and waarde < grenzen.min
    return te_laag or (grenzen.max is not None and waarde > grenzen.max)


def meer_dan(waarde: float | None, hoogstens: float | None) -> bool:
    return waarde is not None and hoogstens is not None and waarde > hoogstens


def genoemd(namen: tuple[str, ...], naam: str | None) -> bool:
    return naam in namen


def niet_genoemd(namen: tuple[str, ...], naam: str | None) -> bool:
    """An empty list names everything."""
    return bool(namen) and naam not in namen


# --- the table -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Toets:
    """One comparison: `faalt(value of the person, value of the home)`."""

    kandidaat: Callable[[Kandidaat, Kader], Any]
    woning: Callable[[Woning, Kader], Any]
    faalt: Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule: its toetsen, and what people are told when it fails.

    `zin` says to the person what is in the way, with the real values; `anders` what would have to
    change; `zin_woning` says to the corporatie what the home asks.
    """

    code: str
    toetsen: tuple[Toets, ...]
    zin: Callable[[Kandidaat, Woning, Kader], str]
    anders: Callable[[Kandidaat, Woning, Kader], str]
    zin_woning: Callable[[Woning, Kader], str]

    def faalt(self, k: Kandidaat, w: Woning, kader: Kader) -> bool:
        return any(t.faalt(t.kandidaat(k, kader), t.woning(w, kader)) for t in self.toetsen)


def _uitgesloten_door(k: Kandidaat, w: Woning) -> str:
    if w.gemeente in k.uitgesloten_gemeenten:
        return f"de gemeente {w.gemeente}"
    if w.buurt in k.uitgesloten_buurten:
        return f"de buurt {w.buurt}"
    return f"het complex {w.complex}"


def _zin_passend(k: Kandidaat, w: Woning, kader: Kader) -> str:
    huur, grens = euro(w.rekenhuur), euro(huurgrens(k, kader))
    return f"De huur is {huur}; bij uw inkomen en huishouden mag die hoogstens {grens} zijn."


REGELS: tuple[Regel, ...] = (
    Regel(
        "woonproces",
        (
            Toets(
                lambda k, _: k.woonproces,
                lambda w, _: w.woonprocessen,
                lambda woonproces, namen: niet_genoemd(namen, woonproces),
            ),
        ),
        lambda k, w, _: (
            f"Deze woning is alleen voor {opsomming(w.woonprocessen)}; u zoekt via {k.woonproces}."
        ),
        lambda k, w, _: f"Dit verandert alleen als u via {opsomming(w.woonprocessen)} zoekt.",
        lambda w, _: f"De woning is alleen voor {opsomming(w.woonprocessen)}.",
    ),
    Regel(
        "gemeente",
        (Toets(lambda k, _: k.gemeenten, lambda w, _: w.gemeente, niet_genoemd),),
        lambda k, w, _: (
            f"De woning staat in gemeente {w.gemeente}; u zoekt in {opsomming(k.gemeenten)}."
        ),
        lambda k, w, _: f"Dit verandert als u ook in gemeente {w.gemeente} zoekt.",
        lambda w, _: f"Zij zoeken niet in gemeente {w.gemeente}.",
    ),
    Regel(
        "uitgesloten",
        (
            Toets(lambda k, _: k.uitgesloten_gemeenten, lambda w, _: w.gemeente, genoemd),
            Toets(lambda k, _: k.uitgesloten_buurten, lambda w, _: w.buurt, genoemd),
            Toets(lambda k, _: k.uitgesloten_complexen, lambda w, _: w.complex, genoemd),
        ),
        lambda k, w, _: f"Voor u is {_uitgesloten_door(k, w)} uitgesloten.",
        lambda k, w, _: f"Dit verandert als {_uitgesloten_door(k, w)} voor u weer mag.",
        lambda w, _: "Voor hen is deze plek uitgesloten.",
    ),
    Regel(
        "blokkade",
        (Toets(lambda k, _: k.geblokkeerd_bij, lambda w, _: w.corporatie, genoemd),),
        lambda k, w, _: f"U kunt nu niet huren bij {w.corporatie}: u heeft daar een woonblokkade.",
        lambda k, w, _: f"Dit verandert als {w.corporatie} de blokkade opheft.",
        lambda w, _: f"Zij hebben een woonblokkade bij {w.corporatie}.",
    ),
    Regel(
        "ontzien",
        (Toets(lambda k, _: None, is_ontzien, lambda _, ontzien: ontzien),),
        lambda k, w, _: "Dit complex of deze buurt krijgt nu geen nieuwe huurders via het loket.",
        lambda k, w, _: "Dit verandert als deze afspraak afloopt.",
        lambda w, _: "Het complex of de buurt krijgt nu geen nieuwe huurders via het loket.",
    ),
    Regel(
        "personen",
        (Toets(lambda k, _: k.huishouden, lambda w, _: w.personen, buiten),),
        lambda k, w, _: (
            f"De woning is voor {bereik(w.personen)} {persoon(w.personen)}; "
            f"uw huishouden telt {personen(k.huishouden)}."
        ),
        lambda k, w, _: "Dit verandert alleen als uw huishouden groter of kleiner wordt.",
        lambda w, _: f"De woning is voor {bereik(w.personen)} {persoon(w.personen)}.",
    ),
    Regel(
        "leeftijd",
        (
            Toets(lambda k, _: k.leeftijd, lambda w, _: w.leeftijd, buiten),
            Toets(lambda k, _: k.leeftijd, lambda w, _: None, lambda jaar, _: meer_dan(18, jaar)),
        ),
        lambda k, w, _: (
            f"U bent {k.leeftijd} jaar; u mag pas huren vanaf 18 jaar."
            if meer_dan(18, k.leeftijd)
            else f"U bent {k.leeftijd} jaar; de woning is voor {bereik(w.leeftijd)} jaar."
        ),
        lambda k, w, _: "Dit verandert alleen met uw leeftijd.",
        lambda w, _: (
            "Zij zijn jonger dan 18 jaar."
            if w.leeftijd == Bereik()
            else f"De woning is voor {bereik(w.leeftijd)} jaar."
        ),
    ),
    Regel(
        "kamers",
        (Toets(lambda k, _: k.kamers_minimaal, lambda w, _: w.kamers, meer_dan),),
        lambda k, w, _: (
            f"Het aantal kamers is {w.kamers}; u vraagt er minstens {k.kamers_minimaal}."
        ),
        lambda k, w, _: f"Dit verandert als {w.kamers} voor u genoeg is.",
        lambda w, _: f"De woning heeft te weinig kamers: {w.kamers}.",
    ),
    Regel(
        "toegankelijkheid",
        (
            Toets(
                lambda k, _: k.toegankelijkheid,
                lambda w, _: w.toegankelijkheid or "ZON",
                lambda gevraagd, label: gevraagd is not None and label not in VOLDOET[gevraagd],
            ),
        ),
        lambda k, w, _: (
            f"De woning heeft het label {w.toegankelijkheid or 'ZON'}; u heeft "
            f"{k.toegankelijkheid} nodig."
        ),
        lambda k, w, _: "Dit verandert als de woning wordt aangepast, of als u minder nodig heeft.",
        lambda w, _: f"De woning heeft het label {w.toegankelijkheid or 'ZON'}; zij vragen meer.",
    ),
    Regel(
        "passend",
        (Toets(huurgrens, lambda w, _: w.rekenhuur, lambda grens, huur: meer_dan(huur, grens)),),
        _zin_passend,
        lambda k, w, kader: (
            f"Dit verandert als de huur {euro(huurgrens(k, kader))} of lager wordt."
        ),
        lambda w, _: f"De huur van {euro(w.rekenhuur)} is te hoog voor hun inkomen en huishouden.",
    ),
    Regel(
        "inkomen",
        (Toets(te_veel_inkomen, lambda w, _: None, lambda te_veel, _: te_veel),),
        lambda k, w, kader: (
            f"Uw inkomen is {euro(k.inkomen)} per jaar; voor een sociale huurwoning mag het "
            f"hoogstens {euro(daebgrens(k, kader))} zijn."
        ),
        lambda k, w, _: "Dit verandert alleen met uw inkomen.",
        lambda w, _: "Hun inkomen is te hoog voor een sociale huurwoning.",
    ),
)

CODES: tuple[str, ...] = tuple(regel.code for regel in REGELS)


def gefaalde_regels(k: Kandidaat, w: Woning, kader: Kader) -> list[Regel]:
    """Every rule that fails, in the order of the table; empty when the home fits."""
    return [regel for regel in REGELS if regel.faalt(k, w, kader)]

"""A second opinion on anybody's answer: simple, slow, and sharing no code with the engine.

It reads the two JSON values as they are and does everything over in the plainest way: the rules, the
caps, whether the answer is maximal, the counts of reasons, the values. Where the question is small it
also looks for a better answer by trying all of them. It takes the input as valid (`invoer` sees to that).
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

Json = dict[str, Any]

NORMEN_PER_JAAR: dict[int, Json] = {
    2024: {
        "passend_inkomen": {"eenpersoons": 27725, "meerpersoons": 37625},
        "aftoppingsgrens": {"1-2": 650.43, "3+": 697.07},
        "daeb_inkomen": {"eenpersoons": 47699, "meerpersoons": 52671},
        "liberalisatiegrens": 879.66,
    },
    2025: {
        "passend_inkomen": {
            "eenpersoons": 28375,
            "meerpersoons": 38500,
            "eenpersoons_aow": 27775,
            "meerpersoons_aow": 37350,
        },
        "aftoppingsgrens": {"1-2": 682.96, "3+": 731.93},
        "daeb_inkomen": {"eenpersoons": 49669, "meerpersoons": 54847},
        "liberalisatiegrens": 900.07,
    },
    2026: {
        "passend_inkomen": {
            "eenpersoons": 29400,
            "meerpersoons": 39925,
            "eenpersoons_aow": 28775,
            "meerpersoons_aow": 38650,
        },
        "aftoppingsgrens": {"1-2": 713.02, "3+": 764.14},
        "daeb_inkomen": {"eenpersoons": 51537, "meerpersoons": 56910},
        "liberalisatiegrens": 932.93,
    },
}

GENOEG = {
    "ZON": "ZON GNV NUL ROG ROA ROL RUI",
    "GNV": "GNV NUL ROG ROA ROL RUI",
    "NUL": "NUL ROA ROL RUI",
    "ROG": "ROG ROA ROL RUI",
    "ROA": "ROA ROL RUI",
    "ROL": "ROL RUI",
    "RUI": "RUI",
}

PROBEER_HOOGSTENS = 200_000
"""All answers are tried where there are no more than this."""


def eerste_fout(k: Json, w: Json, vraag: Json) -> str | None:
    """The first code of the table that fails, or None when the home fits."""
    if w.get("woonprocessen") and k["woonproces"] not in w["woonprocessen"]:
        return "woonproces"
    if k.get("gemeenten") and w["gemeente"] not in k["gemeenten"]:
        return "gemeente"
    uit = k.get("uitgesloten") or {}
    for lijst, sleutel in (
        ("gemeenten", "gemeente"),
        ("buurten", "buurt"),
        ("complexen", "complex"),
    ):
        if w.get(sleutel) is not None and w[sleutel] in (uit.get(lijst) or []):
            return "uitgesloten"
    if w["corporatie"] in (k.get("geblokkeerd_bij") or []):
        return "blokkade"
    if any(_spaart(o, w, vraag["datum"]) for o in vraag.get("ontzien") or []):
        return "ontzien"
    return _fout_door_wie(k, w) or _fout_door_geld(k, w, vraag)


def _fout_door_wie(k: Json, w: Json) -> str | None:
    if not _tussen(k["volwassenen"] + k["kinderen"], w.get("personen")):
        return "personen"
    leeftijd = k.get("leeftijd")
    if leeftijd is not None and (leeftijd < 18 or not _tussen(leeftijd, w.get("leeftijd"))):
        return "leeftijd"
    kamers, gevraagd = w.get("kamers"), k.get("kamers_minimaal")
    if kamers is not None and gevraagd is not None and kamers < gevraagd:
        return "kamers"
    nodig = k.get("toegankelijkheid")
    if nodig is not None and (w.get("toegankelijkheid") or "ZON") not in GENOEG[nodig].split():
        return "toegankelijkheid"
    return None


def _fout_door_geld(k: Json, w: Json, vraag: Json) -> str | None:
    huishouden = k["volwassenen"] + k["kinderen"]
    normen = vraag.get("normen")
    if normen is None:
        normen = NORMEN_PER_JAAR.get(int(vraag["datum"][:4]), {})
    soort = "eenpersoons" if huishouden == 1 else "meerpersoons"
    passend = (normen.get("passend_inkomen") or {}).get(soort + ("_aow" if k.get("aow") else ""))
    daeb = (normen.get("daeb_inkomen") or {}).get(soort)
    inkomen, huur = k.get("inkomen"), w.get("rekenhuur")
    if inkomen is None:
        return None
    if huur is not None and passend is not None:
        grens = None
        if inkomen <= passend:
            grens = (normen.get("aftoppingsgrens") or {}).get("1-2" if huishouden < 3 else "3+")
        elif daeb is not None and inkomen <= daeb:
            grens = normen.get("liberalisatiegrens")
        if grens is not None and huur > grens:
            return "passend"
    return "inkomen" if daeb is not None and inkomen > daeb else None


def _spaart(o: Json, w: Json, datum: str) -> bool:
    plek = any(o.get(s) is not None and o[s] == w.get(s) for s in ("complex", "buurt"))
    dag = date.fromisoformat(datum)
    na = o.get("van") is None or date.fromisoformat(o["van"]) <= dag
    voor = o.get("tot") is None or dag < date.fromisoformat(o["tot"])
    return plek and na and voor


def _tussen(getal: int, bereik: Json | None) -> bool:
    laag, hoog = (bereik or {}).get("min"), (bereik or {}).get("max")
    return (laag is None or getal >= laag) and (hoog is None or getal <= hoog)


def over_gemeente(vraag: Json, paren: list[tuple[Json, Json]], gemeente: str) -> bool:
    """Whether the homes let in this gemeente are more than one of its rows allows."""
    nieuw = sum(w["gemeente"] == gemeente for _, w in paren)
    for rij in vraag.get("spreiding") or []:
        if rij["gemeente"] == gemeente and rij.get("maximum") is not None and nieuw:
            al = (rij.get("gerealiseerd") or 0) + (rij.get("gereserveerd") or 0)
            if al + nieuw > rij["maximum"]:
                return True
    return False


def over_groep(vraag: Json, paren: list[tuple[Json, Json]], k: Json, w: Json) -> bool:
    """Whether a groepsgrens that this person in this home counts for is exceeded."""
    return any(
        _telt(rij, k, w)
        and rij.get("maximum") is not None
        and sum(_telt(rij, a, b) for a, b in paren) > rij["maximum"]
        for rij in vraag.get("groepsgrenzen") or []
    )


def _telt(rij: Json, k: Json, w: Json) -> bool:
    plek = all(rij.get(s) in (None, w.get(s)) for s in ("gemeente", "buurt", "complex"))
    return rij["woonproces"] == k["woonproces"] and plek


def waarde(vraag: Json, paren: list[tuple[Json, Json]]) -> tuple[Any, ...]:
    """(-placed, the sorted list, deviation, -wishes): the smaller the better."""
    lijst = sorted((k["urgentie"], k["op_lijst_sinds"]) for k, _ in paren)
    wensen = sum(
        w["gemeente"] in ((k.get("wensen") or {}).get("gemeenten") or []) for k, w in paren
    )
    return -len(paren), lijst, ongelijkheid(vraag, paren), -wensen


def ongelijkheid(vraag: Json, paren: list[tuple[Json, Json]]) -> Fraction:
    som = Fraction(0)
    doel: dict[str, int] = {}
    gedaan: dict[str, int] = {}
    for rij in vraag.get("taakstelling") or []:
        if rij.get("aantal") is not None:
            naam = rij["corporatie"]
            doel[naam] = doel.get(naam, 0) + rij["aantal"]
            al = (rij.get("gerealiseerd") or 0) + (rij.get("gereserveerd") or 0)
            gedaan[naam] = gedaan.get(naam, 0) + al
    som += _scheef(doel, gedaan, [w["corporatie"] for _, w in paren])
    ruimte: dict[str, tuple[int, int]] = {}
    for rij in vraag.get("spreiding") or []:
        if rij.get("maximum") is not None:
            al = (rij.get("gerealiseerd") or 0) + (rij.get("gereserveerd") or 0)
            nieuw = (rij["maximum"] - al, rij["maximum"])
            ruimte[rij["gemeente"]] = min(nieuw, ruimte.get(rij["gemeente"], nieuw))
    doel = {naam: m for naam, (_, m) in ruimte.items()}
    gedaan = {naam: m - vrij for naam, (vrij, m) in ruimte.items()}
    return som + _scheef(doel, gedaan, [w["gemeente"] for _, w in paren])


def _scheef(doel: dict[str, int], gedaan: dict[str, int], nieuw: list[str]) -> Fraction:
    erbij = Counter(nieuw)
    stand = {naam: gedaan[naam] + erbij[naam] for naam in doel}
    if sum(doel.values()) == 0:
        return Fraction(0)
    deel = Fraction(sum(stand.values()), sum(doel.values()))
    return sum((abs(stand[naam] - doel[naam] * deel) for naam in doel), Fraction(0))


def controleer(vraag: Json, antwoord: Json) -> list[str]:
    """Everything that is wrong with an answer, in plain Dutch; empty when nothing is."""
    try:
        return list(_fouten(vraag, antwoord))
    except (KeyError, TypeError, AttributeError, ValueError) as fout:
        return [f"Het antwoord heeft niet de afgesproken vorm: {type(fout).__name__} {fout}."]


def _fouten(vraag: Json, antwoord: Json) -> Iterator[str]:
    mensen = {k["id"]: k for k in vraag["kandidaten"]}
    huizen = {w["id"]: w for w in vraag["woningen"]}
    toewijzingen = [(t["kandidaat"], t["woning"]) for t in antwoord["toewijzingen"]]
    ids = [k for k, _ in toewijzingen] + [n["kandidaat"] for n in antwoord["niet_geplaatst"]]
    if sorted(ids) != sorted(mensen):
        yield "Niet elke kandidaat komt precies één keer voor."
    ids = [w for _, w in toewijzingen] + [n["woning"] for n in antwoord["niet_verhuurd"]]
    if sorted(ids) != sorted(huizen):
        yield "Niet elke woning komt precies één keer voor."
    if any(k not in mensen or w not in huizen for k, w in toewijzingen):
        yield "Een toewijzing noemt een kandidaat of woning die niet bestaat."
        return
    paren = [(mensen[k], huizen[w]) for k, w in toewijzingen]
    yield from _regels_en_grenzen(vraag, paren)
    yield from _niet_maximaal(vraag, paren)
    yield from _tellingen(vraag, antwoord, paren)
    yield from _kwaliteit(vraag, antwoord["kwaliteit"], paren)


def _regels_en_grenzen(vraag: Json, paren: list[tuple[Json, Json]]) -> Iterator[str]:
    for k, w in paren:
        code = eerste_fout(k, w, vraag)
        if code is not None:
            yield f"Woning {w['id']} past niet bij {k['id']}: {code}."
        if over_groep(vraag, paren, k, w):
            yield f"Met {k['id']} in {w['id']} is een groepsgrens te veel gebruikt."
    for gemeente in sorted({w["gemeente"] for _, w in paren}):
        if over_gemeente(vraag, paren, gemeente):
            yield f"In gemeente {gemeente} is meer verhuurd dan mag."


def _over(vraag: Json, paren: list[tuple[Json, Json]], k: Json, w: Json) -> str | None:
    """The cap that this pair, added to the others, would exceed."""
    samen = [*paren, (k, w)]
    if over_gemeente(vraag, samen, w["gemeente"]):
        return "spreiding"
    return "groepsgrens" if over_groep(vraag, samen, k, w) else None


def _niet_maximaal(vraag: Json, paren: list[tuple[Json, Json]]) -> Iterator[str]:
    geplaatst = {k["id"] for k, _ in paren}
    verhuurd = {w["id"] for _, w in paren}
    vrij = [w for w in vraag["woningen"] if w["id"] not in verhuurd]
    for k in vraag["kandidaten"]:
        if k["id"] in geplaatst:
            continue
        for w in vrij:
            if eerste_fout(k, w, vraag) is None and _over(vraag, paren, k, w) is None:
                yield f"{k['id']} heeft geen woning, maar {w['id']} is vrij en past."


def _tellingen(vraag: Json, antwoord: Json, paren: list[tuple[Json, Json]]) -> Iterator[str]:
    mensen = {k["id"]: k for k in vraag["kandidaten"]}
    huizen = {w["id"]: w for w in vraag["woningen"]}
    zonder_woning = {w["id"]: [p for p in paren if p[1] is not w] for _, w in paren}
    zonder_mens = {k["id"]: [p for p in paren if p[0] is not k] for k, _ in paren}
    for deel in antwoord["niet_geplaatst"]:
        k = mensen[deel["kandidaat"]]
        verwacht = Counter(
            eerste_fout(k, w, vraag)
            or _over(vraag, zonder_woning.get(w["id"], paren), k, w)
            or "verdrongen"
            for w in huizen.values()
        )
        if {r["code"]: r["woningen"] for r in deel["redenen"]} != dict(verwacht):
            yield f"De redenen van {k['id']} kloppen niet: het moet zijn {dict(verwacht)}."
    for deel in antwoord["niet_verhuurd"]:
        w = huizen[deel["woning"]]
        verwacht = Counter(
            eerste_fout(k, w, vraag)
            or _over(vraag, zonder_mens.get(k["id"], paren), k, w)
            or "elders_geplaatst"
            for k in mensen.values()
        )
        if {r["code"]: r["kandidaten"] for r in deel["redenen"]} != dict(verwacht):
            yield f"De redenen van {w['id']} kloppen niet: het moet zijn {dict(verwacht)}."


def _kwaliteit(vraag: Json, kwaliteit: Json, paren: list[tuple[Json, Json]]) -> Iterator[str]:
    getallen = waarde(vraag, paren)
    if kwaliteit["geplaatst"] != len(paren):
        yield f"Er zijn {len(paren)} mensen geplaatst, niet {kwaliteit['geplaatst']}."
    if abs(kwaliteit["ongelijkheid"] - float(getallen[2])) > 0.0000006:
        yield f"De ongelijkheid is {float(getallen[2]):.6f}, niet {kwaliteit['ongelijkheid']}."
    if kwaliteit["wensen"] != -getallen[3]:
        yield f"Er zijn {-getallen[3]} wensen vervuld, niet {kwaliteit['wensen']}."
    optimaal = kwaliteit["bewijs"] == "optimaal"
    if optimaal != (kwaliteit["niveau"] is None) or kwaliteit["bewijs"] not in (
        "optimaal",
        "grens",
    ):
        yield "Bij `bewijs` hoort `optimaal` zonder niveau, of `grens` met een niveau."
    if klein_genoeg(vraag):
        beste = beste_waarde(vraag)
        if getallen < beste:
            yield "Het antwoord is beter dan kan: dat moet een fout zijn."
        onbewezen = 4 if optimaal else kwaliteit["niveau"] - 1
        for niveau in range(onbewezen):
            if getallen[niveau] != beste[niveau]:
                yield f"Niveau {niveau + 1} is niet het beste: {getallen[niveau]}, {beste[niveau]} kan."
                break


def klein_genoeg(vraag: Json) -> bool:
    """Whether all answers can be tried."""
    aantal = 1
    for k in vraag["kandidaten"]:
        aantal *= 1 + sum(eerste_fout(k, w, vraag) is None for w in vraag["woningen"])
        if aantal > PROBEER_HOOGSTENS:
            return False
    return True


def beste_waarde(vraag: Json) -> tuple[Any, ...]:
    """The best value of all answers, by trying them all."""
    mensen = vraag["kandidaten"]
    past = {k["id"]: [w for w in vraag["woningen"] if not eerste_fout(k, w, vraag)] for k in mensen}

    def probeer(i: int, paren: list[tuple[Json, Json]], bezet: set[str]) -> tuple[Any, ...]:
        if i == len(mensen):
            return waarde(vraag, paren)
        beste = probeer(i + 1, paren, bezet)
        for w in past[mensen[i]["id"]]:
            if w["id"] not in bezet and _over(vraag, paren, mensen[i], w) is None:
                met = probeer(i + 1, [*paren, (mensen[i], w)], bezet | {w["id"]})
                beste = min(beste, met)
        return beste

    return probeer(0, [], set())

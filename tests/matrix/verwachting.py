"""The table of expectations, read from `verwachting.md`. It knows nothing of the program.

A word of the column *wie* is a role, `niemand` (not signed in), `leden` (who works for an
organisation), `ingelogd` (every account) or `iedereen`; `behalve` takes somebody out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BLAD = Path(__file__).with_name("verwachting.md")
METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
NIVEAUS = ("profiel", "keten", "volledig")
ONBEKEND = "onbekend"
HALF = ("zonder_factor", "factor_niet_getoond")
"""Who has an account and is not in yet."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """A status, and where it sends."""

    status: int
    naar: str = ""

    def __str__(self) -> str:
        return f"{self.status} {self.naar}".strip()


@dataclass(frozen=True, slots=True)
class Ding:
    """What an address names: its kind, whose it is, and for a dossier where it stands."""

    soort: str
    van: str
    toestand: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.van, self.soort, self.toestand)))


@cache
def kop(naam: str) -> str:
    """The text under one heading of the page."""
    return re.split(
        r"^## ", BLAD.read_text(encoding="utf-8").split(f"## {naam}\n")[1], flags=re.MULTILINE
    )[0]


@cache
def rijen(naam: str) -> tuple[dict[str, str], ...]:
    """The rows of the table under one heading, by the names of its columns."""
    regels = [r.strip("| ") for r in kop(naam).splitlines() if r.startswith("|")]
    kolommen, _, *rest = [[c.strip() for c in re.split(r" ?\| ?", r)] for r in regels]
    return tuple(
        dict(zip(kolommen, [*cellen, *[""] * len(kolommen)], strict=False)) for cellen in rest
    )


def woorden(cel: str) -> list[str]:
    return [woord.strip() for woord in cel.split(",") if woord.strip()]


def lijst(naam: str) -> list[str]:
    """The words in code style under one heading."""
    return re.findall(r"`(\w+)`", kop(naam).split("\n\nDaarnaast")[0])


@cache
def wie_zijn_er() -> dict[str, str]:
    """Everyone who asks, with the role that they count as (`niemand` and `zonder_organisatie` are none)."""
    return {rol: rol for rol in lijst("Rollen")} | {
        r["wie"]: r["telt als"] for r in rijen("Rollen")
    }


def past(wie: str, cel: str) -> bool:
    """Whether this person is meant by a cell of the column *wie*."""
    namen = set(woorden(cel))
    if f"behalve {wie}" in namen:
        return False
    rol = wie_zijn_er()[wie]
    binnen = rol not in ("niemand", "zonder_organisatie", *HALF)
    return (
        bool({wie, rol} & namen)
        or "iedereen" in namen
        or ("ingelogd" in namen and rol not in ("niemand", *HALF))
        or ("leden" in namen and binnen)
    )


@cache
def stappen(toestand: str) -> tuple[str, ...]:
    """What happened in a dossier that stands there."""
    return tuple(woorden(_plek(toestand)["stappen"]))


def _plek(toestand: str) -> dict[str, str]:
    """The row of a toestand, or of another way to get somewhere."""
    plekken = (*rijen("Toestanden"), *rijen("Andere wegen"))
    return next(rij for rij in plekken if rij["toestand"] == toestand)


def toestanden() -> list[str]:
    return [rij["toestand"] for rij in rijen("Toestanden")]


def wegen() -> dict[str, str]:
    """The other ways, each with the kind of dossier that went it."""
    return {rij["toestand"]: rij["dossier"] for rij in rijen("Andere wegen")}


@cache
def niveau(wie: str, van: str, toestand: str) -> str:
    """How much this person sees of such a dossier; empty for nothing."""
    for rij in rijen("Wie ziet welk dossier"):
        waar = woorden(rij["toestand"])
        if (
            past(wie, rij["wie"])
            and van in woorden(rij["dossier"])
            and {toestand, "alle"} & {*waar}
        ):
            return rij["niveau"]
    return ""


@cache
def klassen(wie: str, van: str, toestand: str) -> frozenset[str]:
    """The kinds of data that this person sees of such a dossier."""
    hoogstens = next(
        (
            woorden(rij["klassen"])
            for rij in rijen("Welke soort gegevens een niveau laat zien")
            if rij["niveau"] == niveau(wie, van, toestand)
        ),
        None,
    )
    if hoogstens is None:
        return frozenset()
    aangewezen = any(
        wie == rij["wie"] and van in woorden(rij["dossier"])
        for rij in rijen("Met naam aangewezen voor justitie")
    )
    return rolklassen(wie, fase(van, toestand)) & {*hoogstens, *(["justitie"] * aangewezen)}


@cache
def fase(van: str, toestand: str) -> str:
    gewoon = _plek(toestand)["fase"]
    return "na vijf jaar" if (van, gewoon) == ("oud", "afgesloten") else gewoon


@cache
def rolklassen(wie: str, in_fase: str) -> frozenset[str]:
    """What a role sees at most in one phase."""
    for rij in rijen("Welke soort gegevens een rol ziet, per fase"):
        if past(wie, rij["wie"]) and {in_fase, "alle"} & {*woorden(rij["fase"])}:
            return frozenset(woorden(rij["klassen"]))
    return frozenset()


@cache
def klasse(wat: str) -> str:
    """Of which kind a marker of a dossier is; a `stap.partij` is the name of that party in that step."""
    for rij in rijen("Wat van welke soort is"):
        if wat in woorden(rij["wat"]):
            return rij["klasse"]
    raise KeyError(wat)


@cache
def in_dossier(wie: str, van: str, toestand: str) -> frozenset[tuple[str, str, str]]:
    """The markers that this person reads on the page of such a dossier: whose, what, which one."""
    ziet_klassen = klassen(wie, van, toestand)
    gebeurd = stappen(toestand)
    gezien = [stap for stap in gebeurd if klasse(stap) in ziet_klassen]
    buiten = toestand == "in_doorstroomwoning" and "justitie" not in ziet_klassen
    niet = {"geld", *(["justitie"] if buiten else [])}
    laatste = [stap for stap in gebeurd if klasse(stap) not in niet][-1]
    los = {"nummer": "nummer", "toelichting": "toelichting", laatste: "sinds"}
    if buiten:
        del los["toelichting"]
    kenmerken = {*gezien, *(wat for wat, als in los.items() if klasse(als) in ziet_klassen)}
    namen = {
        (partijen(van, rij["stap"]), "naam", rij["noemt"])
        for rij in rijen("Wie een stap noemt")
        if rij["stap"] in gezien and rij["klasse"] in ziet_klassen
    }
    return frozenset(namen | {(van, kenmerk, toestand) for kenmerk in kenmerken})


@cache
def partijen(van: str, stap: str) -> str:
    """Whose organisations take part in this step of such a dossier."""
    [rij] = [rij for rij in rijen("Dossiers") if rij["dossier"] == van]
    eerst, _, later = rij["partijen"].partition(", bij ")
    *bij, anders = later.split() or [""]
    return anders if stap in bij else eerst


@cache
def ziet(wie: str, ding: Ding) -> bool:
    if ding.soort == "traject":
        return bool(niveau(wie, ding.van, ding.toestand))
    return any(
        past(wie, rij["wie ziet het"])
        for rij in rijen("Andere dingen")
        if ding.soort in woorden(rij["ding"]) and ding.van in woorden(rij["van wie"])
    )


def pagina_rijen(pagina: str) -> list[dict[str, str]]:
    return [rij for rij in rijen("Pagina's") if rij["pagina"] == pagina]


@cache
def ding_van(pagina: str) -> str:
    """What kind of thing the address of a page names; empty for none."""
    return pagina_rijen(pagina)[0]["ding"].partition(",")[0]


def mag_openen(pagina: str, wie: str) -> bool:
    """Whether the table has a row for this person on this page, of whatever thing."""
    return any(past(wie, rij["wie"]) for rij in pagina_rijen(pagina))


@cache
def antwoord(pagina: str, wie: str, methode: str, ding: Ding | None) -> Antwoord:
    """What this person gets on this page."""
    rij = next((r for r in pagina_rijen(pagina) if past(wie, r["wie"])), None)
    if wie == "factor_niet_getoond":
        return Antwoord(302, "/inloggen")
    if rij is None:
        dicht = {
            "niemand": (302, "/inloggen"),
            "zonder_organisatie": (302, "/organisatie"),
            "zonder_factor": (302, "/account/tweede-stap"),
        }
        return Antwoord(*dicht.get(wie_zijn_er()[wie], (404,)))
    gevonden = dict(_antwoorden(rij["antwoord"])).get(methode, Antwoord(405))
    if ding and gevonden.status != 405:
        nodig = {*woorden(rij["ding"])[1:]}
        if not ziet(wie, ding) or (nodig and not nodig <= klassen(wie, ding.van, ding.toestand)):
            return Antwoord(404)
    return gevonden


def _antwoorden(cel: str) -> Iterator[tuple[str, Antwoord]]:
    for deel in woorden(cel):
        *methoden, status, naar = deel.split() if "/" in deel else [*deel.split(), ""]
        for methode in methoden:
            yield methode, Antwoord(int(status), naar)


@cache
def mag_staan(pagina: str, wie: str, van: str, kenmerk: str, detail: str) -> bool:
    """Whether a marker (whose, what, which one) may stand on a page that this person asked."""
    if kenmerk == "persoon":
        return (detail == wie and van == "eigen") or _mag_noemen("mensen", pagina, wie, van)
    if kenmerk == "naam":
        return _mag_naam(pagina, wie, van, detail)
    if any(kenmerk in woorden(rij["ding"]) for rij in rijen("Andere dingen")):
        return ziet(wie, Ding(kenmerk, van))
    if kenmerk == "nummer" and _mag_noemen("dossiers", pagina, wie, van):
        return True
    return (van, kenmerk, detail) in in_dossier(wie, van, detail)


@cache
def _mag_naam(pagina: str, wie: str, van: str, naam: str) -> bool:
    """The name of an organisation: the own one, one in a dossier that shows it, or as the table says."""
    return (
        (van == "eigen" and is_van(wie, naam))
        or (van, "naam", naam) in _uit_dossiers(wie)
        or _mag_noemen("organisaties", pagina, wie, van)
    )


@cache
def _uit_dossiers(wie: str) -> frozenset[tuple[str, str, str]]:
    """Every marker of every dossier that this person sees."""
    anders = {*wegen().values(), ONBEKEND}
    soorten = [rij["dossier"] for rij in rijen("Dossiers") if rij["dossier"] not in anders]
    plekken = [(van, toestand) for van in soorten for toestand in toestanden()]
    plekken += [(van, weg) for weg, van in wegen().items()]
    return frozenset().union(*(in_dossier(wie, van, toestand) for van, toestand in plekken))


def is_van(wie: str, organisatie: str) -> bool:
    """Whether this person works there."""
    return any(
        past(wie, rij["wie"]) for rij in rijen("Organisaties") if rij["organisatie"] == organisatie
    )


def _mag_noemen(wat: str, pagina: str, wie: str, van: str) -> bool:
    return any(
        past(wie, rij["wie"])
        and van in woorden(rij["van"])
        and {pagina, "alle"} & {*woorden(rij["pagina's"])}
        for rij in rijen(f"Namen van {wat}")
    )

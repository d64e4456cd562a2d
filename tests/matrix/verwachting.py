"""The table of expectations, read from `verwachting.md`. It knows nothing of the program.

A word of the column *wie* is a role, `niemand` (not signed in), `leden` (who works for an
organisation), `ingelogd` (every account) or `iedereen`.
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
    rol = wie_zijn_er()[wie]
    binnen = rol not in ("niemand", "zonder_organisatie")
    return (
        bool({wie, rol} & namen)
        or "iedereen" in namen
        or ("ingelogd" in namen and rol != "niemand")
        or ("leden" in namen and binnen)
    )


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
    return pagina_rijen(pagina)[0]["ding"]


@cache
def antwoord(pagina: str, wie: str, methode: str, ding: Ding | None) -> Antwoord:
    """What this person gets on this page."""
    rij = next((r for r in pagina_rijen(pagina) if past(wie, r["wie"])), None)
    if rij is None:
        dicht = {"niemand": (302, "/inloggen"), "zonder_organisatie": (302, "/organisatie")}
        return Antwoord(*dicht.get(wie_zijn_er()[wie], (404,)))
    gevonden = dict(_antwoorden(rij["antwoord"])).get(methode, Antwoord(405))
    if ding and gevonden.status != 405 and not ziet(wie, ding):
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
        return _mag_noemen("organisaties", pagina, wie, van)
    if any(kenmerk in woorden(rij["ding"]) for rij in rijen("Andere dingen")):
        return ziet(wie, Ding(kenmerk, van))
    niveaus = {
        rij["kenmerk"]: woorden(rij["niveaus"])
        for rij in rijen("Wat van een dossier op een pagina mag staan")
    }
    if kenmerk == "nummer" and _mag_noemen("dossiers", pagina, wie, van):
        return True
    return niveau(wie, van, detail) in niveaus[kenmerk]


def _mag_noemen(wat: str, pagina: str, wie: str, van: str) -> bool:
    return any(
        past(wie, rij["wie"])
        and van in woorden(rij["van"])
        and {pagina, "alle"} & {*woorden(rij["pagina's"])}
        for rij in rijen(f"Namen van {wat}")
    )

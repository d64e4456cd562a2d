"""From JSON to a `Vraag`: validated against the JSON Schema, every error at once, each with its path.

The schema is `invoer.schema.json`, beside this module and in `docs/`. What a schema cannot say is
checked here: an id that occurs twice, a key that occurs twice.
"""

import importlib.resources
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import jsonschema_rs

from sleutel.domein.verdeling.gegevens import (
    Bereik,
    Groepsgrens,
    Kandidaat,
    Normen,
    Ontzien,
    Spreiding,
    Taakstelling,
    Vraag,
    Woning,
)
from sleutel.domein.verdeling.json_stroom import read_delen
from sleutel.domein.verdeling.normen import normen_van
from sleutel.domein.verdeling.schemafouten import reden_en_paden


@dataclass(frozen=True, slots=True)
class Fout:
    """One error: where (`kandidaten[0].inkomen`) and what is wrong, in plain Dutch."""

    pad: str
    reden: str


class Geweigerd(Exception):
    """The input is refused; `fouten` holds every error."""

    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__(f"{len(fouten)} fouten in de invoer")
        self.fouten = fouten


@cache
def schema() -> dict[str, Any]:
    bestand = importlib.resources.files(__package__).joinpath("invoer.schema.json")
    gelezen: dict[str, Any] = json.loads(bestand.read_text(encoding="utf-8"))
    return gelezen


@cache
def _validator(naam: str | None) -> jsonschema_rs.Draft202012Validator:
    """The validator of one element of a list, or (None) of the whole."""
    geheel = schema()
    deel = geheel if naam is None else {"$ref": f"#/$defs/{naam}", "$defs": geheel["$defs"]}
    return jsonschema_rs.Draft202012Validator(deel, validate_formats=True)


def read_vraag(inhoud: bytes) -> Vraag:
    """The question in a JSON text of format 1. Raises `Geweigerd` with every error found."""
    fouten: list[Fout] = []
    delen: dict[str, list[Any]] = {naam: [] for naam in _LIJSTEN}
    ids: dict[tuple[str, str], int] = {}
    los: dict[str, Any] = {}
    try:
        for sleutel, index, waarde in read_delen(inhoud.decode("utf-8-sig"), frozenset(_LIJSTEN)):
            if index is None:
                los[sleutel] = waarde
                continue
            gevonden = [*_schemafouten(_LIJSTEN[sleutel][0], waarde, f"{sleutel}[{index}]")]
            gevonden += _dubbel_id(sleutel, index, waarde, ids)
            fouten += gevonden
            if not fouten:
                delen[sleutel].append(_LIJSTEN[sleutel][1](waarde))
            else:
                delen[sleutel].clear()
    except json.JSONDecodeError as fout:
        plek = f"regel {fout.lineno}, teken {fout.colno}"
        raise Geweigerd(
            [*fouten, Fout("", f"Dit is geen groep in geldige JSON: zie {plek}.")]
        ) from None
    except UnicodeDecodeError:
        raise Geweigerd([*fouten, Fout("", "Dit is geen tekst in UTF-8.")]) from None
    except RecursionError:
        raise Geweigerd([*fouten, Fout("", "Deze JSON is te diep genest.")]) from None
    fouten += _schemafouten(None, los, "")
    if fouten:
        raise Geweigerd(fouten)
    return _vraag(los, delen)


def _dubbel_id(
    lijst: str, index: int, waarde: Any, ids: dict[tuple[str, str], int]
) -> Iterator[Fout]:
    """An id may occur once among the kandidaten, and once among the woningen."""
    sleutel = waarde.get("id") if isinstance(waarde, dict) else None
    if lijst in ("kandidaten", "woningen") and isinstance(sleutel, str):
        eerste = ids.setdefault((lijst, sleutel), index)
        if eerste != index:
            yield Fout(f"{lijst}[{index}].id", f"Dit id staat ook bij {lijst}[{eerste}].")


def _schemafouten(naam: str | None, waarde: Any, pad: str) -> Iterator[Fout]:
    validator = _validator(naam)
    try:
        if validator.is_valid(waarde):
            return
        gevonden = list(validator.iter_errors(waarde))
    except (ValueError, UnicodeError):
        yield Fout(pad, "Deze tekst bevat tekens die niet bestaan.")
        return
    paren = (paar for fout in gevonden for paar in reden_en_paden(fout))
    for deel, reden in dict.fromkeys(paren):
        yield Fout((pad + deel).lstrip("."), reden)


# --- from valid JSON to values ---------------------------------------------------------------------


def _vraag(los: dict[str, Any], delen: dict[str, list[Any]]) -> Vraag:
    datum = date.fromisoformat(los["datum"])
    normen = los.get("normen")
    return Vraag(
        datum=datum,
        normen=normen_van(datum.year) if normen is None else _normen(normen),
        **{naam: tuple(waarden) for naam, waarden in delen.items()},
    )


@cache
def _gedeeld(namen: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all equal lists: there are few different ones."""
    return tuple(sys.intern(naam) for naam in namen)


def _namen(waarde: list[str] | None) -> tuple[str, ...]:
    return _gedeeld(tuple(waarde)) if waarde else ()


def _naam(waarde: str | None) -> str | None:
    return None if waarde is None else sys.intern(waarde)


def _geheel(waarde: float | None) -> int | None:
    """JSON may write 2 as 2.0."""
    return None if waarde is None else int(waarde)


def _datum(waarde: str | None) -> date | None:
    return None if waarde is None else date.fromisoformat(waarde)


def _bereik(waarde: Mapping[str, Any] | None) -> Bereik:
    if not waarde:
        return _OPEN
    return Bereik(_geheel(waarde.get("min")), _geheel(waarde.get("max")))


_OPEN = Bereik()


def _kandidaat(w: Mapping[str, Any]) -> Kandidaat:
    uitgesloten = w.get("uitgesloten") or {}
    return Kandidaat(
        id=w["id"],
        woonproces=sys.intern(w["woonproces"]),
        urgentie=int(w["urgentie"]),
        op_lijst_sinds=date.fromisoformat(w["op_lijst_sinds"]),
        volwassenen=int(w["volwassenen"]),
        kinderen=int(w["kinderen"]),
        leeftijd=_geheel(w.get("leeftijd")),
        inkomen=w.get("inkomen"),
        aow=bool(w.get("aow")),
        kamers_minimaal=_geheel(w.get("kamers_minimaal")),
        toegankelijkheid=_naam(w.get("toegankelijkheid")),
        gemeenten=_namen(w.get("gemeenten")),
        uitgesloten_gemeenten=_namen(uitgesloten.get("gemeenten")),
        uitgesloten_buurten=_namen(uitgesloten.get("buurten")),
        uitgesloten_complexen=_namen(uitgesloten.get("complexen")),
        geblokkeerd_bij=_namen(w.get("geblokkeerd_bij")),
        wensen=_namen((w.get("wensen") or {}).get("gemeenten")),
        loting=_geheel(w.get("loting")),
    )


def _woning(w: Mapping[str, Any]) -> Woning:
    return Woning(
        id=w["id"],
        corporatie=sys.intern(w["corporatie"]),
        gemeente=sys.intern(w["gemeente"]),
        buurt=_naam(w.get("buurt")),
        complex=_naam(w.get("complex")),
        rekenhuur=w.get("rekenhuur"),
        kamers=_geheel(w.get("kamers")),
        toegankelijkheid=_naam(w.get("toegankelijkheid")),
        personen=_bereik(w.get("personen")),
        leeftijd=_bereik(w.get("leeftijd")),
        woonprocessen=_namen(w.get("woonprocessen")),
    )


def _afspraak(w: Mapping[str, Any]) -> dict[str, int]:
    return {n: int(w.get(n) or 0) for n in ("gerealiseerd", "gereserveerd")}


def _taakstelling(w: Mapping[str, Any]) -> Taakstelling:
    return Taakstelling(w["corporatie"], _geheel(w.get("aantal")), **_afspraak(w))


def _spreiding(w: Mapping[str, Any]) -> Spreiding:
    return Spreiding(w["gemeente"], _geheel(w.get("maximum")), **_afspraak(w))


def _groepsgrens(w: Mapping[str, Any]) -> Groepsgrens:
    plek = {n: w.get(n) for n in ("gemeente", "buurt", "complex")}
    return Groepsgrens(w["woonproces"], **plek, maximum=_geheel(w.get("maximum")))


def _ontzien(w: Mapping[str, Any]) -> Ontzien:
    van, tot = _datum(w.get("van")), _datum(w.get("tot"))
    return Ontzien(w.get("complex"), w.get("buurt"), van, tot, w.get("reden"))


def _normen(w: Mapping[str, Any]) -> Normen:
    bekend = {
        naam: {k: v for k, v in (w.get(naam) or {}).items() if v is not None}
        for naam in ("passend_inkomen", "aftoppingsgrens", "daeb_inkomen")
    }
    return Normen(**bekend, liberalisatiegrens=w.get("liberalisatiegrens"))


_LIJSTEN: dict[str, tuple[str, Callable[[Mapping[str, Any]], Any]]] = {
    "kandidaten": ("kandidaat", _kandidaat),
    "woningen": ("woning", _woning),
    "taakstelling": ("taakstelling", _taakstelling),
    "spreiding": ("spreiding", _spreiding),
    "groepsgrenzen": ("groepsgrens", _groepsgrens),
    "ontzien": ("ontzien", _ontzien),
}
"""The lists that are read element by element: the name in the schema, and what is made of it."""

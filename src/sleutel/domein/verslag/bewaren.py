"""The model as text and back, without loss: the same text gives the same report, byte for byte."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from sleutel.domein.verslag import document as d

_SOORTEN: dict[str, type[Any]] = {
    soort.__name__: soort
    for soort in (
        *(d.Verslag, d.Hoofdstuk, d.Kop, d.Alinea, d.Opsomming),
        *(d.Tabel, d.Sluitcontrole, d.Cel, d.Grafiek, d.Punt),
    )
}
_WAARDEN = {"vorm": d.Vorm, "soort": d.Soort, "peildatum": date.fromisoformat}
"""Fields whose JSON text is not a text."""


def naar_tekst(verslag: d.Verslag) -> str:
    """The canonical JSON of a report."""
    return json.dumps(_uit(verslag), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def uit_tekst(tekst: str) -> d.Verslag:
    """The report again. Raises ValueError for a text of another version of the model."""
    inhoud = json.loads(tekst)
    if inhoud.get("versie") != d.VERSIE:
        raise ValueError(
            f"Dit verslag is bewaard in vorm {inhoud.get('versie')}; Sleutel kent vorm {d.VERSIE}."
        )
    verslag = _terug(inhoud)
    assert isinstance(verslag, d.Verslag)
    return verslag


def _uit(waarde: Any) -> Any:
    if is_dataclass(waarde):
        velden = {veld.name: _uit(getattr(waarde, veld.name)) for veld in fields(waarde)}
        return {"_": type(waarde).__name__} | velden
    if isinstance(waarde, tuple):
        return [_uit(deel) for deel in waarde]
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _terug(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return tuple(_terug(deel) for deel in waarde)
    if not isinstance(waarde, dict):
        return waarde
    velden = {naam: _terug(deel) for naam, deel in waarde.items() if naam != "_"}
    for naam in velden.keys() & _WAARDEN.keys():
        velden[naam] = _WAARDEN[naam](velden[naam])
    return _SOORTEN[waarde["_"]](**velden)

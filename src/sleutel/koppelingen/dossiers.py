"""Writing the trajecten of a register to the record, some thousands at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sleutel.begeleiding import services as begeleiding
from sleutel.domein import redenen
from sleutel.domein.keuzelijst import ONBEKEND
from sleutel.domein.procesgang.logboek import valid
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.register.gebeurtenissen import wanted_gebeurtenissen, wanted_meting
from sleutel.domein.register.melding import Melding
from sleutel.domein.register.rijen import DuurzaamheidRij, TrajectRij, Uitkomst
from sleutel.financien import services as financien
from sleutel.kandidaten.queries import ids_by_number
from sleutel.kandidaten.services import ensure_kandidaten
from sleutel.partijen.actor import Actor
from sleutel.trajecten import services as trajecten
from sleutel.trajecten.aanwijzen import name_importer

from .uitslag import Invoeruitslag
from .verschil import (
    NotAllowed,
    of_known_traject,
    of_new_traject,
    refuse_where_sleutel_works,
    with_known,
)

CHUNK = 5_000
"""Trajecten that are written at a time, so that memory stays bounded."""

PROJECTIES = (*begeleiding.PROJECTIES, *financien.PROJECTIES)
"""What is folded from the log of a traject besides the traject itself."""

type Key = tuple[str, str]
"""Region and number of a traject."""


def record_trajecten(
    found: Uitkomst,
    uitslag: Invoeruitslag,
    known: Mapping[Key, int],
    codes: Mapping[str, int],
    *,
    actor: Actor,
    bekend_op: date,
) -> Iterator[int]:
    """Record what the good rows change; gives after each part how many trajecten it held.

    `known`: ids of the trajecten in the record; `codes`: ids of organisations. What may not be changed is
    refused in `uitslag`.
    """
    for chunk in _chunks(found):
        _record_chunk(chunk, uitslag, known, codes, actor=actor, bekend_op=bekend_op)
        yield len(chunk)


@dataclass(slots=True)
class _Rows:
    """What the file says of one traject."""

    traject: TrajectRij | None = None
    metingen: list[DuurzaamheidRij] = field(default_factory=list)
    niet_gevraagd: frozenset[str] = frozenset()
    """Columns of measurements that the file does not have."""

    @property
    def kandidaat(self) -> Key:
        assert self.traject is not None
        return self.traject.regio.value, self.traject.kandidaat


def _chunks(found: Uitkomst) -> Iterator[dict[Key, _Rows]]:
    """The rows of the file by traject, some thousands of trajecten at a time."""
    metingen: dict[Key, list[DuurzaamheidRij]] = defaultdict(list)
    for meting in found.duurzaamheid:
        metingen[meting.regio.value, meting.traject].append(meting)
    niet_gevraagd = found.afwezig.get("duurzaamheid", frozenset())
    chunk: dict[Key, _Rows] = {}
    for rij in found.trajecten:
        key = (rij.regio.value, rij.traject)
        chunk[key] = _Rows(rij, metingen.pop(key, []), niet_gevraagd)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = {}
    for key, rijen in metingen.items():
        chunk[key] = _Rows(None, rijen, niet_gevraagd)
    if chunk:
        yield chunk


def _record_chunk(
    chunk: Mapping[Key, _Rows],
    uitslag: Invoeruitslag,
    known: Mapping[Key, int],
    codes: Mapping[str, int],
    *,
    actor: Actor,
    bekend_op: date,
) -> None:
    dossiers = trajecten.open_dossiers(chunk, known)
    people = ids_by_number([rows.kandidaat for rows in chunk.values() if rows.traject])
    changed, wanted = [], {}
    for key, rows in chunk.items():
        dossier = dossiers[key]
        good = _add_to(dossier, rows, people, uitslag, bekend_op)
        other = good and people.get(rows.kandidaat) != dossier.kandidaat_id
        if other:
            wanted[key] = rows.kandidaat
        if other or dossier.nieuw or dossier.toelichtingen != dossier.bekende_toelichtingen:
            changed.append(dossier)
    people = ensure_kandidaten(wanted.values())
    for key, kandidaat in wanted.items():
        dossiers[key].kandidaat_id = people[kandidaat]
    uitslag.correcties += sum(n.vervangt is not None for d in changed for n in d.nieuw)
    uitslag.nieuwe_gebeurtenissen += sum(n.vervangt is None for d in changed for n in d.nieuw)
    before = {dossier.id: dossier.log for dossier in changed}
    logs = trajecten.record(changed, actor=actor, bron="register", codes=codes)
    name_importer(logs, before, actor=actor)
    fresh = [dossier.id for dossier in changed if dossier.fresh]
    for projectie in PROJECTIES:
        projectie.write(logs, codes, fresh=fresh)


def _add_to(
    dossier: trajecten.Dossier,
    rows: _Rows,
    people: Mapping[Key, int],
    uitslag: Invoeruitslag,
    bekend_op: date,
) -> bool:
    """Put what is new into the dossier; returns whether there was a good row of the traject itself."""
    good = rows.traject is not None and _add_traject(dossier, rows, people, uitslag, bekend_op)
    if rows.metingen:
        _remark_missing_metingen(dossier, rows, uitslag)
    for meting in rows.metingen:
        wanted = [with_known(dossier.log, wanted_meting(meting), rows.niet_gevraagd)]
        try:
            dossier.nieuw += (
                of_new_traject(wanted, bekend_op)
                if dossier.fresh
                else of_known_traject(dossier.log, wanted, bekend_op, withdraw=False)
            )
        except NotAllowed as refusal:
            value = meting.gemeten_op.isoformat()
            uitslag.refuse(Melding("duurzaamheid", meting.rij, "gemeten_op", value, str(refusal)))
    return good


def _remark_missing_metingen(
    dossier: trajecten.Dossier, rows: _Rows, uitslag: Invoeruitslag
) -> None:
    """A day of measurement that the file does not have stays; a day that was mistyped would too."""
    brought = {meting.gemeten_op for meting in rows.metingen}
    for regel in valid(dossier.log):
        if regel.soort == Soort.DUURZAAMHEID_GEMETEN and regel.op not in brought:
            reden = (
                f"Van traject {dossier.nummer} staat in Sleutel ook een meting van "
                f"{regel.op:%d-%m-%Y}. Die staat niet in dit bestand en blijft staan."
            )
            waarde = regel.op.isoformat()
            uitslag.opmerkingen.append(Melding("duurzaamheid", 0, "gemeten_op", waarde, reden))


def _add_traject(
    dossier: trajecten.Dossier,
    rows: _Rows,
    people: Mapping[Key, int],
    uitslag: Invoeruitslag,
    bekend_op: date,
) -> bool:
    """What the row of the traject itself changes; False when it is refused."""
    rij = rows.traject
    assert rij is not None
    wanted = wanted_gebeurtenissen(rij)
    other = not dossier.fresh and people.get(rows.kandidaat) != dossier.kandidaat_id
    try:
        if other:
            refuse_where_sleutel_works(dossier.log, "kandidaat")
        dossier.nieuw += (
            of_new_traject(wanted, bekend_op)
            if dossier.fresh
            else of_known_traject(dossier.log, wanted, bekend_op, withdraw=True)
        )
    except NotAllowed as refusal:
        value = str(getattr(rij, refusal.kolom) or "")
        uitslag.refuse(Melding("trajecten", rij.rij, refusal.kolom, value, str(refusal)))
        return False
    if other:
        reden = "Dit traject hoorde eerst bij een andere kandidaat. Het is aangepast."
        uitslag.opmerkingen.append(Melding("trajecten", rij.rij, "kandidaat", rij.kandidaat, reden))
    # A text belongs to a value that was on no list: it goes when that value goes.
    kept = {
        veld: tekst
        for veld, tekst in dossier.bekende_toelichtingen.items()
        if getattr(rij, veld, None) in (redenen.OVERIG, ONBEKEND)
    }
    dossier.toelichtingen = kept | dict(rij.vrije_teksten)
    return True

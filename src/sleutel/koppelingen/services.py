"""Taking in a register: everything of it in one transaction, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from sleutel.begeleiding import services as begeleiding
from sleutel.common.append_only import Bijgewerkt
from sleutel.domein.keuzelijst import Reden, sleutelvorm
from sleutel.domein.register.bronbestand import lees_bron
from sleutel.domein.register.controle import controleer
from sleutel.domein.register.gebeurtenissen import gewenste_gebeurtenissen, gewenste_meting
from sleutel.domein.register.geweigerd import Geweigerd, schrijf_geweigerd
from sleutel.domein.register.melding import Melding, OnleesbareBron
from sleutel.domein.register.rijen import DuurzaamheidRij, TrajectRij, Uitkomst
from sleutel.domein.register.tabel import Bron
from sleutel.financien import services as financien
from sleutel.kandidaten.queries import ids_by_number
from sleutel.kandidaten.services import ensure_kandidaten
from sleutel.klachten.services import record_klachten
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.queries import organisation_ids
from sleutel.partijen.services import ensure_organisations
from sleutel.toewijzing import services as toewijzing
from sleutel.trajecten import services as trajecten
from sleutel.trajecten.queries import known_numbers
from sleutel.trajecten.scopes import may_import

from .models import Invoer
from .naslag import load_naslag
from .verschil import NotAllowed, of_known_traject, of_new_traject, refuse_where_sleutel_works

CHUNK = 5_000
"""Trajecten that are written at a time, so that memory stays bounded."""

MANY = 1_000
"""Gebeurtenissen after which the planner is told of the new sizes."""

IMPORT_LOCK = 7_130_001
"""Number of the advisory lock that lets one import in at a time."""

PROJECTIES = (*begeleiding.PROJECTIES, *financien.PROJECTIES)

type Key = tuple[str, str]


@dataclass(slots=True)
class Voortgang:
    """How somebody is kept informed; every function may be left out."""

    gelezen: Callable[[int], None] = lambda _: None
    stap: Callable[[int], None] = lambda _: None
    wacht: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Invoeruitslag:
    """What became of a register. `ingevoerd` False: nothing of it was taken in."""

    aangenomen: dict[str, int] = field(default_factory=dict)
    afgewezen: list[Melding] = field(default_factory=list)
    opmerkingen: list[Melding] = field(default_factory=list)
    nieuwe_gebeurtenissen: int = 0
    correcties: int = 0
    geweigerd: list[Geweigerd] = field(default_factory=list)
    ingevoerd: bool = False


class _NothingTakenIn(Exception):
    """Ends the transaction without a trace."""


def import_register(
    pad: Path,
    *,
    actor: Actor,
    bekend_op: date,
    skip_refused: bool = False,
    voortgang: Voortgang | None = None,
) -> Invoeruitslag:
    """Take in the register at `pad` (a folder of CSV files, or one XLSX workbook).

    `bekend_op` is the day of import. While one row is refused nothing is taken in, unless
    `skip_refused`: then the good rows are, and `geweigerd` holds the others. A second import waits for
    the first. Raises PermissionDenied for an actor who may not import.
    """
    if not may_import(actor):
        raise PermissionDenied
    voortgang = voortgang or Voortgang()
    try:
        bron = lees_bron(pad)
    except OnleesbareBron as fout:
        return Invoeruitslag(afgewezen=fout.meldingen)
    uitslag = Invoeruitslag()
    try:
        with act_as(actor):
            _wait_for_turn(voortgang)
            _take_in(bron, uitslag, actor=actor, bekend_op=bekend_op, voortgang=voortgang)
            if uitslag.afgewezen and not skip_refused:
                raise _NothingTakenIn
            _remember(uitslag, actor=actor, bekend_op=bekend_op)
            uitslag.ingevoerd = True
    except _NothingTakenIn:
        uitslag.nieuwe_gebeurtenissen = uitslag.correcties = 0
    if uitslag.afgewezen:
        uitslag.geweigerd = schrijf_geweigerd(bron, uitslag.afgewezen)
    return uitslag


def _wait_for_turn(voortgang: Voortgang) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [IMPORT_LOCK])
        if not cursor.fetchone()[0]:
            voortgang.wacht()
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def _take_in(
    bron: Bron, uitslag: Invoeruitslag, *, actor: Actor, bekend_op: date, voortgang: Voortgang
) -> None:
    known = known_numbers()
    found = controleer(bron, load_naslag(known), bekend_op)
    uitslag.aangenomen = found.aangenomen
    uitslag.afgewezen, uitslag.opmerkingen = found.afgewezen, found.opmerkingen
    uitslag.opmerkingen += _not_in_file(bron, found, known)

    ensure_organisations(found.organisaties, found.nieuwe_organisaties)
    codes = organisation_ids()
    _record_agreements(found, uitslag, codes, bekend_op)
    voortgang.gelezen(len(found.trajecten))
    for chunk in _chunks(found):
        _record_chunk(chunk, uitslag, known, codes, actor=actor, bekend_op=bekend_op)
        voortgang.stap(len(chunk))
    if found.trajecten:
        trajecten.link_returning_kandidaten()
    if uitslag.nieuwe_gebeurtenissen > MANY:
        trajecten.refresh_statistics()


def _record_agreements(
    found: Uitkomst, uitslag: Invoeruitslag, codes: Mapping[str, int], bekend_op: date
) -> None:
    agreed: list[tuple[str, Sequence[Any], Bijgewerkt, str]] = [
        (
            "taakstelling",
            found.taakstelling,
            toewijzing.record_taakstelling(found.taakstelling, codes=codes, vandaag=bekend_op),
            "aantal",
        ),
        (
            "spreiding",
            found.spreiding,
            toewijzing.record_spreiding(found.spreiding, vandaag=bekend_op),
            "maximum",
        ),
        (
            "tarieven",
            found.tarieven,
            financien.record_tarieven(found.tarieven, vandaag=bekend_op),
            "bedrag",
        ),
    ]
    for tabel, rijen, done, kolom in agreed:
        uitslag.correcties += done.correcties
        _refuse_too_early(uitslag, tabel, kolom, rijen, done.te_vroeg)
    corrections, early = record_klachten(found.klachten, vandaag=bekend_op)
    uitslag.correcties += corrections
    _refuse_too_early(uitslag, "klachten", "ontvangen_op", found.klachten, early)


def _refuse_too_early(
    uitslag: Invoeruitslag, tabel: str, kolom: str, rijen: Sequence[Any], places: Sequence[int]
) -> None:
    for place in sorted(set(places)):
        value = str(getattr(rijen[place], kolom))
        reden = (
            "Deze verbetering zou eerder bekend zijn dan wat zij verbetert. "
            "Kies een latere dag bij --bekend-op."
        )
        _refuse(uitslag, Melding(tabel, rijen[place].rij, kolom, value, reden))


def _refuse(uitslag: Invoeruitslag, melding: Melding) -> None:
    """Refuse a row that was good by itself, but not beside the record."""
    refused = {(m.tabel, m.rij) for m in uitslag.afgewezen}
    if (melding.tabel, melding.rij) not in refused:
        uitslag.aangenomen[melding.tabel] -= 1
    uitslag.afgewezen.append(melding)


@dataclass(slots=True)
class _Rows:
    """What the file says of one traject."""

    traject: TrajectRij | None = None
    metingen: list[DuurzaamheidRij] = field(default_factory=list)

    @property
    def kandidaat(self) -> Key:
        assert self.traject is not None
        return self.traject.regio.value, self.traject.kandidaat


def _chunks(found: Uitkomst) -> Iterator[dict[Key, _Rows]]:
    """The rows of the file by traject, some thousands of trajecten at a time."""
    metingen: dict[Key, list[DuurzaamheidRij]] = defaultdict(list)
    for meting in found.duurzaamheid:
        metingen[meting.regio.value, meting.traject].append(meting)
    chunk: dict[Key, _Rows] = {}
    for rij in found.trajecten:
        key = (rij.regio.value, rij.traject)
        chunk[key] = _Rows(rij, metingen.pop(key, []))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = {}
    for key, rijen in metingen.items():
        chunk[key] = _Rows(metingen=rijen)
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
        other = good and people.get(rows.kandidaat, 0) != dossier.kandidaat_id
        if other:
            wanted[key] = rows.kandidaat
        if other or dossier.nieuw or dossier.toelichtingen != dossier.bekende_toelichtingen:
            changed.append(dossier)
    people = ensure_kandidaten(wanted.values())
    for key, kandidaat in wanted.items():
        dossiers[key].kandidaat_id = people[kandidaat]
    uitslag.correcties += sum(n.vervangt is not None for d in changed for n in d.nieuw)
    uitslag.nieuwe_gebeurtenissen += sum(n.vervangt is None for d in changed for n in d.nieuw)
    logs = trajecten.record(changed, actor=actor, bron="register", codes=codes)
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
    for meting in rows.metingen:
        wanted = [gewenste_meting(meting)]
        try:
            dossier.nieuw += (
                of_new_traject(wanted, bekend_op)
                if dossier.fresh
                else of_known_traject(dossier.log, wanted, bekend_op, withdraw=False)
            )
        except NotAllowed as refusal:
            value = meting.gemeten_op.isoformat()
            _refuse(uitslag, Melding("duurzaamheid", meting.rij, "gemeten_op", value, str(refusal)))
    return good


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
    wanted = gewenste_gebeurtenissen(rij)
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
        _refuse(uitslag, Melding("trajecten", rij.rij, refusal.kolom, value, str(refusal)))
        return False
    if other:
        reden = "Dit traject hoorde eerst bij een andere kandidaat. Het is aangepast."
        uitslag.opmerkingen.append(Melding("trajecten", rij.rij, "kandidaat", rij.kandidaat, reden))
    # A text belongs to a value that was on no list: it goes when that value goes.
    kept = {
        veld: tekst
        for veld, tekst in dossier.bekende_toelichtingen.items()
        if getattr(rij, veld, None) == Reden.OVERIG
    }
    dossier.toelichtingen = kept | dict(rij.vrije_teksten)
    return True


def _not_in_file(bron: Bron, found: Uitkomst, known: Mapping[Key, int]) -> list[Melding]:
    """A remark for each traject of the regions of the file that the file does not have."""
    tabel = bron.tabellen.get("trajecten")
    column = (
        next((n for n, kop in enumerate(tabel.kolommen) if sleutelvorm(kop) == "traject"), None)
        if tabel
        else None
    )
    if tabel is None or column is None:
        return []
    numbers = {" ".join(cells[column].split()) for _, cells in tabel.rijen if column < len(cells)}
    regios = {rij.regio.value for rij in found.trajecten}
    reden = "Dit traject staat in Sleutel, maar niet in dit bestand. Er is niets aan veranderd."
    return [
        Melding("trajecten", 0, "traject", nummer, reden)
        for regio, nummer in known
        if regio in regios and nummer not in numbers
    ]


def _remember(uitslag: Invoeruitslag, *, actor: Actor, bekend_op: date) -> None:
    Invoer.objects.create(
        account_id=actor.account_id,
        organisatie_id=actor.organisatie_id,
        bekend_op=bekend_op,
        aangenomen=uitslag.aangenomen,
        afgewezen=len({(m.tabel, m.rij) for m in uitslag.afgewezen}),
        nieuwe_gebeurtenissen=uitslag.nieuwe_gebeurtenissen,
        correcties=uitslag.correcties,
    )

"""Taking in a register: everything of it in one transaction, or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from sleutel.common.append_only import Bijgewerkt
from sleutel.domein.keuzelijst import sleutelvorm
from sleutel.domein.register.bronbestand import read_bron
from sleutel.domein.register.controle import controleer
from sleutel.domein.register.geweigerd import write_geweigerd
from sleutel.domein.register.melding import Melding, OnleesbareBron
from sleutel.domein.register.rijen import Uitkomst
from sleutel.domein.register.tabel import Bron
from sleutel.financien import services as financien
from sleutel.klachten.services import record_klachten
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.queries import organisation_ids, regions_by_code
from sleutel.partijen.services import ensure_organisations
from sleutel.toewijzing import services as toewijzing
from sleutel.trajecten import services as trajecten
from sleutel.trajecten.queries import known_numbers, visible_numbers
from sleutel.trajecten.scopes import may_import

from .dossiers import Key, record_trajecten
from .models import Invoer
from .naslag import load_naslag
from .uitslag import Invoeruitslag, Voortgang

MANY = 1_000
"""Gebeurtenissen after which the planner is told of the new sizes."""

IMPORT_LOCK = 7_130_001
"""Number of the advisory lock that lets one import in at a time."""


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
    uitslag = _bring_in(
        pad,
        actor=actor,
        bekend_op=bekend_op,
        keep=lambda uitslag: skip_refused or not uitslag.afgewezen,
        voortgang=voortgang or Voortgang(),
    )
    if not uitslag.ingevoerd:
        uitslag.nieuwe_gebeurtenissen = uitslag.correcties = 0
    return uitslag


def check_register(
    pad: Path, *, actor: Actor, bekend_op: date, voortgang: Voortgang | None = None
) -> Invoeruitslag:
    """What `import_register` would make of the good rows: it is done, and undone before anyone sees it."""
    return _bring_in(
        pad,
        actor=actor,
        bekend_op=bekend_op,
        keep=lambda _: False,
        voortgang=voortgang or Voortgang(),
    )


def _bring_in(
    pad: Path,
    *,
    actor: Actor,
    bekend_op: date,
    keep: Callable[[Invoeruitslag], bool],
    voortgang: Voortgang,
) -> Invoeruitslag:
    if not may_import(actor):
        raise PermissionDenied
    bron, unreadable = _read(pad)
    uitslag = Invoeruitslag(afgewezen=unreadable)
    if bron is None:
        return uitslag
    with suppress(_NothingTakenIn), act_as(actor):
        _wait_for_turn(voortgang)
        _take_in(bron, uitslag, actor=actor, bekend_op=bekend_op, voortgang=voortgang)
        if unreadable:
            uitslag.afgewezen[:0] = unreadable
            raise _NothingTakenIn
        if not keep(uitslag):
            raise _NothingTakenIn
        _remember(uitslag, actor=actor, bekend_op=bekend_op)
        uitslag.ingevoerd = True
    if uitslag.afgewezen:
        uitslag.geweigerd = write_geweigerd(bron, uitslag.afgewezen)
    return uitslag


def _read(pad: Path) -> tuple[Bron | None, list[Melding]]:
    """What can be read of the register, so that all its errors are told at once, and what cannot."""
    try:
        return read_bron(pad), []
    except OnleesbareBron as fout:
        return fout.bron, list(fout.meldingen)


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
    uitslag.opmerkingen += _not_in_file(bron, found, visible_numbers(actor))

    ensure_organisations(
        found.organisaties,
        found.nieuwe_organisaties,
        afwezig=found.afwezig.get("organisaties", frozenset()),
    )
    codes = organisation_ids()
    _record_agreements(found, uitslag, codes, bekend_op)
    voortgang.gelezen(len(found.trajecten))
    for count in record_trajecten(found, uitslag, known, codes, actor=actor, bekend_op=bekend_op):
        voortgang.stap(count)
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
            toewijzing.record_taakstelling(
                found.taakstelling,
                codes=codes,
                vandaag=bekend_op,
                afwezig=found.afwezig.get("taakstelling", frozenset()),
            ),
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
        _remark_missing(uitslag, tabel, kolom, done.ontbrekend)
    corrections, early = record_klachten(
        found.klachten, vandaag=bekend_op, afwezig=found.afwezig.get("klachten", frozenset())
    )
    uitslag.correcties += corrections
    _refuse_too_early(uitslag, "klachten", "ontvangen_op", found.klachten, early)


def _remark_missing(
    uitslag: Invoeruitslag, tabel: str, kolom: str, keys: Sequence[tuple[Any, ...]]
) -> None:
    regios = regions_by_code() if keys else {}
    for jaar, regio, *_ in keys:
        reden = (
            f"Voor {regios[regio].label} staat in Sleutel over {jaar} een rij die niet bij de goede "
            "rijen van dit bestand zit. Er is niets aan veranderd."
        )
        uitslag.opmerkingen.append(Melding(tabel, 0, kolom, "", reden))


def _refuse_too_early(
    uitslag: Invoeruitslag, tabel: str, kolom: str, rijen: Sequence[Any], places: Sequence[int]
) -> None:
    for place in sorted(set(places)):
        value = str(getattr(rijen[place], kolom))
        reden = (
            "Deze verbetering zou eerder bekend zijn dan wat zij verbetert. "
            "Kies een latere dag bij --bekend-op."
        )
        uitslag.refuse(Melding(tabel, rijen[place].rij, kolom, value, reden))


def _not_in_file(bron: Bron, found: Uitkomst, visible: Iterable[Key]) -> list[Melding]:
    """A remark for each visible traject of the regions of the file that the file does not have."""
    brought = {(rij.regio.value, rij.traject) for rij in found.trajecten}
    regios = {regio for regio, _ in brought}
    refused = _numbers_of_refused_rows(bron, found)
    reden = "Dit traject staat in Sleutel, maar niet in dit bestand. Er is niets aan veranderd."
    return [
        Melding("trajecten", 0, "traject", nummer, reden)
        for regio, nummer in visible
        if regio in regios and (regio, nummer) not in brought and nummer not in refused
    ]


def _numbers_of_refused_rows(bron: Bron, found: Uitkomst) -> set[str]:
    """The numbers as they stand in refused rows, whose region may be what is wrong."""
    tabel = bron.tabellen.get("trajecten")
    if tabel is None:
        return set()
    places = [place for place, kop in enumerate(tabel.kolommen) if sleutelvorm(kop) == "traject"]
    refused = {melding.rij for melding in found.afgewezen if melding.tabel == "trajecten"}
    return {
        " ".join(cells[place].split())
        for number, cells in tabel.rijen
        for place in places
        if number in refused and place < len(cells)
    }


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

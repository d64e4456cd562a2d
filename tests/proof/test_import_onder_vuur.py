"""Imports that are killed, and imports that race: never half a register, never two."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from sleutel.domein.register.verzonnen import Opdracht, write_register
from sleutel.koppelingen.herbouw import differences
from sleutel.koppelingen.services import IMPORT_LOCK

pytestmark = pytest.mark.proof

TRAJECTEN = 2_000
KILLS = 30
TABELLEN = (
    "traject",
    "kandidaat",
    "gebeurtenis",
    "toegang",
    "begeleiding",
    "factuur",
    "declaratie",
    "duurzaamheidsmeting",
    "taakstelling",
    "tarief",
    "klacht",
    "klachtgebeurtenis",
    "convenant",
    "invoer",
)
ZONDER_SLOT = """
import sys
from sleutel.cli import importeer, main

met_slot = importeer._import

def zonder_slot(args):
    from sleutel.koppelingen import services
    services._wait_for_turn = lambda voortgang: None
    return met_slot(args)

importeer._import = zonder_slot
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def maak(tmp_path: Path) -> Callable[[str], Path]:
    """Write a made-up register whose numbers begin with this."""

    def schrijf(voorvoegsel: str) -> Path:
        map_ = tmp_path / f"register-{voorvoegsel}"
        opdracht = Opdracht(
            TRAJECTEN, date(2020, 1, 1), date(2021, 12, 31), voorvoegsel=voorvoegsel
        )
        write_register(map_, opdracht)
        return map_

    return schrijf


@pytest.fixture
def start(
    verse_database: str, databases, tmp_path: Path
) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start an import as a process of its own; none is left behind."""
    omgeving = os.environ | {
        "DATABASE_URL": make_conninfo(databases.url, dbname=verse_database),
        "DJANGO_SETTINGS_MODULE": "sleutel.config.settings",
    }
    processen = []

    def begin(register: Path, *, zonder_slot: bool = False) -> subprocess.Popen:
        opdracht = ["-c", ZONDER_SLOT] if zonder_slot else ["-m", "sleutel"]
        proces = subprocess.Popen(
            [sys.executable, *opdracht, "importeer", str(register), "--json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=omgeving,
            text=True,
        )
        processen.append(proces)
        return proces

    yield begin
    for proces in processen:
        if proces.poll() is None:
            proces.kill()
        proces.communicate()


def tellingen(eigenaar: psycopg.Connection) -> dict[str, int]:
    return {
        tabel: eigenaar.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] for tabel in TABELLEN
    }


def wacht_tot_niemand_werkt(eigenaar: psycopg.Connection) -> None:
    """The server rolls back what a killed client left, as soon as it notices."""
    for _ in range(300):
        bezig = eigenaar.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            " AND state <> 'idle'"
        ).fetchone()[0]
        if not bezig:
            return
        time.sleep(0.1)
    raise AssertionError("somebody is still at work")


def wacht_tot_hij_schrijft(eigenaar: psycopg.Connection, proces: subprocess.Popen) -> None:
    while proces.poll() is None:
        if eigenaar.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [IMPORT_LOCK],
        ).fetchone()[0]:
            return
        time.sleep(0.005)


def test_an_import_that_is_killed_at_any_moment_leaves_nothing_or_all(start, maak, eigenaar):
    proces = start(maak("A"))
    wacht_tot_hij_schrijft(eigenaar, proces)
    begin = time.monotonic()
    assert proces.wait(timeout=120) == 0
    duur = time.monotonic() - begin

    random, niets, alles = Random(20261123), 0, 0
    for ronde in range(KILLS):
        voor, register = tellingen(eigenaar), maak(f"K{ronde}-")
        proces = start(register)
        wacht_tot_hij_schrijft(eigenaar, proces)
        time.sleep(random.uniform(0, 1) * duur)
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        wacht_tot_niemand_werkt(eigenaar)
        na = tellingen(eigenaar)
        if na == voor:
            niets += 1
        else:
            alles += 1
            assert na["traject"] == voor["traject"] + TRAJECTEN
            assert na["invoer"] == voor["invoer"] + 1
    assert niets >= KILLS // 3, f"{alles} of {KILLS} kills came too late to prove anything"

    voor = tellingen(eigenaar)["traject"]
    _, fout = start(maak("Z")).communicate(timeout=120)
    assert fout == ""
    assert tellingen(eigenaar)["traject"] == voor + TRAJECTEN
    assert list(differences()) == []


def test_four_imports_of_one_register_at_once_make_one_set_of_rows(start, maak, eigenaar):
    register = maak("A")
    processen = [start(register) for _ in range(4)]
    uitslagen = []
    for proces in processen:
        uit, fout = proces.communicate(timeout=300)
        assert proces.returncode == 0, fout
        uitslagen.append(json.loads(uit))
    nu = tellingen(eigenaar)
    assert nu["traject"] == TRAJECTEN
    assert nu["invoer"] == 4
    assert sorted(u["nieuwe_gebeurtenissen"] for u in uitslagen) == [0, 0, 0, nu["gebeurtenis"]]
    assert {u["correcties"] for u in uitslagen} == {0}
    assert list(differences()) == []


def test_without_the_lock_imports_at_once_break_on_the_constraints(start, maak, eigenaar):
    """The negative control: it is the lock that lets each of them end well."""
    register = maak("A")
    processen = [start(register, zonder_slot=True) for _ in range(4)]
    fouten = [proces.communicate(timeout=300)[1] for proces in processen]
    gebroken = [fout for fout in fouten if "UniqueViolation" in fout or "deadlock" in fout]
    assert gebroken, f"without the lock nothing went wrong: these imports did not overlap: {fouten}"
    assert tellingen(eigenaar)["traject"] in (0, TRAJECTEN)


def test_without_its_trigger_the_log_can_be_changed(start, maak, eigenaar):
    """The negative control: it is the trigger that refuses the owner."""
    assert start(maak("A")).wait(timeout=120) == 0
    wijzig = "UPDATE gebeurtenis SET op = op + 1"
    with pytest.raises(psycopg.errors.RestrictViolation):
        eigenaar.execute(wijzig)
    eigenaar.execute("DROP TRIGGER gebeurtenis_alleen_toevoegen ON gebeurtenis")
    assert eigenaar.execute(wijzig).rowcount > TRAJECTEN

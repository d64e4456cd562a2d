"""1,000 wrong sign-ins at once: at most ten passwords are looked at, and nobody else is locked out."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import pytest
from psycopg.conninfo import make_conninfo

from sleutel.partijen.services import DEMO_WACHTWOORD
from tests.web.rolbezetting import maak_cast

pytestmark = [pytest.mark.proof, pytest.mark.allow_hosts(["127.0.0.1"])]

POGINGEN, TEGELIJK, HOOGSTENS = 1_000, 64, 10
WORTEL = Path(__file__).parents[2]
WIE = "kandidaat@demo.sleutel.invalid"
ANDER = "bestuur@demo.sleutel.invalid"


class Server:
    """A real web server with two processes, and how many passwords they looked at."""

    def __init__(self, poort: int, teller: Path) -> None:
        self.poort, self.teller = poort, teller
        koekje, _, pagina = self.vraag("GET", {})
        self.koekje = re.search(r"csrftoken=(\w+)", koekje)[1]
        self.geheim = re.search(r'csrfmiddlewaretoken" value="(\w+)"', pagina)[1]

    def vraag(self, methode: str, kop: dict[str, str], inhoud: str = "") -> tuple[str, int, str]:
        lijn = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=120)
        with closing(lijn):
            lijn.request(methode, "/inloggen", inhoud, kop)
            antwoord = lijn.getresponse()
            return antwoord.getheader("Set-Cookie", ""), antwoord.status, antwoord.read().decode()

    def log_in(self, wie: str, wachtwoord: str, nummer: int = 0) -> tuple[int, str]:
        """Sign in from an address and with a browser of its own."""
        kop = {
            "Cookie": f"csrftoken={self.koekje}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.{nummer % 7}.{nummer // 250}.{nummer % 250}",
            "User-Agent": f"Browser/{nummer}",
        }
        velden = {"csrfmiddlewaretoken": self.geheim, "login": wie, "password": wachtwoord}
        _, status, pagina = self.vraag("POST", kop, urlencode(velden))
        return status, pagina

    def gehasht(self) -> int:
        return self.teller.stat().st_size


@pytest.fixture
def server(verse_database, databases, tmp_path) -> Callable[..., Iterator[Server]]:
    maak_cast()

    @contextmanager
    def draait(**omgeving: str) -> Iterator[Server]:
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            poort = vrij.getsockname()[1]
        teller = tmp_path / f"teller-{poort}"
        teller.touch()
        schoon = {k: v for k, v in os.environ.items() if not k.startswith(("SLEUTEL_", "DJANGO_"))}
        proces = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
                *("--port", str(poort), "--workers", "2", "--blocking-threads", "4"),
                *("--log-level", "warning"),
                "tests.proof.tellende_server:application",
            ],
            cwd=WORTEL,
            env=schoon
            | {
                "DATABASE_URL": make_conninfo(databases.url, dbname=verse_database),
                "SLEUTEL_MODUS": "demo",
                "SLEUTEL_GEHEIM": "een-geheim-van-de-proef-dat-lang-genoeg-is-voor-alle-processen",
                "SLEUTEL_HOME": str(tmp_path),
                "PYTHONPATH": str(WORTEL),
                "TELLER": str(teller),
            }
            | omgeving,
        )
        try:
            yield wacht_op(proces, poort, teller)
        finally:
            proces.terminate()
            proces.wait(timeout=30)

    return draait


def wacht_op(proces: subprocess.Popen, poort: int, teller: Path) -> Server:
    for _ in range(600):
        assert proces.poll() is None, "the web server stopped"
        try:
            return Server(poort, teller)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the web server does not answer")


def schrijfwijzen() -> list[str]:
    """The address in any case, with spaces, and with a sign that becomes a k in lower case."""
    random = Random(20261123)
    gewoon = [
        "".join(random.choice((teken.upper(), teken)) for teken in WIE) for _ in range(POGINGEN)
    ]
    return [
        [tekst, f" {tekst} ", f"\N{KELVIN SIGN}{tekst[1:]}", tekst.lower()][nummer % 4]
        for nummer, tekst in enumerate(gewoon)
    ]


def val_aan(server: Server) -> Counter[str]:
    """What was answered, of 1,000 wrong passwords at once."""

    def poging(paar: tuple[int, str]) -> str:
        nummer, wie = paar
        status, pagina = server.log_in(wie, f"geraden-{nummer}", nummer)
        assert status == 200
        if "wachtwoord klopt niet" in pagina:
            return "fout"
        return "te vaak" if "Dit ging te vaak mis" in pagina else "anders"

    with ThreadPoolExecutor(TEGELIJK) as draden:
        return Counter(draden.map(poging, enumerate(schrijfwijzen())))


def test_of_1000_wrong_sign_ins_at_once_ten_are_looked_at(server):
    with server() as web:
        antwoorden = val_aan(web)

        assert web.gehasht() <= HOOGSTENS
        assert antwoorden == {"fout": HOOGSTENS, "te vaak": POGINGEN - HOOGSTENS}
        voor = web.gehasht()
        assert "te vaak mis" in web.log_in(WIE, DEMO_WACHTWOORD)[1]
        assert web.gehasht() == voor
        assert web.log_in(ANDER, DEMO_WACHTWOORD)[0] == 302


def test_without_the_brake_all_of_them_are_looked_at(server):
    """The negative control."""
    with server(ZONDER_REM="ja") as web:
        val_aan(web)

        assert web.gehasht() >= POGINGEN

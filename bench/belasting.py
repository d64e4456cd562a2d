"""Asking a page as many people at once, of the server that ships."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE_S = 60
SECRET = re.compile(rb'(csrfmiddlewaretoken" value=")\w+')


@dataclass(frozen=True, slots=True)
class Adres:
    """A page to ask: the port, the path, and the cookies of who asks."""

    port: int
    path: str
    cookies: str

    def ask(self, verbinding: http.client.HTTPConnection | None = None) -> bytes:
        """The page, without what differs each time. Raises SystemExit for another status than 200."""
        verbinding = verbinding or http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE_S)
        verbinding.request("GET", self.path, headers={"Cookie": self.cookies})
        antwoord = verbinding.getresponse()
        inhoud = antwoord.read()
        if antwoord.status != http.HTTPStatus.OK:
            raise SystemExit(f"{self.path} answers {antwoord.status}")
        return SECRET.sub(rb"\1-", inhoud)


@contextmanager
def serving(application: str) -> Iterator[int]:
    """Granian over WSGI as `sleutel demo` starts it; gives its port, ends with us."""
    with socket.socket() as los:
        los.bind((HOST, 0))
        port = los.getsockname()[1]
    command = (sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST)
    process = subprocess.Popen(
        [*command, "--port", str(port), "--log-level", "warning", application],
        env=dict(os.environ),
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server does not start")


def sign_in(port: int) -> str:
    """The cookies of the bestuurder of the demo."""
    from sleutel.partijen.services import DEMO_WACHTWOORD  # noqa: PLC0415

    verbinding = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
    verbinding.request("GET", "/inloggen")
    pagina = verbinding.getresponse()
    token = re.search(rb'csrfmiddlewaretoken" value="(\w+)', pagina.read())
    if token is None:
        raise SystemExit("the page to sign in has no form")
    csrf = _cookies(pagina)
    formulier = {
        "csrfmiddlewaretoken": token[1].decode(),
        "login": "bestuur@demo.sleutel.invalid",
        "password": DEMO_WACHTWOORD,
    }
    headers = {"Cookie": csrf, "Content-Type": "application/x-www-form-urlencoded"}
    verbinding.request("POST", "/inloggen", urlencode(formulier), headers)
    binnen = verbinding.getresponse()
    binnen.read()
    if binnen.status != http.HTTPStatus.FOUND:
        raise SystemExit(f"signing in answers {binnen.status}")
    return _cookies(binnen)


def _cookies(antwoord: http.client.HTTPResponse) -> str:
    gezet = antwoord.headers.get_all("Set-Cookie") or []
    return "; ".join(cookie.split(";")[0] for cookie in gezet)


def load(adres: Adres, *, expect: bytes, clients: int, each: int) -> list[float]:
    """Seconds of each answer, to so many clients at once. Raises SystemExit for another answer."""

    def client(_: int) -> list[float]:
        verbinding = http.client.HTTPConnection(HOST, adres.port, timeout=PATIENCE_S)
        tijden = []
        for _ in range(each):
            begin = time.perf_counter()
            inhoud = adres.ask(verbinding)
            tijden.append(time.perf_counter() - begin)
            if inhoud != expect:
                raise SystemExit(f"{adres.path} gave another answer than before")
        verbinding.close()
        return tijden

    with ThreadPoolExecutor(clients) as pool:
        return [tijd for tijden in pool.map(client, range(clients)) for tijd in tijden]


def p95(tijden: list[float]) -> float:
    """The time within which nineteen of twenty were answered."""
    return sorted(tijden)[max(0, round(len(tijden) * 0.95) - 1)]

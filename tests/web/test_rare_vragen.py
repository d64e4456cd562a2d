"""No question in an address makes a page fall over: every parameter that a page reads, with odd values."""

from urllib.parse import quote_from_bytes

import pytest
from django.http import QueryDict
from django.test import Client

from sleutel.partijen.models import Account
from tests.web.rolbezetting import LOPEND
from tests.web.test_toegang import adres, paginas

VREEMD = [
    b"\x00",
    b"a\x00b",
    b"\xff\xfe",  # no text at all
    b"9" * 5000,
    b"-1",
    b"9223372036854775808",  # one more than PostgreSQL counts
    "²".encode(),  # a digit that is no number
    b"0001-01-01",
    b"9999-12-31",
    b"2021-02-30",
    b"00000000-0000-0000-0000-000000000000",
]
WIE = ("procesregisseur", "functioneel-beheerder", "privacy-officer", "huurdersorganisatie")
"""Between them they may open every page that somebody opens who works for an organisation."""


@pytest.fixture
def gelezen(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names that pages read from an address or a form since this began."""
    namen: set[str] = set()

    def luister(naam: str) -> None:
        echte = getattr(QueryDict, naam)

        def methode(zelf: QueryDict, sleutel: str, *rest: object) -> object:
            namen.add(sleutel)
            return echte(zelf, sleutel, *rest)

        monkeypatch.setattr(QueryDict, naam, methode)

    for naam in ("get", "getlist", "__getitem__", "__contains__"):
        luister(naam)
    return namen


def test_no_odd_value_in_an_address_makes_a_page_fall_over(cast, dossier, gelezen):
    dossier("PS-0")  # of 2021, for the jaarverslag
    traject = dossier("PS-1", LOPEND)
    bezoekers = [Client(raise_request_exception=False) for _ in WIE]
    for bezoeker, wie in zip(bezoekers, WIE, strict=True):
        bezoeker.force_login(Account.objects.get(email=cast[wie]))

    gevraagd = set()
    for pagina in paginas():
        pad = adres(pagina.name, traject).split("?")[0]
        gelezen.clear()
        lezer = next((b for b in bezoekers if b.get(pad).status_code in (200, 400)), None)
        for naam in sorted(gelezen) if lezer else ():
            gevraagd.add((pagina.name, naam))
            waarden = [quote_from_bytes(waarde) for waarde in VREEMD]
            for waarde in (*waarden, f"1&{naam}=2"):
                vraag = f"{pad}?{naam}={waarde}"
                assert lezer.get(vraag).status_code < 500, vraag[:120]
    assert {("leden", "organisatie"), ("inzage", "tot"), ("cijfers", "peildatum")} <= gevraagd

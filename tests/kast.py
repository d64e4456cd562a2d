"""A record to test with: the fixture `kast` brings registers in and asks for figures.

| fixture | gives |
| --- | --- |
| `kast` | the record in the test's transaction, empty |
| `parkstad` | the same, in which the example register was taken in on `INLEESDAG` |
| `in_parkstad` | the database of `parkstad` for what comes after it: `db`, `als`, `sleutel` |
| `verse_kast` | a record of its own, for a test that commits |

`db` keeps what a test did in a transaction that is rolled back. When the test is over, every
row of every projection must follow from the log: `herbouw` is asked after everything the tests do.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.koppelingen import herbouw
from sleutel.koppelingen.services import Invoeruitslag, import_register
from sleutel.partijen.queries import command_line_actor
from sleutel.rapportage.queries import uitkomst
from sleutel.trajecten.models import Gebeurtenis, Traject

from .conftest import Databases, gebruik
from .domein.register.hulp import goed_register, schrijf_map

WORTEL = Path(__file__).parents[1]
VOORBEELDEN = WORTEL / "voorbeelden"
PARKSTAD = VOORBEELDEN / "parkstad-2021"
INLEESDAG = date(2026, 11, 23)
OUDEJAAR = date(2021, 12, 31)

type Register = Mapping[str, Sequence[Mapping[str, str]]]
"""The rows of each table, by its name."""


def lees_register(map_: Path = PARKSTAD) -> dict[str, list[dict[str, str]]]:
    """The tables of a folder as a test can change them."""
    register = {}
    for pad in sorted(map_.glob("*.csv")):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            register[pad.stem] = list(csv.DictReader(bestand, delimiter=";"))
    return register


def zonder_kolom(rijen: Sequence[Mapping[str, str]], *kolommen: str) -> list[dict[str, str]]:
    return [{k: v for k, v in rij.items() if k not in kolommen} for rij in rijen]


def alleen_trajecten(*rijen: Mapping[str, str]) -> dict[str, list[dict[str, str]]]:
    """A register with these trajecten and the organisations that they need."""
    return {
        "organisaties": goed_register()["organisaties"],
        "trajecten": [dict(rij) for rij in rijen],
    }


def onze_tabellen() -> list[str]:
    """The tables of Sleutel's own apps."""
    modellen = [m for m in apps.get_models() if m.__module__.startswith("sleutel.")]
    return sorted(model._meta.db_table for model in modellen)


type Inhoud = dict[str, set[str]]

HERHAALD = ("invoer", "recordwijziging")
"""What remembers that an import was: the import itself, and that figures must be read again."""


def inhoud(*, behalve: Sequence[str] = ("invoer",)) -> Inhoud:
    """Every row of every table of ours: what a refused or repeated import may not change.

    `invoer` remembers each import, so a repeated one adds a row there; `HERHAALD` where the first
    import was not in the test's own transaction.
    """
    gevonden = {}
    with connection.cursor() as cursor:
        for tabel in onze_tabellen():
            if tabel not in behalve:
                cursor.execute(f'SELECT t::text FROM "{tabel}" t')
                gevonden[tabel] = {tekst for (tekst,) in cursor.fetchall()}
    return gevonden


def veranderd(voor: Inhoud) -> dict[str, tuple[list[str], list[str]]]:
    """Per table the first rows that went and that came since; empty: nothing changed."""
    nu = inhoud(behalve=[tabel for tabel in onze_tabellen() if tabel not in voor])
    return {
        tabel: (sorted(rijen - nu[tabel])[:5], sorted(nu[tabel] - rijen)[:5])
        for tabel, rijen in voor.items()
        if rijen != nu[tabel]
    }


def gevallen(gebeurtenissen: Any = None) -> list[tuple[Any, ...]]:
    """The log in words: (nummer, soort, op, bekend_op, replaces something, withdrawn)."""
    rijen = Gebeurtenis.objects.all() if gebeurtenissen is None else gebeurtenissen
    velden = ("traject__nummer", "soort", "op", "bekend_op", "vervangt", "ingetrokken")
    return [
        (nummer, soort, op, bekend_op, vervangt is not None, ingetrokken)
        for nummer, soort, op, bekend_op, vervangt, ingetrokken in rijen.order_by("id").values_list(
            *velden
        )
    ]


class Kast:
    """What the loket can do with the record, in the words of a test."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self._teller = 0

    @property
    def actor(self) -> Any:
        return command_line_actor()

    def schrijf(self, register: Register) -> Path:
        self._teller += 1
        return schrijf_map(self._map / f"register-{self._teller}", register)

    def breng(
        self, register: Register | Path, op: date = INLEESDAG, *, sla_over: bool = False
    ) -> Invoeruitslag:
        """Import a register, known from `op`; refusals are for the test to look at."""
        pad = register if isinstance(register, Path) else self.schrijf(register)
        return import_register(pad, actor=self.actor, bekend_op=op, skip_refused=sla_over)

    def neem_op(self, register: Register | Path, op: date = INLEESDAG) -> Invoeruitslag:
        """Import a register that must be good."""
        uitslag = self.breng(register, op)
        assert uitslag.afgewezen == []
        assert uitslag.ingevoerd
        return uitslag

    def cijfers(
        self,
        jaar: int = 2021,
        *,
        peildatum: date = OUDEJAAR,
        regio: Regio | None = zl.PARKSTAD,
        woonproces: Woonproces | None = None,
        kwartaal: int | None = None,
    ) -> dict[str, Any]:
        """All figures, rounded, as known on the peildatum; every closing check must hold."""
        regios = () if regio is None else (regio,)
        antwoord = uitkomst(Vraag(jaar, kwartaal, regios, woonproces, peildatum), actor=self.actor)
        assert [c for c in antwoord.controles if not c.klopt] == []
        return antwoord.afgerond()

    def traject(self, nummer: str = "T-1") -> Traject:
        return Traject.objects.get(nummer=nummer)

    def log(self, nummer: str = "T-1") -> list[tuple[Any, ...]]:
        """The log of one traject: (soort, op, bekend_op, replaces something, withdrawn)."""
        return [val[1:] for val in gevallen(Gebeurtenis.objects.filter(traject__nummer=nummer))]


@pytest.fixture
def kast(db: None, tmp_path: Path) -> Iterator[Kast]:
    """The record in the test's transaction; afterwards all of it follows from the log."""
    yield Kast(tmp_path)
    assert list(herbouw.differences()) == []


@pytest.fixture(scope="session")
def parkstad_database(django_db_setup, databases: Databases, django_db_blocker) -> Iterator[str]:
    """A clone of the worker's own in which the example register was taken in; its name."""
    with databases.kloon() as naam:
        with django_db_blocker.unblock(), gebruik(naam):
            uitslag = import_register(PARKSTAD, actor=command_line_actor(), bekend_op=INLEESDAG)
            assert uitslag.ingevoerd
        databases.tel(naam)
        yield naam


@pytest.fixture
def in_parkstad(parkstad_database: str, django_db_blocker) -> Iterator[None]:
    """The transaction of the test is in that database; so this comes before `db`."""
    assert not connection.in_atomic_block, "ask for the register before all that asks for `db`"
    with django_db_blocker.unblock(), gebruik(parkstad_database):
        yield


@pytest.fixture
def parkstad(in_parkstad: None, kast: Kast) -> Kast:
    """The record with the example register; what the test adds is rolled back."""
    return kast


@pytest.fixture
def geknoeide_kast(db: None, tmp_path: Path) -> Kast:
    """The same, for a test that tampers: nothing is asked afterwards."""
    return Kast(tmp_path)


@pytest.fixture
def verse_kast(verse_database: str, tmp_path: Path) -> Iterator[Kast]:
    """A record of its own, for a test that commits."""
    yield Kast(tmp_path)
    assert list(herbouw.differences()) == []


@pytest.fixture
def voer_sql_uit(db: None) -> Callable[..., list[tuple[Any, ...]]]:
    """Run SQL as the app; gives the rows, if there are any."""

    def run_as_user(tekst: str, *waarden: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(tekst, waarden)
            return cursor.fetchall() if cursor.description else []

    return run_as_user

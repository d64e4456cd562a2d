"""Every role, every page, every method, every kind of dossier in every toestand, against the table."""

import ast
from pathlib import Path

import pytest

from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol

from . import verwachting
from .oordeel import beoordeel
from .verwachting import Ding, lijst, pagina_rijen, toestanden, wie_zijn_er
from .vragen import Gekregen, Geval, alle_gevallen, gevallen, patronen, vraag

MINSTENS = 5_000
"""The cases that issue 4 asks for; the screens of the chain bring them to 25,000."""


@pytest.mark.parametrize("pagina", sorted({r["pagina"] for r in verwachting.rijen("Pagina's")}))
@pytest.mark.parametrize("wie", wie_zijn_er())
def test_everyone_gets_what_the_table_says_and_nothing_of_others(wie, pagina, wereld):
    client = wereld.client(wie)
    onbekend: dict[tuple[object, ...], Gekregen] = {}
    fouten = []
    for geval in gevallen(wereld, wie, pagina):
        gekregen = vraag(client, geval, wereld)
        if geval.ding and geval.ding.van == verwachting.ONBEKEND:
            onbekend.setdefault((geval.methode, geval.vast), gekregen)
        fouten += beoordeel(geval, gekregen, onbekend.get((geval.methode, geval.vast)))
    assert not fouten, "\n".join(["", *fouten[:20], f"({len(fouten)} fouten)"])


@pytest.mark.parametrize("vorm", ["html", "pdf", "xlsx"])
def test_a_marker_is_found_in_every_kind_of_file(vorm, wereld):
    verslag = Ding("verslag", "eigen")
    geval = Geval("bestuur", "verslagbestand", verslag, "GET", (("vorm", vorm),))

    gevonden = vraag(wereld.client("bestuur"), geval, wereld).merktekens

    assert ("eigen", "verslag", "tekst") in gevonden
    assert ("partner", "naam", "corporatie") in gevonden


def test_a_marker_is_found_in_a_zip(wereld):
    geval = Geval("procesregisseur", "geweigerd", Ding("ingelezen", "eigen"), "GET")

    gevonden = vraag(wereld.client("procesregisseur"), geval, wereld).merktekens

    assert gevonden == {("eigen", "ingelezen", "rij")}


def test_the_matrix_is_as_large_as_it_must_be(wereld):
    assert sum(1 for _ in alle_gevallen(wereld)) >= MINSTENS


def test_the_table_names_every_page_and_no_other():
    assert set(patronen()) == {rij["pagina"] for rij in verwachting.rijen("Pagina's")}


def test_the_table_names_every_role_and_every_toestand():
    assert set(lijst("Rollen")) == {rol.value for rol in Rol}
    assert set(toestanden()) == {toestand.value for toestand in Toestand}


def test_every_page_whose_address_names_something_says_so_in_the_table():
    for naam, patroon in patronen().items():
        delen = set(patroon.pattern.converters)
        assert ("uuid" in delen) == bool(pagina_rijen(naam)[0]["ding"]), naam


def test_the_table_knows_nothing_of_the_program():
    boom = ast.parse(Path(verwachting.__file__).read_text(encoding="utf-8"))
    namen = {alias.name for k in ast.walk(boom) if isinstance(k, ast.Import) for alias in k.names}
    namen |= {k.module for k in ast.walk(boom) if isinstance(k, ast.ImportFrom)}
    assert {naam.partition(".")[0] for naam in namen} <= {
        "re",
        "collections",
        "dataclasses",
        "functools",
        "pathlib",
    }

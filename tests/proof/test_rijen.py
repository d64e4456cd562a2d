"""Row-level security takes nothing from anybody: every page says to everyone what it said without it."""

import pytest
from django.db import connection

from tests.matrix.conftest import gemaakte_wereld, wereld  # noqa: F401 - fixtures
from tests.matrix.oordeel import ongedaan
from tests.matrix.rijen import zonder_rijen
from tests.matrix.verwachting import wie_zijn_er
from tests.matrix.vragen import Gekregen, Geval, gevallen, patronen, vraag
from tests.matrix.wachters import TOESTANDEN

pytestmark = pytest.mark.proof

PAGINAS = sorted(
    naam
    for naam, patroon in patronen().items()
    if patroon.callback.__module__.startswith("sleutel.web.")
    and not patroon.callback.__module__.startswith("sleutel.web.accounts")
)
"""The pages of accounts read no dossier, and say something else each time."""


@pytest.mark.parametrize("pagina", PAGINAS)
def test_a_page_says_the_same_as_without_row_level_security(wereld, pagina):  # noqa: F811
    anders, gevraagd = [], 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_xact_id()"
        )  # who writes keeps no figures for who asks next
    for wie in wie_zijn_er():
        client = wereld.client(wie)
        for geval in filter(_asked, gevallen(wereld, wie, pagina, geheel=False)):
            gevraagd += 1
            with ongedaan():
                met = vraag(client, geval, wereld)
            with ongedaan(), zonder_rijen():
                zonder = vraag(client, geval, wereld)
            if _said(geval, met) != _said(geval, zonder):
                anders.append(str(geval))

    assert gevraagd
    assert not anders, anders


def _asked(geval: Geval) -> bool:
    if geval.methode not in ("GET", "POST"):
        return False
    ding = geval.ding
    return not ding or (
        ding.van in ("eigen", "partner", "oud")
        and ding.toestand in ("", "in_doorstroomwoning", *TOESTANDEN)
    )


def _said(geval: Geval, gekregen: Gekregen) -> tuple[object, ...]:
    """What is read in an answer; of one to a form, that holds codes by chance, whose names and days."""
    _, _, inhoud = gekregen.geheel.partition(b"\n\n")
    return gekregen.antwoord, gekregen.merktekens, inhoud if geval.methode == "GET" else b""

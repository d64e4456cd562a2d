"""Row-level security takes nothing from anybody: every page says to everyone what it said without it."""

import pytest
from django.db import connection

from tests.matrix.conftest import gemaakte_wereld, wereld  # noqa: F401 - fixtures
from tests.matrix.oordeel import ongedaan
from tests.matrix.rijen import zonder_rijen
from tests.matrix.verwachting import wie_zijn_er
from tests.matrix.vragen import gevallen, patronen, vraag

pytestmark = pytest.mark.proof


@pytest.mark.parametrize("pagina", sorted(patronen()))
def test_a_page_says_the_same_as_without_row_level_security(wereld, pagina):  # noqa: F811
    anders = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")  # who writes keeps no figures for who asks next
    for wie in wie_zijn_er():
        client = wereld.client(wie)
        for geval in gevallen(wereld, wie, pagina, geheel=False):
            with ongedaan():
                met = vraag(client, geval, wereld)
            with ongedaan(), zonder_rijen():
                zonder = vraag(client, geval, wereld)
            if (met.antwoord, met.geheel) != (zonder.antwoord, zonder.geheel):
                anders.append(str(geval))

    assert not anders, anders

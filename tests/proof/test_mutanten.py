"""Negative controls of the access matrix: what keeps people out, taken out one at a time, turns it red.

The doors are found by walking the URLconf (`tests/matrix/mutanten.py`); the rules behind them stand in
`tests/matrix/wachters.py`. A survivor is a hole in the matrix.
"""

from collections.abc import Iterator
from itertools import chain

import pytest

from tests.matrix.conftest import gemaakte_wereld, wereld  # noqa: F401 - fixtures
from tests.matrix.grendels import (
    ACHTER_GEEN_PAGINA,
    deuren_open,
    grendels,
    houdt,
    stel,
    vragen_aan_grendels,
    zonder,
)
from tests.matrix.mutanten import deuren
from tests.matrix.proef import Proef
from tests.matrix.rijen import zonder_rijen
from tests.matrix.wachters import look_elsewhere, scopes, toegang, velden

pytestmark = pytest.mark.proof


@pytest.fixture(autouse=True)
def _the_program_alone() -> Iterator[None]:
    """Without row-level security, which would hide what a page forgets (`tests/matrix/test_rijen.py`)."""
    with zonder_rijen():
        yield


def test_the_matrix_notices_every_door_that_is_taken_out(wereld):  # noqa: F811
    mutanten = list(deuren())
    proef = Proef(wereld)

    overleven = [mutant.naam for mutant in mutanten if not proef.doodt(mutant)]

    assert len(mutanten) > 100
    assert not overleven, "\n".join([f"{len(overleven)} van {len(mutanten)}:", *overleven])


def test_the_matrix_notices_each_of_these_rules_that_is_changed(wereld):  # noqa: F811
    look_elsewhere(wereld)
    proef = Proef(wereld)
    wachters = [*scopes(), *velden(), *toegang()]
    vragen = [proef.vragen(wachter) for wachter in wachters]
    zoals_het_is = [proef.fout(geval) for geval in dict.fromkeys(chain.from_iterable(vragen))]

    overleven = [wachter.naam for wachter in wachters if not proef.merkt(wachter)]

    assert all(vragen)
    assert not any(zoals_het_is), list(filter(None, zoals_het_is))
    assert not overleven, overleven


def test_each_service_refuses_by_itself_when_the_doors_are_open(wereld):  # noqa: F811
    alle = grendels()
    over = {grendel.naam: grendel for grendel in alle}
    with deuren_open():
        for geval in vragen_aan_grendels(wereld):
            if (
                over.keys() == ACHTER_GEEN_PAGINA.keys()
                or stel(geval, wereld).antwoord.status != 403
            ):
                continue
            with zonder(alle):
                gaat_door = stel(geval, wereld).antwoord.status < 400
            if gaat_door:
                for naam in [n for n, g in over.items() if houdt(g, geval, wereld, alle)]:
                    del over[naam]

    assert len(alle) > 20
    assert over.keys() == ACHTER_GEEN_PAGINA.keys()

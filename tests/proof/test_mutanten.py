"""Negative controls of the access matrix: every door of every page taken out turns it red.

The doors are found by walking the URLconf (`tests/matrix/mutanten.py`). A survivor is a hole in the matrix.
"""

import pytest

from tests.matrix.conftest import gemaakte_wereld, wereld  # noqa: F401 - fixtures
from tests.matrix.mutanten import deuren
from tests.matrix.proef import Proef

pytestmark = pytest.mark.proof


def test_the_matrix_notices_every_door_that_is_taken_out(wereld):  # noqa: F811
    mutanten = list(deuren())
    proef = Proef(wereld, mutanten)

    overleven = [mutant.naam for mutant in mutanten if not proef.doodt(mutant)]

    assert len(mutanten) > 100
    assert not overleven, "\n".join([f"{len(overleven)} van {len(mutanten)}:", *overleven])

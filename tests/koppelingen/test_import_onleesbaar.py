"""A register of which one table cannot be read: told at once, and nothing of it taken in."""

from pathlib import Path

import pytest

from sleutel.domein.register.tabellen import TABELLEN
from sleutel.koppelingen.models import Invoer
from sleutel.partijen.models import Organisatie
from sleutel.trajecten.models import Traject
from tests.domein.register.hulp import goed_register, schrijf_map
from tests.kast import Kast


@pytest.mark.parametrize("tabel", TABELLEN)
def test_one_unreadable_table_is_the_only_refusal_of_a_good_register(
    tabel: str, kast: Kast, tmp_path: Path
) -> None:
    organisaties = Organisatie.objects.count()
    map_ = schrijf_map(tmp_path / "half", goed_register())
    (map_ / f"{tabel}.csv").write_bytes(b"%PDF-1.7")
    uitslag = kast.breng(map_, sla_over=True)
    assert [(m.tabel, m.rij) for m in uitslag.afgewezen] == [(tabel, 0)]
    assert not uitslag.ingevoerd
    assert not Traject.objects.exists()
    assert not Invoer.objects.exists()
    assert Organisatie.objects.count() == organisaties

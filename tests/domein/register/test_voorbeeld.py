"""The example register of Parkstad, 2021."""

from collections import Counter

import pytest

from sleutel.domein.register import Bron, Uitkomst, controleer, read_bron
from sleutel.domein.register.gebeurtenissen import wanted_gebeurtenissen

from .hulp import NASLAG, VANDAAG, VOORBEELD


@pytest.fixture(scope="module")
def bron() -> Bron:
    return read_bron(VOORBEELD)


@pytest.fixture(scope="module")
def uitkomst(bron: Bron) -> Uitkomst:
    return controleer(bron, NASLAG, VANDAAG)


def test_every_row_of_the_example_is_good(uitkomst: Uitkomst) -> None:
    assert uitkomst.afgewezen == []
    assert uitkomst.aangenomen == {
        "trajecten": 538,
        "organisaties": 19,
        "taakstelling": 18,
        "tarieven": 2,
        "duurzaamheid": 153,
    }
    assert uitkomst.nieuwe_organisaties == []


def test_nuth_and_puth_are_beekdaelen_with_a_remark(uitkomst: Uitkomst) -> None:
    dorpen = Counter(
        melding.waarde for melding in uitkomst.opmerkingen if melding.kolom == "gemeente_woning"
    )
    assert dorpen == {"Nuth": 4, "Puth": 2}
    beekdaelen = [rij for rij in uitkomst.trajecten if rij.gemeente_woning == "GM1954"]
    assert Counter(rij.woonplaats for rij in beekdaelen) == {"nuth": 4, "puth": 2}


def test_all_other_remarks_are_the_toeleiding_of_who_does_not_rent_and_the_unknown_file(
    uitkomst: Uitkomst,
) -> None:
    huurt_niet = sum(rij.start_huren_op is None for rij in uitkomst.trajecten)
    assert Counter((melding.tabel, melding.kolom) for melding in uitkomst.opmerkingen) == {
        ("trajecten", "gemeente_woning"): 6,
        ("trajecten", "toeleiding"): huurt_niet,
        ("verwacht.json", ""): 1,
    }


def test_each_filled_date_becomes_one_gebeurtenis(bron: Bron, uitkomst: Uitkomst) -> None:
    tabel = bron.tabellen["trajecten"]
    datums = sum(
        bool(cel)
        for _, cellen in tabel.rijen
        for kolom, cel in zip(tabel.kolommen, cellen, strict=True)
        if kolom.endswith("_op")
    )
    assert sum(len(wanted_gebeurtenissen(rij)) for rij in uitkomst.trajecten) == datums


def test_a_measurement_without_a_regio_finds_the_one_of_its_traject(uitkomst: Uitkomst) -> None:
    assert {rij.regio.label for rij in uitkomst.duurzaamheid} == {"Parkstad"}

"""Who sees which figures, and that no small count can be calculated from what the public sees."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import CODES, Gegevens, Vraag, compute
from sleutel.domein.cijfers.stand import Feit, Stand, Taakstelling
from sleutel.domein.cijfers.zicht import (
    KLEINSTE,
    OPENBAAR,
    ZICHT,
    BeperkteUitkomst,
    Verborgen,
    hide_parts,
    may_ask,
    narrow,
    public_vraag,
)
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.rollen import Rol

type Getoond = Mapping[str, int | Verborgen]

VANDAAG = date(2026, 11, 23)


def candidates(getoond: Getoond, totaal: int) -> list[dict[str, int]]:
    """Every way in which the parts can have been, for who knows the rule and the total."""
    verborgen = [deel for deel, n in getoond.items() if isinstance(n, Verborgen)]
    zichtbaar = {deel: n for deel, n in getoond.items() if not isinstance(n, Verborgen)}
    rest = totaal - sum(zichtbaar.values())
    klein = [deel for deel in verborgen if getoond[deel] == Verborgen.KLEIN]
    erbij = [deel for deel in verborgen if getoond[deel] == Verborgen.ERBIJ]
    assert len(erbij) <= 1
    gevonden = []
    for waarden in product(range(1, KLEINSTE), repeat=len(klein)):
        over = rest - sum(waarden)
        if bool(erbij) == (over > 0) and over >= 0:
            geheel = zichtbaar | dict(zip(klein, waarden, strict=True)) | dict.fromkeys(erbij, over)
            if hide_parts(geheel) == getoond:
                gevonden.append(geheel)
    return gevonden


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 30)))
def test_no_hidden_part_can_be_calculated_from_what_the_public_sees(delen: dict[str, int]):
    getoond = hide_parts(delen)
    mogelijk = candidates(getoond, sum(delen.values())) if getoond else []
    for deel, n in getoond.items():
        if isinstance(n, Verborgen):
            assert len({geheel[deel] for geheel in mogelijk}) > 1, (delen, getoond)
        else:
            assert n == delen[deel]


def test_that_proof_finds_a_hidden_part_that_can_be_calculated():
    """The control: hide the small part alone, and the total gives it away."""
    alleen_klein: Getoond = {"A": Verborgen.KLEIN, "B": 10}
    assert 13 - 10 == 3
    assert candidates(alleen_klein, 13) == []  # our rule never shows this
    assert {n for n in range(1, KLEINSTE) if n + 10 == 13} == {3}


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 30)))
def test_no_small_count_is_ever_shown(delen: dict[str, int]):
    assert not [n for n in hide_parts(delen).values() if isinstance(n, int) and 0 < n < KLEINSTE]


@pytest.mark.parametrize(
    ("delen", "getoond"),
    [
        ({"A": 10, "B": 5}, {"A": 10, "B": 5}),
        ({"A": 20, "B": 9, "C": 3}, {"A": 20, "B": "niet getoond", "C": "minder dan 5"}),
        ({"A": 20, "B": 4, "C": 0}, {"A": "niet getoond", "B": "minder dan 5"}),
        ({"A": 3, "B": 2}, {"A": "minder dan 5", "B": "minder dan 5"}),
        ({"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}, {}),
        ({"A": 5, "B": 1}, {}),
        ({"A": 3}, {}),
        ({}, {}),
    ],
)
def test_with_a_small_part_the_smallest_of_the_others_is_hidden_too(delen, getoond):
    assert hide_parts(delen) == getoond


def stand(nummer: int, corporatie: str, dagen: int = 30) -> Stand:
    feiten = {
        "aangemeld": Feit(nummer * 10, "aangemeld", date(2021, 1, 4), {"woonproces": "housing"}),
        "op_wachtlijst": Feit(nummer * 10 + 1, "op_wachtlijst", date(2021, 2, 1), {}),
        "start_huren": Feit(
            nummer * 10 + 2,
            "start_huren",
            date(2021, 2, 1 + dagen % 27),
            {"corporatie": corporatie, "gemeente": "GM0917"},
        ),
    }
    return Stand(nummer, "parkstad", feiten)


@pytest.fixture
def uitkomst():
    standen = [stand(n, "weller") for n in range(9)] + [stand(n + 20, "zo") for n in range(3)]
    return compute(
        Vraag(2021, None, (), None, date(2021, 12, 31)),
        Gegevens(standen, [Taakstelling("parkstad", 2021, None, "zo", 4)], namen={"zo": "ZOwonen"}),
    )


def test_every_role_has_its_figures_and_every_code_exists():
    assert set(ZICHT) == set(Rol)
    assert all(zicht.codes <= set(CODES) for zicht in ZICHT.values())


@pytest.mark.parametrize("rol", [Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN, Rol.BESTUUR])
def test_the_loket_and_the_bestuur_see_everything(rol: Rol, uitkomst):
    assert narrow(uitkomst, ZICHT[rol], eigen="x") is uitkomst


def test_a_corporatie_sees_its_own_row_beside_the_total(uitkomst):
    over = narrow(uitkomst, ZICHT[Rol.CORPORATIE], eigen="ZOwonen")
    assert over.waarden["gestart_met_huren"] == 12
    assert over.waarden["start_huren_per_corporatie"] == {"ZOwonen": 3}
    assert over.waarden["taakstelling_per_corporatie"] == {
        "ZOwonen": {"afgesproken": 4, "gestart": 3}
    }
    assert "aanmeldingen" not in over.waarden
    assert "weller" not in repr(over.waarden)


@pytest.mark.parametrize("rol", [rol for rol in Rol if not ZICHT[rol].volledig])
def test_nothing_lies_behind_what_is_left(rol: Rol, uitkomst):
    """Not a traject, not a check that names a total, not the standen themselves."""
    over = narrow(uitkomst, ZICHT[rol], eigen="ZOwonen")
    assert over.controles == []
    assert not over._emmers.standen
    for code in over.waarden:
        assert over.achter(code) == ()
        assert over.controles_bij(code) == []


def test_the_public_sees_no_small_count_and_no_mean_of_few(uitkomst):
    over = narrow(uitkomst, ZICHT[Rol.HUURDERSORGANISATIE], eigen="")
    assert isinstance(over, BeperkteUitkomst)
    assert set(over.waarden) == OPENBAAR
    assert over.waarden["start_huren_per_corporatie"] == {"weller": None, "ZOwonen": None}
    assert over.waarom("start_huren_per_corporatie", "ZOwonen") == "minder dan 5"
    assert over.waarom("start_huren_per_corporatie", "weller") == "niet getoond"
    assert over.waarden["taakstelling"] == 4  # agreed: it counts no persons
    klein = compute(uitkomst.vraag, Gegevens([stand(1, "zo")]))
    over = narrow(klein, ZICHT[Rol.HUURDERSORGANISATIE], eigen="")
    assert over.waarden["gestart_met_huren"] is None
    assert over.waarden["gemiddelde_wachttijd_maanden"] is None
    assert over.waarom("gestart_met_huren") == "minder dan 5"
    assert "gemiddelde" in over.waarom("gemiddelde_wachttijd_maanden")


@pytest.mark.parametrize(
    "vraag",
    [
        Vraag(2021, 1, (), None, date(2021, 12, 31)),
        Vraag(2021, None, (zl.PARKSTAD,), None, date(2021, 12, 31)),
        Vraag(2021, None, (), Woonproces.HOUSING, date(2021, 12, 31)),
        Vraag(2021, None, (), None, date(2021, 12, 30)),
        public_vraag(2026),
    ],
)
def test_the_public_asks_in_one_form_so_that_nothing_can_be_subtracted(vraag: Vraag):
    openbaar = ZICHT[Rol.HUURDERSORGANISATIE]
    assert not may_ask(openbaar, vraag, VANDAAG)
    assert may_ask(openbaar, public_vraag(2025), VANDAAG)
    assert may_ask(ZICHT[Rol.CORPORATIE], vraag, VANDAAG)

"""Walking the chain: every state can be reached and left, and folding agrees with the table."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import (
    EINDTOESTANDEN,
    PROCESGANG,
    Regels,
    Soort,
    Toestand,
    fold,
    toestand_after,
)
from tests.domein.procesgang.gang import BEGIN, GEWOON, PACT, Voorval, list_open

REGELS = {"gewoon": GEWOON, "pact": PACT}
MET_LIJST = set(Toestand) - {Toestand.IN_DOORSTROOMWONING, Toestand.BEOORDEELD}


def explore(woonproces: Woonproces, regels: Regels) -> dict[Toestand, set[Toestand]]:
    """Every state that open steps lead to from nothing, with the states that follow on it."""
    gevolgen: dict[Toestand, set[Toestand]] = {}
    gezien: set[object] = set()
    wachtrij: list[list[Voorval]] = [[]]
    while wachtrij:
        historie = wachtrij.pop()
        hier = fold(historie).toestand
        for voorval in list_open(historie, woonproces, regels):
            if PROCESGANG[Soort(voorval.soort)].doel is None:
                continue
            nieuw = fold([*historie, voorval])
            assert nieuw.toestand is not None
            if hier is not None:
                gevolgen.setdefault(hier, set()).add(nieuw.toestand)
            gevolgen.setdefault(nieuw.toestand, set())
            intake = Soort.INTAKE_GEHOUDEN in nieuw.data
            if (merk := (nieuw.toestand, intake, nieuw.besluit)) not in gezien:
                gezien.add(merk)
                wachtrij.append([*historie, voorval])
    return gevolgen


@pytest.mark.parametrize("naam", REGELS)
@pytest.mark.parametrize("woonproces", Woonproces)
def test_every_state_can_be_reached_and_unless_final_left(
    woonproces: Woonproces, naam: str
) -> None:
    gevolgen = explore(woonproces, REGELS[naam])
    verwacht = set(MET_LIJST)
    if naam == "pact":
        verwacht |= {Toestand.BEOORDEELD}
    if woonproces is Woonproces.HOUSING_JUSTITIEEL:
        verwacht |= {Toestand.IN_DOORSTROOMWONING}
    assert set(gevolgen) == verwacht
    assert {toestand for toestand in gevolgen if not gevolgen[toestand]} == EINDTOESTANDEN


@pytest.mark.parametrize("besluit", ["positief", "negatief"])
@pytest.mark.parametrize("intake", [True, False])
def test_after_any_decision_of_a_gemeente_the_traject_can_go_on_or_end(
    besluit: str, *, intake: bool
) -> None:
    historie = [
        Voorval("aangemeld", BEGIN, {"woonproces": "housing"}),
        Voorval("gescreend", BEGIN),
        *([Voorval("intake_gehouden", BEGIN)] if intake else []),
        Voorval("beoordeeld", BEGIN, {"besluit": besluit}),
    ]
    einde = "negatief_na_intake" if intake else "afgevallen"
    verder = {"op_wachtlijst"} if besluit == "positief" else set()
    gevonden = {v.soort for v in list_open(historie, Woonproces.HOUSING, PACT)}
    assert gevonden - {"gefactureerd"} == {einde} | verder


@settings(max_examples=100)
@given(st.sampled_from(Woonproces), st.sampled_from(sorted(REGELS)), st.data())
def test_any_walk_of_open_steps_folds_to_the_state_that_the_table_says(
    woonproces: Woonproces, naam: str, data: st.DataObject
) -> None:
    historie: list[Voorval] = []
    toestand = None
    for _ in range(data.draw(st.integers(1, 14))):
        mogelijk = list(list_open(historie, woonproces, REGELS[naam]))
        if not mogelijk:
            break
        voorval = data.draw(st.sampled_from(mogelijk))
        stap = PROCESGANG[Soort(voorval.soort)]
        assert toestand in stap.list_bronnen(woonproces)
        toestand = stap.doel or toestand
        historie.append(voorval)
        gehusseld = data.draw(st.permutations(historie))
        assert fold(gehusseld).toestand == toestand
        assert toestand_after(v.soort for v in gehusseld) == toestand
        zelfde_dag = [Voorval(v.soort, BEGIN, v.gegevens) for v in gehusseld]
        assert fold(zelfde_dag).toestand == toestand


@pytest.mark.parametrize(
    ("soorten", "toestand"),
    [
        ("aangemeld", Toestand.AANGEMELD),
        ("aangemeld intake_gehouden", Toestand.INTAKE_GEHOUDEN),
        ("aangemeld intake_gehouden op_wachtlijst start_huren", Toestand.HUURT),
        ("start_huren aangemeld", Toestand.HUURT),
        ("aangemeld op_wachtlijst aangeboden aanbod_geweigerd", Toestand.OP_WACHTLIJST),
        ("aangemeld op_wachtlijst aangeboden aanbod_geweigerd aangeboden", Toestand.AANGEBODEN),
        ("aangemeld start_huren sluimeren gefactureerd", Toestand.SLUIMERT),
        ("aangemeld start_huren sluimeren hervatten verlengen", Toestand.HUURT),
        ("aangemeld intake_gehouden in_doorstroomwoning", Toestand.IN_DOORSTROOMWONING),
        ("aangemeld op_wachtlijst beeindigd_voor_huren", Toestand.BEEINDIGD_VOOR_HUREN),
        ("aangemeld start_huren afgesloten duurzaamheid_gemeten", Toestand.AFGESLOTEN),
    ],
)
def test_folding_follows_the_table_and_lets_steps_be_skipped(
    soorten: str, toestand: Toestand
) -> None:
    assert toestand_after(soorten.split()) is toestand


@pytest.mark.parametrize("soorten", [[], ["gefactureerd"], ["aangemeld", "verdwaald"]])
def test_folding_refuses_what_is_no_history(soorten: list[str]) -> None:
    with pytest.raises(ValueError, match=r"no step of the chain|verdwaald"):
        toestand_after(soorten)


def test_a_situatie_holds_what_the_events_say() -> None:
    situatie = fold(
        [
            Voorval("verlengen", date(2022, 3, 1), {"tot": "2022-09-01"}),
            Voorval("start_huren", date(2021, 6, 1), {"gemeente": "GM0917"}),
            Voorval(
                "aangemeld", date(2021, 1, 1), {"woonproces": "housing", "herkomst": "detentie"}
            ),
            Voorval("gescreend", date(2021, 1, 8), {"woonproces": "housing_first"}),
        ]
    )
    assert situatie.toestand is Toestand.HUURT
    assert situatie.woonproces is Woonproces.HOUSING_FIRST
    assert situatie.herkomst == "detentie"
    assert situatie.gemeente_woning == "GM0917"
    assert situatie.begeleiding_tot == date(2022, 9, 1)
    assert situatie.laatste_stap_op == date(2021, 6, 1)
    assert situatie.data[Soort.VERLENGEN] == date(2022, 3, 1)


def test_a_traject_without_events_is_not_registered_yet() -> None:
    assert fold([]).toestand is None


def test_a_code_that_is_on_no_list_is_not_folded() -> None:
    with pytest.raises(ValueError, match="paleis"):
        fold([Voorval("aangemeld", BEGIN, {"woonproces": "paleis"})])


def test_of_a_step_that_happened_twice_only_the_last_one_speaks() -> None:
    begin = Voorval("aangemeld", BEGIN, {"woonproces": "housing"})
    eerst = Voorval("verlengen", date(2022, 1, 1), {"tot": "2022-09-01"})
    daarna = Voorval("verlengen", date(2022, 8, 1), {"tot": "2023-03-01"})
    assert fold([daarna, begin, eerst]).begeleiding_tot == date(2023, 3, 1)

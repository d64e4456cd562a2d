"""Which step gives access to whom, and when it is over: the table against cases written apart from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleutel.domein.keuzelijst import Herkomst
from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.procesgang.soorten import VORMEN, Soort
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import VERLENINGEN, Doel, doelen_of, has_justitie, niveaus_of, verleen
from sleutel.domein.toegang.verlenen import subtract
from sleutel.domein.velden import NIVEAUS, ROLLEN, Fase, Niveau

OPEN = None
WIE = {
    "aanmelder": "radar",
    "corporatie": "weller",
    "begeleiding_door": "standby",
    "beoordeling_door": "heerlen",
    "betaling_door": "heerlen",
}


def dag(maand: int, dag_: int = 1, jaar: int = 2026) -> date:
    return date(jaar, maand, dag_)


def make_log(*stappen: tuple) -> list[Regel]:
    """(soort, op) or (soort, op, extra fields of Regel) each; every party is named where it can be."""
    log = []
    for id_, (soort, op, *rest) in enumerate(stappen, 1):
        anders = dict(rest[0]) if rest else {}
        gegevens = {naam: WIE[naam] for naam in VORMEN[Soort(soort)].attributen if naam in WIE}
        gegevens |= anders.pop("gegevens", {})
        log.append(Regel(id_, soort, op, anders.pop("bekend_op", op), gegevens, **anders))
    return log


def ziet(log: list[Regel], partij: str | None) -> list[tuple]:
    return [
        (v.niveau.value, v.doel.value, v.sinds, v.tot) for v in verleen(log) if v.partij == partij
    ]


AANMELDING = ("aangemeld", dag(1))
LIJST = ("op_wachtlijst", dag(3))
HUUR = ("start_huren", dag(5))


def test_the_loket_sees_every_traject_without_end():
    log = make_log(AANMELDING, LIJST, HUUR, ("afgesloten", dag(6)))
    assert ziet(log, None) == [
        ("keten", "financien", dag(1), OPEN),
        ("volledig", "procesregie", dag(1), OPEN),
    ]


@pytest.mark.parametrize(
    ("einde", "tot"),
    [
        ("afgevallen", dag(5)),
        ("negatief_na_intake", dag(5)),
        ("beeindigd_voor_huren", dag(5)),
        ("start_huren", dag(5)),
        ("afgesloten", dag(2)),
        ("gescreend", OPEN),
        ("op_wachtlijst", OPEN),
        ("gefactureerd", OPEN),
    ],
)
def test_the_aanmelder_follows_until_three_months_after_an_end_or_a_start(einde, tot):
    assert ziet(make_log(AANMELDING, (einde, dag(2))), "radar") == [
        ("keten", "aanmelding", dag(1), tot)
    ]


@pytest.mark.parametrize(
    ("einde", "tot"),
    [
        ("beeindigd_voor_huren", dag(4)),
        ("negatief_na_intake", dag(4)),
        ("afgevallen", dag(4)),
        ("afgesloten", dag(4)),
        ("start_huren", dag(4)),
        ("sluimeren", OPEN),
    ],
)
def test_the_corporatie_of_the_list_sees_the_profile_until_the_list_is_left(einde, tot):
    log = make_log(AANMELDING, LIJST, (einde, dag(4), {"gegevens": {"corporatie": "heemwonen"}}))
    assert ziet(log, "weller") == [("profiel", "huisvesting", dag(3), tot)]


def test_the_corporatie_that_lets_sees_the_steps_until_the_close():
    log = make_log(AANMELDING, LIJST, HUUR, ("afgesloten", dag(9)))
    assert ziet(log, "weller") == [
        ("profiel", "huisvesting", dag(3), dag(5)),
        ("keten", "huisvesting", dag(5), dag(9)),
    ]


def test_an_offer_is_seen_until_it_is_refused_and_the_list_goes_on():
    aanbod = ("aangeboden", dag(4), {"gegevens": {"corporatie": "heemwonen"}})
    log = make_log(AANMELDING, LIJST, aanbod, ("aanbod_geweigerd", dag(4, 20)))
    assert ziet(log, "heemwonen") == [("profiel", "huisvesting", dag(4), dag(4, 20))]
    assert ziet(log, "weller") == [("profiel", "huisvesting", dag(3), OPEN)]


def test_a_second_offer_is_not_ended_by_the_refusal_of_the_first():
    aanbod = {"gegevens": {"corporatie": "heemwonen"}}
    log = make_log(
        AANMELDING,
        LIJST,
        ("aangeboden", dag(4), aanbod),
        ("aanbod_geweigerd", dag(4, 20)),
        ("aangeboden", dag(4, 20), aanbod),
    )
    assert ziet(log, "heemwonen") == [
        ("profiel", "huisvesting", dag(4), dag(4, 20)),
        ("profiel", "huisvesting", dag(4, 20), OPEN),
    ]


def test_the_begeleider_sees_the_guided_year_and_three_months_to_claim():
    assert ziet(make_log(AANMELDING, HUUR), "standby") == [("keten", "begeleiding", dag(5), OPEN)]
    log = make_log(AANMELDING, HUUR, ("afgesloten", dag(6)))
    assert ziet(log, "standby") == [("keten", "begeleiding", dag(5), dag(9))]


def test_a_gemeente_that_decides_sees_from_the_screening_until_the_objection_is_over():
    log = make_log(AANMELDING, ("gescreend", dag(2)), ("beoordeeld", dag(3)))
    assert ziet(log, "heerlen") == [("keten", "beoordeling", dag(2), dag(9))]


def test_a_gemeente_that_pays_sees_the_tenancy_until_a_year_after_the_payment():
    log = make_log(AANMELDING, HUUR, ("begeleiding_uitbetaald", dag(6)), ("afgesloten", dag(7)))
    assert ziet(log, "heerlen") == [("profiel", "betaling", dag(5), dag(6, jaar=2027))]


def test_a_gemeente_that_nobody_named_sees_nothing():
    log = make_log(("aangemeld", dag(1)), ("gescreend", dag(2), {"gegevens": {}}))
    log[1] = Regel(2, "gescreend", dag(2), dag(2), {"woonproces": "housing"})
    assert ziet(log, "heerlen") == []


def test_who_is_known_late_sees_late_and_an_end_known_late_ends_late():
    log = make_log(
        ("aangemeld", dag(1), {"bekend_op": dag(2)}),
        ("afgesloten", dag(3), {"bekend_op": dag(8)}),
    )
    assert ziet(log, "radar") == [("keten", "aanmelding", dag(2), dag(8))]


def test_a_correction_takes_the_access_over_on_the_day_it_is_known():
    log = make_log(
        AANMELDING,
        LIJST,
        (
            "op_wachtlijst",
            dag(3),
            {"vervangt": 2, "bekend_op": dag(6), "gegevens": {"corporatie": "heemwonen"}},
        ),
    )
    assert ziet(log, "weller") == [("profiel", "huisvesting", dag(3), dag(6))]
    assert ziet(log, "heemwonen") == [("profiel", "huisvesting", dag(6), OPEN)]


def test_a_withdrawn_close_gives_the_access_back_from_that_day():
    log = make_log(
        AANMELDING,
        HUUR,
        ("afgesloten", dag(6)),
        ("afgesloten", dag(6), {"vervangt": 3, "bekend_op": dag(8), "ingetrokken": True}),
    )
    assert ziet(log, "weller") == [
        ("keten", "huisvesting", dag(5), dag(6)),
        ("keten", "huisvesting", dag(8), OPEN),
    ]


def test_a_party_with_two_purposes_has_two_rows():
    zelf = {"gegevens": {"begeleiding_door": "radar"}}
    log = make_log(AANMELDING, ("start_huren", dag(5), zelf))
    assert ziet(log, "radar") == [
        ("keten", "aanmelding", dag(1), dag(8)),
        ("keten", "begeleiding", dag(5), OPEN),
    ]


ROLLEN_MET_TRAJECTEN = {
    Rol.PROCESREGISSEUR: {Doel.PROCESREGIE},
    Rol.LOKET_FINANCIEN: {Doel.FINANCIEN},
    Rol.AANMELDER: {Doel.AANMELDING},
    Rol.BEGELEIDER: {Doel.BEGELEIDING},
    Rol.CORPORATIE: {Doel.HUISVESTING},
    Rol.GEMEENTE_BEOORDELAAR: {Doel.BEOORDELING},
    Rol.GEMEENTE_FINANCIER: {Doel.BETALING},
}


@pytest.mark.parametrize("rol", Rol)
def test_a_role_looks_for_its_own_purpose_and_most_roles_for_none(rol):
    assert doelen_of(rol) == ROLLEN_MET_TRAJECTEN.get(rol, set())


def test_no_two_roles_share_a_purpose():
    """Else staff of one role would see by the toegang that was given for another."""
    doelen = [doel for rol in Rol for doel in doelen_of(rol)]
    assert sorted(doelen) == sorted(set(doelen)) == sorted(Doel)


def test_every_row_names_an_attribute_that_its_step_has_and_says_why():
    for verlening in VERLENINGEN:
        assert verlening.aan is None or verlening.aan in VORMEN[verlening.door].attributen
        assert verlening.waarom.endswith(".")


@pytest.mark.parametrize("rol", [rol for rol in Rol if doelen_of(rol)])
def test_a_role_with_toegang_sees_something_of_it(rol):
    """A level that shows nothing in any phase would be access without a purpose."""
    for niveau in niveaus_of(rol):
        assert any(ROLLEN[rol].klassen(fase) & NIVEAUS[niveau] for fase in Fase)


@pytest.mark.parametrize(
    ("soort", "gegevens", "is_"),
    [
        ("aangemeld", {"woonproces": "housing_justitieel"}, True),
        ("aangemeld", {"herkomst": "detentie"}, True),
        ("afgesloten", {"reden": "detentie"}, True),
        ("in_doorstroomwoning", {}, True),
        ("aangemeld", {"woonproces": "housing_plus", "herkomst": Herkomst.DAKLOOS}, False),
        ("afgesloten", {"reden": "overlast"}, False),
    ],
)
def test_what_justice_data_are(soort, gegevens, is_):
    assert has_justitie([Regel(1, soort, dag(1), dag(1), gegevens)]) is is_


def test_justice_data_that_were_corrected_are_still_justice_data():
    was = Regel(1, "aangemeld", dag(1), dag(1), {"herkomst": "detentie"})
    is_ = Regel(2, "aangemeld", dag(1), dag(2), {"herkomst": "ggz"}, vervangt=1)
    assert has_justitie([was, is_])


dagen = st.dates(date(2026, 1, 1), date(2026, 3, 1))
tijden = st.tuples(dagen, st.none() | dagen)


def in_(tijd: tuple, op: date) -> bool:
    return tijd[0] <= op and (tijd[1] is None or op < tijd[1])


@given(st.lists(tijden, max_size=3), st.lists(tijden, max_size=4), dagen)
def test_what_is_left_is_what_was_in_a_time_and_in_no_block(open_, blokken, op):
    over = any(in_(tijd, op) for tijd in subtract(open_, blokken))
    assert over is (any(in_(t, op) for t in open_) and not any(in_(b, op) for b in blokken))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([s.value for s in Soort]),
            dagen,
            dagen,
            st.sampled_from(["weller", "radar"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_happened_a_party_has_one_row_at_a_time_for_one_purpose(stappen):
    log = [
        Regel(id_, soort, op, max(op, bekend), dict.fromkeys(WIE, wie))
        for id_, (soort, op, bekend, wie) in enumerate(stappen, 1)
    ]
    rijen = verleen(log)
    for een in rijen:
        assert een.tot is None or een.sinds < een.tot
        for ander in rijen:
            if een is not ander and (een.partij, een.doel) == (ander.partij, ander.doel):
                assert not in_((een.sinds, een.tot), ander.sinds)
    assert {v.niveau for v in rijen} <= set(Niveau)

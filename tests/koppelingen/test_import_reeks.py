"""A register that is edited at random and brought again and again: what held on a day, holds for ever."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sleutel.domein import zuid_limburg as zl
from sleutel.koppelingen.herbouw import differences
from tests.conftest import BY_CHANCE
from tests.domein.register.hulp import AANMELDING, AFGEVALLEN, HUUR, NA_INTAKE, WACHTEND
from tests.kast import Kast, alleen_trajecten, inhoud, veranderd

EERSTE_DAG = date(2022, 6, 1)
LOPEN = (AANMELDING, AFGEVALLEN, NA_INTAKE, WACHTEND, HUUR)
TREKJES = st.fixed_dictionaries(
    {},
    optional={
        "herkomst": st.sampled_from(["ggz", "dakloos", "", "een verhaal"]),
        "aanmelder": st.sampled_from(["Radar", "Koraal", ""]),
        "woonproces": st.sampled_from(["Housing", "Housing Plus"]),
        "kandidaat": st.sampled_from(["K-1", "K-2"]),
        "factuur_betaald_op": st.sampled_from(["", "2021-04-01"]),
        "aangemeld_op": st.sampled_from(["2021-01-03", "2021-01-04"]),
    },
)
NUMMERS = ("T-1", "T-2", "T-3")
RIJ = st.builds(lambda loop, trekjes: loop | trekjes, st.sampled_from(LOPEN), TREKJES)
BEGIN = st.fixed_dictionaries(dict.fromkeys(NUMMERS, RIJ))
STAPPEN = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(NUMMERS), RIJ, min_size=1), st.integers(0, 40)),
    min_size=1,
    max_size=4,
)


class _Terug(Exception):
    """Ends one example, and what it wrote."""


@given(BEGIN, STAPPEN)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, *BY_CHANCE])
def test_what_was_known_on_a_day_stays_what_was_known_on_that_day(kast: Kast, begin, stappen):
    try:
        with transaction.atomic():
            _speel(kast, begin, stappen)
            raise _Terug
    except _Terug:
        pass


def _register(rijen: dict[str, dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    return alleen_trajecten(*(rij | {"traject": nummer} for nummer, rij in rijen.items()))


def _cijfers(kast: Kast, peildatum: date) -> tuple:
    return kast.cijfers(2021, peildatum=peildatum), kast.cijfers(2022, peildatum=peildatum)


def _speel(kast: Kast, begin, stappen) -> None:
    dag, stand, gezien = EERSTE_DAG, begin, {}
    kast.neem_op(_register(stand), dag)
    for rijen, dagen in stappen:
        if dagen:
            gezien[dag] = _cijfers(kast, dag)
        dag += timedelta(days=dagen)
        stand = stand | rijen  # a missing row changes nothing
        kast.neem_op(_register(rijen), dag)
        assert list(differences()) == []
        for peildatum, cijfers in gezien.items():
            assert _cijfers(kast, peildatum) == cijfers

    voor = inhoud()
    nogmaals = kast.neem_op(_register(stand), dag)
    assert (nogmaals.nieuwe_gebeurtenissen, nogmaals.correcties) == (0, 0)
    assert veranderd(voor) == {}
    assert _cijfers(kast, dag) == _of_a_fresh_register(kast, stand, dag)


def _of_a_fresh_register(kast: Kast, stand, dag: date) -> tuple:
    """The figures where only the last state was ever brought: in a region of its own."""
    register = _register(stand)
    for rijen in register.values():
        for rij in rijen:
            rij["regio"] = "Heuvelland"
    kast.neem_op(register, dag)
    return tuple(kast.cijfers(jaar, peildatum=dag, regio=zl.HEUVELLAND) for jaar in (2021, 2022))

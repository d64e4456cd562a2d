"""What holds where on which day: the gemeente before the region, and always exactly one answer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.instellingen import (
    Aantal,
    Bereik,
    Instelling,
    Instellingen,
    Instelsoort,
    JaNee,
    Keuzes,
    objections,
)
from sleutel.domein.keuzelijst import Reden, Woonproces
from sleutel.domein.procesgang import PACT_VOOR_UITSTROOM, Regels
from tests.domein.instellingen.gebied import (
    EIJSDEN_MARGRATEN,
    GEMEENTEN,
    GULPEN_WITTEM,
    HEERLEN,
    KERKRADE,
    MAASTRICHT,
    MEERSSEN,
    VAALS,
    VALKENBURG,
    VANDAAG,
    beginset,
    leeg,
    stel,
    zuid_limburg,
)

S, W = Instelsoort, Woonproces
HOUSING = {W.HOUSING}
MET_PLUS = {W.HOUSING, W.HOUSING_PLUS}


@pytest.mark.parametrize(
    ("regio", "gemeente", "op", "woonprocessen"),
    [
        (zl.HEUVELLAND, VAALS, date(2024, 5, 1), MET_PLUS),
        (zl.HEUVELLAND, GULPEN_WITTEM, date(2024, 5, 1), MET_PLUS),
        (zl.HEUVELLAND, MEERSSEN, date(2024, 5, 1), MET_PLUS),
        (zl.HEUVELLAND, VALKENBURG, date(2024, 5, 1), HOUSING),
        (zl.HEUVELLAND, None, date(2024, 5, 1), HOUSING),
        (zl.HEUVELLAND, EIJSDEN_MARGRATEN, date(2024, 5, 1), set()),
        (zl.MAASTRICHT, MAASTRICHT, date(2024, 5, 1), HOUSING),
        (zl.PARKSTAD, HEERLEN, date(2023, 12, 31), set(W) - {W.HOUSING_JUSTITIEEL}),
        (zl.PARKSTAD, HEERLEN, date(2024, 1, 1), set(W)),
        (zl.WESTELIJKE_MIJNSTREEK, None, date(2022, 12, 31), HOUSING),
        (zl.WESTELIJKE_MIJNSTREEK, None, date(2023, 6, 1), {W.HOUSING, W.HOUSING_FIRST}),
        (zl.WESTELIJKE_MIJNSTREEK, None, date(2024, 1, 1), set(W)),
    ],
)
def test_which_woonprocessen_run_where_is_as_the_reports_say(regio, gemeente, op, woonprocessen):
    regels = zuid_limburg().make_regels(Bereik(regio, gemeente), op)

    assert regels.woonprocessen == woonprocessen


def test_parkstad_took_extramuraal_living_people_only_in_plus_from_2021_until_2024():
    geldt = [
        zuid_limburg().make_regels(Bereik(regio, None), op).extramuraal_met_zorg_alleen_plus
        for regio, op in (
            (zl.PARKSTAD, date(2020, 12, 31)),
            (zl.PARKSTAD, date(2021, 1, 1)),
            (zl.PARKSTAD, date(2024, 1, 1)),
            (zl.MAASTRICHT, date(2021, 6, 1)),
        )
    ]
    assert geldt == [False, True, False, False]


def test_in_heerlen_others_guide_and_there_is_nothing_to_claim():
    instellingen = zuid_limburg()
    heerlen = Bereik(zl.PARKSTAD, HEERLEN)

    assert instellingen.value(S.BEGELEIDING_DOOR, heerlen, date(2021, 6, 1)) == ["StandBy"]
    assert instellingen.value(S.BEGELEIDING_DOOR, heerlen, date(2025, 1, 1)) == [
        "Inclusio",
        "Buurtteams Heerlen",
    ]
    regels = instellingen.make_regels(Bereik(zl.PARKSTAD), date(2021, 6, 1))
    assert HEERLEN in regels.gemeenten_zonder_vergoeding
    assert KERKRADE not in regels.gemeenten_zonder_vergoeding
    # A home outside the region: there its own region decides, and none agreed to pay.
    assert MAASTRICHT in regels.gemeenten_zonder_vergoeding


def test_what_is_about_the_home_counts_from_the_start_of_rent():
    instellingen = leeg().apply(stel(S.BEGELEIDING_VERGOED, True, date(2022, 1, 1)))
    vroeg = instellingen.make_regels(Bereik(zl.PARKSTAD), date(2021, 6, 1))
    later = instellingen.make_regels(
        Bereik(zl.PARKSTAD), date(2021, 6, 1), huurt_sinds=date(2022, 1, 1)
    )

    assert KERKRADE in vroeg.gemeenten_zonder_vergoeding
    assert KERKRADE not in later.gemeenten_zonder_vergoeding


REDENLIJSTEN = (
    "redenen_afgevallen",
    "redenen_negatief_na_intake",
    "redenen_beeindigd_voor_huren",
    "redenen_afgesloten",
)


def test_a_reason_that_is_added_is_offered_where_nobody_chose_and_nowhere_else():
    nieuw = Reden("geen_huisarts", "geen huisarts")
    gekozen = stel(S.REDENEN_AFGESLOTEN, [redenen.OVERLEDEN.value], gemeente=KERKRADE)
    instellingen = replace(leeg().apply(gekozen), redenen=(*redenen.BEGIN, nieuw))

    kerkrade = instellingen.make_regels(Bereik(zl.PARKSTAD, KERKRADE), VANDAAG)
    assert kerkrade.redenen_afgesloten == {"overleden"}
    assert kerkrade.redenen_afgevallen == {*redenen.BEGIN, nieuw}
    heerlen = instellingen.make_regels(Bereik(zl.PARKSTAD, HEERLEN), VANDAAG)
    assert nieuw in heerlen.redenen_afgesloten


def test_the_pact_voor_uitstroom_is_dated_data_as_well():
    """12 months of guidance in Zuid-Limburg, at least 24 in the Pact; the gemeente decides there."""
    pact = leeg()
    for soort, waarde in (
        (S.INTAKE_VERPLICHT, False),
        (S.GEMEENTE_BEOORDEELT, True),
        (S.REGIONALE_WACHTLIJST, True),
        (S.BEGELEIDING_MAANDEN, 24),
        (S.BEGELEIDING_MINIMAAL, 24),
        (S.BEGELEIDING_VERGOED, True),
        (S.VERKORTE_TOELEIDING, True),
        *((S.WOONPROCES_LOOPT, True) for _ in W),
    ):
        pact = pact.apply(stel(soort, waarde))
    for regio in zl.ZUID_LIMBURG:
        pact = pact.apply(stel(S.BEGELEIDING_VERGOED, True, regio=regio))
    for woonproces in W:
        pact = pact.apply(stel(S.WOONPROCES_LOOPT, True, woonproces=woonproces))

    regels = pact.make_regels(Bereik(zl.PARKSTAD, KERKRADE), date(2022, 1, 1))

    overal = {lijst: frozenset(redenen.BEGIN) for lijst in REDENLIJSTEN}
    assert regels == replace(PACT_VOOR_UITSTROOM, redenen=redenen.BEGIN, **overal)
    assert zuid_limburg().make_regels(Bereik(zl.PARKSTAD), VANDAAG).begeleiding_maanden == 12


def test_a_gemeente_that_ends_its_own_choice_follows_the_region_again():
    instellingen = leeg()
    for record in (
        stel(S.BEGELEIDING_MAANDEN, 18),
        stel(S.BEGELEIDING_MAANDEN, 24, date(2022, 1, 1), gemeente=KERKRADE),
        stel(S.BEGELEIDING_MAANDEN, None, date(2023, 1, 1), gemeente=KERKRADE),
    ):
        instellingen = instellingen.apply(record)
    kerkrade = Bereik(zl.PARKSTAD, KERKRADE)

    assert [
        instellingen.value(S.BEGELEIDING_MAANDEN, kerkrade, date(jaar, 6, 1))
        for jaar in (2020, 2021, 2022, 2023)
    ] == [12, 18, 24, 18]


def test_a_gemeente_goes_before_a_woonproces_of_the_region():
    instellingen = leeg()
    for record in (
        stel(S.BEGELEIDING_MAANDEN, 18, woonproces=W.HOUSING_FIRST),
        stel(S.BEGELEIDING_MAANDEN, 24, gemeente=KERKRADE),
    ):
        instellingen = instellingen.apply(record)
    soort, op = S.BEGELEIDING_MAANDEN, date(2022, 1, 1)

    assert instellingen.value(soort, Bereik(zl.PARKSTAD, KERKRADE, W.HOUSING_FIRST), op) == 24
    assert instellingen.value(soort, Bereik(zl.PARKSTAD, HEERLEN, W.HOUSING_FIRST), op) == 18
    assert instellingen.value(soort, Bereik(zl.PARKSTAD, HEERLEN, W.HOUSING), op) == 12


def test_the_starting_set_is_accepted_record_by_record():
    instellingen = leeg()
    for record in beginset():
        assert objections(instellingen, record, vandaag=VANDAAG) == (), record
        instellingen = instellingen.apply(record)


# For any set of accepted records there is exactly one answer for every region, gemeente and day.

DAGEN = st.dates(date(2015, 1, 1), date(2030, 12, 31))
WAARDEN = {
    JaNee: lambda vorm: st.booleans(),
    Aantal: lambda vorm: st.integers(vorm.minimum - 1, min(vorm.maximum, 40)),
    Keuzes: lambda vorm: st.lists(st.sampled_from([lid.value for lid in vorm.lijst])).map(
        lambda codes: [lid.value for lid in vorm.lijst if lid.value in codes]
    ),
}


@st.composite
def voorstellen(draw: st.DrawFn) -> Instelling:
    """Any change somebody might propose, also ones that must be refused."""
    soort = draw(st.sampled_from(Instelsoort))
    vorm = leeg().vorm(soort).waarde
    maak = WAARDEN.get(type(vorm), lambda vorm: st.lists(st.sampled_from(["StandBy", "Inclusio"])))
    return stel(
        soort,
        draw(st.none() | maak(vorm)),
        draw(DAGEN),
        draw(st.sampled_from(zl.ZUID_LIMBURG)),
        draw(st.none() | st.sampled_from(sorted(GEMEENTEN))),
        draw(st.none() | st.sampled_from(Woonproces)),
    )


def take_accepted(voorgesteld: list[Instelling]) -> Instellingen:
    instellingen = leeg()
    for record in voorgesteld:
        if not objections(instellingen, record, vandaag=VANDAAG):
            instellingen = instellingen.apply(record)
    return instellingen


def by_hand(instellingen: Instellingen, soort: Instelsoort, bereik: Bereik, op: date) -> object:
    """The same answer the long way: of all records that reach this far and began, the narrowest and
    then the last; one that ends a choice leaves it to the wider."""
    for gemeente in (bereik.gemeente, None):
        for woonproces in (bereik.woonproces, None):
            begonnen = [
                r
                for r in instellingen.records
                if r.soort is soort
                and r.bereik == Bereik(bereik.regio, gemeente, woonproces)
                and r.vanaf <= op
            ]
            if begonnen and (laatste := max(begonnen, key=lambda r: r.vanaf)).waarde is not None:
                return laatste.waarde
    return instellingen.vorm(soort).standaard


@given(
    st.lists(voorstellen(), max_size=25),
    st.sampled_from(sorted(GEMEENTEN)) | st.none(),
    st.sampled_from(zl.ZUID_LIMBURG),
    st.sampled_from(Woonproces) | st.none(),
    DAGEN,
)
def test_accepted_records_give_exactly_one_set_of_rules(voorgesteld, gemeente, regio, proces, op):
    instellingen = take_accepted(voorgesteld)
    bereik = Bereik(regio, gemeente, proces)

    regels = instellingen.make_regels(bereik, op)

    assert isinstance(regels, Regels)
    andersom = replace(instellingen, records=instellingen.records[::-1])
    assert regels == andersom.make_regels(bereik, op)
    assert regels.begeleiding_minimaal_maanden <= regels.begeleiding_maanden
    assert regels.verkort_maanden <= regels.start_huren_maanden
    for soort in Instelsoort:
        assert instellingen.value(soort, bereik, op) == by_hand(instellingen, soort, bereik, op)
    plaatsen = [(r.soort, r.bereik, r.vanaf) for r in instellingen.records]
    assert len(plaatsen) == len(set(plaatsen))


@given(st.lists(voorstellen(), max_size=12), voorstellen())
def test_a_change_and_its_withdrawal_leave_everything_as_it_was(voorgesteld, nieuw):
    voor = take_accepted(voorgesteld)
    if voor.own(nieuw.soort, nieuw.bereik, nieuw.vanaf) in voor.records and any(
        r.vanaf == nieuw.vanaf for r in voor.line(nieuw.soort, nieuw.bereik)
    ):
        return  # it takes the place of another one: withdrawing it does not bring that back
    na = voor.apply(nieuw).withdraw(nieuw.soort, nieuw.bereik, nieuw.vanaf)

    assert set(map(repr, na.records)) == set(map(repr, voor.records))

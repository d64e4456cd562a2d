"""Settings in the record: two clocks, a log, and what was shown is what happens."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import Vraag
from sleutel.domein.instellingen import Bereik, Instelling, Instelsoort
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.partijen.actor import Actor
from sleutel.partijen.beheerlog import changes
from sleutel.partijen.instellingen import (
    history,
    last_change,
    load,
    record_instelling,
    withdraw_instelling,
    withdrawn,
)
from sleutel.partijen.models import Lidmaatschap
from sleutel.partijen.queries import as_actor
from sleutel.partijen.services import make_demo_accounts
from sleutel.rapportage.queries import uitkomst
from sleutel.trajecten.regels import preview, regels_for, regels_of_trajecten
from tests.domein.instellingen.gebied import HEERLEN, KERKRADE, VAALS, beginset, stel
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST, maak_dossier

S = Instelsoort
VANDAAG = date(2026, 11, 23)
KORTER = stel(S.START_HUREN_MAANDEN, 5, date(2027, 1, 1))


@pytest.fixture
def beheerder(db: None) -> Actor:
    make_demo_accounts()
    return actor_van("functioneel-beheerder")


def actor_van(wie: str) -> Actor:
    lid = Lidmaatschap.objects.select_related("account", "organisatie")
    return as_actor(lid.get(account__email=f"{wie}@demo.sleutel.invalid"))


def leg_vast(nieuw: Instelling, actor: Actor, op: date = VANDAAG) -> list:
    return list(
        record_instelling(nieuw, toelichting="Besluit 12", seen=last_change(), actor=actor, op=op)
    )


def test_the_record_starts_with_what_the_source_documents_say(db):
    assert {repr(r) for r in load().records} == {repr(r) for r in beginset()}
    assert regels_for(zl.HEUVELLAND, gemeente=VAALS, op=VANDAAG).woonprocessen == {
        Woonproces.HOUSING,
        Woonproces.HOUSING_PLUS,
    }


def test_a_figure_of_2021_knows_what_was_agreed_then(db):
    toen = load(known_on=date(2021, 12, 31))

    assert toen.value(S.START_HUREN_MAANDEN, Bereik(zl.PARKSTAD), date(2021, 12, 31)) == 6
    assert not toen.value(
        S.WOONPROCES_LOOPT,
        Bereik(zl.PARKSTAD, None, Woonproces.HOUSING_JUSTITIEEL),
        date(2024, 1, 1),
    )


def test_a_change_is_known_since_now_and_logged_with_who_and_what_it_was(beheerder):
    assert leg_vast(KORTER, beheerder) == []

    bereik, dag = Bereik(zl.PARKSTAD), date(2027, 1, 1)
    assert load().value(S.START_HUREN_MAANDEN, bereik, dag) == 5
    assert load(known_on=date(2026, 11, 22)).value(S.START_HUREN_MAANDEN, bereik, dag) == 6
    regel = changes(beheerder)[0]
    assert (regel.account.naam, regel.rol) == ("Leo van der Heijden", "functioneel_beheerder")
    assert (regel.wat, regel.was, regel.wordt, regel.toelichting) == (
        "Van wachtlijst tot start huren, Parkstad",
        "6 maanden",
        "5 maanden",
        "Besluit 12",
    )


def test_the_log_says_from_whom_a_wider_choice_came(beheerder):
    leg_vast(stel(S.BEGELEIDING_MAANDEN, 18, date(2027, 1, 1), gemeente=KERKRADE), beheerder)
    leg_vast(stel(S.BEGELEIDING_MINIMAAL, 6, date(2027, 1, 1)), beheerder)

    laatste, eerste = changes(beheerder)[:2]
    assert (eerste.wat, eerste.was) == (
        "Duur van de begeleiding, Kerkrade",
        "12 maanden (van Parkstad)",
    )
    assert laatste.was == "0 maanden (standaard van Sleutel)"


def test_a_correction_takes_the_place_of_the_earlier_record_and_both_stay(beheerder):
    leg_vast(KORTER, beheerder)
    beter = stel(S.START_HUREN_MAANDEN, 4, date(2027, 1, 1))
    assert leg_vast(beter, beheerder, date(2026, 11, 24)) == []

    versies = [v for v in history(S.START_HUREN_MAANDEN, zl.PARKSTAD) if v.record.vanaf.year > 2026]
    assert [(v.record.waarde, v.vervangen_op) for v in versies] == [
        (5, date(2026, 11, 24)),
        (4, None),
    ]
    bereik = Bereik(zl.PARKSTAD)
    assert load(known_on=VANDAAG).value(S.START_HUREN_MAANDEN, bereik, beter.vanaf) == 5
    assert load().value(S.START_HUREN_MAANDEN, bereik, beter.vanaf) == 4


def test_a_withdrawn_setting_lets_the_earlier_one_hold_on_and_may_come_back(beheerder):
    leg_vast(KORTER, beheerder)
    fout = withdraw_instelling(
        KORTER, toelichting="Vergissing", seen=last_change(), actor=beheerder, op=VANDAAG
    )
    assert list(fout) == []
    bereik = Bereik(zl.PARKSTAD)
    assert load().value(S.START_HUREN_MAANDEN, bereik, KORTER.vanaf) == 6
    assert history(S.START_HUREN_MAANDEN, zl.PARKSTAD)[-1].ingetrokken

    assert leg_vast(KORTER, beheerder) == []
    assert load().value(S.START_HUREN_MAANDEN, bereik, KORTER.vanaf) == 5


def test_a_refused_change_leaves_no_trace(beheerder):
    voor = last_change(), changes(beheerder).count()

    [bezwaar] = leg_vast(stel(S.START_HUREN_MAANDEN, 2, date(2027, 1, 1)), beheerder)

    assert "verkorte toeleiding" in bezwaar.uitleg
    assert (last_change(), changes(beheerder).count()) == voor


def test_who_confirms_what_he_did_not_see_looks_again(beheerder):
    gezien = last_change()
    leg_vast(stel(S.DOORSTROOM_MAANDEN, 12, date(2027, 1, 1)), beheerder)

    [bezwaar] = record_instelling(KORTER, toelichting="", seen=gezien, actor=beheerder, op=VANDAAG)

    assert "intussen" in bezwaar.uitleg


def test_a_correction_is_never_known_before_what_it_replaces(beheerder):
    leg_vast(KORTER, beheerder)

    [bezwaar] = leg_vast(
        stel(S.START_HUREN_MAANDEN, 4, KORTER.vanaf), beheerder, date(2026, 11, 22)
    )

    assert bezwaar.veld == "vanaf"


@pytest.mark.parametrize("wie", ["procesregisseur", "bestuur", "privacy-officer", "aanmelder"])
def test_nobody_else_may_set_withdraw_look_at_the_log_or_preview(beheerder, wie):
    ander = actor_van(wie)
    with pytest.raises(PermissionDenied):
        leg_vast(KORTER, ander)
    with pytest.raises(PermissionDenied):
        withdraw_instelling(KORTER, toelichting="", seen=last_change(), actor=ander, op=VANDAAG)
    with pytest.raises(PermissionDenied):
        changes(ander)
    with pytest.raises(PermissionDenied):
        preview(load(), load(), KORTER, actor=ander, op=VANDAAG)


def test_a_beheerder_of_another_organisation_may_not_manage(beheerder):
    with pytest.raises(PermissionDenied):
        leg_vast(
            KORTER,
            Actor(
                beheerder.account_id, beheerder.organisatie_id, beheerder.rol, "", "", "zorgpartij"
            ),
        )


def some_trajecten() -> None:
    """Open and closed ones, in two regions, of several gemeenten and states."""
    soort, op, gegevens = AANGEMELD
    for nummer, gemeente in enumerate((HEERLEN, KERKRADE, None, "GM0935")):
        waar = {"gemeente_herkomst": gemeente} if gemeente else {}
        for regio in ("parkstad", "maastricht"):
            maak_dossier(f"A{nummer}", (soort, op, gegevens | waar), regio=regio)
            maak_dossier(f"W{nummer}", (soort, op, gegevens | waar), WACHTLIJST, regio=regio)
            maak_dossier(f"H{nummer}", (soort, op, gegevens | waar), WACHTLIJST, HUREN, regio=regio)
    maak_dossier("klaar", AANGEMELD, (Soort.AFGEVALLEN, date(2021, 2, 1), {"reden": "overleden"}))


@pytest.mark.parametrize(
    "nieuw",
    [
        stel(S.INTAKE_VERPLICHT, False, date(2021, 1, 1)),
        stel(S.INTAKE_VERPLICHT, False, date(2021, 1, 5)),
        stel(S.BEGELEIDING_MAANDEN, 24, date(2021, 1, 1), gemeente=KERKRADE),
        stel(S.WOONPROCES_LOOPT, False, date(2021, 1, 1), woonproces=Woonproces.HOUSING),
        stel(S.BEGELEIDING_VERGOED, True, date(2021, 6, 1), gemeente=HEERLEN),
        stel(S.REDENEN_AFGEVALLEN, ["overleden"], date(2021, 1, 4)),
    ],
)
def test_what_the_preview_counts_is_what_happens_when_it_is_confirmed(beheerder, nieuw):
    some_trajecten()
    from sleutel.trajecten.models import Traject

    alle = list(Traject.objects.exclude(toestand="afgevallen").values_list("id", flat=True))
    voor = load()
    gezien = preview(voor, voor.apply(nieuw), nieuw, actor=beheerder, op=VANDAAG)
    eerst = regels_of_trajecten(alle)

    assert leg_vast(nieuw, beheerder) == []

    straks = regels_of_trajecten(alle)
    assert set(map(repr, load().records)) == set(map(repr, voor.apply(nieuw).records))
    anders = {traject for traject in alle if eerst[traject] != straks[traject]}
    assert gezien.geraakt == len(anders) == sum(gezien.groepen.values())
    gebied = {} if nieuw.soort is S.BEGELEIDING_VERGOED else {"regio": "parkstad"}
    assert gezien.lopend == Traject.objects.filter(pk__in=alle, **gebied).count()


def test_the_preview_of_a_withdrawal_is_that_of_the_way_back(beheerder):
    some_trajecten()
    nieuw = stel(S.INTAKE_VERPLICHT, False, date(2021, 1, 1))
    voor = load()
    heen = preview(voor, voor.apply(nieuw), nieuw, actor=beheerder, op=VANDAAG)
    leg_vast(nieuw, beheerder)

    terug = preview(load(), withdrawn(load(), nieuw), nieuw, actor=beheerder, op=VANDAAG)

    assert terug.groepen == heen.groepen
    assert {(s.stap, not s.opent): n for s, n in terug.stappen.items()} == {
        (s.stap, s.opent): n for s, n in heen.stappen.items()
    }


def test_the_preview_asks_as_much_of_the_database_for_one_traject_as_for_many(
    beheerder, django_assert_num_queries
):
    nieuw = stel(S.INTAKE_VERPLICHT, False, date(2021, 1, 1))
    voor = load()
    some_trajecten()
    with django_assert_num_queries(5):  # two of them open the whole record and leave it
        preview(voor, voor.apply(nieuw), nieuw, actor=beheerder, op=VANDAAG)


def test_figures_follow_the_settings_as_they_were_known(beheerder):
    vraag = Vraag(2021, None, (zl.PARKSTAD,), None, date(2021, 12, 31))
    nu = replace(vraag, peildatum=VANDAAG)
    leg_vast(stel(S.START_HUREN_MAANDEN, 5, date(2021, 1, 1)), beheerder)
    leg_vast(stel(S.INTAKES_DOEL, 120, date(2021, 1, 1)), beheerder)

    toen, straks = (uitkomst(v, actor=actor_van("bestuur")) for v in (vraag, nu))

    assert (toen.afgesproken_maanden, toen.waarden["intakes_doel"]) == (6, None)
    assert (straks.afgesproken_maanden, straks.waarden["intakes_doel"]) == (5, 120)

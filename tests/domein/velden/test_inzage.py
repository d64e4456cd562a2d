"""Who sees which class: the rules of issue 4, each as a sentence."""

from datetime import date
from itertools import product

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol
from sleutel.domein.velden import (
    IN_PLAATS_VAN,
    ROLLEN,
    SAMEN,
    TABELLEN,
    VERHOGINGEN,
    Blik,
    Fase,
    Klasse,
    Kring,
    Niveau,
    class_of,
    fase_of,
    may_see,
    visible_fields,
)

ALLE = list(product(Klasse, Niveau, Rol, Fase, (False, True)))


def ziet(klasse: Klasse, niveau: Niveau, rol: Rol, fase: Fase, justitie: bool = False) -> bool:
    return may_see(klasse, niveau=niveau, rol=rol, fase=fase, justitie=justitie)


def test_every_role_has_a_rule_and_a_why():
    assert set(ROLLEN) == set(Rol)
    assert all(inzage.waarom for inzage in ROLLEN.values())


def test_justice_is_seen_by_named_persons_and_by_the_kandidaat_only():
    zonder_naam = {
        r for k, n, r, f, j in ALLE if k == Klasse.JUSTITIE and not j and ziet(k, n, r, f)
    }
    met_naam = {r for k, n, r, f, j in ALLE if k == Klasse.JUSTITIE and j and ziet(k, n, r, f, j)}
    assert zonder_naam == {Rol.KANDIDAAT}
    assert met_naam == {Rol.KANDIDAAT, Rol.PROCESREGISSEUR, Rol.AANMELDER, Rol.BEGELEIDER}


def test_a_name_for_the_justice_compartment_opens_nothing_else():
    assert all(
        ziet(k, n, r, f, True) == ziet(k, n, r, f, False)
        for k, n, r, f, _ in ALLE
        if k != Klasse.JUSTITIE
    )


def test_more_niveau_never_shows_less():
    profiel, keten, volledig = (
        {(k, r, f) for k, n, r, f, _ in ALLE if n == niveau and ziet(k, n, r, f)}
        for niveau in (Niveau.PROFIEL, Niveau.KETEN, Niveau.VOLLEDIG)
    )
    assert profiel < keten < volledig


def test_a_corporatie_never_sees_care_or_health_or_justice():
    gevoelig = (Klasse.ZORG, Klasse.GEZONDHEID, Klasse.JUSTITIE)
    assert not [g for g in ALLE if g[2] == Rol.CORPORATIE and g[0] in gevoelig and ziet(*g)]


def test_a_corporatie_sees_on_the_list_a_housing_profile_and_who_it_is_when_renting():
    op_de_lijst = {k for k in Klasse if ziet(k, Niveau.PROFIEL, Rol.CORPORATIE, Fase.OP_DE_LIJST)}
    assert op_de_lijst == {Klasse.WONEN}
    assert ziet(Klasse.IDENTITEIT, Niveau.PROFIEL, Rol.CORPORATIE, Fase.HUURT)


@pytest.mark.parametrize(
    "rol",
    [
        Rol.BESTUUR,
        Rol.GEMEENTE_BELEID,
        Rol.HUURDERSORGANISATIE,
        Rol.FUNCTIONEEL_BEHEERDER,
        Rol.PRIVACY_OFFICER,
        Rol.KLACHTENCOMMISSIE,
    ],
)
def test_who_needs_no_trajecten_sees_nothing_of_one(rol: Rol):
    assert not [g for g in ALLE if g[2] == rol and ziet(*g)]


def test_an_aanmelder_sees_no_care_of_who_rents():
    assert ziet(Klasse.ZORG, Niveau.KETEN, Rol.AANMELDER, Fase.OP_DE_LIJST)
    assert not ziet(Klasse.ZORG, Niveau.VOLLEDIG, Rol.AANMELDER, Fase.HUURT)


def test_five_years_after_the_end_only_the_kandidaat_sees_why():
    wie = {
        r
        for k, n, r, f, j in ALLE
        if f == Fase.NA_VIJF_JAAR and k == Klasse.ZORG and ziet(k, n, r, f, j)
    }
    assert wie == {Rol.KANDIDAAT}


def test_the_finances_of_the_loket_see_money_and_no_care():
    gezien = {k for k in Klasse if ziet(k, Niveau.VOLLEDIG, Rol.LOKET_FINANCIEN, Fase.HUURT, True)}
    assert Klasse.GELD in gezien
    assert not gezien & {Klasse.ZORG, Klasse.GEZONDHEID, Klasse.JUSTITIE}


def test_the_fields_of_a_table_are_those_of_the_classes_that_are_seen():
    velden = visible_fields(
        "traject", niveau=Niveau.PROFIEL, rol=Rol.CORPORATIE, fase=Fase.OP_DE_LIJST
    )
    assert {"nummer", "corporatie", "wachtlijst_op"} <= velden
    assert not velden & {"woonproces", "aanmelder", "kandidaat", "intake_op", "id"}


def test_what_is_not_about_a_traject_is_not_shown_by_these_rules():
    with pytest.raises(ValueError, match="account"):
        visible_fields("account", niveau=Niveau.VOLLEDIG, rol=Rol.KANDIDAAT, fase=Fase.HUURT)


def test_an_unknown_field_has_no_class():
    with pytest.raises(KeyError):
        class_of("traject", "schoenmaat")
    with pytest.raises(KeyError):
        class_of("schoenen", "maat")


def test_a_value_can_say_more_than_its_field():
    assert class_of("traject", "woonproces") == Klasse.ZORG
    assert class_of("traject", "woonproces", "housing") == Klasse.ZORG
    assert class_of("traject", "woonproces", Woonproces.HOUSING_JUSTITIEEL) == Klasse.JUSTITIE
    assert class_of("gebeurtenis.aangemeld", "herkomst", "detentie") == Klasse.JUSTITIE
    assert class_of("gebeurtenis.afgesloten", "reden", "detentie") == Klasse.JUSTITIE
    assert class_of("taakstelling", "woonproces", "housing_justitieel") == Klasse.WONEN


def test_a_value_of_justice_is_told_as_one_with_another_in_a_field_that_is_seen():
    blik = Blik(Niveau.VOLLEDIG, Rol.PROCESREGISSEUR, Fase.VOOR_DE_LIJST)
    aangewezen = Blik(Niveau.VOLLEDIG, Rol.PROCESREGISSEUR, Fase.VOOR_DE_LIJST, justitie=True)
    gegevens = {"herkomst": "detentie", "woonproces": "housing"}
    assert blik.gegevens("aangemeld", gegevens) == {
        "herkomst": ("beschermd_wonen", "detentie"),
        "woonproces": ("housing", "housing_justitieel"),
    }
    assert aangewezen.gegevens("aangemeld", gegevens) == gegevens
    assert not blik.shows("traject", "toestand", Toestand.IN_DOORSTROOMWONING.value)


def test_a_kind_of_gebeurtenis_that_is_not_seen_hands_out_nothing():
    """Its attribute `woonproces` alone would tell that there was a screening."""
    blik = Blik(Niveau.PROFIEL, Rol.CORPORATIE, Fase.HUURT)
    for soort in (Soort.AANGEMELD, Soort.GESCREEND, Soort.AFGEVALLEN, Soort.IN_DOORSTROOMWONING):
        velden = TABELLEN[f"gebeurtenis.{soort}"].velden
        assert blik.gegevens(soort, dict.fromkeys(velden, "x")) == {}


def test_every_phase_is_reached_by_some_toestand():
    vandaag, einde = date(2026, 11, 23), date(2025, 1, 1)
    assert {fase_of(t, einde, vandaag) for t in Toestand} == set(Fase) - {Fase.NA_VIJF_JAAR}


@pytest.mark.parametrize(
    ("op", "fase"),
    [(date(2026, 11, 22), Fase.AFGESLOTEN), (date(2026, 11, 23), Fase.NA_VIJF_JAAR)],
)
def test_a_traject_is_at_rest_five_years_after_its_end(op: date, fase: Fase):
    assert fase_of(Toestand.AFGESLOTEN, date(2021, 11, 23), op) == fase


def test_every_field_of_the_dossier_is_seen_by_the_kandidaat_and_by_somebody_else():
    kandidaat = Blik(Niveau.VOLLEDIG, Rol.KANDIDAAT, Fase.AFGESLOTEN)
    loket = Blik(Niveau.VOLLEDIG, Rol.PROCESREGISSEUR, Fase.HUURT, justitie=True)
    for naam, tabel in TABELLEN.items():
        if tabel.kring == Kring.DOSSIER:
            assert kandidaat.fields(naam) == loket.fields(naam) == set(tabel.velden)


@pytest.mark.parametrize("fase", Fase)
@pytest.mark.parametrize(
    "soort",
    ["gefactureerd", "factuur_betaald", "begeleiding_gedeclareerd", "begeleiding_uitbetaald"],
)
def test_who_pays_for_the_guidance_is_not_for_a_corporatie(soort: str, fase: Fase):
    blik = Blik(Niveau.KETEN, Rol.CORPORATIE, fase)
    assert not blik.shows("gebeurtenis", "soort", soort)
    assert not blik.shows("gebeurtenis.start_huren", "betaling_door")


def test_a_corporatie_sees_the_arrears_that_she_reported():
    blik = Blik(Niveau.KETEN, Rol.CORPORATIE, Fase.AFGESLOTEN)
    assert blik.shows("gebeurtenis.duurzaamheid_gemeten", "huurachterstand")


def test_every_value_of_justice_is_told_as_one_with_another_or_reads_as_the_chain_without_it():
    """A value that were only hidden would tell itself."""
    for veld, waarde in VERHOGINGEN[Klasse.JUSTITIE] - {("soort", Soort.IN_DOORSTROOMWONING)}:
        assert waarde in SAMEN.get(veld, ()) or veld in IN_PLAATS_VAN, (veld, waarde)


@pytest.mark.parametrize("veld", SAMEN)
def test_what_is_told_as_one_is_told_alike_to_every_role_that_is_not_named(veld: str):
    tabellen = [t.naam for t in TABELLEN.values() if t.kring == Kring.DOSSIER and veld in t.velden]
    assert tabellen
    for rol, fase, niveau, tabel in product(Rol, Fase, Niveau, tabellen):
        if rol != Rol.KANDIDAAT:
            blik = Blik(niveau, rol, fase)
            assert len({blik.shown_as(tabel, veld, lid.value) for lid in SAMEN[veld]}) == 1

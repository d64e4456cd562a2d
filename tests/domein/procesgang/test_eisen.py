"""Each guard by its name: alone it refuses the step, and without it the step would be open."""

from dataclasses import replace
from datetime import date

import pytest

from sleutel.domein import redenen
from sleutel.domein.keuzelijst import Document, Herkomst, Resultaat, Woonproces
from sleutel.domein.procesgang import (
    PROCESGANG,
    STAPPEN,
    Besluit,
    Kenmerk,
    Situatie,
    Soort,
    Stap,
    Toestand,
    weigeringen,
)
from sleutel.domein.procesgang.eisen import Eis
from sleutel.domein.rollen import Rol
from tests.domein.procesgang.gang import BEGIN, GEWOON, PACT, VANDAAG, list_gegevens, make_situatie

T = Toestand


class Geval:
    """A step that is open; `with_` changes one thing of it."""

    def __init__(
        self, soort: Soort, toestand: Toestand | None, woonproces: Woonproces = Woonproces.HOUSING
    ) -> None:
        self.stap: Stap = PROCESGANG[soort]
        self.situatie: Situatie = make_situatie(self.stap, toestand, woonproces)
        self.gegevens: dict[str, object] = list_gegevens(self.stap, woonproces)[0]
        self.op = BEGIN
        self.regels = PACT if soort is Soort.BEOORDEELD else GEWOON

    def list_codes(self) -> list[str]:
        [rol, *_] = [rol for rol in Rol if rol in self.stap.rollen]
        gevonden = weigeringen(
            self.stap,
            self.situatie,
            rol=rol,
            gegevens=self.gegevens,
            op=self.op,
            vandaag=VANDAAG,
            regels=self.regels,
        )
        return [weigering.code for weigering in gevonden]

    def change_situatie(self, **anders: object) -> None:
        self.situatie = replace(self.situatie, **anders)  # type: ignore[arg-type]

    def change_regels(self, **anders: object) -> None:
        self.regels = replace(self.regels, **anders)  # type: ignore[arg-type]

    def assert_only_refused_by(self, naam: str) -> None:
        """The guard refuses alone; taken out of the table, the step is open (negative control)."""
        assert self.list_codes() == [naam]
        zonder = tuple(eis for eis in self.stap.eisen if eis.__name__ != naam)
        self.stap = replace(self.stap, eisen=zonder)
        assert self.list_codes() == []

    def assert_open(self) -> None:
        assert self.list_codes() == []


@pytest.mark.parametrize("soort", [Soort.AANGEMELD, Soort.GESCREEND])
def test_woonproces_loopt_hier(soort: Soort) -> None:
    geval = Geval(soort, None if soort is Soort.AANGEMELD else T.AANGEMELD)
    geval.gegevens["woonproces"] = "housing_first"
    geval.assert_open()
    geval.change_regels(woonprocessen=frozenset({Woonproces.HOUSING}))
    geval.assert_only_refused_by("woonproces_loopt_hier")


@pytest.mark.parametrize(
    ("herkomst", "woonproces"),
    [("dakloos", "housing"), ("maatschappelijke_opvang", "housing_first")],
)
def test_verkort_alleen_uit_de_opvang(herkomst: str, woonproces: str) -> None:
    geval = Geval(Soort.AANGEMELD, None)
    geval.gegevens |= {
        "verkort_aangevraagd": True,
        "herkomst": "maatschappelijke_opvang",
        "woonproces": "housing",
    }
    geval.assert_open()
    geval.gegevens |= {"herkomst": herkomst, "woonproces": woonproces}
    geval.assert_only_refused_by("verkort_alleen_uit_de_opvang")


@pytest.mark.parametrize(
    ("woonproces", "kenmerken", "mag"),
    [
        ("housing", {Kenmerk.ZORGBESCHIKKING}, False),
        ("housing", {Kenmerk.ZORGBESCHIKKING, Kenmerk.OVERLAST}, False),
        ("housing_plus", {Kenmerk.ZORGBESCHIKKING}, False),
        ("housing_plus", {Kenmerk.ZORGBESCHIKKING, Kenmerk.OVERLAST}, True),
        ("housing_plus", {Kenmerk.ZORGBESCHIKKING, Kenmerk.ZWARE_SCHULDEN}, True),
        ("housing_plus", {Kenmerk.ZORGBESCHIKKING, Kenmerk.WOONBLOKKADE}, True),
        ("housing", set(), True),
    ],
)
def test_extramuraal_met_zorg_alleen_plus(
    woonproces: str, kenmerken: set[Kenmerk], *, mag: bool
) -> None:
    geval = Geval(Soort.GESCREEND, T.AANGEMELD)
    geval.gegevens["woonproces"] = woonproces
    geval.change_situatie(herkomst=Herkomst.EXTRAMURAAL, kenmerken=frozenset(kenmerken))
    geval.assert_open()
    geval.change_regels(extramuraal_met_zorg_alleen_plus=True)
    if mag:
        geval.assert_open()
    else:
        geval.assert_only_refused_by("extramuraal_met_zorg_alleen_plus")


def assert_refuses_what_is_missing(geval: Geval, lijst: str, naam: str) -> None:
    nodig = frozenset({Document.ZORGBESCHIKKING, Document.LEGITIMATIEBEWIJS})
    geval.change_regels(**{lijst: nodig})
    geval.assert_open()  # nobody looked which documents there are
    geval.change_situatie(documenten=frozenset(Document))
    geval.assert_open()
    geval.change_situatie(documenten=frozenset({Document.LEGITIMATIEBEWIJS}))
    geval.assert_only_refused_by(naam)


def test_documenten_van_de_aanmelding() -> None:
    geval = Geval(Soort.GESCREEND, T.AANGEMELD)
    assert_refuses_what_is_missing(geval, "documenten_aanmelding", "documenten_van_de_aanmelding")


def test_documenten_voor_de_wachtlijst() -> None:
    geval = Geval(Soort.OP_WACHTLIJST, T.INTAKE_GEHOUDEN)
    assert_refuses_what_is_missing(geval, "documenten_wachtlijst", "documenten_voor_de_wachtlijst")


def assert_closed_where_the_region_does_not_take_it(geval: Geval, regel: str) -> None:
    geval.assert_open()
    geval.change_regels(**{regel: False})
    geval.assert_only_refused_by(f"{regel}_kan_hier")


def test_doorstroomwoning_kan_hier() -> None:
    justitieel = Woonproces.HOUSING_JUSTITIEEL
    geval = Geval(Soort.IN_DOORSTROOMWONING, T.INTAKE_GEHOUDEN, justitieel)
    assert_closed_where_the_region_does_not_take_it(geval, "doorstroomwoning")


def test_sluimeren_kan_hier() -> None:
    assert_closed_where_the_region_does_not_take_it(Geval(Soort.SLUIMEREN, T.HUURT), "sluimeren")


def test_verlengen_kan_hier() -> None:
    assert_closed_where_the_region_does_not_take_it(Geval(Soort.VERLENGEN, T.HUURT), "verlengen")


def test_gemeente_gekozen_waar_die_beoordeelt() -> None:
    geval = Geval(Soort.GESCREEND, T.AANGEMELD)
    del geval.gegevens["beoordeling_door"]
    geval.assert_open()
    geval.change_regels(gemeente_beoordeelt=True)
    geval.assert_only_refused_by("gemeente_gekozen_waar_die_beoordeelt")


@pytest.mark.parametrize("soort", [Soort.BEOORDEELD, Soort.OP_WACHTLIJST])
def test_intake_gehouden_waar_verplicht(soort: Soort) -> None:
    geval = Geval(soort, T.GESCREEND)
    geval.change_situatie(data={})
    geval.change_regels(intake_verplicht=False)
    geval.assert_open()
    geval.change_regels(intake_verplicht=True)
    geval.assert_only_refused_by("intake_gehouden_waar_verplicht")


def test_gemeente_beoordeelt_hier() -> None:
    geval = Geval(Soort.BEOORDEELD, T.INTAKE_GEHOUDEN)
    geval.assert_open()
    geval.regels = GEWOON
    geval.assert_only_refused_by("gemeente_beoordeelt_hier")


@pytest.mark.parametrize("besluit", [None, Besluit.NEGATIEF])
@pytest.mark.parametrize("soort", [Soort.OP_WACHTLIJST, Soort.IN_DOORSTROOMWONING])
def test_positief_beoordeeld_waar_nodig(soort: Soort, besluit: Besluit | None) -> None:
    geval = Geval(soort, T.INTAKE_GEHOUDEN, Woonproces.HOUSING_JUSTITIEEL)
    geval.change_regels(gemeente_beoordeelt=True)
    geval.assert_open()
    geval.change_situatie(besluit=besluit)
    geval.assert_only_refused_by("positief_beoordeeld_waar_nodig")


def test_voorwaarden_getekend() -> None:
    geval = Geval(Soort.OP_WACHTLIJST, T.INTAKE_GEHOUDEN, Woonproces.HOUSING_PLUS)
    geval.assert_open()
    geval.change_situatie(kenmerken=frozenset())
    geval.assert_only_refused_by("voorwaarden_getekend")


def test_corporatie_gekozen() -> None:
    geval = Geval(Soort.OP_WACHTLIJST, T.INTAKE_GEHOUDEN)
    del geval.gegevens["corporatie"]
    geval.change_regels(regionale_wachtlijst=True)
    geval.assert_open()
    geval.change_regels(regionale_wachtlijst=False)
    geval.assert_only_refused_by("corporatie_gekozen")


@pytest.mark.parametrize(
    ("soort", "toestand"),
    [(Soort.OP_WACHTLIJST, T.INTAKE_GEHOUDEN), (Soort.AANGEBODEN, T.OP_WACHTLIJST)],
)
def test_geen_woonblokkade(soort: Soort, toestand: Toestand) -> None:
    geval = Geval(soort, toestand)
    geval.change_situatie(geblokkeerd_bij=frozenset({"corporatie_b"}))
    geval.assert_open()
    geval.change_situatie(geblokkeerd_bij=frozenset({"corporatie_a"}))
    geval.assert_only_refused_by("geen_woonblokkade")


def test_zonder_intake() -> None:
    geval = Geval(Soort.AFGEVALLEN, T.BEOORDEELD)
    geval.assert_open()
    geval.change_situatie(data={Soort.INTAKE_GEHOUDEN: BEGIN})
    geval.assert_only_refused_by("zonder_intake")


@pytest.mark.parametrize("soort", [Soort.NEGATIEF_NA_INTAKE, Soort.IN_DOORSTROOMWONING])
def test_na_een_intake(soort: Soort) -> None:
    geval = Geval(soort, T.BEOORDEELD, Woonproces.HOUSING_JUSTITIEEL)
    geval.assert_open()
    geval.change_situatie(data={})
    geval.assert_only_refused_by("na_een_intake")


@pytest.mark.parametrize("tot", ["2022-03-01", "2021-12-31", "morgen", date(2022, 3, 1)])
def test_langer_dan_afgesproken(tot: object) -> None:
    geval = Geval(Soort.VERLENGEN, T.HUURT)
    geval.gegevens["tot"] = "2022-03-02"
    geval.assert_open()
    geval.gegevens["tot"] = tot
    geval.assert_only_refused_by("langer_dan_afgesproken")


def test_langer_dan_afgesproken_counts_from_the_last_extension() -> None:
    geval = Geval(Soort.VERLENGEN, T.HUURT)
    geval.gegevens["tot"] = "2022-06-01"
    geval.change_situatie(begeleiding_tot=date(2022, 5, 31))
    geval.assert_open()
    geval.change_situatie(begeleiding_tot=date(2022, 6, 1))
    geval.assert_only_refused_by("langer_dan_afgesproken")


def test_negatief_met_reden() -> None:
    geval = Geval(Soort.AFGESLOTEN, T.HUURT)
    geval.gegevens["resultaat"] = "negatief"
    geval.assert_open()
    del geval.gegevens["reden"]
    geval.assert_only_refused_by("negatief_met_reden")


def assert_refuses_a_reason_off_the_list(geval: Geval, lijst: str, naam: str) -> None:
    geval.gegevens["reden"] = redenen.GEEN_CONTACT
    geval.assert_open()
    geval.change_regels(**{lijst: frozenset({redenen.OVERLEDEN})})
    geval.assert_only_refused_by(naam)


def test_reden_van_afvallen() -> None:
    geval = Geval(Soort.AFGEVALLEN, T.AANGEMELD)
    assert_refuses_a_reason_off_the_list(geval, "redenen_afgevallen", "reden_van_afvallen")


def test_reden_na_intake() -> None:
    geval = Geval(Soort.NEGATIEF_NA_INTAKE, T.INTAKE_GEHOUDEN)
    assert_refuses_a_reason_off_the_list(geval, "redenen_negatief_na_intake", "reden_na_intake")


def test_reden_van_beeindigen() -> None:
    geval = Geval(Soort.BEEINDIGD_VOOR_HUREN, T.OP_WACHTLIJST)
    assert_refuses_a_reason_off_the_list(
        geval, "redenen_beeindigd_voor_huren", "reden_van_beeindigen"
    )


def test_reden_van_afsluiten() -> None:
    geval = Geval(Soort.AFGESLOTEN, T.HUURT)
    geval.gegevens["resultaat"] = "negatief"
    assert_refuses_a_reason_off_the_list(geval, "redenen_afgesloten", "reden_van_afsluiten")


def test_verkort_kan_hier() -> None:
    geval = Geval(Soort.AANGEMELD, None)
    geval.gegevens |= {
        "verkort_aangevraagd": True,
        "herkomst": Herkomst.MAATSCHAPPELIJKE_OPVANG,
        "woonproces": Woonproces.HOUSING,
    }
    geval.assert_open()
    geval.change_regels(verkorte_toeleiding=False)
    geval.assert_only_refused_by("verkort_kan_hier")


def test_a_positive_close_asks_no_reason() -> None:
    geval = Geval(Soort.AFGESLOTEN, T.HUURT)
    del geval.gegevens["reden"]
    geval.assert_open()


def test_minimale_begeleiding_voorbij() -> None:
    geval = Geval(Soort.AFGESLOTEN, T.SLUIMERT)
    geval.change_situatie(data={Soort.START_HUREN: BEGIN})
    geval.regels = PACT
    geval.op = BEGIN.replace(year=BEGIN.year + 2)
    geval.assert_open()
    geval.op = date(2023, 2, 28)
    geval.assert_only_refused_by("minimale_begeleiding_voorbij")


def test_a_negative_close_waits_for_no_term() -> None:
    geval = Geval(Soort.AFGESLOTEN, T.HUURT)
    geval.change_situatie(data={Soort.START_HUREN: BEGIN})
    geval.regels = PACT
    geval.gegevens["resultaat"] = "negatief"
    geval.assert_open()


def test_gemeente_vergoedt_begeleiding() -> None:
    geval = Geval(Soort.BEGELEIDING_GEDECLAREERD, T.HUURT)
    geval.change_regels(gemeenten_zonder_vergoeding=frozenset({"GM0917"}))
    geval.change_situatie(gemeente_woning="GM0928")
    geval.assert_open()
    geval.change_situatie(gemeente_woning="GM0917")
    geval.assert_only_refused_by("gemeente_vergoedt_begeleiding")


def test_aanmelder_betaalt_per_traject() -> None:
    geval = Geval(Soort.GEFACTUREERD, T.INTAKE_GEHOUDEN)
    geval.assert_open()
    geval.change_situatie(kenmerken=frozenset({Kenmerk.CONVENANTPARTNER}))
    geval.assert_only_refused_by("aanmelder_betaalt_per_traject")


@pytest.mark.parametrize("resultaat", [None, Resultaat.NEGATIEF])
def test_positief_afgesloten(resultaat: Resultaat | None) -> None:
    geval = Geval(Soort.DUURZAAMHEID_GEMETEN, T.AFGESLOTEN)
    geval.assert_open()
    geval.change_situatie(resultaat=resultaat)
    geval.assert_only_refused_by("positief_afgesloten")


def test_binnen_de_meetjaren() -> None:
    geval = Geval(Soort.DUURZAAMHEID_GEMETEN, T.AFGESLOTEN)
    geval.change_situatie(data={Soort.AFGESLOTEN: date(2018, 4, 30)})
    geval.op = date(2024, 4, 29)
    geval.assert_open()
    geval.op = date(2024, 4, 30)
    geval.assert_only_refused_by("binnen_de_meetjaren")


def list_eisen() -> set[Eis]:
    return {eis for stap in STAPPEN for eis in stap.eisen}


@pytest.mark.parametrize("eis", sorted(list_eisen(), key=lambda eis: eis.__name__))
def test_a_guard_has_its_rule_in_words_and_a_test_by_its_name(eis: Eis) -> None:
    assert (eis.__doc__ or "").strip().endswith(".")
    assert f"test_{eis.__name__}" in globals()

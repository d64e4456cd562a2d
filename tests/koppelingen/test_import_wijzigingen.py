"""A changed register: corrections now, and the earlier state still there on an earlier peildatum."""

from datetime import date

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.kandidaten.models import Kandidaat
from sleutel.trajecten.models import Gebeurtenis, Traject
from tests.domein.register.hulp import (
    AANMELDING,
    AFGEVALLEN,
    HUUR,
    NA_INTAKE,
    WACHTEND,
    goed_register,
)
from tests.kast import (
    HERHAALD,
    INLEESDAG,
    OUDEJAAR,
    Kast,
    alleen_trajecten,
    inhoud,
    lees_register,
    veranderd,
    zonder_kolom,
)

LATER = date(2026, 12, 1)
NOG_LATER = date(2026, 12, 15)


def test_a_changed_register_gives_corrections_and_leaves_the_earlier_figures_as_they_were(
    parkstad: Kast,
):
    register = lees_register()
    gestart = [rij for rij in register["trajecten"] if rij["start_huren_op"].startswith("2021")]
    for rij in gestart[:3]:  # they rented in Landgraaf after all
        rij["woonplaats"] = rij["gemeente_woning"] = "Landgraaf"
    anders = [
        r
        for r, oud in zip(register["trajecten"], lees_register()["trajecten"], strict=True)
        if r != oud
    ]
    op_tijd, voor = parkstad.cijfers(), parkstad.cijfers(peildatum=INLEESDAG)
    uitslag = parkstad.neem_op(register, LATER)
    assert uitslag.correcties == len(anders) > 0
    assert uitslag.nieuwe_gebeurtenissen == 0
    assert parkstad.cijfers() == op_tijd
    assert parkstad.cijfers(peildatum=date(2026, 11, 30)) == voor
    na = parkstad.cijfers(peildatum=LATER)
    assert na["gestart_met_huren"] == voor["gestart_met_huren"]
    assert na["start_huren_per_gemeente"]["Landgraaf"] == voor["start_huren_per_gemeente"][
        "Landgraaf"
    ] + len(anders)


def test_a_changed_date_replaces_the_gebeurtenis_and_is_known_from_the_import(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    uitslag = kast.neem_op(alleen_trajecten(HUUR | {"start_huren_op": "2021-03-20"}), LATER)
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (0, 1)
    assert kast.log()[-1] == ("start_huren", date(2021, 3, 20), LATER, True, False)
    assert kast.traject().start_huren_op == date(2021, 3, 20)


def test_an_emptied_cell_withdraws_its_gebeurtenis(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    leeg = {
        "afgesloten_op": "",
        "resultaat": "",
        "reden_afsluiting": "",
        "begeleiding_uitbetaald_op": "",
    }
    uitslag = kast.neem_op(alleen_trajecten(HUUR | leeg), LATER)
    assert uitslag.correcties == 2
    assert {regel[0] for regel in kast.log() if regel[4]} == {
        "afgesloten",
        "begeleiding_uitbetaald",
    }
    assert kast.traject().toestand == "huurt"
    assert kast.traject().einde_op is None
    in_2022 = {"jaar": 2022, "woonproces": None}
    assert kast.cijfers(**in_2022, peildatum=INLEESDAG)["positief_afgesloten"] == 1
    assert kast.cijfers(**in_2022, peildatum=LATER)["positief_afgesloten"] == 0


def test_what_was_withdrawn_can_come_back(kast: Kast):
    kast.neem_op(alleen_trajecten(WACHTEND))
    kast.neem_op(alleen_trajecten(AANMELDING), LATER)
    assert kast.traject().toestand == "aangemeld"
    uitslag = kast.neem_op(alleen_trajecten(WACHTEND), NOG_LATER)
    assert uitslag.correcties == 2
    assert kast.traject().toestand == "op_wachtlijst"
    for peildatum, aantal in ((INLEESDAG, 1), (LATER, 0), (NOG_LATER, 1)):
        assert kast.cijfers(peildatum=peildatum)["op_wachtlijst_geplaatst"] == aantal


def test_a_changed_attribute_is_read_from_the_log_as_known_on_the_peildatum(kast: Kast):
    register = alleen_trajecten(AANMELDING)
    kast.neem_op(register)
    register["trajecten"][0]["woonproces"] = "Housing Plus"
    kast.neem_op(register, LATER)
    eerst = kast.cijfers(peildatum=INLEESDAG, woonproces=None)
    assert eerst["aanmeldingen"] == 1
    for peildatum, housing in ((INLEESDAG, 1), (LATER, 0)):
        plus = kast.cijfers(peildatum=peildatum, woonproces=Woonproces.HOUSING_PLUS)
        gewoon = kast.cijfers(peildatum=peildatum, woonproces=Woonproces.HOUSING)
        assert (gewoon["aanmeldingen"], plus["aanmeldingen"]) == (housing, 1 - housing)
    assert kast.traject().woonproces == "housing_plus"


def test_a_start_that_is_taken_back_makes_the_close_one_before_renting(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    kolommen = (
        "start_huren_op woonplaats gemeente_woning toeleiding begeleiding_door "
        "begeleiding_gedeclareerd_op begeleiding_uitbetaald_op"
    )
    zonder_huur = dict.fromkeys(kolommen.split(), "")
    kast.neem_op(alleen_trajecten(HUUR | zonder_huur), LATER)
    assert kast.traject().toestand == "beeindigd_voor_huren"
    assert kast.traject().start_huren_op is None


def test_a_missing_row_changes_nothing_and_is_remarked(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR, WACHTEND | {"traject": "T-2", "kandidaat": "K-2"}))
    voor = inhoud()
    uitslag = kast.neem_op(alleen_trajecten(HUUR), LATER)
    [opmerking] = [m for m in uitslag.opmerkingen if m.kolom == "traject"]
    assert opmerking.waarde == "T-2"
    assert "Er is niets aan veranderd" in opmerking.reden
    assert veranderd(voor) == {}


@pytest.mark.parametrize(
    "kolommen",
    [
        ("factuur_op", "factuur_betaald_op"),
        ("afgesloten_op", "resultaat", "reden_afsluiting"),
        ("herkomst", "gemeente_herkomst", "aanmelder", "verkort_aangevraagd"),
        ("corporatie", "woonplaats", "gemeente_woning", "toeleiding", "begeleiding_door"),
        ("resultaat",),
        ("wachtlijst_op", "start_huren_op"),
    ],
    ids=" ".join,
)
def test_an_absent_optional_column_changes_nothing_in_a_known_traject(kast: Kast, kolommen):
    register = alleen_trajecten(
        HUUR,
        AFGEVALLEN | {"traject": "T-2", "afgevallen_reden": "een lang verhaal"},
        NA_INTAKE | {"traject": "T-3"},
        WACHTEND | {"traject": "T-4"},
        HUUR | {"traject": "T-5", "kandidaat": "K-5", "woonplaats": "Verweggistan"},
    )
    kast.neem_op(register)
    voor = inhoud()
    register["trajecten"] = zonder_kolom(register["trajecten"], *kolommen)
    uitslag = kast.neem_op(register, LATER)
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (0, 0)
    assert veranderd(voor) == {}


def test_an_absent_optional_column_counts_as_empty_for_a_new_traject(kast: Kast):
    kast.neem_op({"trajecten": zonder_kolom([AANMELDING], "factuur_op", "factuur_betaald_op")})
    assert [regel[0] for regel in kast.log()] == ["aangemeld"]


def test_the_required_columns_alone_are_enough_and_change_nothing_later(parkstad: Kast):
    voor = inhoud(behalve=HERHAALD)
    nodig = ("traject", "kandidaat", "regio", "woonproces", "aangemeld_op")
    smal = [{k: rij[k] for k in nodig} for rij in lees_register()["trajecten"]]
    assert parkstad.neem_op({"trajecten": smal}, LATER).correcties == 0
    assert veranderd(voor) == {}


def test_a_second_year_is_known_from_its_own_dates_for_new_trajecten(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    tweede = AANMELDING | {
        "traject": "T-2",
        "kandidaat": "K-2",
        "aangemeld_op": "2022-05-05",
        "factuur_op": "",
        "factuur_betaald_op": "",
    }
    kast.neem_op(alleen_trajecten(HUUR, tweede), LATER)
    assert kast.log("T-2") == [("aangemeld", date(2022, 5, 5), date(2022, 5, 5), False, False)]
    assert kast.cijfers(2022, peildatum=date(2022, 12, 31))["aanmeldingen"] == 1


def test_something_new_in_a_known_traject_is_known_from_the_day_of_import(kast: Kast):
    kast.neem_op(alleen_trajecten(WACHTEND), date(2021, 6, 1))
    verder = WACHTEND | {
        "start_huren_op": "2021-05-01",
        "woonplaats": "Heerlen",
        "gemeente_woning": "Heerlen",
    }
    uitslag = kast.neem_op(alleen_trajecten(verder), date(2021, 7, 1))
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (1, 0)
    assert kast.log()[-1] == ("start_huren", date(2021, 5, 1), date(2021, 7, 1), False, False)
    assert kast.cijfers(peildatum=date(2021, 6, 30))["gestart_met_huren"] == 0
    assert kast.cijfers(peildatum=date(2021, 7, 1))["gestart_met_huren"] == 1


def test_a_gebeurtenis_after_the_day_of_import_was_known_on_that_day(kast: Kast):
    uitslag = kast.neem_op(alleen_trajecten(AANMELDING), date(2021, 1, 15))
    assert any(m.kolom == "factuur_op" for m in uitslag.opmerkingen)
    bekend = {soort: (op, bekend_op) for soort, op, bekend_op, *_ in kast.log()}
    assert bekend["aangemeld"] == (date(2021, 1, 4), date(2021, 1, 4))
    assert bekend["gefactureerd"] == (date(2021, 2, 2), date(2021, 1, 15))


def test_a_correction_known_before_what_it_replaces_is_refused(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    voor = inhoud(behalve=())
    anders = alleen_trajecten(HUUR | {"intake_op": "2021-01-15"})
    uitslag = kast.breng(anders, date(2021, 1, 13))
    [melding] = uitslag.afgewezen
    assert (melding.tabel, melding.rij, melding.kolom) == ("trajecten", 2, "intake_op")
    assert melding.waarde == "2021-01-15"
    assert "--bekend-op" in melding.reden
    assert not uitslag.ingevoerd
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (0, 0)
    assert uitslag.aangenomen["trajecten"] == 0
    assert veranderd(voor) == {}


def test_a_measurement_is_corrected_on_its_day_and_added_on_another(kast: Kast):
    register = goed_register()
    kast.neem_op(register)
    meting = register["duurzaamheid"][0]
    meting["overlast"] = "structureel"
    register["duurzaamheid"].append(meting | {"gemeten_op": "2024-04-01"})
    uitslag = kast.neem_op(register, LATER)
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (1, 1)
    metingen = kast.traject().duurzaamheidsmetingen.order_by("gemeten_op")
    assert [(m.gemeten_op, m.overlast) for m in metingen] == [
        (date(2023, 4, 1), "structureel"),
        (date(2024, 4, 1), "structureel"),
    ]


def test_measurements_alone_are_added_to_the_trajecten_of_the_record(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    metingen = zonder_kolom(goed_register()["duurzaamheid"], "regio")
    uitslag = kast.neem_op({"duurzaamheid": metingen}, LATER)
    assert uitslag.aangenomen == {"duurzaamheid": 1}
    assert uitslag.opmerkingen == []
    assert kast.log()[-1][:3] == ("duurzaamheid_gemeten", date(2023, 4, 1), LATER)


def test_a_traject_with_a_step_made_in_sleutel_is_not_changed_by_an_import(
    kast: Kast, stap_in_sleutel
):
    kast.neem_op(alleen_trajecten(AANMELDING))
    stap_in_sleutel("T-1")
    voor = inhoud()
    assert kast.neem_op(alleen_trajecten(AANMELDING), LATER).correcties == 0
    assert veranderd(voor) == {}
    for anders in ({"herkomst": "dakloos"}, {"intake_op": "2021-02-01"}, {"kandidaat": "K-9"}):
        uitslag = kast.breng(alleen_trajecten(AANMELDING | anders), LATER)
        [melding] = uitslag.afgewezen
        assert "in Sleutel zelf" in melding.reden
        assert melding.rij == 2
        assert veranderd(voor) == {}


def test_a_measurement_of_a_traject_with_a_step_made_in_sleutel_is_refused(
    kast: Kast, stap_in_sleutel
):
    kast.neem_op(alleen_trajecten(HUUR))
    stap_in_sleutel("T-1", soort="verlengen")
    [melding] = kast.breng(goed_register(), LATER).afgewezen
    assert (melding.tabel, melding.rij, melding.waarde) == ("duurzaamheid", 2, "2023-04-01")


def test_another_kandidaat_is_taken_over_and_remarked(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    uitslag = kast.neem_op(alleen_trajecten(HUUR | {"kandidaat": "K-2"}), LATER)
    [opmerking] = [m for m in uitslag.opmerkingen if m.kolom == "kandidaat"]
    assert opmerking.rij == 2
    assert kast.traject().kandidaat.nummer == "K-2"
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (0, 0)


def test_who_comes_back_gets_a_traject_that_points_to_the_one_before(kast: Kast):
    eerste = AFGEVALLEN | {"traject": "T-1"}
    derde = AANMELDING | {
        "traject": "T-3",
        "aangemeld_op": "2022-05-01",
        "factuur_op": "",
        "factuur_betaald_op": "",
    }
    kast.neem_op(alleen_trajecten(derde, eerste))
    assert kast.traject("T-3").vorige == kast.traject("T-1")
    tussen = derde | {"traject": "T-2", "aangemeld_op": "2021-09-01"}
    kast.neem_op(alleen_trajecten(derde, eerste, tussen), LATER)
    assert kast.traject("T-3").vorige == kast.traject("T-2")
    assert kast.traject("T-2").vorige == kast.traject("T-1")
    assert kast.traject("T-1").vorige is None
    kast.neem_op(alleen_trajecten(derde | {"kandidaat": "K-7"}, eerste, tussen), NOG_LATER)
    assert kast.traject("T-3").vorige is None


def test_a_pseudonym_or_number_belongs_to_its_region(kast: Kast):
    elders = AANMELDING | {"regio": "Heuvelland", "gemeente_herkomst": ""}
    kast.neem_op(alleen_trajecten(AANMELDING, elders))
    assert Kandidaat.objects.filter(nummer="K-1").count() == 2
    assert Traject.objects.filter(nummer="T-1", vorige__isnull=True).count() == 2


def test_the_figures_of_today_are_those_of_the_last_register_alone(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR), date(2026, 1, 1))
    kast.neem_op(alleen_trajecten(HUUR | {"corporatie": "", "resultaat": "negatief"}), LATER)
    assert kast.cijfers(2022, peildatum=LATER)["negatief_afgesloten"] == 1
    assert kast.cijfers(2022, peildatum=LATER)["positief_afgesloten"] == 0
    assert kast.cijfers(peildatum=LATER)["start_huren_per_corporatie"] == {"onbekend": 1}
    assert kast.cijfers(peildatum=OUDEJAAR)["start_huren_per_corporatie"] == {"Weller": 1}


def test_a_refused_change_of_a_known_traject_leaves_no_kandidaat_behind(
    kast: Kast, stap_in_sleutel
):
    kast.neem_op(alleen_trajecten(AANMELDING))
    stap_in_sleutel("T-1")
    anders = AANMELDING | {"kandidaat": "K-9", "herkomst": "dakloos"}
    uitslag = kast.breng(alleen_trajecten(anders), LATER, sla_over=True)
    assert uitslag.ingevoerd
    assert not Kandidaat.objects.filter(nummer="K-9")


def test_the_log_only_ever_grows(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    eerst = list(Gebeurtenis.objects.order_by("id").values())
    kast.neem_op(alleen_trajecten(AFGEVALLEN), LATER)
    assert list(Gebeurtenis.objects.order_by("id").values())[: len(eerst)] == eerst


def test_an_absent_column_leaves_who_is_convenantpartner(kast: Kast):
    register = goed_register()
    kast.neem_op(register)
    voor = inhoud()
    register["organisaties"] = zonder_kolom(register["organisaties"], "convenantpartner")
    kast.neem_op(register, LATER)
    assert veranderd(voor) == {}
    register["organisaties"] = [rij | {"convenantpartner": ""} for rij in register["organisaties"]]
    kast.neem_op(register, LATER)
    assert veranderd(voor)


def test_a_text_that_is_on_no_list_goes_when_its_value_goes(kast: Kast):
    kast.neem_op(alleen_trajecten(AFGEVALLEN | {"afgevallen_reden": "een lang verhaal"}))
    assert [t.tekst for t in kast.traject().toelichtingen.all()] == ["een lang verhaal"]
    kast.neem_op(alleen_trajecten(AFGEVALLEN | {"afgevallen_reden": "een ander verhaal"}), LATER)
    assert [t.tekst for t in kast.traject().toelichtingen.all()] == ["een ander verhaal"]
    kast.neem_op(alleen_trajecten(AFGEVALLEN), NOG_LATER)
    assert not kast.traject().toelichtingen.exists()

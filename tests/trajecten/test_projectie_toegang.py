"""Who may see a traject follows from what was recorded, since the day it was known."""

from datetime import date

from sleutel.trajecten.models import Gebeurtenis, Toegang, Traject
from tests.domein.register.hulp import AANMELDING, AFGEVALLEN, HUUR, goed_register
from tests.kast import INLEESDAG, Kast, alleen_trajecten, inhoud

LATER = date(2026, 12, 1)
LOKET = "Loket Housing Zuid-Limburg"
SLOT = ("afgesloten_op", "resultaat", "reden_afsluiting")
GELD = ("begeleiding_gedeclareerd_op", "begeleiding_uitbetaald_op")
LOPEND = HUUR | dict.fromkeys((*SLOT, *GELD), "")
"""A tenancy that is not closed."""


def toegang(nummer: str = "T-1") -> list[tuple]:
    rijen = Toegang.objects.filter(traject__nummer=nummer)
    velden = ("organisatie__naam", "niveau", "doel", "sinds", "tot", "gebeurtenis__soort")
    return sorted(rijen.values_list(*velden), key=repr)


def test_the_parties_of_a_tenancy_each_see_what_they_need(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR | {"aanmelder": "LEVANTOgroep"}))
    assert toegang() == [
        ("LEVANTOgroep", "keten", "aanmelding", date(2021, 1, 4), date(2021, 6, 15), "aangemeld"),
        (LOKET, "keten", "financien", date(2021, 1, 4), None, "aangemeld"),
        (LOKET, "volledig", "procesregie", date(2021, 1, 4), None, "aangemeld"),
        ("Radar", "keten", "begeleiding", date(2021, 3, 15), date(2022, 7, 1), "start_huren"),
        ("Weller", "keten", "huisvesting", date(2021, 3, 15), date(2022, 4, 1), "start_huren"),
        ("Weller", "profiel", "huisvesting", date(2021, 2, 1), date(2021, 3, 15), "op_wachtlijst"),
    ]


def test_a_corporatie_never_sees_more_than_the_profile_before_the_kandidaat_rents(kast: Kast):
    kast.neem_op(goed_register())
    rijen = Toegang.objects.filter(organisatie__soort="corporatie")
    assert set(rijen.values_list("niveau", "gebeurtenis__soort")) == {
        ("profiel", "op_wachtlijst"),
        ("keten", "start_huren"),
    }


def test_a_correction_ends_the_toegang_that_it_replaces(kast: Kast):
    register = alleen_trajecten(LOPEND)
    register["organisaties"].append(
        {"naam": "Woonpunt", "soort": "corporatie", "regio": "Parkstad", "convenantpartner": ""}
    )
    kast.neem_op(register)
    register["trajecten"][0]["corporatie"] = "Woonpunt"
    kast.neem_op(register, LATER)
    assert [rij for rij in toegang() if rij[2] == "huisvesting"] == [
        ("Weller", "keten", "huisvesting", date(2021, 3, 15), LATER, "start_huren"),
        ("Weller", "profiel", "huisvesting", date(2021, 2, 1), date(2021, 3, 15), "op_wachtlijst"),
        ("Woonpunt", "keten", "huisvesting", LATER, None, "start_huren"),
    ]


def test_a_withdrawal_ends_the_toegang(kast: Kast):
    kast.neem_op(alleen_trajecten(LOPEND))
    kast.neem_op(alleen_trajecten(AANMELDING), LATER)
    open_ = [rij for rij in toegang() if rij[4] is None]
    assert {rij[2] for rij in open_} == {"procesregie", "financien", "aanmelding"}
    assert [rij[3:] for rij in toegang() if rij[2] in {"huisvesting", "begeleiding"}] == [
        (date(2021, 3, 15), LATER, "start_huren"),
        (date(2021, 3, 15), LATER, "start_huren"),
        (date(2021, 2, 1), date(2021, 3, 15), "op_wachtlijst"),
    ]


def test_a_withdrawn_start_gives_the_aanmelder_his_access_back_from_that_day(kast: Kast):
    kast.neem_op(alleen_trajecten(LOPEND))
    kast.neem_op(alleen_trajecten(AANMELDING), LATER)
    assert [rij[3:5] for rij in toegang() if rij[2] == "aanmelding"] == [
        (date(2021, 1, 4), date(2021, 6, 15)),
        (LATER, None),
    ]


def test_the_loket_sees_what_it_imported_today_and_not_what_is_known_later(kast: Kast, klok):
    kast.neem_op(alleen_trajecten(AFGEVALLEN))
    klok(INLEESDAG)
    assert Traject.objects.visible_to(kast.actor).count() == 1
    klok(date(2021, 1, 3))
    assert Traject.objects.visible_to(kast.actor).count() == 0


def test_no_text_or_pseudonym_ever_stands_in_a_gebeurtenis(kast: Kast):
    register = goed_register()
    register["trajecten"] = [
        HUUR
        | {
            "traject": "MERK-TRAJECT",
            "kandidaat": "MERK-KANDIDAAT",
            "herkomst": "MERK-HERKOMST",
            "reden_afsluiting": "MERK-SLOT",
            "gemeente_herkomst": "MERK-GEMEENTE",
            "woonplaats": "MERK-DORP",
        },
        AFGEVALLEN | {"traject": "MERK-2", "afgevallen_reden": "MERK-AFGEVALLEN"},
    ]
    register["duurzaamheid"][0]["traject"] = "MERK-TRAJECT"
    kast.neem_op(register)
    gevonden = {
        tabel: {
            woord
            for woord in (
                "KANDIDAAT",
                "HERKOMST",
                "SLOT",
                "AFGEVALLEN",
                "GEMEENTE",
                "DORP",
                "TRAJECT",
            )
            if f"MERK-{woord}" in str(rijen)
        }
        for tabel, rijen in inhoud(behalve=()).items()
        if "MERK" in str(rijen)
    }
    assert gevonden == {
        "traject": {"TRAJECT"},
        "kandidaat": {"KANDIDAAT"},
        "toelichting": {"HERKOMST", "SLOT", "AFGEVALLEN", "DORP"},
    }
    codes = {
        gegevens.get("herkomst")
        for gegevens in Gebeurtenis.objects.filter(soort="aangemeld").values_list(
            "gegevens", flat=True
        )
    }
    assert codes == {"overig", "ggz"}


def test_erasing_a_persons_texts_keeps_every_figure(kast: Kast):
    kast.neem_op(alleen_trajecten(AFGEVALLEN | {"afgevallen_reden": "een lang verhaal"}))
    voor = kast.cijfers()
    kast.traject().toelichtingen.all().delete()
    assert kast.cijfers() == voor

"""Folding the log again has teeth: whatever in a projection is not what the log says, is reported."""

from collections.abc import Callable

import pytest

from sleutel.koppelingen.herbouw import differences
from sleutel.trajecten.projectie import TRAJECT_VELDEN
from tests.domein.register.hulp import AFGEVALLEN, goed_register
from tests.kast import Kast

ANDERS = {
    "toestand": "'sluimert'",
    "toestand_sinds": "toestand_sinds + 1",
    "toestand_buiten": "'sluimert'",
    "toestand_buiten_sinds": "toestand_buiten_sinds + 1",
    "woonproces": "'housing_first'",
    "aanmelder_id": "(SELECT id FROM organisatie WHERE code = 'loket-housing')",
    "corporatie_id": "NULL",
    "aangemeld_op": "aangemeld_op + 1",
    "intake_op": "intake_op + 1",
    "wachtlijst_op": "wachtlijst_op + 1",
    "start_huren_op": "start_huren_op + 1",
    "einde_op": "einde_op + 1",
    "resultaat": "'negatief'",
}
KNOEIWERK = {
    **{
        veld: f"UPDATE traject SET {veld} = {ANDERS[veld]} WHERE toestand = 'afgesloten'"
        for veld in TRAJECT_VELDEN
    },
    "vorige": "UPDATE traject SET vorige_id = NULL",
    "toegang niveau": "UPDATE toegang SET niveau = 'volledig' WHERE doel = 'huisvesting'",
    "toegang doel": "UPDATE toegang SET doel = 'procesregie' WHERE doel = 'huisvesting'",
    "toegang organisatie": "UPDATE toegang SET organisatie_id = 1 WHERE doel = 'huisvesting'",
    "toegang sinds": "UPDATE toegang SET sinds = sinds - 1",
    "toegang tot": "UPDATE toegang SET tot = sinds",
    "toegang gebeurtenis": "UPDATE toegang SET gebeurtenis_id = gebeurtenis_id + 1",
    "toegang weg": "DELETE FROM toegang WHERE doel = 'begeleiding'",
    "toegang erbij": (
        "INSERT INTO toegang (traject_id, organisatie_id, niveau, doel, sinds, gebeurtenis_id)"
        " SELECT traject_id, 1, 'volledig', 'huisvesting', sinds, gebeurtenis_id"
        " FROM toegang LIMIT 1"
    ),
    "toegang van een ander traject": (
        "UPDATE toegang SET traject_id = (SELECT min(id) FROM traject) WHERE doel = 'begeleiding'"
    ),
    "begeleiding organisatie": "UPDATE begeleiding SET organisatie_id = NULL",
    "begeleiding sinds": "UPDATE begeleiding SET sinds = sinds - 1",
    "begeleiding tot": "UPDATE begeleiding SET tot = NULL",
    "begeleiding weg": "DELETE FROM begeleiding",
    "meting op": "UPDATE duurzaamheidsmeting SET gemeten_op = gemeten_op + 1",
    "meting woonsituatie": "UPDATE duurzaamheidsmeting SET woonsituatie = ''",
    "meting overlast": "UPDATE duurzaamheidsmeting SET overlast = 'structureel'",
    "meting huurachterstand": "UPDATE duurzaamheidsmeting SET huurachterstand = 'opgelost'",
    "meting weg": "DELETE FROM duurzaamheidsmeting",
    "meting erbij": (
        "INSERT INTO duurzaamheidsmeting"
        " (traject_id, gemeten_op, woonsituatie, overlast, huurachterstand)"
        " SELECT traject_id, gemeten_op + 9, '', '', '' FROM duurzaamheidsmeting"
    ),
    "factuur op": "UPDATE factuur SET factuur_op = factuur_op - 1",
    "factuur betaald": "UPDATE factuur SET betaald_op = NULL",
    "factuur weg": "DELETE FROM factuur",
    "declaratie op": "UPDATE declaratie SET gedeclareerd_op = gedeclareerd_op - 1",
    "declaratie uitbetaald": "UPDATE declaratie SET uitbetaald_op = NULL",
    "declaratie weg": "DELETE FROM declaratie",
}


@pytest.fixture
def vol(geknoeide_kast: Kast) -> Kast:
    register = goed_register()
    register["trajecten"].insert(0, AFGEVALLEN | {"traject": "T-0", "aangemeld_op": "2020-12-24"})
    geknoeide_kast.neem_op(register)
    return geknoeide_kast


def test_nothing_differs_after_an_import(vol: Kast):
    assert list(differences()) == []


@pytest.mark.parametrize("wat", KNOEIWERK)
def test_what_was_tampered_with_is_reported(vol: Kast, voer_sql_uit: Callable, wat: str):
    voer_sql_uit(KNOEIWERK[wat])
    gevonden = list(differences())
    assert gevonden
    assert {traject for traject, _ in gevonden} <= {vol.traject("T-0").id, vol.traject("T-1").id}
    kolom = wat.removesuffix("_id")
    if wat in TRAJECT_VELDEN:
        assert all(kolom in uitleg for _, uitleg in gevonden)


def test_a_traject_without_any_gebeurtenis_is_reported(vol: Kast, voer_sql_uit: Callable):
    [(spook,)] = voer_sql_uit(
        "INSERT INTO traject (uuid, regio_id, nummer, kandidaat_id, toestand, toestand_buiten, woonproces, resultaat)"
        " SELECT gen_random_uuid(), regio_id, 'T-9', kandidaat_id, 'aangemeld', 'aangemeld', 'housing', ''"
        " FROM traject LIMIT 1 RETURNING id"
    )
    assert (spook, "heeft geen enkele gebeurtenis") in list(differences())


def test_a_row_that_stands_there_twice_is_reported(vol: Kast, voer_sql_uit: Callable):
    register = goed_register()
    register["trajecten"][0]["corporatie"] = ""
    vol.neem_op({"organisaties": register["organisaties"], "trajecten": register["trajecten"]})
    assert list(differences()) == []
    voer_sql_uit(
        "INSERT INTO toegang"
        " (traject_id, organisatie_id, niveau, doel, sinds, tot, gebeurtenis_id)"
        " SELECT traject_id, organisatie_id, niveau, doel, sinds, tot, gebeurtenis_id"
        " FROM toegang WHERE tot IS NOT NULL"
    )
    assert list(differences())

"""Complaints and rulings: both clocks, and the words apart from them."""

from datetime import date

import pytest

from sleutel.klachten.models import Klacht, KlachtGebeurtenis, KlachtTekst
from tests.domein.register.hulp import goed_register
from tests.kast import INLEESDAG, OUDEJAAR, Kast, inhoud, veranderd, zonder_kolom

LATER = date(2026, 12, 1)


@pytest.fixture
def geklaagd(kast: Kast) -> Kast:
    kast.neem_op({"klachten": goed_register()["klachten"]})
    return kast


def klacht(**anders: str) -> dict:
    return {"klachten": [goed_register()["klachten"][0] | anders]}


def test_a_new_complaint_and_its_ruling_are_known_from_their_own_days(geklaagd: Kast):
    for peildatum, ontvangen, uitspraken in (
        (date(2021, 5, 31), 0, {}),
        (date(2021, 6, 30), 1, {}),
        (OUDEJAAR, 1, {"gegrond": 1}),
    ):
        cijfers = geklaagd.cijfers(peildatum=peildatum)
        assert cijfers["klachten_ontvangen"] == ontvangen
        assert {k: v for k, v in cijfers["klachten_naar_uitspraak"].items() if k == "gegrond"} == (
            uitspraken
        )


def test_another_ruling_is_a_correction_known_from_the_import(geklaagd: Kast):
    assert geklaagd.neem_op(klacht(uitspraak="ongegrond"), LATER).correcties == 1
    assert geklaagd.cijfers()["klachten_naar_uitspraak"] == {"gegrond": 1}
    assert geklaagd.cijfers(peildatum=LATER)["klachten_naar_uitspraak"] == {"ongegrond": 1}


def test_an_emptied_day_withdraws_the_ruling(geklaagd: Kast):
    leeg = klacht(uitspraak_op="", uitspraak="", opvolging="")
    assert geklaagd.neem_op(leeg, LATER).correcties == 1
    assert geklaagd.cijfers()["klachten_naar_uitspraak"] == {"gegrond": 1}
    assert "gegrond" not in geklaagd.cijfers(peildatum=LATER)["klachten_naar_uitspraak"]
    assert geklaagd.neem_op(leeg, LATER).correcties == 0


def test_a_ruling_on_a_known_complaint_is_known_from_the_import(kast: Kast):
    kast.neem_op(klacht(uitspraak_op="", uitspraak="", opvolging=""))
    kast.neem_op(klacht(), LATER)
    assert KlachtGebeurtenis.objects.get(soort="uitspraak").bekend_op == LATER
    assert "gegrond" not in kast.cijfers(peildatum=INLEESDAG)["klachten_naar_uitspraak"]


def test_the_same_complaints_again_add_nothing(geklaagd: Kast):
    voor = inhoud()
    assert geklaagd.neem_op(klacht(), LATER).correcties == 0
    assert veranderd(voor) == {}


def test_the_words_of_a_complaint_stand_only_where_they_can_be_erased(kast: Kast):
    kast.neem_op(klacht(onderwerp="MERK-1", uitspraak="MERK-2", opvolging="MERK-3"))
    tekst = KlachtTekst.objects.get()
    assert (tekst.onderwerp, tekst.uitspraak, tekst.opvolging) == ("MERK-1", "MERK-2", "MERK-3")
    gevonden = {tabel for tabel, rijen in inhoud(behalve=()).items() if "MERK" in str(rijen)}
    assert gevonden == {"klachttekst"}
    assert kast.cijfers()["klachten_naar_uitspraak"] == {"overig": 1}


def test_an_absent_column_leaves_the_ruling_of_a_known_complaint(geklaagd: Kast):
    voor = inhoud()
    smal = zonder_kolom(klacht()["klachten"], "uitspraak_op", "uitspraak", "opvolging", "onderwerp")
    assert geklaagd.neem_op({"klachten": smal}, LATER).correcties == 0
    assert veranderd(voor) == {}


def test_a_correction_known_before_what_it_replaces_is_refused(geklaagd: Kast):
    [melding] = geklaagd.breng(klacht(uitspraak="ongegrond"), date(2021, 6, 15)).afgewezen
    assert (melding.tabel, melding.rij) == ("klachten", 2)


def test_a_number_belongs_to_its_region(geklaagd: Kast):
    geklaagd.neem_op(klacht(regio="Heuvelland"), LATER)
    assert Klacht.objects.filter(nummer="K1").count() == 2

"""The table of rules against the document, rule by rule, at the edges."""

from datetime import date

import pytest

from sleutel.domein.verdeling.gegevens import Bereik, Kandidaat, Ontzien, Vraag, Woning
from sleutel.domein.verdeling.normen import normen_van
from sleutel.domein.verdeling.regels import CODES, gefaalde_regels, kader_van

OP_22_NOVEMBER = date(2026, 11, 22)


def kandidaat(**anders):
    return Kandidaat(
        **{
            "id": "K1",
            "woonproces": "Housing",
            "urgentie": 1,
            "op_lijst_sinds": date(2026, 2, 1),
            "volwassenen": 1,
            "kinderen": 0,
            **anders,
        }
    )


def woning(**anders):
    return Woning(**{"id": "W1", "corporatie": "HEEMwonen", "gemeente": "GM0917", **anders})


def codes(k, w, ontzien=(), jaar=2026):
    vraag = Vraag(OP_22_NOVEMBER, (k,), (w,), ontzien=tuple(ontzien), normen=normen_van(jaar))
    return [regel.code for regel in gefaalde_regels(k, w, kader_van(vraag))]


def test_the_codes_are_those_of_the_document_in_its_order():
    assert CODES == (
        "woonproces",
        "gemeente",
        "uitgesloten",
        "blokkade",
        "ontzien",
        "personen",
        "leeftijd",
        "kamers",
        "toegankelijkheid",
        "passend",
        "inkomen",
    )


@pytest.mark.parametrize(
    ("mens", "huis", "verwacht"),
    [
        ({}, {}, []),
        ({}, {"woonprocessen": ("Housing Plus",)}, ["woonproces"]),
        ({}, {"woonprocessen": ("Housing", "Housing Plus")}, []),
        ({"gemeenten": ("GM0928",)}, {}, ["gemeente"]),
        ({"gemeenten": ("GM0928", "GM0917")}, {}, []),
        ({"uitgesloten_gemeenten": ("GM0917",)}, {}, ["uitgesloten"]),
        ({"uitgesloten_buurten": ("B1",)}, {"buurt": "B1"}, ["uitgesloten"]),
        ({"uitgesloten_complexen": ("C1",)}, {"complex": "C1"}, ["uitgesloten"]),
        ({"uitgesloten_complexen": ("C1",)}, {"buurt": "C1"}, []),
        ({"geblokkeerd_bij": ("HEEMwonen",)}, {}, ["blokkade"]),
        ({}, {"personen": Bereik(2, 3)}, ["personen"]),
        ({"kinderen": 3}, {"personen": Bereik(2, 3)}, ["personen"]),
        ({"kinderen": 2}, {"personen": Bereik(2, 3)}, []),
        ({"leeftijd": 54}, {"leeftijd": Bereik(55, None)}, ["leeftijd"]),
        ({"leeftijd": 55}, {"leeftijd": Bereik(55, None)}, []),
        ({"leeftijd": 17}, {}, ["leeftijd"]),
        ({"leeftijd": 18}, {}, []),
        ({}, {"leeftijd": Bereik(55, None)}, []),
        ({"kamers_minimaal": 3}, {"kamers": 2}, ["kamers"]),
        ({"kamers_minimaal": 3}, {"kamers": 3}, []),
        ({"kamers_minimaal": 3}, {}, []),
        ({"toegankelijkheid": "GNV"}, {}, ["toegankelijkheid"]),
        ({"toegankelijkheid": "ZON"}, {}, []),
        ({"toegankelijkheid": "NUL"}, {"toegankelijkheid": "ROG"}, ["toegankelijkheid"]),
        ({"toegankelijkheid": "ROG"}, {"toegankelijkheid": "NUL"}, ["toegankelijkheid"]),
        ({"toegankelijkheid": "ROA"}, {"toegankelijkheid": "ROL"}, []),
        ({"toegankelijkheid": "RUI"}, {"toegankelijkheid": "ROL"}, ["toegankelijkheid"]),
        ({"inkomen": 29400}, {"rekenhuur": 713.02}, []),
        ({"inkomen": 29400}, {"rekenhuur": 713.03}, ["passend"]),
        ({"inkomen": 29401}, {"rekenhuur": 932.93}, []),
        ({"inkomen": 29401}, {"rekenhuur": 932.94}, ["passend"]),
        ({"inkomen": 28776, "aow": True}, {"rekenhuur": 713.03}, []),
        ({"inkomen": 28775, "aow": True}, {"rekenhuur": 713.03}, ["passend"]),
        ({"inkomen": 39925, "kinderen": 1}, {"rekenhuur": 713.03}, ["passend"]),
        ({"inkomen": 39925, "kinderen": 2}, {"rekenhuur": 764.14}, []),
        ({"inkomen": 39925, "kinderen": 2}, {"rekenhuur": 764.15}, ["passend"]),
        ({"inkomen": 51537}, {"rekenhuur": 500}, []),
        ({"inkomen": 51538}, {"rekenhuur": 500}, ["inkomen"]),
        ({"inkomen": 51538}, {"rekenhuur": 2000}, ["inkomen"]),
        ({"inkomen": 56911, "kinderen": 1}, {}, ["inkomen"]),
        ({"inkomen": 20000}, {}, []),
    ],
)
def test_a_rule_fails_exactly_where_the_document_says(mens, huis, verwacht):
    assert codes(kandidaat(**mens), woning(**huis)) == verwacht


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        (None, None, ["ontzien"]),
        (OP_22_NOVEMBER, None, ["ontzien"]),
        (date(2026, 11, 23), None, []),
        (None, OP_22_NOVEMBER, []),
        (None, date(2026, 11, 23), ["ontzien"]),
    ],
)
def test_a_spared_complex_takes_nobody_from_van_until_before_tot(van, tot, verwacht):
    spaart = [Ontzien(complex="C9", van=van, tot=tot)]
    assert codes(kandidaat(), woning(complex="C9"), spaart) == verwacht
    assert codes(kandidaat(), woning(complex="C8"), spaart) == []


def test_a_year_without_amounts_passes_every_rule_about_money():
    assert codes(kandidaat(inkomen=999999), woning(rekenhuur=2000), jaar=1999) == []


def test_every_reason_is_given_not_only_the_first():
    k = kandidaat(leeftijd=17, kamers_minimaal=9, inkomen=99999)
    assert codes(k, woning(kamers=1)) == ["leeftijd", "kamers", "inkomen"]


def test_the_sentence_names_the_real_amounts_and_what_would_have_to_change():
    k, w = kandidaat(inkomen=19500), woning(rekenhuur=713.03)
    kader = kader_van(Vraag(OP_22_NOVEMBER, (k,), (w,), normen=normen_van(2026)))
    (regel,) = gefaalde_regels(k, w, kader)
    assert regel.zin(k, w, kader) == (
        "De huur is € 713,03; bij uw inkomen en huishouden mag die hoogstens € 713,02 zijn."
    )
    assert regel.anders(k, w, kader) == "Dit verandert als de huur € 713,02 of lager wordt."

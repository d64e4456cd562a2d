"""A row of the dossier hands out only what its Blik permits."""

from datetime import date

import pytest
from django.template import Context, Template

from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.rollen import Rol
from sleutel.domein.velden import Blik, Fase, Niveau
from sleutel.kandidaten.models import Kandidaat
from sleutel.partijen.models import Organisatie
from sleutel.trajecten.models import Traject
from sleutel.trajecten.zicht import Afgeschermd, Zicht, narrow

CORPORATIE = Blik(Niveau.PROFIEL, Rol.CORPORATIE, Fase.OP_DE_LIJST)
LOKET = Blik(Niveau.VOLLEDIG, Rol.PROCESREGISSEUR, Fase.OP_DE_LIJST)


@pytest.fixture
def traject() -> Traject:
    return Traject(
        nummer="T-1",
        toestand="op_wachtlijst",
        toestand_buiten="op_wachtlijst",
        woonproces="housing_plus",
        kandidaat=Kandidaat(nummer="K-MERK"),
        aanmelder=Organisatie(naam="Zorg MERK"),
        corporatie=Organisatie(naam="Weller"),
    )


def test_a_permitted_field_is_handed_out(traject: Traject):
    zicht = Zicht(traject, CORPORATIE)
    assert (zicht.nummer, zicht.corporatie.naam) == ("T-1", "Weller")
    assert zicht.toont["nummer"]


@pytest.mark.parametrize("veld", ["woonproces", "aanmelder", "kandidaat", "intake_op", "id"])
def test_any_other_field_is_refused(traject: Traject, veld: str):
    zicht = Zicht(traject, CORPORATIE)
    with pytest.raises(Afgeschermd, match=veld):
        getattr(zicht, veld)
    assert zicht.get(veld) is None
    assert not zicht.toont[veld]


@pytest.mark.parametrize(
    "naam", ["pk", "save", "gebeurtenissen", "aanmelder_id", "_meta", "objects"]
)
def test_what_is_no_field_is_no_way_round(traject: Traject, naam: str):
    with pytest.raises(Afgeschermd):
        getattr(Zicht(traject, LOKET), naam)


def test_a_row_is_never_text_by_itself(traject: Traject):
    with pytest.raises(Afgeschermd):
        str(Zicht(traject.kandidaat, CORPORATIE))


def test_a_reference_within_the_dossier_is_guarded_as_well(traject: Traject):
    assert isinstance(Zicht(traject, LOKET).kandidaat, Zicht)
    assert Zicht(traject, LOKET).kandidaat.nummer == "K-MERK"


AANGEWEZEN = Blik(Niveau.VOLLEDIG, Rol.PROCESREGISSEUR, Fase.OP_DE_LIJST, justitie=True)


@pytest.mark.parametrize("woonproces", ["housing", "housing_justitieel"])
def test_a_value_of_justice_and_its_neighbour_are_told_as_one(traject: Traject, woonproces: str):
    traject.woonproces = woonproces
    zicht = Zicht(traject, LOKET)
    assert zicht.als["woonproces"] == ("housing", "housing_justitieel")
    assert not zicht.toont["woonproces"]
    with pytest.raises(Afgeschermd):
        _ = zicht.woonproces
    assert Zicht(traject, AANGEWEZEN).woonproces == woonproces
    assert Zicht(traject, CORPORATIE).als["woonproces"] == ()


def test_outside_the_compartment_the_chain_reads_as_if_there_were_no_doorstroomwoning(
    traject: Traject,
):
    traject.toestand, traject.toestand_sinds = "in_doorstroomwoning", date(2026, 5, 1)
    traject.toestand_buiten, traject.toestand_buiten_sinds = "intake_gehouden", date(2026, 3, 1)
    for blik in (LOKET, CORPORATIE):
        zicht = Zicht(traject, blik)
        assert (zicht.toestand, zicht.toestand_sinds) == ("intake_gehouden", date(2026, 3, 1))
    assert Zicht(traject, AANGEWEZEN).toestand == "in_doorstroomwoning"


def test_a_template_that_asks_for_a_hidden_field_fails_a_test_and_shows_nothing_when_deployed(
    traject: Traject, monkeypatch: pytest.MonkeyPatch
):
    template = Template("[{{ t.woonproces }}]")
    context = Context({"t": Zicht(traject, CORPORATIE)})
    with pytest.raises(Afgeschermd):
        template.render(context)
    monkeypatch.setattr(Afgeschermd, "silent_variable_failure", True)
    assert template.render(context) == "[]"


LOG = [
    Regel(1, "aangemeld", date(2021, 1, 4), date(2021, 1, 4), {"herkomst": "ggz"}),
    Regel(2, "op_wachtlijst", date(2021, 3, 1), date(2021, 3, 1), {"corporatie": "weller"}),
    Regel(3, "op_wachtlijst", date(2021, 3, 8), date(2021, 4, 1), {"corporatie": "heemwonen"}, 2),
]


def test_a_log_is_narrowed_to_the_kinds_and_attributes_that_are_seen():
    assert narrow(LOG, CORPORATIE) == [
        Regel(3, "op_wachtlijst", date(2021, 3, 8), date(2021, 3, 8), {"corporatie": "heemwonen"})
    ]
    assert narrow(LOG, LOKET) == LOG


def test_detention_is_told_with_its_neighbour_in_a_log_also_where_a_correction_took_it_away():
    was = Regel(1, "aangemeld", date(2021, 1, 4), date(2021, 1, 4), {"herkomst": "detentie"})
    nu = Regel(2, "aangemeld", date(2021, 1, 4), date(2021, 2, 1), {"herkomst": "ggz"}, 1)
    assert [regel.gegevens for regel in narrow([was, nu], LOKET)] == [
        {"herkomst": ("beschermd_wonen", "detentie")},
        {"herkomst": "ggz"},
    ]

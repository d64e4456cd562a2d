"""Who sees a traject: access is data, and closed without it."""

from dataclasses import replace
from datetime import date

import pytest

from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.kandidaten.models import Eigendossier, Kandidaat
from sleutel.kandidaten.services import ensure_kandidaten
from sleutel.partijen.actor import Actor
from sleutel.partijen.models import Account, Organisatie
from sleutel.partijen.queries import command_line_actor, organisation_ids
from sleutel.trajecten.models import Toegang
from sleutel.trajecten.queries import count_by_state, visible_trajecten
from sleutel.trajecten.services import Nieuw, open_dossiers, record

DAG = date(2026, 3, 2)
KEY = ("parkstad", "PS-1")
ROL_VAN = {"radar": Rol.AANMELDER, "weller": Rol.CORPORATIE, "standby": Rol.BEGELEIDER}
PARTIJEN = {"radar": "zorgpartij", "weller": "corporatie", "standby": "zorgpartij"}


@pytest.fixture
def loket(db, klok) -> Actor:
    """The loket, after an aanmelding by Radar, a list at Weller and a start guided by StandBy."""
    klok(date(2026, 6, 1))
    for code, soort in PARTIJEN.items():
        Organisatie.objects.create(code=code, naam=code, sorteernaam=code, soort=soort)
    dossier = open_dossiers([KEY], {})[KEY]
    dossier.kandidaat_id = ensure_kandidaten([KEY])[KEY]
    dossier.nieuw = [
        Nieuw(Soort.AANGEMELD, DAG, DAG, {"woonproces": "housing", "aanmelder": "radar"}),
        Nieuw(Soort.OP_WACHTLIJST, DAG, DAG, {"corporatie": "weller"}),
        Nieuw(Soort.START_HUREN, DAG, DAG, {"corporatie": "weller", "begeleiding_door": "standby"}),
    ]
    actor = command_line_actor()
    record([dossier], actor=actor, bron="register", codes=organisation_ids())
    return actor


def test_the_loket_sees_the_traject(loket):
    assert [traject.nummer for traject in visible_trajecten(loket)] == ["PS-1"]
    assert count_by_state(loket) == {"huurt": 1}


@pytest.mark.parametrize(
    "rol", [rol for rol in Rol if rol not in (Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN)]
)
def test_another_role_at_the_loket_sees_no_traject(loket, rol):
    assert not visible_trajecten(replace(loket, rol=rol)).exists()
    assert count_by_state(replace(loket, rol=rol)) == {}


@pytest.mark.parametrize("partij", PARTIJEN)
@pytest.mark.parametrize("rol", Rol)
def test_a_party_sees_the_traject_only_in_the_role_of_its_purpose(loket, partij, rol):
    actor = replace(loket, organisatie_id=organisation_ids()[partij], rol=rol)

    assert Toegang.objects.filter(organisatie=actor.organisatie_id).exists()
    assert visible_trajecten(actor).exists() is (rol == ROL_VAN[partij])


def test_who_has_no_toegang_of_his_own_organisation_sees_nothing(loket):
    ander = Organisatie.objects.create(
        code="xonar", naam="Xonar", sorteernaam="xonar", soort="zorgpartij"
    )

    for rol in Rol:
        assert not visible_trajecten(replace(loket, organisatie_id=ander.pk, rol=rol)).exists()


def test_a_kandidaat_sees_his_own_trajecten_and_no_others(loket):
    ik, een_ander = (
        Account.objects.create_user(f"{naam}@voorbeeld.nl", naam) for naam in ("ik", "ander")
    )
    kandidaat = Kandidaat.objects.get(nummer="PS-1")
    Eigendossier.objects.create(account=ik, kandidaat=kandidaat, sinds=DAG)
    mijn = replace(loket, account_id=ik.pk, rol=Rol.KANDIDAAT)

    assert [traject.nummer for traject in visible_trajecten(mijn)] == ["PS-1"]
    assert not visible_trajecten(replace(mijn, account_id=een_ander.pk)).exists()


def test_another_loket_does_not_see_the_trajecten_of_this_one(loket):
    ander = Organisatie.objects.create(
        code="ander", naam="Ander", sorteernaam="ander", soort="loket"
    )

    assert not visible_trajecten(replace(loket, organisatie_id=ander.pk)).exists()


def test_without_a_row_of_toegang_even_the_loket_sees_nothing(loket):
    Toegang.objects.all().delete()

    assert not visible_trajecten(loket).exists()


@pytest.mark.parametrize(
    ("tijd", "ziet"),
    [
        ({"tot": date(2026, 6, 1)}, False),
        ({"tot": date(2026, 6, 2)}, True),
        ({"sinds": date(2026, 6, 2)}, False),
        ({"sinds": date(2026, 6, 1)}, True),
    ],
)
def test_toegang_holds_from_its_first_day_until_its_last(loket, tijd, ziet):
    Toegang.objects.filter(organisatie=loket.organisatie_id).update(**tijd)

    assert visible_trajecten(loket).exists() is ziet


def test_the_import_gives_each_party_its_own_level_and_purpose(loket):
    rijen = Toegang.objects.values_list("organisatie__code", "niveau", "doel")

    assert set(rijen) == {
        ("loket-housing", "volledig", "procesregie"),
        ("loket-housing", "keten", "financien"),
        ("radar", "keten", "aanmelding"),
        ("weller", "keten", "huisvesting"),
        ("standby", "keten", "begeleiding"),
    }

"""The demo: made-up people, and the compartment of justice data at work."""

import pytest

from sleutel.domein.procesgang.soorten import Soort
from sleutel.koppelingen.demo import name_procesregisseur, tie_kandidaat
from sleutel.partijen.models import Account
from sleutel.partijen.queries import actor_for
from sleutel.trajecten import aanwijzen
from sleutel.trajecten.models import Justitietoegang
from sleutel.trajecten.queries import look_at, visible_trajecten
from tests.web.rolbezetting import LOPEND, maak_cast, maak_dossier

JUSTITIEEL = (Soort.AANGEMELD, LOPEND[1], {**LOPEND[2], "woonproces": "housing_justitieel"})


@pytest.fixture
def cast(db):
    return maak_cast()


def test_the_procesregisseur_of_the_demo_sees_justice_data_and_her_colleague_does_not(cast):
    uuid = maak_dossier("PS-1", JUSTITIEEL)
    maak_dossier("PS-2", LOPEND)

    assert name_procesregisseur() == 1

    carla, dirk = (
        actor_for(Account.objects.get(email=cast[rol]), None)
        for rol in ("procesregisseur", "loket-financien")
    )
    assert look_at(uuid, actor=carla).traject.woonproces == "housing_justitieel"
    assert not look_at(uuid, actor=dirk).traject.toont["woonproces"]


def test_what_was_ended_in_the_demo_stays_ended(cast):
    uuid = maak_dossier("PS-1", JUSTITIEEL)
    name_procesregisseur()
    carla = actor_for(Account.objects.get(email=cast["procesregisseur"]), None)
    gegeven = Justitietoegang.objects.get()
    aanwijzen.end(uuid, toegang=gegeven.uuid, actor=carla, op=gegeven.sinds)

    assert name_procesregisseur() == 0
    assert Justitietoegang.objects.count() == 1


def test_outside_the_demo_nobody_is_named_by_itself(cast, settings):
    maak_dossier("PS-1", JUSTITIEEL)
    settings.MODUS = "productie"

    with pytest.raises(RuntimeError, match="Alleen de demo"):
        name_procesregisseur()
    assert not Justitietoegang.objects.exists()


HUURT = (
    (Soort.AANGEMELD, LOPEND[1], {**LOPEND[2], "woonproces": "housing"}),
    (Soort.START_HUREN, LOPEND[1], {}),
)


def test_the_kandidaat_of_the_demo_sees_his_own_traject_and_no_other(cast):
    eigen, _ = maak_dossier("PS-1", *HUURT), maak_dossier("PS-2", *HUURT)

    assert tie_kandidaat()
    assert not tie_kandidaat(), "a second start changes nothing"

    nina = actor_for(Account.objects.get(email=cast["kandidaat"]), None)
    assert [traject.uuid for traject in visible_trajecten(nina)] == [eigen]


def test_outside_the_demo_nobody_becomes_a_kandidaat_by_itself(cast, settings):
    maak_dossier("PS-1", *HUURT)
    settings.MODUS = "productie"

    with pytest.raises(RuntimeError, match="Alleen de demo"):
        tie_kandidaat()

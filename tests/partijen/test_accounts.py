"""Who works for whom, and the cast of the demo."""

import uuid
from datetime import date

import pytest

from sleutel.domein.register.organisaties import make_slug
from sleutel.domein.rollen import Rol
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.queries import actor_for, demo_memberships, memberships_of
from sleutel.partijen.services import make_demo_accounts

SINDS = date(2026, 1, 1)


@pytest.fixture
def iemand(db, klok) -> Account:
    klok(date(2026, 11, 23))
    return Account.objects.create_user("iemand@example.invalid", "Iemand")


def lid_van(account: Account, naam: str, rol: Rol, **tijd: date) -> Lidmaatschap:
    organisatie, _ = Organisatie.objects.get_or_create(
        code=naam, defaults={"naam": naam, "sorteernaam": naam, "soort": "zorgpartij"}
    )
    return Lidmaatschap.objects.create(
        account=account, organisatie=organisatie, rol=rol, **{"sinds": SINDS, **tijd}
    )


def test_who_works_for_one_organisation_works_as_a_member_of_it(iemand):
    lid = lid_van(iemand, "radar", Rol.AANMELDER)

    actor = actor_for(iemand, None)

    assert actor is not None
    assert (actor.account_id, actor.organisatie_id) == (iemand.pk, lid.organisatie_id)
    assert actor.rol is Rol.AANMELDER
    assert (actor.account_naam, actor.organisatie_naam) == ("Iemand", "radar")


def test_who_works_for_several_must_choose(iemand):
    lid_van(iemand, "radar", Rol.AANMELDER)
    tweede = lid_van(iemand, "koraal", Rol.BEGELEIDER)

    assert actor_for(iemand, None) is None
    gekozen = actor_for(iemand, tweede.uuid)
    assert gekozen is not None
    assert gekozen.organisatie_naam == "koraal"


def test_a_choice_that_ended_is_not_replaced_by_another(iemand):
    lid_van(iemand, "radar", Rol.AANMELDER)
    voorbij = lid_van(iemand, "koraal", Rol.BEGELEIDER, tot=date(2026, 11, 23))

    assert actor_for(iemand, voorbij.uuid) is None
    assert actor_for(iemand, uuid.uuid4()) is None


@pytest.mark.parametrize(
    "tijd",
    [{"sinds": date(2026, 11, 24)}, {"tot": date(2026, 11, 23)}, {"tot": SINDS}],
    ids=["from tomorrow", "until today", "never"],
)
def test_a_membership_of_another_day_does_not_hold(iemand, tijd):
    lid_van(iemand, "radar", Rol.AANMELDER, **tijd)

    assert memberships_of(iemand) == []


def test_an_account_that_was_closed_works_for_nobody(iemand):
    lid_van(iemand, "radar", Rol.AANMELDER)
    Account.objects.filter(pk=iemand.pk).update(is_active=False)

    assert actor_for(iemand, None) is None


def test_the_demo_has_one_account_for_every_role(db):
    gemaakt = make_demo_accounts("een-wachtwoord")

    assert sorted(account.rol for account in gemaakt) == sorted(rol.label for rol in Rol)
    assert [lid.rol for lid in demo_memberships()] == [rol.value for rol in Rol]
    for account in gemaakt:
        assert Account.objects.get(email=account.email).check_password("een-wachtwoord")


def test_making_the_demo_accounts_twice_changes_nothing(db):
    eerste = make_demo_accounts()
    aantallen = [model.objects.count() for model in (Account, Organisatie, Lidmaatschap)]

    assert make_demo_accounts() == eerste
    assert [model.objects.count() for model in (Account, Organisatie, Lidmaatschap)] == aantallen


def test_the_legal_home_of_the_loket_is_an_organisation_apart(db):
    make_demo_accounts()

    levanto = Organisatie.objects.get(naam="LEVANTOgroep")
    assert (levanto.code, levanto.soort) == (make_slug("LEVANTOgroep", set()), "zorgpartij")
    assert Organisatie.objects.get(soort="loket").pk != levanto.pk


def test_an_organisation_that_a_register_brought_is_used_again(db):
    Organisatie.objects.create(
        code="weller", naam="Weller", sorteernaam="weller", soort="corporatie"
    )

    make_demo_accounts()

    assert Organisatie.objects.filter(naam="Weller").count() == 1


def test_the_known_password_never_comes_into_production(db, settings):
    settings.MODUS = "productie"

    with pytest.raises(RuntimeError, match="demo"):
        make_demo_accounts()
    assert not demo_memberships()

"""Invitations: who may, what is asked, once, in time; a kandidaat with a code sent apart."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from sleutel.domein.rollen import ROLLEN_PER_SOORT, Rol
from sleutel.kandidaten.queries import own_kandidaten
from sleutel.kandidaten.services import ensure_kandidaten
from sleutel.koppelingen.identiteit import uitnodigen
from sleutel.partijen import leden, uitnodigingen
from sleutel.partijen.models import (
    Account,
    Lidmaatschap,
    Organisatie,
    OrganisatieSoort,
    Uitnodiging,
)
from sleutel.partijen.queries import actor_for, as_actor, memberships_of
from sleutel.partijen.uitnodigingen import Geweigerd, Uitgenodigd
from tests.web.rolbezetting import laat_werken, maak_cast

NU = datetime(2026, 11, 23, 12, tzinfo=UTC)
NIEUW = "iemand@example.nl"


def actor(rol: Rol):
    lid = Lidmaatschap.objects.select_related("account", "organisatie")
    return as_actor(lid.get(rol=rol.value, account__email__endswith="@demo.sleutel.invalid"))


@pytest.fixture(autouse=True)
def cast(db, klok) -> dict[str, str]:
    klok(NU)
    return maak_cast()


def nodig_uit(
    email: str = NIEUW,
    bij: str = "weller",
    rol: Rol = Rol.CORPORATIE,
    wie: Rol = Rol.FUNCTIONEEL_BEHEERDER,
    op: datetime = NU,
) -> Uitgenodigd | Geweigerd:
    return uitnodigen.invite(
        email=email,
        organisatie=Organisatie.objects.get(code=bij).uuid,
        rol=rol,
        actor=actor(wie),
        op=op,
        link=lambda sleutel: f"https://sleutel.example/uitnodiging/{sleutel}",
    )


def nodig_kandidaat_uit(email: str = NIEUW, nummer: str = "K-1") -> Uitgenodigd | Geweigerd:
    (kandidaat,) = ensure_kandidaten([("parkstad", nummer)]).values()
    return uitnodigen.invite_kandidaat(
        kandidaat,
        email=email,
        actor=actor(Rol.PROCESREGISSEUR),
        op=NU,
        link=lambda sleutel: f"https://sleutel.example/uitnodiging/{sleutel}",
    )


def neem_aan(gedaan: Uitgenodigd, account: Account | None = None, op: datetime = NU):
    return uitnodigen.accept(
        gedaan.uitnodiging, account=account, naam="Iemand", wachtwoord="een-goede-zin", op=op
    )


def test_who_accepts_has_an_account_and_a_membership():
    account = neem_aan(nodig_uit())

    (lid,) = memberships_of(account)
    assert (lid.organisatie.code, lid.rol) == ("weller", "corporatie")
    assert account.check_password("een-goede-zin")
    assert actor_for(account, None).rol is Rol.CORPORATIE


def test_the_mail_has_the_link_and_nothing_of_the_person_role_or_organisation():
    gedaan = nodig_uit()
    laat_werken()

    (bericht,) = mail.outbox
    assert bericht.to == [NIEUW]
    assert str(gedaan.sleutel) in bericht.body
    for woord in ("Weller", "corporatie", "Leo", "Loket", NIEUW):
        assert woord not in bericht.subject + bericht.body


def test_every_invitation_has_the_same_mail():
    een, ander = nodig_uit(), nodig_kandidaat_uit("ander@example.nl")
    laat_werken()

    teksten = {
        bericht.body.replace(str(een.sleutel), "").replace(str(ander.sleutel), "")
        for bericht in mail.outbox
    }
    assert len(teksten) == 1
    assert ander.code not in mail.outbox[1].body


def test_the_link_and_the_code_are_kept_as_prints_only():
    gedaan = nodig_kandidaat_uit()
    rij = str(Uitnodiging.objects.filter(pk=gedaan.uitnodiging.pk).values().get())

    assert str(gedaan.sleutel) not in rij
    assert gedaan.sleutel.hex not in rij
    assert gedaan.code not in rij


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.FUNCTIONEEL_BEHEERDER])
def test_nobody_but_the_functioneel_beheerder_invites_for_an_organisation(rol):
    with pytest.raises(PermissionDenied):
        nodig_uit(wie=rol)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.PROCESREGISSEUR])
def test_nobody_but_the_procesregisseur_invites_a_kandidaat(rol):
    with pytest.raises(PermissionDenied):
        uitnodigingen.invite(email=NIEUW, rol=Rol.KANDIDAAT, actor=actor(rol), op=NU)


def test_a_functioneel_beheerder_elsewhere_than_at_the_loket_invites_nobody():
    Organisatie.objects.filter(soort="loket").update(soort="zorgpartij")

    with pytest.raises(PermissionDenied):
        nodig_uit()


def test_every_reason_not_to_invite_is_told_at_once():
    beheerder = actor(Rol.FUNCTIONEEL_BEHEERDER)
    adres = Account.objects.get(pk=beheerder.account_id).email

    gedaan = nodig_uit(adres, rol=Rol.BEGELEIDER)

    assert isinstance(gedaan, Geweigerd)
    assert "Bij Weller kan niemand begeleider zijn. Kies een andere rol." in gedaan.redenen
    assert "Dit is uw eigen adres. Laat een collega u uitnodigen." in gedaan.redenen
    laat_werken()
    assert mail.outbox == []


def test_who_is_already_a_member_is_not_invited_again(cast):
    gedaan = nodig_uit(cast["corporatie"])

    assert gedaan.redenen == ["Deze persoon is al verhuurmedewerker van de corporatie bij Weller."]


def test_every_role_has_its_kind_of_organisation():
    assert set(ROLLEN_PER_SOORT) == {soort.value for soort in OrganisatieSoort}
    assert {rol for rollen in ROLLEN_PER_SOORT.values() for rol in rollen} == set(Rol)


def test_an_invitation_works_once():
    gedaan = nodig_uit()
    neem_aan(gedaan)

    assert uitnodigingen.find(gedaan.sleutel, op=NU) is None
    assert neem_aan(gedaan) is None
    assert Account.objects.filter(email=NIEUW).count() == 1


@pytest.mark.parametrize(("dagen", "werkt"), [(13.9, True), (14, False)])
def test_an_invitation_works_for_fourteen_days(dagen, werkt):
    gedaan = nodig_uit()
    later = NU + timedelta(days=dagen)

    assert (uitnodigingen.find(gedaan.sleutel, op=later) is not None) is werkt
    assert (neem_aan(gedaan, op=later) is not None) is werkt


def test_an_unknown_link_finds_nothing():
    nodig_uit()

    assert uitnodigingen.find(uuid4(), op=NU) is None


def test_a_withdrawn_invitation_does_not_work():
    gedaan = nodig_uit()

    assert uitnodigingen.withdraw(
        gedaan.uitnodiging.uuid, actor=actor(Rol.FUNCTIONEEL_BEHEERDER), op=NU
    )

    assert uitnodigingen.find(gedaan.sleutel, op=NU) is None
    assert neem_aan(gedaan) is None


def test_a_second_invitation_takes_the_place_of_the_first():
    eerste, tweede = nodig_uit(), nodig_uit(" IEMAND@Example.nl")

    assert uitnodigingen.find(eerste.sleutel, op=NU) is None
    assert uitnodigingen.find(tweede.sleutel, op=NU) is not None


def test_who_has_an_account_gets_a_second_membership(cast):
    account = Account.objects.get(email=cast["aanmelder"])

    neem_aan(nodig_uit(cast["aanmelder"]), account)

    assert {lid.organisatie.code for lid in memberships_of(account)} == {"levantogroep", "weller"}


def test_an_invitation_is_not_accepted_by_another_account(cast):
    gedaan = nodig_uit()
    with pytest.raises(PermissionDenied):
        neem_aan(gedaan, Account.objects.get(email=cast["bestuur"]))

    van_lid = nodig_uit(cast["aanmelder"])
    with pytest.raises(PermissionDenied):
        neem_aan(van_lid)  # a new password for an account that exists


def test_who_accepts_as_kandidaat_is_that_kandidaat():
    gedaan = nodig_kandidaat_uit()
    account = neem_aan(gedaan)

    assert list(own_kandidaten(account.pk)) == list(
        ensure_kandidaten([("parkstad", "K-1")]).values()
    )
    assert actor_for(account, None).rol is Rol.KANDIDAAT


def test_the_functioneel_beheerder_sees_no_kandidaten_and_the_regisseur_nobody_else():
    nodig_uit()
    nodig_kandidaat_uit("kandidaat@example.nl")

    def adressen(rol: Rol) -> set[str]:
        return {u.email for u in uitnodigingen.waiting(actor(rol))}

    assert adressen(Rol.FUNCTIONEEL_BEHEERDER) == {NIEUW}
    assert adressen(Rol.PROCESREGISSEUR) == {"kandidaat@example.nl"}
    assert adressen(Rol.BESTUUR) == adressen(Rol.LOKET_FINANCIEN) == set()
    rollen = {lid.rol for lid in leden.members(actor(Rol.FUNCTIONEEL_BEHEERDER), op=NU.date())}
    assert rollen == {rol.value for rol in Rol} - {"kandidaat"}


def test_five_wrong_codes_void_the_invitation():
    gedaan = nodig_kandidaat_uit()
    fout = "0" * 8 if gedaan.code != "0" * 8 else "1" * 8
    for _ in range(5):
        assert not uitnodigingen.try_code(gedaan.uitnodiging, fout, op=NU)

    assert not uitnodigingen.try_code(gedaan.uitnodiging, gedaan.code, op=NU)
    assert uitnodigingen.find(gedaan.sleutel, op=NU) is None
    assert neem_aan(gedaan) is None


def test_the_right_code_may_be_written_in_groups():
    gedaan = nodig_kandidaat_uit()

    assert uitnodigingen.try_code(
        gedaan.uitnodiging, f" {gedaan.code[:4]} {gedaan.code[4:]}", op=NU
    )


def test_ending_a_membership_and_closing_an_account_take_effect_at_once(cast):
    beheerder = actor(Rol.FUNCTIONEEL_BEHEERDER)
    lid = Lidmaatschap.objects.get(account__email=cast["corporatie"])
    leden.end_membership(lid.uuid, actor=beheerder, op=NU.date())
    assert memberships_of(lid.account) == []
    lid.refresh_from_db()
    assert (lid.tot, lid.beeindigd_door_id) == (NU.date(), beheerder.account_id)

    account = Account.objects.get(email=cast["bestuur"])
    leden.set_open(account, is_open=False, actor=beheerder)
    assert memberships_of(account) == []
    leden.set_open(account, is_open=True, actor=beheerder)
    assert len(memberships_of(account)) == 1


def test_nobody_ends_his_own_membership_or_closes_his_own_account(cast):
    beheerder = actor(Rol.FUNCTIONEEL_BEHEERDER)
    lid = Lidmaatschap.objects.get(account=beheerder.account_id)

    with pytest.raises(PermissionDenied):
        leden.end_membership(lid.uuid, actor=beheerder, op=NU.date())
    with pytest.raises(PermissionDenied):
        leden.set_open(lid.account, is_open=False, actor=beheerder)


def test_who_may_not_manage_ends_and_closes_nothing(cast):
    lid = Lidmaatschap.objects.get(account__email=cast["corporatie"])

    assert leden.end_membership(lid.uuid, actor=actor(Rol.BESTUUR), op=NU.date()) is None
    with pytest.raises(PermissionDenied):
        leden.set_open(lid.account, is_open=False, actor=actor(Rol.PROCESREGISSEUR))
    assert len(memberships_of(lid.account)) == 1


def test_a_membership_of_before_its_first_day_ends_on_that_day(cast):
    lid = Lidmaatschap.objects.get(account__email=cast["corporatie"])
    Lidmaatschap.objects.filter(pk=lid.pk).update(sinds=date(2027, 1, 1))

    leden.end_membership(lid.uuid, actor=actor(Rol.FUNCTIONEEL_BEHEERDER), op=NU.date())

    lid.refresh_from_db()
    assert lid.tot == lid.sinds == date(2027, 1, 1)


def test_the_membership_of_the_command_line_is_nobodys_to_end():
    beheerder = actor(Rol.FUNCTIONEEL_BEHEERDER)
    lid = Lidmaatschap.objects.get(account__email="opdrachtregel@sleutel.invalid")

    assert lid not in leden.members(beheerder, op=NU.date())
    assert leden.end_membership(lid.uuid, actor=beheerder, op=NU.date()) is None
    assert leden.find_account(lid.account.uuid, actor=beheerder) is None

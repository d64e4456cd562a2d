"""Reading the parties: names by code, how organisations take part in regions, and who works for whom."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q, QuerySet

from sleutel.common.klok import vandaag
from sleutel.common.sorteren import sort_key
from sleutel.domein.keuzelijst import OrganisatieSoort as RegisterSoort
from sleutel.domein.keuzelijst import Reden, Regio
from sleutel.domein.rollen import Rol

from . import models
from .actor import Actor
from .models import (
    Account,
    Convenant,
    Gemeente,
    Kern,
    Lidmaatschap,
    Organisatie,
    normalise_email,
)
from .scopes import may_invite_kandidaten, may_manage  # noqa: F401 - pages ask them here

DEMO_DOMEIN = "demo.sleutel.invalid"
"""The e-mail addresses of the demo accounts end with this; it exists nowhere."""


OPDRACHTREGEL = "opdrachtregel@sleutel.invalid"
"""The address of the account by which the command line works; nobody signs in with it."""


def names_by_code() -> dict[str, str]:
    """What people read for the code of a village, a municipality or an organisation."""
    return {
        code: naam
        for model in (Kern, Gemeente, Organisatie)
        for code, naam in model.objects.order_by().values_list("code", "naam")
    }


def names_of_organisations(codes: Sequence[str]) -> dict[str, str]:
    """The name of each of these organisations that exists, by its code."""
    return dict(Organisatie.objects.filter(code__in=codes).order_by().values_list("code", "naam"))


def organisation_ids() -> dict[str, int]:
    """The id of every organisation by its code."""
    return dict(Organisatie.objects.order_by().values_list("code", "id"))


def convenanten() -> list[tuple[str, str, DateRange, bool | None]]:
    """(organisation, region, when, convenantpartner) of everyone who takes part."""
    rows = Convenant.objects.order_by("id")
    return list(rows.values_list("organisatie__code", "regio_id", "geldig", "convenantpartner"))


def pays_per_traject() -> Exists:
    """For a query on trajecten: on the day of the aanmelding the aanmelder was a deelnemer."""
    deelnemer = Convenant.objects.filter(
        organisatie=OuterRef("aanmelder"),
        regio=OuterRef("regio"),
        geldig__contains=OuterRef("aangemeld_op"),
        convenantpartner=False,
    )
    return Exists(deelnemer)


def regions_by_code(*, there_on: date | None = None) -> dict[str, Regio]:
    """Every region by its code, in the order in which people list them; or those that were there on a day."""
    rows = models.Regio.objects.all()
    if there_on is not None:
        rows = rows.filter(Q(sinds=None) | Q(sinds__lte=there_on))
    return {code: Regio(code, naam) for code, naam in rows.values_list("code", "naam")}


def known_regions() -> tuple[Regio, ...]:
    """Every region, in the order in which people list them."""
    return tuple(regions_by_code().values())


def known_reasons() -> tuple[Reden, ...]:
    """Every reason, in the order in which people list them."""
    return tuple(reden for reden, _ in reasons_since())


def reasons_since() -> list[tuple[Reden, date | None]]:
    """Every reason with the day on which it was added (None: there from the start), in that same order."""
    rows = models.Reden.objects.values_list("code", "naam", "sinds")
    return [(Reden(code, naam), sinds) for code, naam, sinds in rows]


def municipalities() -> list[tuple[str, str, str]]:
    """(code, name, region) of every municipality."""
    return list(Gemeente.objects.order_by("code").values_list("code", "naam", "regio_id"))


def municipalities_of(regio: str) -> dict[str, str]:
    """The name of every municipality of a region by its code, in order of name."""
    rows = Gemeente.objects.filter(regio=regio)
    return {g.code: g.naam for g in sorted(rows, key=lambda g: sort_key(g.naam))}


def villages_by_municipality() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(code, name, [(code, name) of its villages]) of every municipality."""
    gemeenten = Gemeente.objects.prefetch_related("kernen").order_by("code")
    return [
        (gemeente.code, gemeente.naam, [(kern.code, kern.naam) for kern in gemeente.kernen.all()])
        for gemeente in gemeenten
    ]


def organisations_by_region() -> list[tuple[str, str, str, list[str]]]:
    """(code, name, kind, regions) of the organisations of which a register can speak."""
    organisaties = (
        Organisatie.objects.filter(soort__in=[soort.value for soort in RegisterSoort])
        .prefetch_related("convenanten")
        .order_by("code")
    )
    return [
        (o.code, o.naam, o.soort, [c.regio_id for c in o.convenanten.all()]) for o in organisaties
    ]


def regions_with_organisations() -> set[str]:
    """The regions whose organisations the loket listed."""
    rows = Convenant.objects.filter(uit_organisaties=True)
    return set(rows.order_by().values_list("regio_id", flat=True).distinct())


def command_line_actor() -> Actor:
    """Who works at the command line: the loket, under an account with which nobody signs in."""
    lidmaatschap = Lidmaatschap.objects.select_related("account", "organisatie").get(
        account__email=OPDRACHTREGEL
    )
    return as_actor(lidmaatschap)


def is_a_person(account_id: int) -> bool:
    """Whether somebody can sign in with this account: not that of the command line, nor a closed one."""
    accounts = Account.objects.filter(pk=account_id, is_active=True)
    return accounts.exclude(email=OPDRACHTREGEL).exists()


def members_of(per_rol: Mapping[Rol, Collection[int]]) -> list[Lidmaatschap]:
    """The memberships that hold today in one of these roles, of one of its organisations, by name.

    The account of the command line is nobody, so it is not among them.
    """
    wie = Q(pk__in=[])
    for rol, organisaties in per_rol.items():
        wie |= Q(rol=rol.value, organisatie__in=organisaties)
    rows = Lidmaatschap.objects.active_on(vandaag()).filter(wie)
    rows = rows.exclude(account__email=OPDRACHTREGEL)
    return list(rows.select_related("account", "organisatie").order_by("account__naam", "id"))


def as_actor(lidmaatschap: Lidmaatschap) -> Actor:
    """Who acts under this membership."""
    return Actor(
        lidmaatschap.account_id,
        lidmaatschap.organisatie_id,
        Rol(lidmaatschap.rol),
        lidmaatschap.account.naam,
        lidmaatschap.organisatie.naam,
        lidmaatschap.organisatie.soort,
    )


def account_by_email(email: str) -> Account | None:
    """The account with this address that may sign in, however the address is written."""
    return Account.objects.filter(email=normalise_email(email), is_active=True).first()


def memberships_of(account: Account) -> list[Lidmaatschap]:
    """The memberships of the account that hold today; none when it may not sign in."""
    rows = Lidmaatschap.objects.active_on(vandaag()).filter(account=account)
    return list(rows.select_related("account", "organisatie"))


def chosen(memberships: Sequence[Lidmaatschap], gekozen: UUID | None) -> Lidmaatschap | None:
    """The one membership under which somebody works now.

    The one chosen; without a choice the only one. A choice that no longer holds is never replaced by
    another: the person chooses again, and so never works for somebody without knowing.
    """
    if gekozen is None:
        return memberships[0] if len(memberships) == 1 else None
    return next((lid for lid in memberships if lid.uuid == gekozen), None)


def actor_for(account: Account, lidmaatschap: UUID | None) -> Actor | None:
    """As whom the account works today under this choice (see `chosen`), or None."""
    membership = chosen(memberships_of(account), lidmaatschap)
    return as_actor(membership) if membership else None


def still_acting(account_id: int, organisatie_id: int, rol: Rol) -> Actor | None:
    """The actor of work that was put aside, if this membership still holds today."""
    rows = Lidmaatschap.objects.active_on(vandaag()).filter(
        account=account_id, organisatie=organisatie_id, rol=rol
    )
    membership = rows.select_related("account", "organisatie").first()
    return as_actor(membership) if membership else None


def demo_memberships() -> list[Lidmaatschap]:
    """The memberships of the demo accounts that hold today, by role."""
    rows = Lidmaatschap.objects.active_on(vandaag()).filter(
        account__email__endswith=f"@{DEMO_DOMEIN}"
    )
    order = list(Rol)
    return sorted(
        rows.select_related("account", "organisatie"),
        key=lambda lid: (order.index(Rol(lid.rol)), lid.account.email),
    )


def every_account() -> QuerySet[Account]:
    """All accounts by name, for a query that narrows them."""
    return Account.objects.order_by("naam", "id")


def every_organisation() -> QuerySet[Organisatie]:
    """All organisations by name, for a query that narrows them."""
    return Organisatie.objects.all()

"""Changing the parties: the organisations of a register, the accounts of the demo."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from sleutel.common.sorteren import sort_key
from sleutel.domein.register.organisaties import make_slug
from sleutel.domein.register.rijen import OrganisatieRij
from sleutel.domein.rollen import Rol

from .models import Account, Convenant, Lidmaatschap, Organisatie, OrganisatieSoort, always
from .queries import DEMO_DOMEIN

DEMO_WACHTWOORD = "sleutel-demo-2021"
"""Everybody may know it: the accounts are made up, and only exist where SLEUTEL_MODUS is demo."""

DEMO_SINDS = date(2020, 1, 1)
LOKET = ("Loket Housing Zuid-Limburg", OrganisatieSoort.LOKET)
HEERLEN = ("Gemeente Heerlen", OrganisatieSoort.GEMEENTE)
# LEVANTOgroep is the legal home of the loket and an aanmelder; its staff see no more than others do.
DEMO_CAST = (
    ("Anouk Lemmens", Rol.AANMELDER, ("LEVANTOgroep", OrganisatieSoort.ZORGPARTIJ)),
    ("Bram Hendriks", Rol.BEGELEIDER, ("StandBy", OrganisatieSoort.ZORGPARTIJ)),
    ("Carla Janssen", Rol.PROCESREGISSEUR, LOKET),
    ("Dirk Peeters", Rol.LOKET_FINANCIEN, LOKET),
    ("Elif Yilmaz", Rol.GEMEENTE_BEOORDELAAR, HEERLEN),
    ("Frans Smeets", Rol.GEMEENTE_BELEID, HEERLEN),
    ("Gerda Cremers", Rol.GEMEENTE_FINANCIER, HEERLEN),
    ("Hassan Amrani", Rol.CORPORATIE, ("Weller", OrganisatieSoort.CORPORATIE)),
    ("Irene Vaessen", Rol.BESTUUR, ("Regiegroep Housing", OrganisatieSoort.REGIEGROEP)),
    (
        "Jos Willems",
        Rol.KLACHTENCOMMISSIE,
        ("Klachtencommissie Housing", OrganisatieSoort.KLACHTENCOMMISSIE),
    ),
    (
        "Karin Erkens",
        Rol.HUURDERSORGANISATIE,
        ("Huurdersraad Zuid-Limburg", OrganisatieSoort.HUURDERSORGANISATIE),
    ),
    ("Leo van der Heijden", Rol.FUNCTIONEEL_BEHEERDER, LOKET),
    ("Mira Paulussen", Rol.PRIVACY_OFFICER, LOKET),
    ("Nina Schepers", Rol.KANDIDAAT, LOKET),
)
"""One account for each party of design.md §1: name, role, organisation. All of them are made up."""


class DemoAccount(NamedTuple):
    """What somebody who tries the demo needs to know of an account."""

    email: str
    naam: str
    organisatie: str
    rol: str


@transaction.atomic
def make_demo_accounts(password: str = DEMO_WACHTWOORD) -> list[DemoAccount]:
    """Make the accounts of `DEMO_CAST` and their organisations, as far as they are not there.

    The code of an organisation is the one that an import of a register would give it.
    Raises `RuntimeError` outside the demo: everybody knows the password.
    """
    if settings.MODUS != "demo":
        raise RuntimeError("Demo-accounts bestaan alleen in de demo (SLEUTEL_MODUS=demo).")
    return [_demo_account(naam, rol, *partij, password) for naam, rol, partij in DEMO_CAST]


def _demo_account(
    naam: str, rol: Rol, organisatie: str, soort: OrganisatieSoort, password: str
) -> DemoAccount:
    email = f"{rol.value.replace('_', '-')}@{DEMO_DOMEIN}"
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = Account.objects.create_user(email, naam, password)
    elif not account.check_password(password):
        account.set_password(password)
        account.save(update_fields=["password"])
    partij, _ = Organisatie.objects.get_or_create(
        naam=organisatie,
        defaults={
            "code": make_slug(organisatie, set(Organisatie.objects.values_list("code", flat=True))),
            "sorteernaam": sort_key(organisatie),
            "soort": soort,
        },
    )
    Lidmaatschap.objects.get_or_create(
        account=account, organisatie=partij, rol=rol.value, tot=None, defaults={"sinds": DEMO_SINDS}
    )
    return DemoAccount(email, account.naam, partij.naam, rol.label)


def ensure_organisations(
    listed: Sequence[OrganisatieRij],
    proposed: Sequence[OrganisatieRij],
    *,
    afwezig: frozenset[str] = frozenset(),
) -> None:
    """Record the organisations that a register lists, and those that it only names.

    What it lists holds for all dates, until dates are set in Sleutel: those stay. A name alone never changes
    what a list said, and neither does a column that the list does not have (`afwezig`).
    """
    for rij in (*listed, *proposed):
        from_list = rij.rij > 0
        organisatie, new = Organisatie.objects.get_or_create(
            code=rij.slug,
            defaults={
                "naam": rij.naam,
                "sorteernaam": sort_key(rij.naam),
                "soort": rij.soort.value,
            },
        )
        if not new and from_list and (organisatie.naam, organisatie.soort) != (rij.naam, rij.soort):
            organisatie.naam, organisatie.soort = rij.naam, rij.soort.value
            organisatie.sorteernaam = sort_key(rij.naam)
            organisatie.save()
    _ensure_convenanten(listed, listed=True, says_partner="convenantpartner" not in afwezig)
    _ensure_convenanten(proposed, listed=False)


def _ensure_convenanten(
    rows: Iterable[OrganisatieRij], *, listed: bool, says_partner: bool = True
) -> None:
    dated, known = set(), {}
    for c in Convenant.objects.select_related("organisatie"):
        known[c.organisatie.code, c.regio_id] = c
        if not (c.geldig.lower_inf and c.geldig.upper_inf):
            dated.add((c.organisatie.code, c.regio_id))
    for rij in rows:
        if (rij.slug, rij.regio.value) in dated:
            continue
        convenant = known.get((rij.slug, rij.regio.value))
        if convenant is None:
            Convenant.objects.create(
                organisatie=Organisatie.objects.get(code=rij.slug),
                regio_id=rij.regio.value,
                convenantpartner=rij.convenantpartner,
                geldig=always(),
                uit_organisaties=listed,
            )
            continue
        partner = rij.convenantpartner if says_partner else convenant.convenantpartner
        if listed and (convenant.convenantpartner, convenant.uit_organisaties) != (partner, True):
            convenant.convenantpartner, convenant.uit_organisaties = partner, True
            convenant.save()

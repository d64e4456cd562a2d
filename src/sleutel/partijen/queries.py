"""Reading the parties: names by code, and how organisations take part in regions."""

from django.db.backends.postgresql.psycopg_any import DateRange

from sleutel.domein.keuzelijst import OrganisatieSoort as RegisterSoort
from sleutel.domein.rollen import Rol

from .actor import Actor
from .models import Convenant, Gemeente, Kern, Lidmaatschap, Organisatie


def names_by_code() -> dict[str, str]:
    """What people read for the code of a village, a municipality or an organisation."""
    return {
        code: naam
        for model in (Kern, Gemeente, Organisatie)
        for code, naam in model.objects.order_by().values_list("code", "naam")
    }


def organisation_ids() -> dict[str, int]:
    """The id of every organisation by its code."""
    return dict(Organisatie.objects.order_by().values_list("code", "id"))


def convenanten() -> list[tuple[str, str, DateRange, bool | None]]:
    """(organisation, region, when, convenantpartner) of everyone who takes part."""
    rows = Convenant.objects.order_by("id")
    return list(rows.values_list("organisatie__code", "regio_id", "geldig", "convenantpartner"))


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
        account__email="opdrachtregel@sleutel.invalid"
    )
    return Actor(
        lidmaatschap.account_id,
        lidmaatschap.organisatie_id,
        Rol(lidmaatschap.rol),
        lidmaatschap.account.naam,
        lidmaatschap.organisatie.naam,
        lidmaatschap.organisatie.soort,
    )

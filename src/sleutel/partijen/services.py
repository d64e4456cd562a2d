"""Making parties known."""

from collections.abc import Iterable, Sequence

from sleutel.common.sorteren import sort_key
from sleutel.domein.register.rijen import OrganisatieRij

from .models import Convenant, Organisatie, always


def ensure_organisations(
    listed: Sequence[OrganisatieRij], proposed: Sequence[OrganisatieRij]
) -> None:
    """Record the organisations that a register lists, and those that it only names.

    What it lists holds for all dates; a name alone never changes what a list said.
    """
    for rij in (*listed, *proposed):
        from_list = rij.rij > 0
        organisatie, new = Organisatie.objects.get_or_create(
            code=rij.slug,
            defaults={"naam": rij.naam, "sorteernaam": sort_key(rij.naam), "soort": rij.soort.value},
        )
        if not new and from_list and (organisatie.naam, organisatie.soort) != (rij.naam, rij.soort):
            organisatie.naam, organisatie.soort = rij.naam, rij.soort.value
            organisatie.sorteernaam = sort_key(rij.naam)
            organisatie.save()
    _ensure_convenanten(listed, listed=True)
    _ensure_convenanten(proposed, listed=False)


def _ensure_convenanten(rows: Iterable[OrganisatieRij], *, listed: bool) -> None:
    known = {(c.organisatie.code, c.regio_id): c for c in Convenant.objects.select_related("organisatie")}
    for rij in rows:
        convenant = known.get((rij.slug, rij.regio.value))
        if convenant is None:
            Convenant.objects.create(
                organisatie=Organisatie.objects.get(code=rij.slug),
                regio_id=rij.regio.value,
                convenantpartner=rij.convenantpartner,
                geldig=always(),
                uit_organisaties=listed,
            )
        elif listed and (convenant.convenantpartner, convenant.uit_organisaties) != (
            rij.convenantpartner,
            True,
        ):
            convenant.convenantpartner, convenant.uit_organisaties = rij.convenantpartner, True
            convenant.save()

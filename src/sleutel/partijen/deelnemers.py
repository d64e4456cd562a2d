"""The organisations and their convenanten, as the functioneel beheerder keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch

from sleutel.common.klok import vandaag
from sleutel.domein.keuzelijst import Keuzelijst, Regio

from .actor import Actor
from .models import Convenant, Organisatie, OrganisatieSoort
from .queries import regions_by_code
from .scopes import may_manage


class Deelname(Keuzelijst):
    """How an organisation takes part in a region."""

    PARTNER = "partner", "convenantpartner: betaalt een vast bedrag per jaar"
    DEELNEMER = "deelnemer", "deelnemer: betaalt per traject"
    ZONDER = "zonder", "doet mee, zonder bijdrage (bijvoorbeeld een corporatie)"
    NIET = "niet", "doet niet mee"


PARTNER = {Deelname.PARTNER: True, Deelname.DEELNEMER: False, Deelname.ZONDER: None}


@dataclass(frozen=True, slots=True)
class Periode:
    """How an organisation takes part in a region from and up to a day; None: no day known."""

    regio: Regio
    deelname: Deelname
    vanaf: date | None
    tot: date | None

    def holds_on(self, op: date) -> bool:
        return (self.vanaf is None or self.vanaf <= op) and (self.tot is None or op < self.tot)


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """An organisation with its convenanten in order of region and day."""

    code: str
    naam: str
    soort: str
    tot: date | None
    perioden: tuple[Periode, ...]
    nu: tuple[Periode, ...]
    """Those of its periods that hold today."""


def deelnemers(actor: Actor) -> list[Deelnemer]:
    """Every organisation. Raises PermissionDenied for who may not manage."""
    _may(actor)
    convenanten = Convenant.objects.order_by("regio__naam", "geldig")
    rows = Organisatie.objects.prefetch_related(Prefetch("convenanten", convenanten))
    regios = regions_by_code()
    return [_as_deelnemer(row, regios) for row in rows]


def find_deelnemer(code: str, *, actor: Actor) -> Deelnemer | None:
    """One organisation, or None. Raises PermissionDenied for who may not manage."""
    return next((one for one in deelnemers(actor) if one.code == code), None)


def _as_deelnemer(row: Organisatie, regios: Mapping[str, Regio]) -> Deelnemer:
    perioden = tuple(as_periode(one, regios[one.regio_id]) for one in row.convenanten.all())
    nu = tuple(periode for periode in perioden if periode.holds_on(vandaag()))
    return Deelnemer(row.code, row.naam, OrganisatieSoort(row.soort).label, row.tot, perioden, nu)


def as_periode(row: Convenant, regio: Regio) -> Periode:
    """A convenant as people see it."""
    deelname = next(d for d, partner in PARTNER.items() if partner is row.convenantpartner)
    return Periode(regio, deelname, row.geldig.lower, row.geldig.upper)


def _may(actor: Actor) -> None:
    if not may_manage(actor):
        raise PermissionDenied


def organisation_kinds() -> list[tuple[str, str]]:
    """The kinds of organisation, as a form offers them."""
    return list(OrganisatieSoort.choices)

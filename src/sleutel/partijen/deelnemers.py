"""The organisations and their convenanten, as the functioneel beheerder keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Prefetch

from sleutel.common.klok import vandaag
from sleutel.common.sorteren import sort_key
from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Keuzelijst, Regio, sleutelvorm
from sleutel.domein.opmaak import datum
from sleutel.domein.register.organisaties import make_slug

from . import beheerlog
from .actor import Actor, act_as
from .models import Convenant, Onderwerp, Organisatie, OrganisatieSoort
from .queries import names_by_code
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
    return [_as_deelnemer(row) for row in rows]


def find_deelnemer(code: str, *, actor: Actor) -> Deelnemer | None:
    """One organisation, or None. Raises PermissionDenied for who may not manage."""
    return next((one for one in deelnemers(actor) if one.code == code), None)


def _as_deelnemer(row: Organisatie) -> Deelnemer:
    perioden = tuple(_as_periode(convenant) for convenant in row.convenanten.all())
    nu = tuple(periode for periode in perioden if periode.holds_on(vandaag()))
    return Deelnemer(row.code, row.naam, OrganisatieSoort(row.soort).label, row.tot, perioden, nu)


def _as_periode(row: Convenant) -> Periode:
    deelname = next(d for d, partner in PARTNER.items() if partner is row.convenantpartner)
    return Periode(Regio(row.regio_id), deelname, row.geldig.lower, row.geldig.upper)


def add_organisatie(
    *, naam: str, soort: str, toelichting: str, actor: Actor, op: date
) -> Sequence[Bezwaar]:
    """Add an organisation; answers why not, empty: done. Its code never changes."""
    _may(actor)
    with act_as(actor):
        if bezwaren := _name_is_taken(naam):
            return bezwaren
        Organisatie.objects.create(
            code=make_slug(naam, set(names_by_code())),
            naam=naam,
            sorteernaam=sort_key(naam),
            soort=soort,
        )
        _note(actor, naam, "", f"{naam}, {OrganisatieSoort(soort).label}", toelichting)
    return ()


def rename_organisatie(
    code: str, *, naam: str, toelichting: str, actor: Actor, op: date
) -> Sequence[Bezwaar]:
    """Give an organisation another name; its code stays, so that nothing else changes."""
    _may(actor)
    with act_as(actor):
        rij = Organisatie.objects.select_for_update().get(code=code)
        if rij.naam == naam:
            return [Bezwaar("naam", "Zo heet de organisatie al. Vul een andere naam in.")]
        if bezwaren := _name_is_taken(naam, behalve=code):
            return bezwaren
        oud, rij.naam, rij.sorteernaam = rij.naam, naam, sort_key(naam)
        rij.save(update_fields=["naam", "sorteernaam"])
        _note(actor, naam, oud, naam, toelichting)
    return ()


def end_organisatie(
    code: str, *, tot: date | None, toelichting: str, actor: Actor, op: date
) -> Sequence[Bezwaar]:
    """Let an organisation take part up to `tot`; None: it goes on.

    From that day nobody works for it any more. The loket of the actor cannot end itself.
    """
    _may(actor)
    with act_as(actor):
        rij = Organisatie.objects.select_for_update().get(code=code)
        if rij.pk == actor.organisatie_id:
            return [Bezwaar("tot", "Dit is uw eigen loket. Dat kunt u niet beëindigen.")]
        if tot is not None and tot < op:
            return [Bezwaar("tot", "Deze dag is geweest. Kies vandaag of een latere dag.")]
        if rij.tot == tot:
            return [Bezwaar("tot", "Dit is al zo vastgelegd. Kies een andere dag.")]
        oud, rij.tot = rij.tot, tot
        rij.save(update_fields=["tot"])
        _note(actor, rij.naam, _end_in_words(oud), _end_in_words(tot), toelichting)
    return ()


def set_convenant(
    code: str,
    *,
    regio: Regio,
    deelname: Deelname,
    vanaf: date,
    toelichting: str,
    actor: Actor,
    op: date,
) -> Sequence[Bezwaar]:
    """Let an organisation take part in a region in this way from a day on.

    What held ends on that day; what was planned from then on is replaced. Days gone by are only open where
    nothing was known: figures of those days have been reported. Answers why not, empty: done.
    """
    _may(actor)
    with act_as(actor), transaction.atomic():
        rij = Organisatie.objects.select_for_update().get(code=code)
        rijen = list(Convenant.objects.filter(organisatie=rij, regio=regio.value))
        perioden = [_as_periode(one) for one in rijen]
        nu = next((p.deelname for p in perioden if p.holds_on(vanaf)), Deelname.NIET)
        later = [p for p in perioden if p.vanaf is not None and p.vanaf > vanaf]
        if vanaf < op and any(p.tot is None or p.tot > vanaf for p in perioden):
            return [Bezwaar("vanaf", "Hier is al iets bekend. Kies vandaag of een latere dag.")]
        if nu is deelname and not later:
            return [Bezwaar("deelname", f"Dit geldt op {datum(vanaf)} al. Kies iets anders.")]
        _cut(rijen, vanaf)
        if deelname is not Deelname.NIET:
            Convenant.objects.create(
                organisatie=rij,
                regio_id=regio.value,
                convenantpartner=PARTNER[deelname],
                geldig=DateRange(vanaf, None),
            )
        beheerlog.note(
            actor=actor,
            onderwerp=Onderwerp.CONVENANT,
            regio=regio.value,
            wat=f"{rij.naam} in {regio.label}, vanaf {datum(vanaf)}",
            was=nu.label,
            wordt=deelname.label,
            toelichting=toelichting,
        )
    return ()


def _cut(rijen: Sequence[Convenant], vanaf: date) -> None:
    """End on that day what ran then, and take away what had not begun."""
    for rij in rijen:
        if rij.geldig.lower is not None and rij.geldig.lower >= vanaf:
            rij.delete()
        elif rij.geldig.upper is None or rij.geldig.upper > vanaf:
            rij.geldig = DateRange(rij.geldig.lower, vanaf)
            rij.save(update_fields=["geldig"])


def _may(actor: Actor) -> None:
    if not may_manage(actor):
        raise PermissionDenied


def _name_is_taken(naam: str, *, behalve: str = "") -> list[Bezwaar]:
    """Two names that read alike are one organisation to whoever brings a register."""
    namen = Organisatie.objects.exclude(code=behalve).values_list("naam", flat=True)
    if sleutelvorm(naam) not in map(sleutelvorm, namen):
        return []
    return [Bezwaar("naam", f"Er is al een organisatie die {naam} heet. Kies een andere naam.")]


def _end_in_words(tot: date | None) -> str:
    return "doet mee" if tot is None else f"doet mee tot {datum(tot)}"


def _note(actor: Actor, naam: str, was: str, wordt: str, toelichting: str) -> None:
    beheerlog.note(
        actor=actor,
        onderwerp=Onderwerp.ORGANISATIE,
        wat=naam,
        was=was,
        wordt=wordt,
        toelichting=toelichting,
    )


def organisation_kinds() -> list[tuple[str, str]]:
    """The kinds of organisation, as a form offers them."""
    return list(OrganisatieSoort.choices)

"""What a functioneel beheerder can change of an organisation, each as a plan (see `wijziging`).

What it does to open trajecten is added where those are known: `toewijzing.partijgevolgen`.
"""

from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from sleutel.common.sorteren import sort_key
from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio, sleutelvorm
from sleutel.domein.opmaak import datum
from sleutel.domein.register.organisaties import make_slug

from .actor import Actor
from .deelnemers import PARTNER, Deelname, as_periode
from .models import Convenant, Onderwerp, Organisatie, OrganisatieSoort
from .queries import names_by_code
from .wijziging import Wijziging

type Uitkomst = Wijziging | Sequence[Bezwaar]


def plan_organisatie(*, naam: str, soort: str) -> Uitkomst:
    """Add an organisation. Its code never changes."""

    def write() -> None:
        Organisatie.objects.create(
            code=make_slug(naam, set(names_by_code())),
            naam=naam,
            sorteernaam=sort_key(naam),
            soort=soort,
        )

    return _name_is_taken(naam) or Wijziging(
        onderwerp=Onderwerp.ORGANISATIE,
        wat=naam,
        was="",
        wordt=f"{naam}, {OrganisatieSoort(soort).label}",
        write=write,
    )


def plan_naam(code: str, *, naam: str) -> Uitkomst:
    """Give an organisation another name; its code stays, so that nothing else changes."""
    rij = _lock(code)
    oud = rij.naam
    if oud == naam:
        return [Bezwaar("naam", "Zo heet de organisatie al. Vul een andere naam in.")]

    def write() -> None:
        rij.naam, rij.sorteernaam = naam, sort_key(naam)
        rij.save(update_fields=["naam", "sorteernaam"])

    return _name_is_taken(naam, behalve=code) or Wijziging(
        onderwerp=Onderwerp.ORGANISATIE, wat=naam, was=oud, wordt=naam, write=write
    )


def plan_einde(code: str, *, tot: date | None, actor: Actor, op: date) -> Uitkomst:
    """Let an organisation take part up to `tot`; None: it goes on.

    From that day nobody works for it any more. The loket of the actor cannot end itself.
    """
    rij = _lock(code)
    if rij.pk == actor.organisatie_id:
        return [Bezwaar("tot", "Dit is uw eigen loket. Dat kunt u niet beëindigen.")]
    if tot is not None and tot < op:
        return [Bezwaar("tot", "Deze dag is geweest. Kies vandaag of een latere dag.")]
    if rij.tot == tot:
        return [Bezwaar("tot", "Dit is al zo vastgelegd. Kies een andere dag.")]

    def write() -> None:
        rij.tot = tot
        rij.save(update_fields=["tot"])

    return Wijziging(
        onderwerp=Onderwerp.ORGANISATIE,
        wat=rij.naam,
        was=_end_in_words(rij.tot),
        wordt=_end_in_words(tot),
        write=write,
        vanaf=tot,
    )


def plan_convenant(
    code: str, *, regio: Regio, deelname: Deelname, vanaf: date, op: date
) -> Uitkomst:
    """Let an organisation take part in a region in this way from a day on.

    What held ends on that day; what was planned from then on is replaced. Days gone by are only open
    where nothing was known: figures of those days have been reported.
    """
    rij = _lock(code)
    rijen = list(Convenant.objects.filter(organisatie=rij, regio=regio.value))
    perioden = [as_periode(one, regio) for one in rijen]
    nu = next((p.deelname for p in perioden if p.holds_on(vanaf)), Deelname.NIET)
    later = [p for p in perioden if p.vanaf is not None and p.vanaf > vanaf]
    if vanaf < op and any(p.tot is None or p.tot > vanaf for p in perioden):
        return [Bezwaar("vanaf", "Hier is al iets bekend. Kies vandaag of een latere dag.")]
    if nu is deelname and not later:
        return [Bezwaar("deelname", f"Dit geldt op {datum(vanaf)} al. Kies iets anders.")]

    def write() -> None:
        _cut(rijen, vanaf)
        if deelname is not Deelname.NIET:
            Convenant.objects.create(
                organisatie=rij,
                regio_id=regio.value,
                convenantpartner=PARTNER[deelname],
                geldig=DateRange(vanaf, None),
            )

    return Wijziging(
        onderwerp=Onderwerp.CONVENANT,
        regio=regio.value,
        wat=f"{rij.naam} in {regio.label}, vanaf {datum(vanaf)}",
        was=nu.label,
        wordt=deelname.label,
        write=write,
        vanaf=vanaf,
        waarschuwingen=tuple(
            f"Wat gepland stond vanaf {datum(p.vanaf)} vervalt: {p.deelname.label}." for p in later
        ),
    )


def _lock(code: str) -> Organisatie:
    return Organisatie.objects.select_for_update().get(code=code)


def _cut(rijen: Sequence[Convenant], vanaf: date) -> None:
    """End on that day what ran then, and take away what had not begun."""
    for rij in rijen:
        if rij.geldig.lower is not None and rij.geldig.lower >= vanaf:
            rij.delete()
        elif rij.geldig.upper is None or rij.geldig.upper > vanaf:
            rij.geldig = DateRange(rij.geldig.lower, vanaf)
            rij.save(update_fields=["geldig"])


def _name_is_taken(naam: str, *, behalve: str = "") -> list[Bezwaar]:
    """Two names that read alike are one organisation to whoever brings a register."""
    namen = Organisatie.objects.exclude(code=behalve).values_list("naam", flat=True)
    if sleutelvorm(naam) not in map(sleutelvorm, namen):
        return []
    return [Bezwaar("naam", f"Er is al een organisatie die {naam} heet. Kies een andere naam.")]


def _end_in_words(tot: date | None) -> str:
    return "doet mee" if tot is None else f"doet mee tot {datum(tot)}"

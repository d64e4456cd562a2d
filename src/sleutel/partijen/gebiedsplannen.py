"""What a functioneel beheerder can change of regions and gemeenten, each as a plan (ADR 0019).

What it does to open trajecten, and what stands in the way, is added where those are known:
`toewijzing.gebiedsgevolgen`.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from sleutel.domein.cijfers.vraag import parse_regios
from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import ONBEKEND, Regio
from sleutel.domein.opmaak import opgesomd
from sleutel.domein.register.naslag import has_plain_letter, naamsleutel
from sleutel.domein.register.organisaties import make_slug

from . import models
from .models import Gemeente, Kern, Onderwerp
from .queries import known_regions, names_by_code
from .wijziging import NO_LETTER, Uitkomst, Wijziging


def plan_regio(*, naam: str, op: date) -> Uitkomst:
    """Add a region, there since `op`. Its code never changes."""
    code = make_slug(naam, set(known_regions()))

    def write() -> None:
        laatste = models.Regio.objects.aggregate(Max("volgorde"))["volgorde__max"] or 0
        models.Regio.objects.create(code=code, naam=naam, volgorde=laatste + 1, sinds=op)

    return _no_name(naam, known_regions()) or Wijziging(
        onderwerp=Onderwerp.REGIO, regio=code, wat=f"Regio {naam}", was="", wordt=naam, write=write
    )


def plan_regionaam(regio: Regio, *, naam: str) -> Uitkomst:
    """Give a region another name; its code stays, so that nothing else changes."""
    if regio.label == naam:
        return [Bezwaar("naam", "Zo heet de regio al. Vul een andere naam in.")]

    def write() -> None:
        models.Regio.objects.filter(code=regio.value).update(naam=naam)

    anderen = [een for een in known_regions() if een != regio]
    return _no_name(naam, anderen) or Wijziging(
        onderwerp=Onderwerp.REGIO,
        regio=regio.value,
        wat=f"Naam van regio {regio.label}",
        was=regio.label,
        wordt=naam,
        write=write,
    )


def plan_gemeente(regio: Regio, *, code: str, naam: str, kernen: list[str]) -> Uitkomst:
    """Place a new gemeente (by its CBS code) in a region, with its villages.

    The name of the gemeente itself is also written where a village is asked, so it is one of them.
    """
    dorpen = list(dict.fromkeys((*kernen, naam)))

    def write() -> None:
        gemeente = Gemeente.objects.create(code=code, naam=naam, regio_id=regio.value)
        for dorp in dorpen:
            slug = make_slug(dorp, set(names_by_code()))
            Kern.objects.create(code=slug, naam=dorp, gemeente=gemeente)

    return _no_gemeente(code, naam, dorpen) or Wijziging(
        onderwerp=Onderwerp.GEMEENTE,
        regio=regio.value,
        wat=f"Gemeente {naam} ({code})",
        was="",
        wordt=f"{naam} in {regio.label}" + (f", met {opgesomd(kernen)}" if kernen else ""),
        write=write,
    )


def plan_verplaatsing(regio: Regio, *, gemeente: str, naar: Regio) -> Uitkomst:
    """Place a gemeente (CBS code) of this region in another one."""
    rij = Gemeente.objects.select_for_update().get(code=gemeente, regio=regio.value)
    if naar == regio:
        return [Bezwaar("naar", "Daar ligt de gemeente al. Kies een andere regio.")]

    def write() -> None:
        Gemeente.objects.filter(pk=rij.pk).update(regio=naar.value)

    return Wijziging(
        onderwerp=Onderwerp.GEMEENTE,
        regio=naar.value,
        wat=f"Gemeente {rij.naam} ({rij.code})",
        was=regio.label,
        wordt=naar.label,
        write=write,
    )


def _no_name(naam: str, anderen: Sequence[Regio]) -> list[Bezwaar]:
    """A name that reads as other regions, or as all of them, would say two things in a register."""
    if not has_plain_letter(naam):
        return [NO_LETTER]
    try:
        gelezen = opgesomd([regio.label for regio in parse_regios(naam, anderen)])
    except ValueError:
        return []
    wat = f"de regio {gelezen}" if gelezen else "alle regio’s samen"
    return [Bezwaar("naam", f"Met deze naam bedoelt Sleutel al {wat}. Kies een andere naam.")]


def _no_gemeente(code: str, naam: str, dorpen: Sequence[str]) -> list[Bezwaar]:
    """Two gemeenten, or villages of two, that read alike are one to whoever brings a register."""
    gemeenten = dict(Gemeente.objects.values_list("code", "naam"))
    liggen = {naamsleutel(k.naam): k for k in Kern.objects.select_related("gemeente")}
    bezwaren = []
    if code in gemeenten:
        bezwaren.append(Bezwaar("code", f"Deze code is al van {gemeenten[code]}. Kijk hem na."))
    if naamsleutel(naam) in {ONBEKEND, *map(naamsleutel, gemeenten.values())}:
        bezwaren.append(Bezwaar("naam", f"Er is al een gemeente {naam}. Kies een andere naam."))
        return bezwaren
    for dorp in dorpen:
        if (kern := liggen.get(naamsleutel(dorp))) is not None:
            veld = "naam" if dorp == naam else "kernen"
            waar = f"{kern.naam} ligt al in de gemeente {kern.gemeente.naam}."
            bezwaren.append(Bezwaar(veld, f"{waar} Geef het dorp hier een andere naam."))
    return bezwaren

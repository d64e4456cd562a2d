"""What a functioneel beheerder can change of the reasons, each as a plan (ADR 0020).

What it does to open trajecten is added where those are known: `trajecten.redengevolgen`.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import ONBEKEND, Reden, find_by_label, sleutelvorm
from sleutel.domein.redenen import DETENTIE, OVERIG, VAST
from sleutel.domein.register.naslag import has_plain_letter
from sleutel.domein.register.organisaties import make_slug

from . import models
from .models import Onderwerp
from .queries import known_reasons
from .wijziging import NO_LETTER, Uitkomst, Wijziging

TOTAAL = "totaal"


def plan_reden(*, naam: str, justitie: bool, op: date) -> Uitkomst:
    """Add a reason, there since `op`. Its code never changes."""
    code = make_slug(naam, set())

    def write() -> None:
        laatste = models.Reden.objects.aggregate(Max("volgorde"))["volgorde__max"] or 0
        models.Reden.objects.create(code=code, naam=naam, volgorde=laatste + 1, sinds=op)

    return _objections(naam, (naam, code), known_reasons(), justitie=justitie) or Wijziging(
        onderwerp=Onderwerp.REDEN, wat=f"Reden {naam}", was="", wordt=naam, write=write
    )


def plan_redennaam(reden: Reden, *, naam: str, justitie: bool) -> Uitkomst:
    """Give a reason another name; its code stays, so that nothing else changes."""
    if reden in VAST:
        return [Bezwaar("naam", "Van deze reden hangt een regel af. Zij houdt haar naam.")]
    if reden.label == naam:
        return [Bezwaar("naam", "Zo heet de reden al. Vul een andere naam in.")]

    def write() -> None:
        models.Reden.objects.filter(code=reden.value).update(naam=naam)

    anderen = [een for een in known_reasons() if een != reden]
    return _objections(naam, (naam,), anderen, justitie=justitie) or Wijziging(
        onderwerp=Onderwerp.REDEN,
        wat=f"Naam van reden {reden.label}",
        was=reden.label,
        wordt=naam,
        write=write,
    )


def _objections(
    naam: str, gelezen_als: Sequence[str], anderen: Sequence[Reden], *, justitie: bool
) -> list[Bezwaar]:
    """Why no reason can have this name, which is read as `gelezen_als`.

    A name that reads as something else would say two things in a register or a published table.
    """
    bezwaren = [_tells_of_justice()] if justitie else []
    if not has_plain_letter(naam):
        return [*bezwaren, NO_LETTER]
    gevonden = [r for tekst in gelezen_als if (r := find_by_label(anderen, tekst)) is not None]
    if gevonden:
        wat = f"de reden ‘{gevonden[0].label}’"
    elif sleutelvorm(naam) == ONBEKEND:
        wat = "dat er geen reden bekend is"
    elif sleutelvorm(naam).startswith(TOTAAL):
        wat = "een totaal"
    else:
        return bezwaren
    uitleg = f"Met deze naam bedoelt Sleutel al {wat}. Kies een andere naam."
    return [*bezwaren, Bezwaar("naam", uitleg)]


def _tells_of_justice() -> Bezwaar:
    uitleg = (
        "Dat kan niet. Aan zo’n reden ziet iedereen dat een traject met justitie te maken heeft."
        f" Gebruik ‘{DETENTIE.label}’ of ‘{OVERIG.label}’."
    )
    return Bezwaar("justitie", uitleg)

"""What the loket writes itself in the jaarverslag: a text for each chapter, of which every version stays."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from sleutel.domein.keuzelijst import Regio
from sleutel.domein.verslag import HOOFDSTUKKEN
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.queries import known_regions

from .models import Verslagtekst
from .verslagrechten import may_make_verslagen, may_write_verslagteksten

LANGSTE = 5000
"""Characters in one text: about two pages."""


INTUSSEN_VERANDERD = (
    "Deze tekst is intussen veranderd, door u in een ander venster of door een collega. Sleutel heeft "
    "uw tekst nog niet bewaard. Lees onderaan wat er nu staat, pas uw tekst aan en bewaar opnieuw."
)


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """The text was not kept, because of the `versie` that is there now; `reden` says what to do."""

    versie: int
    reden: str = INTUSSEN_VERANDERD


def key_of(regios: Collection[Regio]) -> str:
    """Under what the texts about these regions are kept: their codes, so that a name may change.

    All of them, or none named, is the empty word; the same regions in any order are the same report.
    """
    bekend = known_regions()
    codes = [regio.value for regio in bekend if regio in regios]
    return "+".join(codes) if len(codes) < len(bekend) else ""


def texts(jaar: int, regios: Collection[Regio]) -> dict[str, str]:
    """The last version of each text of this report, by chapter; an emptied one is left out."""
    rows = Verslagtekst.objects.filter(jaar=jaar, regio=key_of(regios)).order_by("versie")
    last = dict(rows.values_list("hoofdstuk", "tekst"))
    return {hoofdstuk: tekst for hoofdstuk, tekst in last.items() if tekst}


def versions(
    jaar: int, regios: Collection[Regio], hoofdstuk: str, *, actor: Actor
) -> QuerySet[Verslagtekst]:
    """Every version of one text, the last one first. Raises PermissionDenied for who makes no report."""
    if not may_make_verslagen(actor):
        raise PermissionDenied
    rows = Verslagtekst.objects.filter(jaar=jaar, regio=key_of(regios), hoofdstuk=hoofdstuk)
    return rows.select_related("account").order_by("-versie")


def clean(tekst: str) -> str:
    """One kind of line end, and no characters that cannot be printed: a workbook refuses those."""
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        teken
        for teken in regels
        if teken == "\n" or unicodedata.category(teken) not in {"Cc", "Cs", "Co", "Cn"}
    ).strip()


def save(
    jaar: int,
    regios: Collection[Regio],
    hoofdstuk: str,
    tekst: str,
    *,
    after: int,
    actor: Actor,
) -> Geweigerd | None:
    """Keep a text as the version that follows `after`, the one that the writer saw (0: none yet).

    The same text again adds nothing; an empty one takes the text out of the report. Raises
    PermissionDenied, and ValueError for a chapter that does not exist.
    """
    if not may_write_verslagteksten(actor):
        raise PermissionDenied
    if hoofdstuk not in HOOFDSTUKKEN:
        raise ValueError(f"Dit hoofdstuk bestaat niet: {hoofdstuk}.")
    tekst, regio = clean(tekst), key_of(regios)
    last = _last(jaar, regio, hoofdstuk)
    if tekst == (last.tekst if last else ""):
        return None
    if last and after != last.versie:
        return Geweigerd(last.versie)
    try:
        with transaction.atomic(), act_as(actor):
            Verslagtekst.objects.create(
                jaar=jaar,
                regio=regio,
                hoofdstuk=hoofdstuk,
                versie=last.versie + 1 if last else 1,
                tekst=tekst,
                account_id=actor.account_id,
                organisatie_id=actor.organisatie_id,
            )
    except IntegrityError:
        now = _last(jaar, regio, hoofdstuk)
        if now is None or now == last:
            raise  # not because somebody was just before us
        return Geweigerd(now.versie)
    return None


def _last(jaar: int, regio: str, hoofdstuk: str) -> Verslagtekst | None:
    rows = Verslagtekst.objects.filter(jaar=jaar, regio=regio, hoofdstuk=hoofdstuk)
    return rows.order_by("versie").last()

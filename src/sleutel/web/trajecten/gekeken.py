"""One look at a traject as the kandidaat and the procesregisseur read it: no name of a member of staff."""

from dataclasses import dataclass
from typing import Any

from sleutel.common.klok import AMSTERDAM
from sleutel.domein.opmaak import moment
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Doel
from sleutel.partijen.actor import Actor
from sleutel.web.spoor import PAGINANAMEN


@dataclass(frozen=True, slots=True)
class Gekeken:
    """When, which organisation in which role, on which page and for what."""

    op: str
    organisatie: str
    rol: str
    pagina: str
    doel: str


def make_gekeken(rij: Any, lezer: Actor) -> Gekeken:
    """One row of `inzage.queries.looked_at` in words. The kandidaat looks for himself, not for the loket
    that invited him."""
    zelf = rij.rol == Rol.KANDIDAAT
    return Gekeken(
        op=moment(rij.vastgelegd_op.astimezone(AMSTERDAM)),
        organisatie="Geen" if zelf else rij.organisatie.naam,
        rol="uzelf" if zelf and lezer.rol == Rol.KANDIDAAT else Rol(rij.rol).label,
        pagina=PAGINANAMEN.get(rij.pagina, rij.pagina),
        doel="eigen dossier" if zelf else Doel(rij.doel).label if rij.doel else "–",
    )

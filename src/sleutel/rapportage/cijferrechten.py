"""Who sees figures, and which (`domein.cijfers.zicht`)."""

from sleutel.domein.cijfers.zicht import ZICHT, Cijferzicht
from sleutel.partijen.actor import Actor


def zicht_of(actor: Actor) -> Cijferzicht:
    """What this actor sees of the figures."""
    return ZICHT[actor.rol]


def may_see_figures(actor: Actor) -> bool:
    """Whose role sees at least one figure; which ones, and how much of each, hangs on the role."""
    return bool(zicht_of(actor).codes)


def may_see_all_figures(actor: Actor) -> bool:
    """The loket and the bestuurders of the region: every figure with all its parts."""
    return zicht_of(actor).volledig


def sees_public_figures(actor: Actor) -> bool:
    """Who sees what everyone may see: a tenants' organisation."""
    return zicht_of(actor).openbaar

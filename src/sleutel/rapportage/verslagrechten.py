"""Who may do what with the jaarverslag. Apart from who sees which figure."""

from sleutel.domein.rollen import Rol
from sleutel.partijen.actor import Actor

LOKET = frozenset({Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN})


def may_read_verslagen(actor: Actor) -> bool:
    """The loket and the bestuurders of the region: they read and download the reports that are kept."""
    return may_make_verslagen(actor) or actor.rol == Rol.BESTUUR


def may_make_verslagen(actor: Actor) -> bool:
    """The loket: the procesregisseur and who keeps its finances. They see a preview, and keep a report."""
    return actor.rol in LOKET


def may_write_verslagteksten(actor: Actor) -> bool:
    """The procesregisseur of the loket: the one who accounts for the year in words."""
    return actor.rol == Rol.PROCESREGISSEUR

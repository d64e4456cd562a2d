"""When a member of staff is named beside a dossier, and when only his organisation and role are (ADR 0015).

The kandidaat has a right to the recipients of his data (AVG art. 15(1)(c)). Employees who look as their
employer tells them are no recipients, and their names are their own personal data (HvJ EU C-579/21, Pankki
S): he reads the organisation and the role. Some of them work with people who may come to the door.
With a name he can be told more by the privacy officer, who weighs that case by case.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sleutel.domein.keuzelijst import Keuzelijst
from sleutel.domein.rollen import Rol


class Genoemd(Keuzelijst):
    """In which capacity a member of staff stands beside a dossier."""

    AANGEWEZEN = "aangewezen", "aangewezen voor justitiegegevens"
    GEKEKEN = "gekeken", "keek in het dossier"


WIE_LEEST_DE_NAAM: Mapping[Genoemd, frozenset[Rol]] = MappingProxyType(
    {
        Genoemd.AANGEWEZEN: frozenset({Rol.PROCESREGISSEUR}),
        Genoemd.GEKEKEN: frozenset({Rol.PRIVACY_OFFICER}),
    }
)
"""Who reads the name, because he cannot do his work without it: naming persons, and looking after abuse."""


def names_staff(genoemd: Genoemd, rol: Rol) -> bool:
    """Whether somebody in this role reads the name; others read the organisation and the role."""
    return rol in WIE_LEEST_DE_NAAM[genoemd]

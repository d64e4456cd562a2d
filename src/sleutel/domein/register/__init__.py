"""Format 1, the register that a loket brings: read and checked. Rules: docs/register.md."""

from sleutel.domein.register.bronbestand import lees_bron
from sleutel.domein.register.controle import controleer
from sleutel.domein.register.csvbestand import lees_csv
from sleutel.domein.register.gebeurtenissen import (
    Gewenst,
    gewenste_gebeurtenissen,
    gewenste_meting,
)
from sleutel.domein.register.geweigerd import Geweigerd, schrijf_geweigerd
from sleutel.domein.register.melding import Melding, OnleesbareBron
from sleutel.domein.register.naslag import BekendeGemeente, BekendeOrganisatie, Naslag
from sleutel.domein.register.rijen import (
    DuurzaamheidRij,
    KlachtRij,
    OrganisatieRij,
    SpreidingRij,
    TaakstellingRij,
    TariefRij,
    TrajectRij,
    Uitkomst,
)
from sleutel.domein.register.tabel import Bron, Tabel

__all__ = [
    "BekendeGemeente",
    "BekendeOrganisatie",
    "Bron",
    "DuurzaamheidRij",
    "Geweigerd",
    "Gewenst",
    "KlachtRij",
    "Melding",
    "Naslag",
    "OnleesbareBron",
    "OrganisatieRij",
    "SpreidingRij",
    "TaakstellingRij",
    "Tabel",
    "TariefRij",
    "TrajectRij",
    "Uitkomst",
    "controleer",
    "gewenste_gebeurtenissen",
    "gewenste_meting",
    "lees_bron",
    "lees_csv",
    "schrijf_geweigerd",
]

"""Format 1, the register that a loket brings: read and checked. Rules: docs/register.md."""

from sleutel.domein.register.bronbestand import read_bron
from sleutel.domein.register.controle import controleer
from sleutel.domein.register.csvbestand import read_csv
from sleutel.domein.register.gebeurtenissen import (
    Gewenst,
    wanted_gebeurtenissen,
    wanted_meting,
)
from sleutel.domein.register.geweigerd import Geweigerd, write_geweigerd
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
    "read_bron",
    "read_csv",
    "wanted_gebeurtenissen",
    "wanted_meting",
    "write_geweigerd",
]

"""Checking the table trajecten: one row for each traject of a loket."""

import datetime as dt
from types import MappingProxyType

from sleutel.domein.keuzelijst import Regio
from sleutel.domein.register.lezing import GelezenRij, Lezing
from sleutel.domein.register.naslag import Naslag
from sleutel.domein.register.organisaties import Organisaties
from sleutel.domein.register.plaatsen import find_gemeente, find_woning
from sleutel.domein.register.rijen import GEEN_TEKSTEN, TrajectRij
from sleutel.domein.register.volgorde import (
    check_volgorde,
    drop_loose_kenmerken,
    remark_future,
    remark_unusual_huur,
)


class Trajectcontrole:
    """Checks trajecten one by one and remembers which numbers it saw, for the measurements.

    `goed` holds the keys (regio, nummer) of good rows, `geweigerd` where one was refused. Where the
    table is there but `onleesbaar`, nobody can say which numbers it has.
    """

    def __init__(
        self,
        naslag: Naslag,
        organisaties: Organisaties,
        vandaag: dt.date,
        *,
        onleesbaar: bool = False,
    ) -> None:
        self.onleesbaar = onleesbaar
        self._naslag = naslag
        self._organisaties = organisaties
        self._vandaag = vandaag
        self._eerste: dict[tuple[Regio, str], int] = {}
        self.goed: set[tuple[Regio, str]] = set()
        self.geweigerd: dict[tuple[Regio | None, str], int] = {}

    def controleer(self, lezing: Lezing, rij: GelezenRij) -> TrajectRij | None:
        """The typed row, or None; then `rij.fouten` says everything that is wrong with it."""
        self._eis_uniek_nummer(rij)
        regio, nummer = rij.waarden.get("regio"), rij.waarden.get("traject")
        if lezing.afwezig and regio is not None and nummer is not None:
            bekend = self._naslag.traject(regio, nummer)
            if bekend is not None:
                lezing.vul_aan(rij, bekend)
        check_volgorde(rij)
        remark_unusual_huur(rij)
        remark_future(rij, self._vandaag)
        corporatie = self._organisaties.find_corporatie(rij)
        drop_loose_kenmerken(rij)
        goed = self._maak(rij, corporatie) if rij.goed else None
        if goed is not None:
            self._organisaties.accept_proposals(rij)
            self.goed.add((goed.regio, goed.traject))
        elif nummer is not None:
            self.geweigerd.setdefault((regio, nummer), rij.rij)
        return goed

    def _eis_uniek_nummer(self, rij: GelezenRij) -> None:
        regio, nummer = rij.waarden.get("regio"), rij.waarden.get("traject")
        if regio is None or nummer is None:
            return
        eerste = self._eerste.setdefault((regio, nummer), rij.rij)
        if eerste != rij.rij:
            rij.weiger("traject", f"Dit trajectnummer staat in {regio.label} al op rij {eerste}.")

    def _maak(self, rij: GelezenRij, corporatie: str | None) -> TrajectRij:
        waarden = dict(rij.waarden)
        waarden["corporatie"] = corporatie if "corporatie" in waarden else None
        waarden["verkort_aangevraagd"] = waarden.get("verkort_aangevraagd", False)
        for kolom in ("aanmelder", "begeleiding_door"):
            waarden[kolom] = self._organisaties.find_partij(rij, kolom)
        waarden["gemeente_herkomst"] = find_gemeente(rij, "gemeente_herkomst", self._naslag)
        waarden["woonplaats"], waarden["gemeente_woning"] = find_woning(rij, self._naslag)
        vrij = MappingProxyType(dict(rij.vrij)) if rij.vrij else GEEN_TEKSTEN
        return TrajectRij(rij=rij.rij, vrije_teksten=vrij, **waarden)

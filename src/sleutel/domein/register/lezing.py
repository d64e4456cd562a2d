"""Reading the rows of one table into values by column, with everything that is wrong in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sleutel.domein.keuzelijst import sleutelvorm
from sleutel.domein.register.cellen import Gelezen, Lezer
from sleutel.domein.register.melding import KOP, Melding
from sleutel.domein.register.tabel import Tabel
from sleutel.domein.register.tabellen import REDEN, Tabelvorm

_MAX_ONTHOUDEN = 20_000


@dataclass(slots=True)
class GelezenRij:
    """One row under examination: `goed` when nothing is wrong with it or with its table.

    `ruw` holds the texts that are not empty, `waarden` what they mean (a refused cell has none).
    In a row that is `verschoven` cells may stand under the wrong column. Nothing is remarked about
    a column of `uit_naslag`: it was not in the file.
    """

    tabel: str
    rij: int
    tabel_geweigerd: bool = False
    verschoven: bool = False
    ruw: dict[str, str] = field(default_factory=dict)
    waarden: dict[str, Any] = field(default_factory=dict)
    vrij: dict[str, str] = field(default_factory=dict)
    fouten: list[Melding] = field(default_factory=list)
    opmerkingen: list[Melding] = field(default_factory=list)
    uit_naslag: set[str] = field(default_factory=set)

    @property
    def goed(self) -> bool:
        return not self.fouten and not self.tabel_geweigerd

    def weiger(self, kolom: str, reden: str) -> None:
        self.fouten.append(Melding(self.tabel, self.rij, kolom, self.ruw.get(kolom, ""), reden))

    def remark(self, kolom: str, reden: str, getoond: str = "") -> None:
        if kolom not in self.uit_naslag:
            waarde = getoond or self.ruw.get(kolom, "")
            self.opmerkingen.append(Melding(self.tabel, self.rij, kolom, waarde, reden))

    def leave_out(self, kolom: str, reden: str) -> None:
        """Go on as if the cell were empty, with a remark instead of those about its value."""
        self.opmerkingen = [melding for melding in self.opmerkingen if melding.kolom != kolom]
        self.remark(kolom, reden)
        self.waarden.pop(kolom, None)
        self.vrij.pop(kolom, None)


class Lezing:
    """One table as format 1 reads it: the header is understood once, then the rows one by one.

    `fouten` are about the table as a whole (rij 1): with one of them no row of it can be taken in, but its rows
    are still read, so that everything wrong is known at once.
    """

    def __init__(self, tabel: Tabel, vorm: Tabelvorm) -> None:
        self.tabel = tabel
        self.vorm = vorm
        self.fouten: list[Melding] = []
        self.opmerkingen: list[Melding] = []
        self._plaatsen = self._read_kop()
        self.afwezig = frozenset(vorm.kolommen) - {kolom for _, kolom in self._plaatsen}
        self._gelezen: dict[str, dict[str, Gelezen]] = {kolom: {} for kolom in vorm.kolommen}
        for kolom in vorm.verplicht:
            if kolom in self.afwezig:
                reden = f'De kolom "{kolom}" ontbreekt. Die is verplicht.'
                self.fouten.append(Melding(vorm.naam, KOP, kolom, "", reden))

    def _read_kop(self) -> list[tuple[int, str]]:
        namen = {sleutelvorm(kolom): kolom for kolom in self.vorm.kolommen}
        plaatsen: list[tuple[int, str]] = []
        gezien: set[str] = set()
        for plaats, kop in enumerate(self.tabel.kolommen):
            kolom = namen.get(sleutelvorm(kop))
            if sleutelvorm(kop) == REDEN:
                continue
            if kolom is None:
                reden = "Deze kolom kennen wij niet. Zij is weggelaten."
                self.opmerkingen.append(Melding(self.vorm.naam, KOP, kop, kop, reden))
            elif kolom in gezien:
                reden = f'De kolom "{kolom}" staat er twee keer in. Haal er één weg.'
                self.fouten.append(Melding(self.vorm.naam, KOP, kolom, kop, reden))
            else:
                gezien.add(kolom)
                plaatsen.append((plaats, kolom))
        return plaatsen

    def rijen(self) -> Iterator[GelezenRij]:
        """Each row with its cells read and its required cells looked at."""
        breedte = len(self.tabel.kolommen)
        for nummer, cellen in self.tabel.rijen:
            rij = GelezenRij(self.vorm.naam, nummer, bool(self.fouten))
            for plaats, kolom in self._plaatsen:
                if plaats < len(cellen):
                    self._read_cel(rij, kolom, cellen[plaats])
            if len(cellen) != breedte:
                rij.verschoven = True
                rij.fouten.insert(0, self._verkeerde_breedte(nummer, len(cellen), breedte))
            else:
                self._eis_verplichte(rij)
            yield rij

    def vul_aan(self, rij: GelezenRij, bekend: Mapping[str, str]) -> None:
        """Give the columns that the file does not have the values that the record has."""
        for kolom in self.afwezig:
            if bekend.get(kolom):
                rij.uit_naslag.add(kolom)
                self._read_cel(rij, kolom, bekend[kolom])
                rij.vrij.pop(kolom, None)

    def _read_cel(self, rij: GelezenRij, kolom: str, ruw: str) -> None:
        if not ruw or ruw.isspace():
            return
        gelezen = _read_once(self._gelezen[kolom], self.vorm.kolommen[kolom], ruw)
        rij.ruw[kolom] = ruw
        if gelezen.fout:
            rij.weiger(kolom, gelezen.fout)
            return
        rij.waarden[kolom] = gelezen.waarde
        if gelezen.opmerking:
            rij.remark(kolom, gelezen.opmerking, gelezen.getoond)
        if gelezen.vrij:
            rij.vrij[kolom] = gelezen.vrij

    def _eis_verplichte(self, rij: GelezenRij) -> None:
        for kolom in self.vorm.verplicht:
            if kolom not in rij.ruw and kolom not in self.afwezig:
                rij.weiger(kolom, "Deze cel is leeg. Zij moet worden ingevuld.")

    def _verkeerde_breedte(self, nummer: int, cellen: int, breedte: int) -> Melding:
        reden = (
            f"Deze rij heeft {cellen} waarden en de kop heeft er {breedte}. "
            "Kijk of er een scheidingsteken te veel of te weinig staat."
        )
        return Melding(self.vorm.naam, nummer, "", "", reden)


def _read_once(onthouden: dict[str, Gelezen], lezer: Lezer, ruw: str) -> Gelezen:
    gelezen = onthouden.get(ruw)
    if gelezen is None:
        gelezen = lezer(ruw)
        if len(onthouden) < _MAX_ONTHOUDEN:
            onthouden[ruw] = gelezen
    return gelezen

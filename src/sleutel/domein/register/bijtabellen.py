"""Checking the other tables of the register: agreements, prices, measurements and complaints."""

from collections.abc import Hashable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sleutel.domein.keuzelijst import ONBEKEND, Regio
from sleutel.domein.register.lezing import GelezenRij
from sleutel.domein.register.naslag import Naslag, naamsleutel
from sleutel.domein.register.organisaties import Organisaties
from sleutel.domein.register.plaatsen import find_gemeente
from sleutel.domein.register.rijen import (
    GEEN_TEKSTEN,
    DuurzaamheidRij,
    KlachtRij,
    SpreidingRij,
    TaakstellingRij,
    TariefRij,
)
from sleutel.domein.register.trajectcontrole import Trajectcontrole


class Bijtabellen:
    """Checks one row at a time and remembers its keys: the later of two equal rows is refused."""

    def __init__(
        self, naslag: Naslag, organisaties: Organisaties, trajecten: Trajectcontrole
    ) -> None:
        self._naslag = naslag
        self._organisaties = organisaties
        self._trajecten = trajecten
        self._gezien: dict[tuple[Hashable, ...], int] = {}
        self._regios_van: dict[str, set[Regio | None]] | None = None

    def taakstelling(self, rij: GelezenRij) -> TaakstellingRij | None:
        """Homes agreed for a year; unique per region, woonproces, corporatie and gemeente."""
        corporatie = self._organisaties.find_corporatie(rij)
        gemeente = find_gemeente(rij, "gemeente", self._naslag)
        woonproces = rij.waarden.get("woonproces")
        if corporatie is not None and ("woonproces" in rij.waarden or "woonproces" not in rij.ruw):
            plaats = _zoals_getypt(rij, gemeente)
            self._eis_uniek(rij, "corporatie", ("jaar", "regio"), woonproces, corporatie, plaats)
        if corporatie is None or not rij.goed:
            return None
        self._organisaties.accept_proposals(rij)
        return TaakstellingRij(
            rij=rij.rij, **(rij.waarden | {"corporatie": corporatie, "gemeente": gemeente})
        )

    def spreiding(self, rij: GelezenRij) -> SpreidingRij | None:
        """The maximum of a gemeente; unique per year, region and gemeente."""
        gemeente = find_gemeente(rij, "gemeente", self._naslag)
        self._eis_uniek(rij, "gemeente", ("jaar", "regio"), _zoals_getypt(rij, gemeente))
        if gemeente is None or not rij.goed:
            return None
        return SpreidingRij(rij=rij.rij, **(rij.waarden | {"gemeente": gemeente}))

    def tarief(self, rij: GelezenRij) -> TariefRij | None:
        """A price; unique per year, region and soort."""
        self._eis_uniek(rij, "soort", ("jaar", "regio", "soort"))
        return TariefRij(rij=rij.rij, **rij.waarden) if rij.goed else None

    def klacht(self, rij: GelezenRij) -> KlachtRij | None:
        """A complaint; unique number in its region, ruled on after it came in."""
        self._eis_uniek(rij, "nummer", ("regio", "nummer"))
        ontvangen, uitspraak = rij.waarden.get("ontvangen_op"), rij.waarden.get("uitspraak_op")
        if ontvangen and uitspraak and uitspraak < ontvangen:
            rij.weiger("uitspraak_op", "De uitspraak ligt voor de ontvangst van de klacht.")
        for kolom in ("uitspraak", "opvolging"):
            if kolom in rij.waarden and "uitspraak_op" not in rij.ruw:
                rij.leave_out(
                    kolom, "Er is geen datum in uitspraak_op. Deze waarde is daarom weggelaten."
                )
        if not rij.goed:
            return None
        teksten = {"onderwerp", "opvolging"}
        return KlachtRij(
            rij=rij.rij,
            vrije_teksten=MappingProxyType(dict(rij.vrij)) if rij.vrij else GEEN_TEKSTEN,
            **{kolom: waarde for kolom, waarde in rij.waarden.items() if kolom not in teksten},
        )

    def meting(self, rij: GelezenRij) -> DuurzaamheidRij | None:
        """A measurement of a traject of the file or the record; unique per traject and day.

        Where trajecten cannot be read, one of a traject that the record does not have is neither good nor refused.
        """
        regio = self._find_regio(rij)
        if regio is not None:
            rij.waarden["regio"] = regio
            self._eis_uniek(rij, "gemeten_op", ("regio", "traject", "gemeten_op"))
        if regio is None or not rij.goed:
            return None
        return DuurzaamheidRij(rij=rij.rij, **rij.waarden)

    def _find_regio(self, rij: GelezenRij) -> Regio | None:
        nummer = rij.waarden.get("traject")
        if nummer is None or ("regio" in rij.ruw and "regio" not in rij.waarden):
            return None
        gevraagd: Regio | None = rij.waarden.get("regio")
        regio = gevraagd if gevraagd is not None else self._enige_regio(rij, nummer)
        if regio is None:
            return None
        if (regio, nummer) in self._trajecten.goed or self._naslag.traject(
            regio, nummer
        ) is not None:
            return regio
        if self._trajecten.onleesbaar:
            return None
        geweigerd = self._trajecten.geweigerd
        if op_rij := geweigerd.get((regio, nummer)) or geweigerd.get((None, nummer)):
            rij.weiger(
                "traject",
                f"Dit traject staat op rij {op_rij} van de tabel trajecten, maar die rij is "
                "geweigerd. Verbeter eerst die rij.",
            )
        else:
            rij.weiger("traject", f"Dit traject is niet bekend in {regio.label}.")
        return None

    def _enige_regio(self, rij: GelezenRij, nummer: str) -> Regio | None:
        """The one region that has this number, in the file or else in the record."""
        in_bestand = self._in_bestand().get(nummer, set())
        regios = in_bestand or {
            regio
            for regio in self._naslag.regios
            if self._naslag.traject(regio, nummer) is not None
        }
        if len(regios) == 1 and None not in regios:
            return next(iter(regios))
        if not regios:
            if not self._trajecten.onleesbaar:
                rij.weiger("traject", "Dit traject is niet bekend.")
        elif None in regios:
            op_rij = self._trajecten.geweigerd[None, nummer]
            rij.weiger(
                "traject",
                f"Dit traject staat op rij {op_rij} van de tabel trajecten, maar die rij is "
                "geweigerd. Verbeter eerst die rij.",
            )
        else:
            waar = " en ".join(regio.label for regio in self._naslag.regios if regio in regios)
            rij.weiger(
                "regio", f"Dit trajectnummer komt voor in {waar}. Vul in welke regio u bedoelt."
            )
        return None

    def _in_bestand(self) -> dict[str, set[Regio | None]]:
        if self._regios_van is None:
            self._regios_van = {}
            for regio, nummer in (*self._trajecten.goed, *self._trajecten.geweigerd):
                self._regios_van.setdefault(nummer, set()).add(regio)
        return self._regios_van

    def _eis_uniek(
        self, rij: GelezenRij, kolom: str, sleutel: tuple[str, ...], *rest: Hashable
    ) -> None:
        if any(deel not in rij.waarden for deel in sleutel) or kolom not in rij.waarden:
            return
        waarden = (rij.tabel, *(rij.waarden[deel] for deel in sleutel), *rest)
        eerste = self._gezien.setdefault(waarden, rij.rij)
        if eerste != rij.rij:
            samen = ", ".join(dict.fromkeys((*sleutel, kolom)))
            rij.weiger(kolom, f"Deze rij staat er al, op rij {eerste} (zelfde {samen}).")


def _zoals_getypt(rij: GelezenRij, gemeente: str | None) -> Hashable:
    """What tells one gemeente from another: its code, or its name where we do not know it."""
    return (ONBEKEND, naamsleutel(rij.waarden["gemeente"])) if gemeente == ONBEKEND else gemeente


def tel_samen[R: (TaakstellingRij, SpreidingRij)](rijen: list[R], kolom: str) -> list[R]:
    """One row, numbered as the first, of rows that differ in nothing but the number in `kolom`.

    Such rows are of gemeenten that we do not know: all of them count as onbekend, together.
    """
    samen: dict[R, R] = {}
    zonder_getal: dict[str, Any] = {"rij": 0, kolom: 0}
    for rij in rijen:
        sleutel = replace(rij, **zonder_getal)
        eerste = samen.get(sleutel)
        if eerste is not None:
            som: dict[str, Any] = {kolom: getattr(eerste, kolom) + getattr(rij, kolom)}
            samen[sleutel] = replace(eerste, **som)
        else:
            samen[sleutel] = rij
    return list(samen.values())

"""The check of a register: every row good or refused, with all reasons at once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sleutel.domein.register.bijtabellen import Bijtabellen, tel_samen
from sleutel.domein.register.lezing import GelezenRij, Lezing
from sleutel.domein.register.naslag import Naslag
from sleutel.domein.register.organisaties import Organisaties
from sleutel.domein.register.rijen import Uitkomst
from sleutel.domein.register.tabel import Bron
from sleutel.domein.register.tabellen import TABELLEN
from sleutel.domein.register.trajectcontrole import Trajectcontrole
from sleutel.domein.register.volgorde import remark_future


def controleer(bron: Bron, naslag: Naslag, vandaag: dt.date) -> Uitkomst:
    """Check everything that was brought, by format 1 (docs/register.md).

    Organisaties go first, since other tables name them; then trajecten, which measurements name.
    A table with a fault in its header gives no good rows at all. `vandaag` is the day of import.
    Beside a table that cannot be read (`bron.onleesbaar`) only what the others say themselves is judged.
    """
    uitkomst = Uitkomst(opmerkingen=list(bron.opmerkingen))
    organisaties = Organisaties(naslag, lijst_onleesbaar="organisaties" in bron.onleesbaar)
    trajecten = Trajectcontrole(
        naslag, organisaties, vandaag, onleesbaar="trajecten" in bron.onleesbaar
    )
    bij = Bijtabellen(naslag, organisaties, trajecten)

    def controle_van(naam: str, lezing: Lezing) -> Callable[[GelezenRij], Any]:
        if naam == "trajecten":
            return lambda rij: trajecten.controleer(lezing, rij)
        return {
            "organisaties": organisaties.lees,
            "taakstelling": bij.taakstelling,
            "spreiding": bij.spreiding,
            "tarieven": bij.tarief,
            "duurzaamheid": bij.meting,
            "klachten": bij.klacht,
        }[naam]

    doelen: dict[str, list[Any]] = {
        "trajecten": uitkomst.trajecten,
        "organisaties": uitkomst.organisaties,
        "taakstelling": uitkomst.taakstelling,
        "spreiding": uitkomst.spreiding,
        "tarieven": uitkomst.tarieven,
        "duurzaamheid": uitkomst.duurzaamheid,
        "klachten": uitkomst.klachten,
    }
    for naam in sorted(bron.tabellen, key=lambda naam: naam != "organisaties"):
        lezing = Lezing(
            bron.tabellen[naam], TABELLEN[naam].where_known(naslag.regios, naslag.redenen)
        )
        uitkomst.afwezig[naam] = lezing.afwezig
        _check_tabel(lezing, controle_van(naam, lezing), doelen[naam], uitkomst, vandaag)
    uitkomst.aangenomen.update(
        {naam: len(doelen[naam]) for naam in TABELLEN if naam in bron.tabellen}
    )
    uitkomst.taakstelling[:] = tel_samen(uitkomst.taakstelling, "aantal")
    uitkomst.spreiding[:] = tel_samen(uitkomst.spreiding, "maximum")
    uitkomst.nieuwe_organisaties.extend(organisaties.nieuwe())
    return uitkomst


def _check_tabel(
    lezing: Lezing,
    controle: Callable[[GelezenRij], Any],
    goede: list[Any],
    uitkomst: Uitkomst,
    vandaag: dt.date,
) -> None:
    uitkomst.afgewezen.extend(lezing.fouten)
    uitkomst.opmerkingen.extend(lezing.opmerkingen)
    for rij in lezing.rijen():
        goed = controle(rij)
        if rij.tabel != "trajecten":
            remark_future(rij, vandaag)
        if rij.verschoven:
            # What shifted cells seem to say is no ground for more meldingen.
            del rij.fouten[1:], rij.opmerkingen[:]
        uitkomst.afgewezen.extend(rij.fouten)
        uitkomst.opmerkingen.extend(rij.opmerkingen)
        if goed is not None:
            goede.append(goed)

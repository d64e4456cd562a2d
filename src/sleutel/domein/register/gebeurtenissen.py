"""From a row of the register to the gebeurtenissen that it wants in the record."""

import datetime as dt
from dataclasses import dataclass, field

from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.register.rijen import DuurzaamheidRij, TrajectRij


@dataclass(frozen=True, slots=True)
class Gewenst:
    """A gebeurtenis as the register has it; an unknown attribute is absent from `gegevens`."""

    soort: Soort
    op: dt.date
    gegevens: dict[str, str | bool] = field(default_factory=dict)


def wanted_gebeurtenissen(rij: TrajectRij) -> list[Gewenst]:
    """The gebeurtenissen of one traject, in the order of the chain; one for each filled date.

    A close with a place on the list but without a tenancy is `beeindigd_voor_huren`.
    """
    slot = Soort.AFGESLOTEN if rij.start_huren_op else Soort.BEEINDIGD_VOOR_HUREN
    stappen: tuple[tuple[Soort, dt.date | None, dict[str, str | bool | None]], ...] = (
        (
            Soort.AANGEMELD,
            rij.aangemeld_op,
            {
                "woonproces": rij.woonproces,
                "verkort_aangevraagd": rij.verkort_aangevraagd or None,
                "aanmelder": rij.aanmelder,
                "herkomst": rij.herkomst,
                "gemeente_herkomst": rij.gemeente_herkomst,
            },
        ),
        (Soort.AFGEVALLEN, rij.afgevallen_op, {"reden": rij.afgevallen_reden}),
        (Soort.INTAKE_GEHOUDEN, rij.intake_op, {}),
        (Soort.NEGATIEF_NA_INTAKE, rij.na_intake_afgesloten_op, {"reden": rij.na_intake_reden}),
        (Soort.OP_WACHTLIJST, rij.wachtlijst_op, {"corporatie": rij.corporatie}),
        (
            Soort.START_HUREN,
            rij.start_huren_op,
            {
                "corporatie": rij.corporatie,
                "woonplaats": rij.woonplaats,
                "gemeente": rij.gemeente_woning,
                "toeleiding": rij.toeleiding,
                "begeleiding_door": rij.begeleiding_door,
            },
        ),
        (slot, rij.afgesloten_op, {"resultaat": rij.resultaat, "reden": rij.reden_afsluiting}),
        (Soort.BEGELEIDING_GEDECLAREERD, rij.begeleiding_gedeclareerd_op, {}),
        (Soort.BEGELEIDING_UITBETAALD, rij.begeleiding_uitbetaald_op, {}),
        (Soort.GEFACTUREERD, rij.factuur_op, {}),
        (Soort.FACTUUR_BETAALD, rij.factuur_betaald_op, {}),
    )
    return [Gewenst(soort, op, _bekend(gegevens)) for soort, op, gegevens in stappen if op]


def wanted_meting(rij: DuurzaamheidRij) -> Gewenst:
    """The measurement of duurzaam wonen that one row tells of."""
    return Gewenst(
        Soort.DUURZAAMHEID_GEMETEN,
        rij.gemeten_op,
        _bekend(
            {
                "woonsituatie": rij.woonsituatie,
                "overlast": rij.overlast,
                "huurachterstand": rij.huurachterstand,
            }
        ),
    )


def _bekend(gegevens: dict[str, str | bool | None]) -> dict[str, str | bool]:
    return {
        naam: waarde if isinstance(waarde, bool) else str(waarde)
        for naam, waarde in gegevens.items()
        if waarde is not None
    }

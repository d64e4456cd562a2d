"""The table of access: which step lets which party see a traject, and which step ends that (ADR 0014).

Nobody else sees a traject. A kandidaat sees his own file because it is his, not by this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang.lijsten import Doel
from sleutel.domein.velden.klassen import Niveau

HET_LOKET = None
"""The party of a verlening that no attribute names: the loket, in every traject."""

DIRECT = 0
AFRONDEN = 3
"""Months in which a care party still explains an end, hands over, and settles its invoice or claim."""
BEZWAAR = 6
"""Months: six weeks to object, and up to eighteen to decide on it (Awb 6:7 and 7:10), rounded up."""
VERANTWOORDING = 12
"""Months in which a gemeente closes the book year in which it paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlening:
    """One row of the table.

    `door`: the step that gives it; `aan`: the attribute of that step that names the party. `einde`: the
    steps that end it, each with the months that remain, counted from the day of that step; whichever
    comes first. `rollen`: who of that party sees it. `waarom` is Dutch: the manual prints it.
    """

    door: Soort
    aan: str | None
    doel: Doel
    niveau: Niveau
    rollen: frozenset[Rol]
    einde: Mapping[Soort, int]
    waarom: str


VERLENINGEN: tuple[Verlening, ...] = (
    Verlening(
        door=Soort.AANGEMELD,
        aan=HET_LOKET,
        doel=Doel.PROCESREGIE,
        niveau=Niveau.VOLLEDIG,
        rollen=frozenset({Rol.PROCESREGISSEUR}),
        einde={},
        waarom="Het loket voert de regie en legt verantwoording af over elk traject.",
    ),
    Verlening(
        door=Soort.AANGEMELD,
        aan=HET_LOKET,
        doel=Doel.FINANCIEN,
        niveau=Niveau.KETEN,
        rollen=frozenset({Rol.LOKET_FINANCIEN}),
        einde={},
        waarom="Het loket stuurt facturen en betaalt de begeleiding uit. Daarvoor is de zorgvraag niet nodig.",
    ),
    Verlening(
        door=Soort.AANGEMELD,
        aan="aanmelder",
        doel=Doel.AANMELDING,
        niveau=Niveau.KETEN,
        rollen=frozenset({Rol.AANMELDER}),
        einde={
            Soort.AFGEVALLEN: AFRONDEN,
            Soort.NEGATIEF_NA_INTAKE: AFRONDEN,
            Soort.BEEINDIGD_VOOR_HUREN: AFRONDEN,
            Soort.START_HUREN: AFRONDEN,
            Soort.AFGESLOTEN: DIRECT,
        },
        waarom="De aanmelder volgt de aanmelding tot de kandidaat huurt, draagt over en rekent af.",
    ),
    Verlening(
        door=Soort.GESCREEND,
        aan="beoordeling_door",
        doel=Doel.BEOORDELING,
        niveau=Niveau.KETEN,
        rollen=frozenset({Rol.GEMEENTE_BEOORDELAAR}),
        einde={
            Soort.BEOORDEELD: BEZWAAR,
            Soort.START_HUREN: DIRECT,
            Soort.AFGEVALLEN: DIRECT,
            Soort.NEGATIEF_NA_INTAKE: DIRECT,
            Soort.BEEINDIGD_VOOR_HUREN: DIRECT,
            Soort.AFGESLOTEN: DIRECT,
        },
        waarom="Waar de gemeente beslist, beoordeelt zij de aanmelding en behandelt zij bezwaar.",
    ),
    Verlening(
        door=Soort.OP_WACHTLIJST,
        aan="corporatie",
        doel=Doel.HUISVESTING,
        niveau=Niveau.PROFIEL,
        rollen=frozenset({Rol.CORPORATIE}),
        einde={
            Soort.START_HUREN: DIRECT,
            Soort.BEEINDIGD_VOOR_HUREN: DIRECT,
            Soort.NEGATIEF_NA_INTAKE: DIRECT,
            Soort.AFGEVALLEN: DIRECT,
            Soort.AFGESLOTEN: DIRECT,
        },
        waarom="De corporatie van de wachtlijst zoekt een woning die past bij het woonprofiel.",
    ),
    Verlening(
        door=Soort.AANGEBODEN,
        aan="corporatie",
        doel=Doel.HUISVESTING,
        niveau=Niveau.PROFIEL,
        rollen=frozenset({Rol.CORPORATIE}),
        einde={
            Soort.AANBOD_GEWEIGERD: DIRECT,
            Soort.START_HUREN: DIRECT,
            Soort.BEEINDIGD_VOOR_HUREN: DIRECT,
            Soort.NEGATIEF_NA_INTAKE: DIRECT,
            Soort.AFGEVALLEN: DIRECT,
            Soort.AFGESLOTEN: DIRECT,
        },
        waarom="De corporatie die een woning aanbiedt, ziet het woonprofiel zolang het aanbod loopt.",
    ),
    Verlening(
        door=Soort.START_HUREN,
        aan="corporatie",
        doel=Doel.HUISVESTING,
        niveau=Niveau.KETEN,
        rollen=frozenset({Rol.CORPORATIE}),
        einde={Soort.AFGESLOTEN: DIRECT},
        waarom="De verhuurder is partij in het begeleide jaar en ziet de stappen tot het afsluiten.",
    ),
    Verlening(
        door=Soort.START_HUREN,
        aan="begeleiding_door",
        doel=Doel.BEGELEIDING,
        niveau=Niveau.KETEN,
        rollen=frozenset({Rol.BEGELEIDER}),
        einde={Soort.AFGESLOTEN: AFRONDEN},
        waarom="De begeleider werkt in het begeleide jaar en declareert tot kort na het afsluiten.",
    ),
    Verlening(
        door=Soort.START_HUREN,
        aan="betaling_door",
        doel=Doel.BETALING,
        niveau=Niveau.PROFIEL,
        rollen=frozenset({Rol.GEMEENTE_FINANCIER}),
        einde={
            Soort.BEGELEIDING_UITBETAALD: VERANTWOORDING,
            Soort.AFGESLOTEN: VERANTWOORDING,
        },
        waarom="Waar de gemeente beslist, betaalt zij de begeleiding en verantwoordt zij die in haar boekjaar.",
    ),
)


def doelen_of(rol: Rol) -> frozenset[Doel]:
    """For what somebody in this role looks at trajecten; empty: a role that sees none."""
    return _DOELEN.get(rol, frozenset())


def niveaus_of(rol: Rol) -> frozenset[Niveau]:
    """How much somebody in this role may see of one traject or another."""
    return frozenset(v.niveau for v in VERLENINGEN if rol in v.rollen)


_DOELEN = {
    rol: frozenset(v.doel for v in VERLENINGEN if rol in v.rollen)
    for rol in frozenset().union(*(v.rollen for v in VERLENINGEN))
}

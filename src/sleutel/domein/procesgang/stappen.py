"""The procesgang: the whole chain of design.md §4 as one table.

The order of the table is the order of the chain: the ends come last. A step without `doel` records
a fact beside the chain and moves nothing. Start of rent has no guards: it is a fact and is always
recorded, an overrun is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import eisen
from sleutel.domein.procesgang.eisen import Eis
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol

T = Toestand
NOG_GEEN_TRAJECT = None
"""The source of the first step: nothing is registered yet."""

LOKET = frozenset({Rol.PROCESREGISSEUR})
FINANCIEN = frozenset({Rol.LOKET_FINANCIEN})
CORPORATIE_OF_LOKET = frozenset({Rol.CORPORATIE, Rol.PROCESREGISSEUR})
ALLE = frozenset(Woonproces)
FIRST, JUSTITIEEL = Woonproces.HOUSING_FIRST, Woonproces.HOUSING_JUSTITIEEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One step: recorded as a gebeurtenis of `soort`, open from `bronnen`, it leads to `doel`.

    `extra_bronnen` holds the sources that only one woonproces has. `na` names the steps that must
    have happened, not later than this one. `heft_op` names the step that this one undoes.
    """

    soort: Soort
    titel: str
    bronnen: frozenset[Toestand | None]
    doel: Toestand | None
    rollen: frozenset[Rol]
    ook_waar_gemeente_beoordeelt: frozenset[Rol] = frozenset()
    vereist: tuple[str, ...] = ()
    eisen: tuple[Eis, ...] = ()
    na: tuple[Soort, ...] = ()
    heft_op: Soort | None = None
    woonprocessen: frozenset[Woonproces] = ALLE
    extra_bronnen: Mapping[Woonproces, frozenset[Toestand]] = field(default_factory=dict)

    def list_bronnen(self, woonproces: Woonproces | None) -> frozenset[Toestand | None]:
        """The states from which this step is open in one woonproces."""
        if woonproces is None:
            return self.bronnen
        if woonproces not in self.woonprocessen:
            return frozenset()
        return self.bronnen | self.extra_bronnen.get(woonproces, frozenset())


def van(*toestanden: Toestand | None) -> frozenset[Toestand | None]:
    return frozenset(toestanden)


STAPPEN: tuple[Stap, ...] = (
    Stap(
        soort=Soort.AANGEMELD,
        titel="Aanmelden",
        bronnen=van(NOG_GEEN_TRAJECT),
        doel=T.AANGEMELD,
        rollen=frozenset({Rol.AANMELDER, Rol.PROCESREGISSEUR}),
        vereist=("woonproces", "aanmelder", "herkomst"),
        eisen=(
            eisen.woonproces_loopt_hier,
            eisen.verkort_kan_hier,
            eisen.verkort_alleen_uit_de_opvang,
        ),
    ),
    Stap(
        soort=Soort.GESCREEND,
        titel="Screenen",
        bronnen=van(T.AANGEMELD),
        doel=T.GESCREEND,
        rollen=LOKET,
        vereist=("woonproces",),
        eisen=(
            eisen.woonproces_loopt_hier,
            eisen.extramuraal_met_zorg_alleen_plus,
            eisen.documenten_van_de_aanmelding,
            eisen.gemeente_gekozen_waar_die_beoordeelt,
        ),
    ),
    Stap(
        soort=Soort.INTAKE_GEHOUDEN,
        titel="Intake houden",
        bronnen=van(T.GESCREEND),
        doel=T.INTAKE_GEHOUDEN,
        rollen=LOKET,
    ),
    Stap(
        soort=Soort.BEOORDEELD,
        titel="Beoordelen",
        bronnen=van(T.GESCREEND, T.INTAKE_GEHOUDEN),
        doel=T.BEOORDEELD,
        rollen=frozenset({Rol.GEMEENTE_BEOORDELAAR}),
        vereist=("besluit",),
        eisen=(eisen.gemeente_beoordeelt_hier, eisen.intake_gehouden_waar_verplicht),
    ),
    Stap(
        soort=Soort.IN_DOORSTROOMWONING,
        titel="In een doorstroomwoning plaatsen",
        bronnen=van(T.INTAKE_GEHOUDEN, T.BEOORDEELD),
        doel=T.IN_DOORSTROOMWONING,
        rollen=LOKET,
        vereist=("gemeente",),
        eisen=(
            eisen.doorstroomwoning_kan_hier,
            eisen.na_een_intake,
            eisen.positief_beoordeeld_waar_nodig,
        ),
        woonprocessen=frozenset({JUSTITIEEL}),
    ),
    Stap(
        soort=Soort.OP_WACHTLIJST,
        titel="Op de wachtlijst plaatsen",
        bronnen=van(T.GESCREEND, T.INTAKE_GEHOUDEN, T.BEOORDEELD),
        doel=T.OP_WACHTLIJST,
        rollen=LOKET,
        ook_waar_gemeente_beoordeelt=frozenset({Rol.GEMEENTE_BEOORDELAAR}),
        eisen=(
            eisen.intake_gehouden_waar_verplicht,
            eisen.positief_beoordeeld_waar_nodig,
            eisen.documenten_voor_de_wachtlijst,
            eisen.voorwaarden_getekend,
            eisen.corporatie_gekozen,
            eisen.geen_woonblokkade,
        ),
        extra_bronnen={JUSTITIEEL: frozenset({T.IN_DOORSTROOMWONING})},
    ),
    Stap(
        soort=Soort.AANGEBODEN,
        titel="Woning aanbieden",
        bronnen=van(T.OP_WACHTLIJST),
        doel=T.AANGEBODEN,
        rollen=CORPORATIE_OF_LOKET,
        vereist=("corporatie",),
        eisen=(eisen.geen_woonblokkade,),
    ),
    Stap(
        soort=Soort.AANBOD_GEWEIGERD,
        titel="Weigering van het aanbod vastleggen",
        bronnen=van(T.AANGEBODEN),
        doel=T.OP_WACHTLIJST,
        rollen=CORPORATIE_OF_LOKET,
        vereist=("reden",),
        heft_op=Soort.AANGEBODEN,
    ),
    Stap(
        soort=Soort.START_HUREN,
        titel="Start huren vastleggen",
        bronnen=van(T.OP_WACHTLIJST, T.AANGEBODEN),
        doel=T.HUURT,
        rollen=CORPORATIE_OF_LOKET,
        vereist=("corporatie", "gemeente"),
        extra_bronnen={
            FIRST: frozenset({T.INTAKE_GEHOUDEN, T.BEOORDEELD}),
            JUSTITIEEL: frozenset({T.IN_DOORSTROOMWONING}),
        },
    ),
    Stap(
        soort=Soort.SLUIMEREN,
        titel="Laten sluimeren",
        bronnen=van(T.HUURT),
        doel=T.SLUIMERT,
        rollen=LOKET,
        eisen=(eisen.sluimeren_kan_hier,),
    ),
    Stap(
        soort=Soort.HERVATTEN,
        titel="Hervatten",
        bronnen=van(T.SLUIMERT),
        doel=T.HUURT,
        rollen=LOKET,
        heft_op=Soort.SLUIMEREN,
    ),
    Stap(
        soort=Soort.VERLENGEN,
        titel="Begeleiding verlengen",
        bronnen=van(T.HUURT, T.SLUIMERT),
        doel=None,
        rollen=LOKET,
        vereist=("tot",),
        eisen=(eisen.verlengen_kan_hier, eisen.langer_dan_afgesproken),
        na=(Soort.START_HUREN,),
    ),
    Stap(
        soort=Soort.AFGEVALLEN,
        titel="Laten afvallen",
        bronnen=van(T.AANGEMELD, T.GESCREEND, T.BEOORDEELD),
        doel=T.AFGEVALLEN,
        rollen=LOKET,
        vereist=("reden",),
        eisen=(eisen.zonder_intake, eisen.reden_van_afvallen),
    ),
    Stap(
        soort=Soort.NEGATIEF_NA_INTAKE,
        titel="Na de intake negatief afsluiten",
        bronnen=van(T.INTAKE_GEHOUDEN, T.BEOORDEELD),
        doel=T.NEGATIEF_NA_INTAKE,
        rollen=LOKET,
        vereist=("reden",),
        eisen=(eisen.na_een_intake, eisen.reden_na_intake),
        extra_bronnen={JUSTITIEEL: frozenset({T.IN_DOORSTROOMWONING})},
    ),
    Stap(
        soort=Soort.BEEINDIGD_VOOR_HUREN,
        titel="Beëindigen voor het huren",
        bronnen=van(T.OP_WACHTLIJST, T.AANGEBODEN),
        doel=T.BEEINDIGD_VOOR_HUREN,
        rollen=LOKET,
        vereist=("reden",),
        eisen=(eisen.reden_van_beeindigen,),
    ),
    Stap(
        soort=Soort.AFGESLOTEN,
        titel="Afsluiten",
        bronnen=van(T.HUURT, T.SLUIMERT),
        doel=T.AFGESLOTEN,
        rollen=LOKET,
        vereist=("resultaat",),
        eisen=(
            eisen.negatief_met_reden,
            eisen.reden_van_afsluiten,
            eisen.minimale_begeleiding_voorbij,
        ),
    ),
    Stap(
        soort=Soort.BEGELEIDING_GEDECLAREERD,
        titel="Begeleiding declareren",
        bronnen=van(T.HUURT, T.SLUIMERT, T.AFGESLOTEN),
        doel=None,
        rollen=frozenset({Rol.BEGELEIDER}),
        eisen=(eisen.gemeente_vergoedt_begeleiding,),
        na=(Soort.START_HUREN,),
    ),
    Stap(
        soort=Soort.BEGELEIDING_UITBETAALD,
        titel="Begeleiding uitbetalen",
        bronnen=van(T.HUURT, T.SLUIMERT, T.AFGESLOTEN),
        doel=None,
        rollen=FINANCIEN,
        na=(Soort.BEGELEIDING_GEDECLAREERD,),
    ),
    Stap(
        soort=Soort.GEFACTUREERD,
        titel="Trajectprijs factureren",
        bronnen=van(*Toestand),
        doel=None,
        rollen=FINANCIEN,
        eisen=(eisen.aanmelder_betaalt_per_traject,),
        na=(Soort.AANGEMELD,),
    ),
    Stap(
        soort=Soort.FACTUUR_BETAALD,
        titel="Betaling van de factuur vastleggen",
        bronnen=van(*Toestand),
        doel=None,
        rollen=FINANCIEN,
        na=(Soort.GEFACTUREERD,),
    ),
    Stap(
        soort=Soort.DUURZAAMHEID_GEMETEN,
        titel="Duurzaam wonen meten",
        bronnen=van(T.AFGESLOTEN),
        doel=None,
        rollen=CORPORATIE_OF_LOKET,
        vereist=("woonsituatie", "overlast", "huurachterstand"),
        eisen=(eisen.positief_afgesloten, eisen.binnen_de_meetjaren),
        na=(Soort.AFGESLOTEN,),
    ),
)

type Procesgang = Mapping[Soort, Stap]

PROCESGANG: Procesgang = {stap.soort: stap for stap in STAPPEN}
"""The step of each kind of gebeurtenis, in the order of the chain."""

"""The guards of the chain: each a named predicate whose docstring is the rule in words.

The docstrings are Dutch because the manual prints them. A guard answers None when the rule is met,
else the reason: what is wrong and what to do. A guard that has nothing to look at (another guard or
a missing value says so already) answers None.
"""

from collections.abc import Callable
from datetime import date

from sleutel.domein.keuzelijst import Document, Herkomst, Resultaat, Woonproces
from sleutel.domein.opmaak import opgesomd
from sleutel.domein.procesgang.situatie import Kenmerk, Poging
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Besluit
from sleutel.domein.termijnen import add_months, write_dag

type Eis = Callable[[Poging], str | None]

MEETJAREN = 5


def woonproces_loopt_hier(poging: Poging) -> str | None:
    """Het woonproces loopt in deze regio of gemeente."""
    if poging.woonproces is None or poging.woonproces in poging.regels.woonprocessen:
        return None
    return "Dit woonproces loopt hier niet. Kies een ander woonproces."


def verkort_alleen_uit_de_opvang(poging: Poging) -> str | None:
    """De verkorte toeleiding is voor Housing, voor wie uit de maatschappelijke opvang komt."""
    uit_de_opvang = poging.gegevens.get("herkomst") == Herkomst.MAATSCHAPPELIJKE_OPVANG
    if not poging.gegevens.get("verkort_aangevraagd"):
        return None
    if uit_de_opvang and poging.woonproces == Woonproces.HOUSING:
        return None
    return (
        "De verkorte toeleiding is alleen voor Housing, voor mensen uit de maatschappelijke opvang."
        " Vraag de gewone toeleiding aan."
    )


def verkort_kan_hier(poging: Poging) -> str | None:
    """De verkorte toeleiding kan in deze regio of gemeente."""
    if poging.regels.verkorte_toeleiding or not poging.gegevens.get("verkort_aangevraagd"):
        return None
    return "Hier kan de verkorte toeleiding niet. Vraag de gewone toeleiding aan."


def extramuraal_met_zorg_alleen_plus(poging: Poging) -> str | None:
    """Waar de regio dat afspreekt: wie extramuraal woont en een zorgbeschikking heeft, kan alleen
    naar Housing Plus, en alleen bij overlast, zware schulden of een woonblokkade."""
    situatie = poging.situatie
    geldt = (
        poging.regels.extramuraal_met_zorg_alleen_plus
        and situatie.herkomst == Herkomst.EXTRAMURAAL
        and Kenmerk.ZORGBESCHIKKING in situatie.kenmerken
    )
    gronden = {Kenmerk.OVERLAST, Kenmerk.ZWARE_SCHULDEN, Kenmerk.WOONBLOKKADE}
    if not geldt or (poging.woonproces == Woonproces.HOUSING_PLUS and gronden & situatie.kenmerken):
        return None
    return (
        "De kandidaat woont extramuraal en heeft een zorgbeschikking. Dan kan alleen Housing Plus,"
        " bij overlast, zware schulden of een woonblokkade."
    )


def documenten_van_de_aanmelding(poging: Poging) -> str | None:
    """De documenten die de regio bij de aanmelding vraagt, zijn er."""
    return _document_is_missing(poging, poging.regels.documenten_aanmelding)


def documenten_voor_de_wachtlijst(poging: Poging) -> str | None:
    """De documenten die de regio voor de wachtlijst vraagt, zijn er."""
    return _document_is_missing(poging, poging.regels.documenten_wachtlijst)


def _document_is_missing(poging: Poging, nodig: frozenset[Document]) -> str | None:
    er_zijn = poging.situatie.documenten
    mist = (
        [d.label for d in Document if d in nodig and d not in er_zijn]
        if er_zijn is not None
        else []
    )
    return f"Dit mist nog: {opgesomd(mist)}. Vraag het op." if mist else None


def doorstroomwoning_kan_hier(poging: Poging) -> str | None:
    """Een doorstroomwoning kan in deze regio of gemeente."""
    if poging.regels.doorstroomwoning:
        return None
    return "Hier is geen doorstroomwoning. Plaats de kandidaat op de wachtlijst."


def sluimeren_kan_hier(poging: Poging) -> str | None:
    """Laten sluimeren kan in deze regio of gemeente."""
    if poging.regels.sluimeren:
        return None
    return "Deze regio laat een traject niet sluimeren. Ga door met begeleiden of sluit af."


def verlengen_kan_hier(poging: Poging) -> str | None:
    """De begeleiding verlengen kan in deze regio of gemeente."""
    if poging.regels.verlengen:
        return None
    return "Deze regio verlengt de begeleiding niet. Sluit het traject op tijd af."


def gemeente_gekozen_waar_die_beoordeelt(poging: Poging) -> str | None:
    """Waar de gemeente beoordeelt, is gekozen welke gemeente dat doet."""
    if not poging.regels.gemeente_beoordeelt or poging.gegevens.get("beoordeling_door"):
        return None
    return "In deze regio beoordeelt de gemeente de aanmelding. Kies welke gemeente dat doet."


def intake_gehouden_waar_verplicht(poging: Poging) -> str | None:
    """De intake is gehouden, als de regio een intake verplicht."""
    if not poging.regels.intake_verplicht or Soort.INTAKE_GEHOUDEN in poging.situatie.data:
        return None
    return "Er is nog geen intake. Houd eerst de intake."


def gemeente_beoordeelt_hier(poging: Poging) -> str | None:
    """In deze regio beoordeelt de gemeente de aanmelding."""
    if poging.regels.gemeente_beoordeelt:
        return None
    return "In deze regio beoordeelt de gemeente de aanmelding niet. U kunt deze stap overslaan."


def positief_beoordeeld_waar_nodig(poging: Poging) -> str | None:
    """De gemeente heeft positief besloten, als de gemeente hier beoordeelt."""
    besluit = poging.situatie.besluit
    if not poging.regels.gemeente_beoordeelt or besluit is Besluit.POSITIEF:
        return None
    if besluit is None:
        return "De gemeente heeft nog niet besloten. Wacht op het besluit."
    return "De gemeente heeft negatief besloten. Sluit het traject of wacht op een nieuw besluit."


def voorwaarden_getekend(poging: Poging) -> str | None:
    """Bij Housing Plus heeft de kandidaat de voorwaarden getekend."""
    situatie = poging.situatie
    if situatie.woonproces is not Woonproces.HOUSING_PLUS:
        return None
    if Kenmerk.VOORWAARDEN_GETEKEND in situatie.kenmerken:
        return None
    return (
        "De kandidaat heeft de voorwaarden van Housing Plus nog niet getekend."
        " Laat de kandidaat eerst tekenen."
    )


def corporatie_gekozen(poging: Poging) -> str | None:
    """Er is een corporatie gekozen, tenzij de wachtlijst van de hele regio is."""
    if poging.regels.regionale_wachtlijst or poging.gegevens.get("corporatie"):
        return None
    return "Kies de corporatie waar de kandidaat op de wachtlijst komt."


def geen_woonblokkade(poging: Poging) -> str | None:
    """De kandidaat heeft geen woonblokkade bij deze corporatie."""
    if poging.gegevens.get("corporatie") not in poging.situatie.geblokkeerd_bij:
        return None
    return (
        "De kandidaat heeft een woonblokkade bij deze corporatie."
        " Kies een andere corporatie of vraag om de blokkade op te heffen."
    )


def zonder_intake(poging: Poging) -> str | None:
    """Er is nog geen intake gehouden: afvallen kan alleen voor de intake."""
    if Soort.INTAKE_GEHOUDEN not in poging.situatie.data:
        return None
    return "De intake is al gehouden. Kies ‘Na de intake negatief afsluiten’."


def na_een_intake(poging: Poging) -> str | None:
    """De intake is gehouden."""
    if Soort.INTAKE_GEHOUDEN in poging.situatie.data:
        return None
    return "Er is nog geen intake gehouden. Deze stap kan pas na een intake."


def langer_dan_afgesproken(poging: Poging) -> str | None:
    """De nieuwe einddatum ligt na het einde van de begeleiding dat nu is afgesproken."""
    situatie, tot = poging.situatie, poging.gegevens.get("tot")
    if not tot:
        return None
    try:
        nieuw = tot if isinstance(tot, date) else date.fromisoformat(str(tot))
    except ValueError:
        return "De nieuwe einddatum is geen datum. Vul een datum in."
    start = situatie.data.get(Soort.START_HUREN)
    if start is None:
        return None
    nu = situatie.begeleiding_tot or add_months(start, poging.regels.begeleiding_maanden)
    if nieuw > nu:
        return None
    return f"De begeleiding loopt al tot {write_dag(nu)}. Kies een latere einddatum."


def negatief_met_reden(poging: Poging) -> str | None:
    """Bij een negatief resultaat hoort een reden."""
    if poging.gegevens.get("resultaat") != Resultaat.NEGATIEF or poging.gegevens.get("reden"):
        return None
    return "U sluit negatief af. Kies de reden."


def _reden_is_hier_te_kiezen(poging: Poging, redenen: frozenset[str] | None) -> str | None:
    gekozen = poging.gegevens.get("reden")
    reden = next((reden for reden in poging.regels.redenen if reden == gekozen), None)
    if reden is None or redenen is None or reden in redenen:
        return None
    return f"De reden ‘{reden.label}’ gebruikt deze regio hier niet. Kies een andere reden."


def reden_van_afvallen(poging: Poging) -> str | None:
    """De reden staat op de lijst van de regio voor afvallen voor de intake."""
    return _reden_is_hier_te_kiezen(poging, poging.regels.redenen_afgevallen)


def reden_na_intake(poging: Poging) -> str | None:
    """De reden staat op de lijst van de regio voor negatief afsluiten na de intake."""
    return _reden_is_hier_te_kiezen(poging, poging.regels.redenen_negatief_na_intake)


def reden_van_beeindigen(poging: Poging) -> str | None:
    """De reden staat op de lijst van de regio voor beëindigen voor het huren."""
    return _reden_is_hier_te_kiezen(poging, poging.regels.redenen_beeindigd_voor_huren)


def reden_van_afsluiten(poging: Poging) -> str | None:
    """De reden staat op de lijst van de regio voor negatief afsluiten van het huren."""
    return _reden_is_hier_te_kiezen(poging, poging.regels.redenen_afgesloten)


def minimale_begeleiding_voorbij(poging: Poging) -> str | None:
    """Positief afsluiten kan pas na de kortste tijd van begeleiding, als de regio die afspreekt."""
    start = poging.situatie.data.get(Soort.START_HUREN)
    if start is None or poging.gegevens.get("resultaat") != Resultaat.POSITIEF:
        return None
    eerst = add_months(start, poging.regels.begeleiding_minimaal_maanden)
    if poging.op >= eerst:
        return None
    return (
        f"De begeleiding duurt ten minste tot {write_dag(eerst)}. Sluit vanaf die dag positief af."
    )


def gemeente_vergoedt_begeleiding(poging: Poging) -> str | None:
    """De gemeente van de woning betaalt de begeleiding via het loket."""
    if poging.situatie.gemeente_woning not in poging.regels.gemeenten_zonder_vergoeding:
        return None
    return "In deze gemeente betaalt het loket de begeleiding niet. U kunt hier niet declareren."


def aanmelder_betaalt_per_traject(poging: Poging) -> str | None:
    """De aanmelder is geen convenantpartner: die betaalt een vast bedrag per jaar."""
    if Kenmerk.CONVENANTPARTNER not in poging.situatie.kenmerken:
        return None
    return "De aanmelder is convenantpartner en betaalt per jaar. Stuur geen factuur per traject."


def positief_afgesloten(poging: Poging) -> str | None:
    """Het traject is positief afgesloten."""
    if poging.situatie.resultaat is Resultaat.POSITIEF:
        return None
    return "Duurzaam wonen wordt alleen gemeten na een positieve afsluiting."


def binnen_de_meetjaren(poging: Poging) -> str | None:
    """Duurzaam wonen wordt elk jaar gemeten tot vijf jaar na het afsluiten. De laatste meting mag
    in het jaar daarna."""
    afgesloten = poging.situatie.data.get(Soort.AFGESLOTEN)
    if afgesloten is None or poging.op < add_months(afgesloten, 12 * (MEETJAREN + 1)):
        return None
    return (
        f"Het traject is afgesloten op {write_dag(afgesloten)}. Dat is te lang geleden: duurzaam wonen"
        " meet u tot vijf jaar na het afsluiten."
    )

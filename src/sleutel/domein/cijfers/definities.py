"""Every figure of the account, each defined once: what Sleutel counts, and how it is checked.

The order is that of the account. `docs/cijfers.md` is made from this list.
"""

from sleutel.domein.cijfers import controles as c
from sleutel.domein.cijfers.afspraken import (
    IntakesDoel,
    KlachtenNaarUitspraak,
    KlachtenOntvangen,
    SpreidingPerGemeente,
    TaakstellingPerCorporatie,
    TaakstellingTotaal,
)
from sleutel.domein.cijfers.cijfer import Cijfer, Maateenheid, Toets
from sleutel.domein.cijfers.duurzaam import (
    DuurzaamVijfJaar,
    NaarJaarVanAfsluiting,
    Percentage2021,
    Percentage2024,
)
from sleutel.domein.cijfers.soorten_cijfer import (
    Aantal,
    PerSoortAanmelder,
    Verdeling,
    Wachttijd,
    WachttijdPerCorporatie,
    Wonend,
)
from sleutel.domein.cijfers.stand import Stand
from sleutel.domein.cijfers.verkort import VerkorteToeleiding
from sleutel.domein.keuzelijst import Resultaat
from sleutel.domein.procesgang.soorten import Soort

_METING = (Soort.AFGESLOTEN, Soort.DUURZAAMHEID_GEMETEN)


def _positief(stand: Stand) -> bool:
    return stand.feiten["afgesloten"].gegevens.get("resultaat") == Resultaat.POSITIEF.value


def _negatief(stand: Stand) -> bool:
    return stand.feiten["afgesloten"].gegevens.get("resultaat") == Resultaat.NEGATIEF.value


def _betaald(stand: Stand) -> bool:
    return "factuur_betaald" in stand.feiten


def _aantal(code: str, zin: str, soort: Soort, *controles: Toets) -> Aantal:
    return Aantal(code=code, zin=zin, soort=soort, bewijst=(soort,), controles=controles)


def _verdeling(code: str, van: str, zin: str, soort: Soort, attr: str) -> Verdeling:
    return Verdeling(
        code=code,
        zin=zin,
        soort=soort,
        attribuut=attr,
        van=(van,),
        bewijst=(soort,),
        controles=(c.delen_zijn_totaal(code, van),),
    )


CIJFERS: tuple[Cijfer, ...] = (
    _aantal("aanmeldingen", "Zoveel mensen zijn in de periode aangemeld.", Soort.AANGEMELD),
    _verdeling(
        "aanmeldingen_per_aanmelder",
        "aanmeldingen",
        "De aanmeldingen, verdeeld over de organisaties die aanmelden.",
        Soort.AANGEMELD,
        "aanmelder",
    ),
    PerSoortAanmelder(
        code="aanmeldingen_per_soort_aanmelder",
        zin="De aanmeldingen van convenantpartners en van deelnemers, zoals dat op die dag was.",
        soort=Soort.AANGEMELD,
        attribuut="aanmelder",
        van=("aanmeldingen",),
        bewijst=(Soort.AANGEMELD,),
        controles=(c.delen_zijn_totaal("aanmeldingen_per_soort_aanmelder", "aanmeldingen"),),
    ),
    _aantal(
        "afgevallen_na_aanmelding",
        "Zoveel mensen vielen in de periode af voordat er een intake was.",
        Soort.AFGEVALLEN,
        c.volgorde("afgevallen_niet_voor_aanmelding", Soort.AANGEMELD, Soort.AFGEVALLEN),
    ),
    _verdeling(
        "afgevallen_naar_reden",
        "afgevallen_na_aanmelding",
        "Waarom mensen afvielen voordat er een intake was.",
        Soort.AFGEVALLEN,
        "reden",
    ),
    _aantal(
        "intakes",
        "Zoveel intakes zijn er in de periode gehouden.",
        Soort.INTAKE_GEHOUDEN,
        c.volgorde("intake_niet_voor_aanmelding", Soort.AANGEMELD, Soort.INTAKE_GEHOUDEN),
    ),
    IntakesDoel(code="intakes_doel", zin="Zoveel intakes wil het loket in de periode houden."),
    _aantal(
        "negatief_na_intake",
        "Zoveel trajecten stopten in de periode na de intake, zonder plek op een wachtlijst.",
        Soort.NEGATIEF_NA_INTAKE,
        c.volgorde(
            "negatief_na_intake_niet_voor_intake",
            Soort.INTAKE_GEHOUDEN,
            Soort.NEGATIEF_NA_INTAKE,
        ),
    ),
    _verdeling(
        "negatief_na_intake_naar_reden",
        "negatief_na_intake",
        "Waarom trajecten stopten na de intake.",
        Soort.NEGATIEF_NA_INTAKE,
        "reden",
    ),
    _aantal(
        "op_wachtlijst_geplaatst",
        "Zoveel mensen kwamen in de periode op de wachtlijst van een woningcorporatie.",
        Soort.OP_WACHTLIJST,
        c.volgorde("wachtlijst_niet_voor_aanmelding", Soort.AANGEMELD, Soort.OP_WACHTLIJST),
        c.volgorde("wachtlijst_niet_voor_intake", Soort.INTAKE_GEHOUDEN, Soort.OP_WACHTLIJST),
    ),
    _aantal(
        "beeindigd_voor_huren",
        "Zoveel mensen gingen in de periode van de wachtlijst af voordat zij huurden.",
        Soort.BEEINDIGD_VOOR_HUREN,
        c.volgorde(
            "beeindigd_niet_voor_wachtlijst",
            Soort.OP_WACHTLIJST,
            Soort.BEEINDIGD_VOOR_HUREN,
        ),
    ),
    _verdeling(
        "beeindigd_naar_reden",
        "beeindigd_voor_huren",
        "Waarom mensen van de wachtlijst af gingen voordat zij huurden.",
        Soort.BEEINDIGD_VOOR_HUREN,
        "reden",
    ),
    _aantal(
        "gestart_met_huren",
        "Zoveel mensen gingen in de periode een woning huren.",
        Soort.START_HUREN,
        c.volgorde("start_huren_niet_voor_aanmelding", Soort.AANGEMELD, Soort.START_HUREN),
        c.volgorde("start_huren_niet_voor_wachtlijst", Soort.OP_WACHTLIJST, Soort.START_HUREN),
    ),
    _verdeling(
        "start_huren_per_corporatie",
        "gestart_met_huren",
        "Bij welke woningcorporatie mensen gingen huren.",
        Soort.START_HUREN,
        "corporatie",
    ),
    _verdeling(
        "start_huren_per_gemeente",
        "gestart_met_huren",
        "In welke gemeente mensen gingen huren.",
        Soort.START_HUREN,
        "gemeente",
    ),
    _verdeling(
        "start_huren_per_woonplaats",
        "gestart_met_huren",
        "In welke plaats of kern mensen gingen huren.",
        Soort.START_HUREN,
        "woonplaats",
    ),
    Wachttijd(
        code="gemiddelde_wachttijd_maanden",
        zin="Zoveel maanden stonden mensen die gingen huren gemiddeld op de wachtlijst.",
        eenheid=Maateenheid.MAANDEN,
        bewijst=(Soort.OP_WACHTLIJST, Soort.START_HUREN),
        controles=(c.gemiddelde_tussen_delen,),
    ),
    WachttijdPerCorporatie(
        code="gemiddelde_wachttijd_maanden_per_corporatie",
        zin="De gemiddelde wachttijd voor elke woningcorporatie waar mensen gingen huren.",
        eenheid=Maateenheid.MAANDEN,
        van=("gemiddelde_wachttijd_maanden",),
        bewijst=(Soort.OP_WACHTLIJST, Soort.START_HUREN),
    ),
    Wonend(
        code="wonend",
        zin="Zoveel mensen huren op de peildatum en hebben nog een open traject.",
        bewijst=(Soort.START_HUREN,),
        controles=(c.wonend_klopt,),
    ),
    Aantal(
        code="positief_afgesloten",
        zin="Zoveel trajecten van huurders zijn in de periode met een goed resultaat afgesloten.",
        soort=Soort.AFGESLOTEN,
        waar=_positief,
        bewijst=(Soort.AFGESLOTEN,),
        controles=(
            c.volgorde("afsluiting_niet_voor_start_huren", Soort.START_HUREN, Soort.AFGESLOTEN),
        ),
    ),
    Aantal(
        code="negatief_afgesloten",
        zin="Zoveel trajecten van huurders zijn in de periode met een slecht resultaat afgesloten.",
        soort=Soort.AFGESLOTEN,
        waar=_negatief,
        bewijst=(Soort.AFGESLOTEN,),
    ),
    Verdeling(
        code="afgesloten_naar_reden",
        zin=(
            "Waarom trajecten van huurders zijn afgesloten. Wie goed afsluit, heeft vaak geen reden: dat"
            " telt hier als onbekend."
        ),
        soort=Soort.AFGESLOTEN,
        attribuut="reden",
        van=("positief_afgesloten", "negatief_afgesloten"),
        bewijst=(Soort.AFGESLOTEN,),
        controles=(
            c.delen_zijn_totaal(
                "afgesloten_naar_reden", "positief_afgesloten", "negatief_afgesloten"
            ),
        ),
    ),
    VerkorteToeleiding(
        code="verkorte_toeleiding",
        zin=(
            "De korte weg van opvang naar woning: gevraagd, kort bemiddeld, toch gewoon bemiddeld "
            "en afgewezen. En de gemiddelde wachttijd in dagen van wie kort bemiddeld is."
        ),
        eenheid=Maateenheid.DAGEN,
        bewijst=(
            Soort.AANGEMELD,
            Soort.AFGEVALLEN,
            Soort.NEGATIEF_NA_INTAKE,
            Soort.OP_WACHTLIJST,
            Soort.START_HUREN,
        ),
        controles=(c.verkort_past_in_totaal,),
    ),
    TaakstellingTotaal(
        code="taakstelling",
        zin="Zoveel woningen zijn er voor het hele jaar afgesproken met de woningcorporaties.",
    ),
    TaakstellingPerCorporatie(
        code="taakstelling_per_corporatie",
        zin="Wat er met elke woningcorporatie is afgesproken, en hoeveel mensen er gingen huren.",
        van=("taakstelling",),
        veld="afgesproken",
        bewijst=(Soort.START_HUREN,),
        controles=(
            c.delen_zijn_totaal("taakstelling_per_corporatie", "taakstelling", veld="afgesproken"),
            c.delen_zijn_hoogstens("taakstelling_per_corporatie", "gestart_met_huren", "gestart"),
        ),
    ),
    SpreidingPerGemeente(
        code="spreiding_per_gemeente",
        zin="Het afgesproken maximum in elke gemeente, en hoeveel mensen daar gingen huren.",
        per_woonproces=False,
        veld="gestart",
        bewijst=(Soort.START_HUREN,),
        controles=(
            c.delen_zijn_hoogstens("spreiding_per_gemeente", "gestart_met_huren", "gestart"),
        ),
    ),
    _aantal(
        "gefactureerd",
        "Voor zoveel trajecten is er een factuur met een datum in de periode.",
        Soort.GEFACTUREERD,
    ),
    Aantal(
        code="facturen_betaald",
        zin="Zoveel van die facturen waren op de peildatum betaald.",
        soort=Soort.GEFACTUREERD,
        waar=_betaald,
        bewijst=(Soort.GEFACTUREERD, Soort.FACTUUR_BETAALD),
        controles=(
            c.hoogstens("facturen_betaald_past_in_totaal", "facturen_betaald", "gefactureerd"),
            c.volgorde("betaling_niet_voor_factuur", Soort.GEFACTUREERD, Soort.FACTUUR_BETAALD),
        ),
    ),
    _aantal(
        "begeleiding_gedeclareerd",
        "Zoveel declaraties voor begeleiding zijn er in de periode ingediend.",
        Soort.BEGELEIDING_GEDECLAREERD,
        c.volgorde(
            "declaratie_niet_voor_start_huren",
            Soort.START_HUREN,
            Soort.BEGELEIDING_GEDECLAREERD,
        ),
    ),
    _aantal(
        "begeleiding_uitbetaald",
        "Zoveel declaraties voor begeleiding zijn er in de periode uitbetaald.",
        Soort.BEGELEIDING_UITBETAALD,
        c.volgorde(
            "uitbetaling_niet_voor_declaratie",
            Soort.BEGELEIDING_GEDECLAREERD,
            Soort.BEGELEIDING_UITBETAALD,
        ),
    ),
    KlachtenOntvangen(
        code="klachten_ontvangen",
        zin="Zoveel klachten kwamen er in de periode binnen.",
        per_woonproces=False,
    ),
    KlachtenNaarUitspraak(
        code="klachten_naar_uitspraak",
        zin="Wat de klachtencommissie over die klachten heeft gezegd.",
        per_woonproces=False,
        van=("klachten_ontvangen",),
        controles=(c.delen_zijn_totaal("klachten_naar_uitspraak", "klachten_ontvangen"),),
    ),
    Percentage2021(
        code="percentage_duurzaam_wonen",
        zin=(
            "Het gemiddelde van twee aandelen, per jaar van afsluiting: zonder overlast (hoogstens "
            "één melding) en zonder huurachterstand. Alleen bekende antwoorden tellen. Het is dus "
            "geen aandeel van mensen."
        ),
        eenheid=Maateenheid.PROCENT,
        geldig_tot=2023,
        bewijst=_METING,
        controles=(c.percentage_is_gemiddelde,),
    ),
    Percentage2024(
        code="percentage_duurzaam_wonen",
        zin=(
            "Van de mensen van wie alles bekend is: het percentage dat vijf jaar lang in de woning "
            "bleef, zonder huurschuld en zonder overlast."
        ),
        eenheid=Maateenheid.PROCENT,
        versie=2024,
        geldig_van=2024,
        bewijst=_METING,
    ),
    DuurzaamVijfJaar(
        code="duurzaam_wonen_vijf_jaar",
        zin=(
            "De trajecten die ten minste vijf jaar geleden goed zijn afgesloten: van hoeveel alles "
            "bekend is, hoeveel mensen vijf jaar goed woonden, en van hoeveel het onbekend is. "
            "Wie zelf verhuisde telt niet mee."
        ),
        eenheid=Maateenheid.PROCENT,
        versie=2024,
        geldig_van=2024,
        bewijst=_METING,
        controles=(c.vijf_jaar_telt_op,),
    ),
    NaarJaarVanAfsluiting(
        code="duurzaamheid_naar_jaar_van_afsluiting",
        veld="percentage_duurzaam_wonen",
        zin=(
            "Hoe mensen wonen na een goed afgesloten traject, per jaar van afsluiting voor het "
            "jaar van het verslag. De laatste meting telt."
        ),
        eenheid=Maateenheid.PROCENT,
        geldig_tot=2023,
        bewijst=_METING,
        controles=(c.antwoorden_tellen_op,),
    ),
    NaarJaarVanAfsluiting(
        code="duurzaamheid_naar_jaar_van_afsluiting",
        veld="percentage_duurzaam_wonen",
        zin=(
            "Hoe mensen wonen na een goed afgesloten traject, per jaar van afsluiting voor het "
            "jaar van het verslag. Zonder het gemiddelde van twee aandelen: dat geldt niet meer."
        ),
        eenheid=Maateenheid.PROCENT,
        versie=2024,
        geldig_van=2024,
        bewijst=_METING,
        controles=(c.antwoorden_tellen_op,),
    ),
)

CODES: tuple[str, ...] = tuple(dict.fromkeys(cijfer.code for cijfer in CIJFERS))


def definitie(code: str, jaar: int) -> Cijfer:
    """The definition of a figure for a report on `jaar`; where none is valid then, the first.

    Raises KeyError for a code that does not exist.
    """
    versies = [cijfer for cijfer in CIJFERS if cijfer.code == code]
    if not versies:
        raise KeyError(code)
    return next((cijfer for cijfer in versies if cijfer.geldt(jaar)), versies[0])

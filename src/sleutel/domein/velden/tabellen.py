"""Every field of every table with its class: the record itself, kept by hand and held by a test.

A field is named as its model names it (a reference without `_id`). The attributes of
`gebeurtenis.gegevens` stand per kind under `gebeurtenis.<soort>`. A field without a class, and a
class without a field, fail `tests/domein/velden/test_volledig.py`. `docs/velden.md` is made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sleutel.domein import redenen
from sleutel.domein.keuzelijst import Herkomst, Keuzelijst, Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.velden.klassen import Klasse

I, C, W, Z = Klasse.IDENTITEIT, Klasse.CONTACT, Klasse.WONEN, Klasse.ZORG  # noqa: E741 - initials
H, J, G, S = Klasse.GEZONDHEID, Klasse.JUSTITIE, Klasse.GELD, Klasse.SYSTEEM


class Kring(Keuzelijst):
    """About whom a table is, and so on what ground it is shown."""

    DOSSIER = "dossier", "het dossier: alleen wie toegang heeft tot het traject, en dan per klasse"
    KLACHT = "klacht", "klachten: de klachtencommissie, en het loket dat de klacht vastlegt"
    PARTIJ = "partij", "plaatsen, organisaties en afspraken: geen personen van het loket"
    BEHEER = "beheer", "accounts en techniek: wie het account heeft, het beheer, de privacy officer"


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table: about whom, its fields by class, and a why where the class is not plain to see."""

    naam: str
    kring: Kring
    velden: Mapping[str, Klasse]
    waarom: Mapping[str, str] = field(default_factory=dict)


def _tabel(
    naam: str, kring: Kring, per_klasse: dict[Klasse, str], **waarom: str
) -> tuple[str, Tabel]:
    paren = [(veld, klasse) for klasse, namen in per_klasse.items() for veld in namen.split()]
    velden = dict(paren)
    assert len(velden) == len(paren), f"{naam}: a field has two classes"
    assert set(waarom) <= set(velden), f"{naam}: a why without a field"
    return naam, Tabel(naam, kring, MappingProxyType(velden), MappingProxyType(waarom))


_VASTLEGGING = "id bekend_op vastgelegd_op vervangt ingetrokken"

_DOSSIER = (
    _tabel(
        "kandidaat",
        Kring.DOSSIER,
        {I: "uuid nummer", W: "regio", S: "id"},
        nummer="Het pseudoniem wijst bij het loket één persoon aan.",
    ),
    _tabel("kandidaat_account", Kring.DOSSIER, {I: "account kandidaat", S: "id sinds"}),
    _tabel("kandidaat_uitnodiging", Kring.DOSSIER, {I: "uitnodiging kandidaat", S: "id"}),
    _tabel(
        "toestemming",
        Kring.DOSSIER,
        {I: "kandidaat", Z: "doel zorgpartij aan op", S: f"{_VASTLEGGING} account"},
        zorgpartij="De naam van een instelling kan zeggen welke zorg iemand krijgt.",
    ),
    _tabel(
        "traject",
        Kring.DOSSIER,
        {
            W: "uuid nummer regio toestand toestand_sinds toestand_buiten toestand_buiten_sinds"
            " corporatie wachtlijst_op start_huren_op einde_op resultaat",
            Z: "woonproces aanmelder aangemeld_op intake_op",
            I: "kandidaat vorige",
            S: "id",
        },
        nummer="Zo praten partijen over een traject zonder te zeggen over wie het gaat.",
        woonproces="Het zegt of iemand uit detentie komt, dakloos was of overlast gaf.",
        aanmelder="De naam van een instelling kan zeggen welke zorg iemand krijgt.",
        toestand_buiten="De toestand zonder doorstroomwoning, voor wie niet is aangewezen.",
        aangemeld_op="Hoort bij de weg door de zorg, niet bij het huren.",
        intake_op="Hoort bij de weg door de zorg, niet bij het huren.",
        vorige="Koppelt twee trajecten van één persoon.",
    ),
    _tabel(
        "gebeurtenis",
        Kring.DOSSIER,
        {
            W: "traject regio soort op",
            J: "gegevens",
            S: f"{_VASTLEGGING} versie bron account organisatie rol",
        },
        gegevens="In het geheel kan alles staan; elk gegeven eruit heeft hieronder zijn eigen klasse.",
        soort="Elke soort gebeurtenis heeft een eigen klasse; zie de lijst van waarden.",
        organisatie="Wie iets vastlegde, kan een zorgpartij zijn.",
    ),
    _tabel(
        "toegang",
        Kring.DOSSIER,
        {Z: "organisatie niveau doel sinds tot", S: "id traject gebeurtenis"},
        organisatie="De rij van organisaties die meekijken, zegt welke zorg er is.",
    ),
    _tabel(
        "justitietoegang",
        Kring.DOSSIER,
        {
            Z: "account organisatie sinds tot reden gegeven_door beeindigd_door",
            S: "id uuid traject",
        },
        account="Wie meekijkt, mag weten wie er bij de justitiegegevens kan; niet wat daar staat.",
    ),
    _tabel(
        "toelichting",
        Kring.DOSSIER,
        {H: "tekst", Z: "veld", S: "id traject"},
        tekst="In vrije tekst kan over ziekte zijn geschreven.",
    ),
    _tabel(
        "begeleiding",
        Kring.DOSSIER,
        {C: "organisatie", W: "sinds tot", S: "traject"},
        organisatie="De corporatie moet de begeleider van haar huurder kunnen bellen.",
    ),
    _tabel(
        "duurzaamheidsmeting",
        Kring.DOSSIER,
        {W: "gemeten_op woonsituatie overlast huurachterstand", S: "id traject"},
    ),
    _tabel("factuur", Kring.DOSSIER, {G: "factuur_op betaald_op", S: "traject"}),
    _tabel("declaratie", Kring.DOSSIER, {G: "gedeclareerd_op uitbetaald_op", S: "traject"}),
)

_GEGEVENS = tuple(
    _tabel(f"gebeurtenis.{soort}", Kring.DOSSIER, per_klasse, **waarom)
    for soort, per_klasse, waarom in (
        (
            Soort.AANGEMELD,
            {Z: "woonproces verkort_aangevraagd aanmelder herkomst", C: "gemeente_herkomst"},
            {
                "woonproces": "Het zegt of iemand uit detentie komt, dakloos was of overlast gaf.",
                "verkort_aangevraagd": "De korte weg is er alleen vanuit de opvang.",
                "aanmelder": "De naam van een instelling kan zeggen welke zorg iemand krijgt.",
                "herkomst": "Zegt uit welke zorg of opvang iemand komt.",
                "gemeente_herkomst": "Waar iemand nu verblijft.",
            },
        ),
        (
            Soort.GESCREEND,
            {Z: "woonproces beoordeling_door"},
            {
                "beoordeling_door": "De gemeente die beslist, hoort bij de zorgvraag.",
                "woonproces": "Het zegt of iemand uit detentie komt, dakloos was of overlast gaf.",
            },
        ),
        (Soort.AFGEVALLEN, {Z: "reden"}, {"reden": "Kan zeggen welke zorg iemand nodig heeft."}),
        (Soort.INTAKE_GEHOUDEN, {}, {}),
        (Soort.BEOORDEELD, {Z: "besluit"}, {"besluit": "Het besluit gaat over de zorgvraag."}),
        (
            Soort.NEGATIEF_NA_INTAKE,
            {Z: "reden"},
            {"reden": "Kan zeggen welke zorg iemand nodig heeft."},
        ),
        (
            Soort.IN_DOORSTROOMWONING,
            {J: "gemeente woonplaats"},
            {"gemeente": "Een doorstroomwoning is er alleen voor wie uit detentie komt."},
        ),
        (Soort.OP_WACHTLIJST, {W: "corporatie"}, {}),
        (Soort.AANGEBODEN, {W: "corporatie"}, {}),
        (
            Soort.AANBOD_GEWEIGERD,
            {Z: "reden"},
            {"reden": "Dezelfde lijst als bij het afvallen: kan over zorg gaan."},
        ),
        (
            Soort.START_HUREN,
            {
                W: "corporatie woonplaats gemeente",
                C: "begeleiding_door",
                G: "betaling_door",
                Z: "toeleiding",
            },
            {
                "begeleiding_door": "De corporatie moet de begeleider van haar huurder kunnen bellen.",
                "toeleiding": "De korte weg is er alleen vanuit de opvang.",
            },
        ),
        (Soort.SLUIMEREN, {}, {}),
        (Soort.HERVATTEN, {}, {}),
        (Soort.VERLENGEN, {W: "tot"}, {}),
        (
            Soort.AFGESLOTEN,
            {W: "resultaat", Z: "reden"},
            {
                "resultaat": "De corporatie sluit daarna een gewoon huurcontract, of niet.",
                "reden": "Kan zeggen hoe het met de zorg ging.",
            },
        ),
        (
            Soort.BEEINDIGD_VOOR_HUREN,
            {W: "resultaat", Z: "reden"},
            {"reden": "Kan zeggen hoe het met de zorg ging."},
        ),
        (Soort.BEGELEIDING_GEDECLAREERD, {}, {}),
        (Soort.BEGELEIDING_UITBETAALD, {}, {}),
        (Soort.GEFACTUREERD, {}, {}),
        (Soort.FACTUUR_BETAALD, {}, {}),
        (
            Soort.DUURZAAMHEID_GEMETEN,
            {W: "woonsituatie overlast huurachterstand"},
            {
                "overlast": "De corporatie zelf meldt dit.",
                "huurachterstand": "De corporatie zelf meldt dit; het zegt of het wonen goed gaat.",
            },
        ),
    )
)

_KLACHT = (
    _tabel("klacht", Kring.KLACHT, {I: "nummer", W: "regio", S: "id uuid"}),
    _tabel("klachtgebeurtenis", Kring.KLACHT, {W: "klacht soort op uitspraak", S: _VASTLEGGING}),
    _tabel(
        "klachttekst",
        Kring.KLACHT,
        {H: "onderwerp uitspraak opvolging", S: "klacht"},
        onderwerp="In vrije tekst kan over ziekte zijn geschreven.",
    ),
)

_PARTIJ = (
    _tabel("regio", Kring.PARTIJ, {W: "code naam volgorde sinds"}),
    _tabel("gemeente", Kring.PARTIJ, {W: "code naam regio"}),
    _tabel("reden", Kring.PARTIJ, {W: "code naam volgorde sinds"}),
    _tabel("kern", Kring.PARTIJ, {W: "code naam gemeente"}),
    _tabel("organisatie", Kring.PARTIJ, {C: "uuid code naam sorteernaam soort", S: "id tot"}),
    _tabel(
        "instelling",
        Kring.PARTIJ,
        {
            W: "soort regio gemeente woonproces vanaf",
            G: "waarde",
            S: f"{_VASTLEGGING} wijziging",
        },
        waarde="Kan zeggen wie de begeleiding betaalt.",
    ),
    _tabel(
        "convenant",
        Kring.PARTIJ,
        {G: "convenantpartner", W: "organisatie regio geldig", S: "id uit_organisaties"},
        convenantpartner="Een partner betaalt een vast bedrag, een deelnemer per traject.",
    ),
    _tabel(
        "taakstelling",
        Kring.PARTIJ,
        {W: "jaar regio woonproces corporatie gemeente aantal", S: _VASTLEGGING},
    ),
    _tabel("spreidingsafspraak", Kring.PARTIJ, {W: "jaar regio gemeente maximum", S: _VASTLEGGING}),
    _tabel(
        "grondslag",
        Kring.PARTIJ,
        {
            W: "regio doel geldig grond bijzonder strafrechtelijk bevestigd_op",
            I: "bevestigd_door",
            S: "id",
        },
        bijzonder="Het artikel van de wet, niet wat iemand heeft.",
    ),
    _tabel("tarief", Kring.PARTIJ, {G: "jaar regio soort bedrag", S: _VASTLEGGING}),
    _tabel(
        "jaarverslag",
        Kring.PARTIJ,
        {W: "jaar regio peildatum inhoud", S: "id uuid versie account organisatie vastgelegd_op"},
        inhoud="Cijfers, zinnen over cijfers en wat het loket zelf schreef, geen personen.",
    ),
    _tabel(
        "verslagtekst",
        Kring.PARTIJ,
        {W: "jaar regio hoofdstuk tekst", S: "id versie account organisatie vastgelegd_op"},
        tekst="Wat het loket zelf in het jaarverslag schrijft; de pagina vraagt om geen personen.",
    ),
)

_BEHEER = (
    _tabel("recordwijziging", Kring.BEHEER, {S: "transactie vastgelegd_op"}),
    _tabel(
        "inzagelog",
        Kring.BEHEER,
        {I: "account trajecten", Z: "organisatie rol doel", S: "id vastgelegd_op pagina aantal"},
        account="De privacy officer ziet wie er keek; de kandidaat ziet welke organisatie.",
        organisatie="Wie meekijkt, zegt welke zorg er is.",
        trajecten="Alleen sleutels van trajecten, geen namen.",
    ),
    _tabel(
        "account",
        Kring.BEHEER,
        {I: "naam", C: "email", S: "id uuid password last_login is_active gesloten_door"},
        password="Alleen als versleutelde afdruk; het komt op geen pagina.",  # noqa: S106
    ),
    _tabel(
        "beheerwijziging",
        Kring.BEHEER,
        {
            I: "account organisatie rol betreft",
            G: "wat was wordt toelichting",
            S: "id uuid vastgelegd_op onderwerp regio",
        },
        wordt="Kan een tarief zijn, of wie de begeleiding betaalt.",
    ),
    _tabel(
        "lidmaatschap",
        Kring.BEHEER,
        {I: "account organisatie rol", S: "id uuid sinds tot beeindigd_door"},
    ),
    _tabel(
        "uitnodiging",
        Kring.BEHEER,
        {
            I: "organisatie rol account",
            C: "email",
            S: "id uuid door gemaakt_op geldig_tot afdruk code pogingen aanvaard_op"
            " ingetrokken_op ingetrokken_door",
        },
        code="Alleen als versleutelde afdruk; de code zelf ziet het loket één keer.",
    ),
    _tabel(
        "bericht",
        Kring.BEHEER,
        {C: "aan", S: "uuid onderwerp tekst gemaakt_op pogingen"},
        tekst="Zegt dat er iets te doen is, en waar; nooit over wie.",
    ),
    _tabel("rem", Kring.BEHEER, {S: "sleutel momenten vervalt_op"}),
    _tabel(
        "invoer",
        Kring.BEHEER,
        {
            I: "account organisatie",
            S: "id uuid vastgelegd_op bekend_op aangenomen afgewezen nieuwe_gebeurtenissen"
            " correcties",
        },
        aangenomen="Per tabel van een register hoeveel rijen goed waren; geen inhoud.",
    ),
)

TABELLEN: Mapping[str, Tabel] = MappingProxyType(
    dict(_DOSSIER + _GEGEVENS + _KLACHT + _PARTIJ + _BEHEER)
)
"""Every table of ours, by name."""

SYSTEEMTABELLEN: Mapping[str, str] = MappingProxyType(
    {
        "account_emailaddress": "django-allauth; blijft leeg: het adres staat in account.",
        "account_emailconfirmation": "django-allauth; blijft leeg.",
        "auth_group": "Django; Sleutel gebruikt geen groepen.",
        "auth_group_permissions": "Django; Sleutel gebruikt geen groepen.",
        "auth_permission": "Django; Sleutel gebruikt geen rechten per tabel.",
        "django_content_type": "Django; de namen van de tabellen.",
        "django_session": "Django; wie nu is ingelogd.",
        "mfa_authenticator": "django-allauth; de tweede stap van een account. De geheimen erin zijn vergrendeld.",
        "socialaccount_socialaccount": "django-allauth; welk account bij een aanbieder hoort.",
        "socialaccount_socialapp": "django-allauth; blijft leeg: aanbieders staan in de instellingen.",
        "socialaccount_socialtoken": "django-allauth; blijft leeg.",
        "usersessions_usersession": "django-allauth; op welke apparaten iemand is ingelogd.",
        "django_tasks_database_dbtaskresult": "Het werk dat klaarligt; nummers, geen inhoud.",
    }
)
"""Tables of libraries, one by one: every field is systeem and comes on no page of a traject."""

VERHOGINGEN: Mapping[Klasse, frozenset[tuple[str, str]]] = MappingProxyType(
    {
        Klasse.JUSTITIE: frozenset(
            {
                ("woonproces", Woonproces.HOUSING_JUSTITIEEL.value),
                ("herkomst", Herkomst.DETENTIE.value),
                ("reden", redenen.DETENTIE.value),
                ("toestand", Toestand.IN_DOORSTROOMWONING.value),
                ("soort", Soort.IN_DOORSTROOMWONING.value),
            }
        ),
        Klasse.ZORG: frozenset(
            {
                ("soort", Soort.AANGEMELD.value),
                ("soort", Soort.GESCREEND.value),
                ("soort", Soort.AFGEVALLEN.value),
                ("soort", Soort.INTAKE_GEHOUDEN.value),
                ("soort", Soort.BEOORDEELD.value),
                ("soort", Soort.NEGATIEF_NA_INTAKE.value),
                ("soort", Soort.AANBOD_GEWEIGERD.value),
            }
        ),
        Klasse.GELD: frozenset(
            {
                ("soort", Soort.BEGELEIDING_GEDECLAREERD.value),
                ("soort", Soort.BEGELEIDING_UITBETAALD.value),
                ("soort", Soort.GEFACTUREERD.value),
                ("soort", Soort.FACTUUR_BETAALD.value),
            }
        ),
    }
)
"""Values that say more than their field: (field, value) by the class that they are of."""


def class_of(tabel: str, veld: str, waarde: object = None) -> Klasse:
    """The class of a field; with a value, the class of that value where it says more (`VERHOGINGEN`).

    Only a field about a traject can say more by its value: the taakstelling for Housing Justitieel
    is no data of a person. Raises KeyError for a table or field that is not in the record.
    """
    if tabel in SYSTEEMTABELLEN:
        return Klasse.SYSTEEM
    klasse = TABELLEN[tabel].velden[veld]
    if waarde is None or TABELLEN[tabel].kring != Kring.DOSSIER:
        return klasse
    hoger = (k for k, paren in VERHOGINGEN.items() if (veld, str(waarde)) in paren)
    return next(hoger, klasse)

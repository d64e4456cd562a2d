"""The pages by journey. No slash at the end; nothing in an address says who somebody is."""

from django.urls import path

from . import grondslagen, inzage, register, start, vergelijk
from .accounts import sessie
from .accounts.paden import ACCOUNT_PADEN
from .beheer.paden import BEHEER_PADEN
from .cijfers import paginas as cijfers
from .trajecten import houden, inzien, kandidaataccount, toestemming
from .trajecten import paginas as trajecten
from .verslag import paginas as jaarverslag
from .verslag import tekst as verslagtekst

urlpatterns = [
    path("", start.start, name="start"),
    *ACCOUNT_PADEN,
    path("organisatie", sessie.kies_organisatie, name="kies-organisatie"),
    path("trajecten", trajecten.lijst, name="trajecten"),
    path("trajecten/<uuid:uuid>", trajecten.traject, name="traject"),
    path("trajecten/<uuid:uuid>/toegang", inzien.wie_ziet, name="wie-ziet"),
    path("trajecten/<uuid:uuid>/toegang/aanwijzen", inzien.wijs_aan, name="wijs-aan"),
    path("trajecten/<uuid:uuid>/toegang/afnemen", inzien.neem_af, name="neem-af"),
    path("trajecten/<uuid:uuid>/toegang/toestemming", toestemming.toestemming, name="toestemming"),
    path("trajecten/<uuid:uuid>/kandidaat", kandidaataccount.account, name="kandidaat-account"),
    path(
        "trajecten/<uuid:uuid>/kandidaat/sluiten",
        kandidaataccount.sluit,
        name="kandidaat-sluiten",
    ),
    path("organisatie/dossiers", houden.dossiers, name="dossiers"),
    path("organisatie/dossiers/<uuid:uuid>", houden.dossiers_van, name="dossiers-van"),
    path("cijfers", cijfers.cijfers, name="cijfers"),
    path("cijfers/<slug:code>", cijfers.cijfer, name="cijfer"),
    path("vergelijk", vergelijk.vergelijk, name="vergelijk"),
    path("jaarverslag", jaarverslag.jaarverslagen, name="jaarverslagen"),
    path("jaarverslag/voorbeeld", jaarverslag.voorbeeld, name="verslag-voorbeeld"),
    path("jaarverslag/bewaren", jaarverslag.bewaren, name="verslag-bewaren"),
    path("jaarverslag/tekst/<slug:hoofdstuk>", verslagtekst.tekst, name="verslagtekst"),
    path("jaarverslag/<uuid:uuid>", jaarverslag.jaarverslag, name="jaarverslag"),
    path("jaarverslag/<uuid:uuid>/<slug:vorm>", jaarverslag.bestand, name="verslagbestand"),
    path("register", register.register, name="register"),
    path("register/<uuid:uuid>", register.aanlevering, name="aanlevering"),
    path("register/<uuid:uuid>/tabel/<slug:tabel>", register.cel, name="register-cel"),
    path("register/<uuid:uuid>/opnemen", register.opnemen, name="opnemen"),
    path("register/<uuid:uuid>/weggooien", register.weggooien, name="weggooien"),
    path("register/<uuid:uuid>/geweigerd.zip", register.geweigerd, name="geweigerd"),
    path("inzage", inzage.inzage, name="inzage"),
    path("grondslagen", grondslagen.grondslagen, name="grondslagen"),
    path("grondslagen/bevestigen", grondslagen.bevestig, name="grondslag-bevestigen"),
    *BEHEER_PADEN,
    path("robots.txt", start.robots, name="robots"),
]

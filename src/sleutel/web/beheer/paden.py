"""The addresses of the functioneel beheer."""

from django.urls import path

from . import afspraken, instellingen, leden, partijen, redenen, regios, uitnodigingen

BEHEER_PADEN = [
    path("beheer", instellingen.beheer, name="beheer"),
    path("beheer/regios", regios.regios, name="beheer-regios"),
    path("beheer/regios/<slug:code>", regios.gebied, name="beheer-gebied"),
    path("beheer/redenen", redenen.redenen, name="beheer-redenen"),
    path("beheer/redenen/<slug:code>", redenen.reden, name="beheer-reden"),
    path("beheer/regio/<slug:regio>", instellingen.regio, name="beheer-regio"),
    path(
        "beheer/regio/<slug:regio>/<slug:code>", instellingen.instelling, name="beheer-instelling"
    ),
    path(
        "beheer/regio/<slug:regio>/<slug:code>/veranderen",
        instellingen.veranderen,
        name="beheer-veranderen",
    ),
    path(
        "beheer/regio/<slug:regio>/<slug:code>/intrekken",
        instellingen.intrekken,
        name="beheer-intrekken",
    ),
    path("beheer/organisaties", partijen.organisaties, name="beheer-organisaties"),
    path("beheer/organisaties/<slug:code>", partijen.organisatie, name="beheer-organisatie"),
    path("beheer/afspraken", afspraken.afspraken, name="beheer-afspraken"),
    path("beheer/logboek", partijen.logboek, name="beheer-logboek"),
    path("beheer/uitnodigingen", uitnodigingen.lijst, name="uitnodigingen"),
    path("beheer/uitnodigingen/nieuw", uitnodigingen.nieuw, name="uitnodigen"),
    path(
        "beheer/uitnodigingen/<uuid:uuid>/intrekken",
        uitnodigingen.intrekken,
        name="uitnodiging-intrekken",
    ),
    path("beheer/leden", leden.lijst, name="leden"),
    path("beheer/leden/<uuid:uuid>/beeindigen", leden.beeindig, name="lid-beeindigen"),
    path("beheer/accounts/<uuid:uuid>/sluiten", leden.sluit_account, name="account-sluiten"),
    path("beheer/accounts/<uuid:uuid>/openen", leden.open_account, name="account-openen"),
    path(
        "beheer/accounts/<uuid:uuid>/tweede-stap",
        leden.wis_tweede_stap,
        name="tweede-stap-wissen",
    ),
]

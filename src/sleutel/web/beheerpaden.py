"""The addresses of the functioneel beheer."""

from django.urls import path

from . import beheer, beheerafspraken, beheerpartijen

PADEN = [
    path("beheer", beheer.beheer, name="beheer"),
    path("beheer/regio/<slug:regio>", beheer.regio, name="beheer-regio"),
    path("beheer/regio/<slug:regio>/<slug:code>", beheer.instelling, name="beheer-instelling"),
    path(
        "beheer/regio/<slug:regio>/<slug:code>/veranderen",
        beheer.veranderen,
        name="beheer-veranderen",
    ),
    path(
        "beheer/regio/<slug:regio>/<slug:code>/intrekken",
        beheer.intrekken,
        name="beheer-intrekken",
    ),
    path("beheer/organisaties", beheerpartijen.organisaties, name="beheer-organisaties"),
    path("beheer/organisaties/<slug:code>", beheerpartijen.organisatie, name="beheer-organisatie"),
    path("beheer/afspraken", beheerafspraken.afspraken, name="beheer-afspraken"),
    path("beheer/logboek", beheerpartijen.logboek, name="beheer-logboek"),
]

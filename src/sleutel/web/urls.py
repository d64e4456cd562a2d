"""The pages by journey. No slash at the end; nothing in an address says who somebody is."""

from django.urls import path

from . import cijfers, sessie, start, trajecten

urlpatterns = [
    path("", start.start, name="start"),
    path("inloggen", sessie.inloggen, name="inloggen"),
    path("uitloggen", sessie.uitloggen, name="uitloggen"),
    path("organisatie", sessie.kies_organisatie, name="kies-organisatie"),
    path("trajecten", trajecten.lijst, name="trajecten"),
    path("trajecten/<uuid:uuid>", trajecten.traject, name="traject"),
    path("cijfers", cijfers.cijfers, name="cijfers"),
    path("cijfers/<slug:code>", cijfers.cijfer, name="cijfer"),
    path("robots.txt", start.robots, name="robots"),
]

from django.apps import AppConfig


class KlachtenConfig(AppConfig):
    name = "sleutel.klachten"
    verbose_name = "Klachten"

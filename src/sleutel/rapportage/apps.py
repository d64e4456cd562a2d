from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "sleutel.rapportage"
    verbose_name = "Rapportage"

from django.apps import AppConfig


class PartijenConfig(AppConfig):
    name = "sleutel.partijen"
    verbose_name = "Partijen"

from django.apps import AppConfig


class KandidatenConfig(AppConfig):
    name = "sleutel.kandidaten"
    verbose_name = "Kandidaten"

from django.apps import AppConfig


class InzageConfig(AppConfig):
    name = "sleutel.inzage"
    verbose_name = "inzage"

from django.apps import AppConfig


class BegeleidingConfig(AppConfig):
    name = "sleutel.begeleiding"
    verbose_name = "Begeleiding"

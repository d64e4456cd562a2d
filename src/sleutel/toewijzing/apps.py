from django.apps import AppConfig


class ToewijzingConfig(AppConfig):
    name = "sleutel.toewijzing"
    verbose_name = "Toewijzing"

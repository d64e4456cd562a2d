from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "sleutel.koppelingen"
    verbose_name = "Koppelingen"

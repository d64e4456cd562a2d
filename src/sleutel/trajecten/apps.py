from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "sleutel.trajecten"
    verbose_name = "Trajecten"

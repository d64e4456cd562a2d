from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "sleutel.common"
    verbose_name = "Gemeenschappelijk"

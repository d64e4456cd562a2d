from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "sleutel.web"
    verbose_name = "Web"

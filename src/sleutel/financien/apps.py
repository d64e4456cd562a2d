from django.apps import AppConfig


class FinancienConfig(AppConfig):
    name = "sleutel.financien"
    verbose_name = "Financiën"

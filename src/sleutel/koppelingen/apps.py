from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "sleutel.koppelingen"
    verbose_name = "Koppelingen"

    def ready(self) -> None:
        """Let the second factor hear of it when somebody sets one up."""
        from .identiteit import factor  # noqa: F401, PLC0415 - its models are ready only now

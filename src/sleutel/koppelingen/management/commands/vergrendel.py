"""`sleutel beheer vergrendel`: after another `SLEUTEL_GEHEIM` (see `identiteit.kluis`)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sleutel.koppelingen.identiteit.kluis import lock_all_again


class Command(BaseCommand):
    help = "Vergrendelt alle geheimen van de tweede stap met het SLEUTEL_GEHEIM van nu."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.GEHEIM:
            raise CommandError(
                "Er is geen SLEUTEL_GEHEIM. Zet het op dezelfde waarde als voor de webserver."
            )
        aantal = lock_all_again()
        self.stdout.write(f"Vergrendeld: {aantal}. SLEUTEL_GEHEIM_OUD kan nu weg.")

"""What may be read of the parties, and how it is narrowed."""

from datetime import date
from typing import Self

from django.db import models


class LidmaatschapQuerySet(models.QuerySet):
    def active_on(self, dag: date) -> Self:
        """Memberships that hold on that day, of accounts that may sign in."""
        return self.filter(
            models.Q(tot__isnull=True) | models.Q(tot__gt=dag),
            sinds__lte=dag,
            account__is_active=True,
        )

"""What the database keeps of every list that is data (ADR 0019, 0020)."""

from django.db import models


def list_rules(tabel: str) -> list[models.BaseConstraint]:
    """A code is a slug, a name has no space around it, and no two stand in one place. Named after the table."""
    return [
        models.CheckConstraint(
            condition=models.Q(code__regex=r"^[a-z0-9]+([_-][a-z0-9]+)*$"), name=f"{tabel}_code"
        ),
        models.CheckConstraint(
            condition=models.Q(naam__regex=r"^\S(.*\S)?$"), name=f"{tabel}_naam"
        ),
        models.UniqueConstraint(fields=["volgorde"], name=f"{tabel}_volgorde"),
    ]

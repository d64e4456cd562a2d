"""Keeping the guidance and measurements of pages equal to the log."""

from .projectie import BEGELEIDING, METINGEN

PROJECTIES = (BEGELEIDING, METINGEN)
"""What this app folds from the log of a traject; written with the event that changes it."""

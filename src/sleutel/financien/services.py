"""Keeping the invoices and claims of pages equal to the log."""

from .projectie import DECLARATIES, FACTUREN

PROJECTIES = (DECLARATIES, FACTUREN)
"""What this app folds from the log of a traject; written with the event that changes it."""

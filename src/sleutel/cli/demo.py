"""`sleutel demo`: everything on one machine, with made-up data."""
from typing import Any
def voeg_toe(subparsers: Any) -> None:
    return None

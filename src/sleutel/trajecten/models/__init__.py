"""The traject with its log, and who may see it on what ground."""

from .toegang import Grondslag, Justitietoegang, Toegang
from .trajecten import Gebeurtenis, Toelichting, Traject

__all__ = ["Gebeurtenis", "Grondslag", "Justitietoegang", "Toegang", "Toelichting", "Traject"]
